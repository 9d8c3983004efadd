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
    let left = Set(sieve.rows)
    var discrimination = DiscriminationRows(
      question: self, verb: verb, selection: selection, classes: classes, positive: positive)
    for name in verb.predictors {
      guard let predictor = cohort.variable(name.text) else { continue }
      for group in selection.groups {
        let rows = group.rows.filter(left.contains)
        discrimination.add(predictor, Group(label: group.label, rows: rows))
      }
    }
    if verb.difference != nil {
      let groups = selection.groups.map { group in
        Group(label: group.label, rows: group.rows.filter(left.contains))
      }
      discrimination.compare(verb.predictors.compactMap { cohort.variable($0.text) }, groups)
    }
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

  /// Adds the curve of one predictor in one group of patients.
  mutating func add(_ predictor: Variable, _ group: Group) {
    let place = selection.place("roc_auc", predictor.name, in: group)
    do throws(StatisticsError) {
      let (cases, controls) = try samples(of: predictor, among: group.rows)
      let direction = try direction(of: predictor, cases: cases, controls: controls)
      let curve = try ROCCurve(cases: cases, controls: controls, direction: direction)
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

  /// The values of the cases and of the controls among some patients.
  func samples(
    of predictor: Variable, among rows: [Int]
  ) throws(StatisticsError) -> (cases: Sample, controls: Sample) {
    let cases = rows.filter { classes[$0] == positive }
    let controls = rows.filter { classes[$0] != nil && classes[$0] != positive }
    let present = predictor.column.numbers(cases) ?? []
    let values = present + (predictor.column.numbers(controls) ?? [])
    let tied = try Sample(values).tying(within: verb.tolerance).values
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
