internal import Cohorts
internal import Statistics

extension Question {
  func receiverOperating(
    _ verb: ReceiverOperating, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard verb.times.isEmpty else { throw .notBuilt }
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
      if asked(of: predictor) == .auto { warnOfDirection(direction, predictor) }
      area(curve, at: place)
      for rule in verb.thresholds { thresholds(rule, curve, predictor, group) }
      partial(curve, predictor, group)
      curves.append(
        DiscriminationCurve(predictor: predictor.name, group: group.label, curve: curve))
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
    return (
      try Sample(predictor.column.numbers(cases) ?? []),
      try Sample(predictor.column.numbers(controls) ?? [])
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

  private mutating func warnOfDirection(_ direction: ROCCurve.Direction, _ predictor: Variable) {
    let way = direction == .higher ? "higher" : "lower"
    let sentence =
      "\(predictor.label): the direction was chosen on the same data (\(way) values point to "
      + "\(classes.levels[positive].label)), which favours the predictor."
    notes.append(Note(.warning, variable: predictor.name, sentence))
  }

  private mutating func area(_ curve: ROCCurve, at place: RowPlace) {
    let area = AUC(curve)
    let few = "fewer than 2 cases or controls"
    rows.add(place, [.number("estimate", area.estimate)])
    if verb.interval == .delong {
      rows.add(place, [.number("std.error", area.standardError, orElse: few)])
      rows.add(
        place, Statistic.interval(area.interval(level: question.confidence), orElse: few))
    } else {
      rows.add(place, Statistic.refused(["std.error", "conf.low", "conf.high"], .notBuilt))
    }
    rows.add(
      place,
      [
        .count("n.cases", curve.cases.count), .count("n.controls", curve.controls.count),
        .text("direction", curve.direction == .higher ? "higher" : "lower"),
        .count("nobs", curve.cases.count + curve.controls.count),
      ])
  }

  private mutating func thresholds(
    _ rule: ReceiverOperating.Threshold, _ curve: ROCCurve, _ predictor: Variable, _ group: Group
  ) {
    let (name, asked): (String, OptimalThreshold.Rule) =
      switch rule {
      case .youden: ("youden", .youden)
      case .closestTopLeft: ("closest_topleft", .closestTopLeft)
      case .at(let number): (plainText(number), .value(number))
      }
    guard let found = try? curve.thresholds(asked) else { return }
    for (index, threshold) in found.enumerated() {
      var place = selection.place("roc_threshold", predictor.name, in: group)
      place.level = index == 0 ? name : "\(name) \(index + 1)"
      rows.add(place, performance(threshold))
    }
  }

  private func performance(_ threshold: OptimalThreshold) -> [Statistic] {
    let (tp, fp) = (threshold.truePositives, threshold.falsePositives)
    let (tn, fn) = (threshold.trueNegatives, threshold.falseNegatives)
    return [.number("threshold", threshold.threshold)]
      + proportion("sensitivity", tp, of: tp + fn) + proportion("specificity", tn, of: tn + fp)
      + proportion("ppv", tp, of: tp + fp) + proportion("npv", tn, of: tn + fn)
      + proportion("accuracy", tp + tn, of: tp + fp + tn + fn)
      + [
        .number("lr.positive", threshold.positiveLikelihoodRatio),
        .number("lr.negative", threshold.negativeLikelihoodRatio),
      ]
  }

  private func proportion(_ name: String, _ count: Int, of total: Int) -> [Statistic] {
    let proportion = try? Proportion(count: count, of: total)
    let limits = try? proportion?.confidenceInterval(.clopperPearson, level: question.confidence)
    let none = "no patients are called so"
    return [.number(name, proportion?.estimate, orElse: none)]
      + Statistic.interval(limits, prefix: "\(name).", orElse: none)
  }

  private mutating func partial(_ curve: ROCCurve, _ predictor: Variable, _ group: Group) {
    if let partial = verb.partial {
      let place = selection.place("roc_partial_auc", predictor.name, in: group)
      rows.add(place, names: ["estimate"]) { () throws(StatisticsError) in
        let part = try PartialAUC(
          curve, axis: partial.axis == .specificity ? .specificity : .sensitivity,
          range: partial.range)
        return [.number("estimate", partial.corrected ? part.corrected : part.area)]
      }
      rows.add(place, Statistic.refused(["conf.low", "conf.high"], .notBuilt))
    }
    for point in verb.at {
      var place = selection.place("roc_at", predictor.name, in: group)
      place.level = "\(point.axis.rawValue) = \(plainText(point.value))"
      rows.add(place, names: ["estimate"]) { () throws(StatisticsError) in
        let value =
          point.axis == .specificity
          ? try curve.sensitivity(atSpecificity: point.value)
          : try curve.specificity(atSensitivity: point.value)
        let other = point.axis == .specificity ? "sensitivity" : "specificity"
        return [.number("estimate", value), .number(other, value)]
      }
      rows.add(place, Statistic.refused(["conf.low", "conf.high"], .notBuilt))
    }
  }
}
