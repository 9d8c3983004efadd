internal import Cohorts
internal import Statistics

extension Question {
  func receiverOperating(
    _ verb: ReceiverOperating, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    if !verb.times.isEmpty { return try timedReceiverOperating(verb, selection, cohort) }
    guard let outcome = cohort.variable(verb.outcome.text),
      case .categorical(let classes) = outcome.column,
      let positive = verb.positive.flatMap({ classes.index(of: $0.text) })
    else { throw Refusal("the outcome has no level to be found") }
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.keepGrouped(outcome, in: cohort)
    let groups = selection.groups(leftIn: sieve)
    var discrimination = DiscriminationRows(
      question: self, verb: verb, selection: selection, classes: classes, positive: positive)
    let predictors = verb.predictors.compactMap { cohort.variable($0.text) }
    let curves = discrimination.foundCurves(of: predictors, groups)
    for (index, predictor) in predictors.enumerated() {
      for (place, group) in groups.enumerated() {
        discrimination.add(predictor, group, curves[index * groups.count + place])
      }
    }
    if verb.difference != nil { discrimination.compare(predictors, groups, curves) }
    return Answer(
      question: self, findings: discrimination.rows.all, notes: discrimination.notes,
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions),
      curves: .discrimination(discrimination.curves))
  }
}

/// The rows of a ROC analysis.
struct DiscriminationRows {
  let question: Question
  let verb: ReceiverOperating
  let selection: Selection
  let classes: CategoricalColumn
  let positive: Int
  var rows: Rows
  var notes: [Note] = []
  var curves: [DiscriminationCurve] = []

  init(
    question: Question, verb: ReceiverOperating, selection: Selection, classes: CategoricalColumn,
    positive: Int
  ) {
    self.question = question
    self.verb = verb
    self.selection = selection
    self.classes = classes
    self.positive = positive
    rows = Rows(analysis: question.id)
  }

  /// A curve, or why there is none.
  typealias FoundCurve = Result<ROCCurve, StatisticsError>

  /// The curves of each predictor in each group, on all cores where they are of many patients.
  func foundCurves(of predictors: [Variable], _ groups: [Group]) -> [FoundCurve] {
    let classed = groups.map { self.classed($0.rows) }
    let count = predictors.count * groups.count
    @Sendable func curve(_ index: Int) -> FoundCurve {
      Result { () throws(StatisticsError) in
        try self.curve(
          of: predictors[index / groups.count], among: classed[index % groups.count])
      }
    }
    let isLarge = groups.contains { $0.rows.count >= 2 * Cores.block }
    return isLarge ? Cores.parts(count, curve) : (0..<count).map(curve)
  }

  /// Adds the curve of one predictor in one group of patients.
  mutating func add(
    _ predictor: Variable, _ group: Group, _ found: FoundCurve
  ) {
    let place = selection.place("roc_auc", predictor.name, in: group)
    do throws(StatisticsError) {
      let curve = try found.get()
      let bootstrap = try bootstrap(of: curve)
      area(curve, bootstrap, at: place)
      for rule in verb.thresholds { thresholds(rule, curve, bootstrap, predictor, group) }
      partial(curve, bootstrap, predictor, group)
      curves.append(
        DiscriminationCurve(
          predictor: predictor.name, group: group.label, curve: curve, band: band(bootstrap)))
    } catch {
      let refusal = Refusal(error)
      rows.add(
        place, Statistic.refused(["estimate", "std.error", "conf.low", "conf.high"], refusal))
      let who = group.label.map { " in \($0)" } ?? ""
      notes.append(
        Note(
          .refusal, variable: predictor.name,
          "\(predictor.label)\(who): no curve: \(refusal.sentence)."))
    }
  }

  /// The cases and the controls among some patients.
  struct Classed: Sendable {
    let cases: Patients
    let controls: Patients
  }

  func classed(_ patients: Patients) -> Classed {
    Classed(
      cases: patients.filter { classes[$0] == positive },
      controls: patients.filter { classes[$0].map { $0 != positive } ?? false })
  }

  /// The curve of a predictor among some patients.
  func curve(
    of predictor: Variable, among patients: Classed
  ) throws(StatisticsError) -> ROCCurve {
    let (cases, controls) = try samples(of: predictor, among: patients)
    return try ROCCurve(
      cases: cases, controls: controls,
      direction: try direction(of: predictor, cases: cases, controls: controls))
  }

  /// The values of the cases and of the controls among some patients.
  private func samples(
    of predictor: Variable, among patients: Classed
  ) throws(StatisticsError) -> (cases: Sample, controls: Sample) {
    guard verb.tolerance > 0 else {
      return (
        try predictor.column.sample(patients.cases), try predictor.column.sample(patients.controls)
      )
    }
    let present = predictor.column.numbers(patients.cases) ?? []
    let absent = predictor.column.numbers(patients.controls) ?? []
    let tied = try Sample(present + absent).tying(within: verb.tolerance).values
    return (
      try Sample(Array(tied.prefix(present.count))),
      try Sample(Array(tied.dropFirst(present.count)))
    )
  }

  private func asked(of predictor: Variable) -> ReceiverOperating.Direction {
    verb.directions[predictor.name] ?? verb.direction ?? .auto
  }

  /// Which way the predictor points, declared or chosen by the data.
  func direction(
    of predictor: Variable, cases: Sample, controls: Sample
  ) throws(StatisticsError) -> ROCCurve.Direction {
    switch asked(of: predictor) {
    case .higher: .higher
    case .lower: .lower
    case .auto: try ROCCurve.direction(cases: cases, controls: controls)
    }
  }

  private mutating func area(_ curve: ROCCurve, _ bootstrap: ROCBootstrap?, at place: RowPlace) {
    let area = AUC(curve)
    rows.add(place, [.number("estimate", area.estimate)])
    switch verb.interval {
    case .delong:
      rows.add(place, [.number("std.error", area.standardError, orElse: Self.few)])
      rows.add(
        place, Statistic.interval(area.interval(level: question.confidence), orElse: Self.few))
    case .bootstrap:
      rows.add(
        place, [.number("std.error", bootstrap?.standardError(of: .area), orElse: Self.few)])
      rows.add(place, limits(.area, bootstrap))
    }
    rows.add(
      place,
      [
        .count("n.cases", curve.cases.count), .count("n.controls", curve.controls.count),
        .text("direction", curve.direction == .higher ? "higher" : "lower"),
        .count("nobs", curve.cases.count + curve.controls.count),
      ])
  }
}
