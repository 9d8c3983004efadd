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
    discrimination.refuseWhatIsNotBuilt()
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
    let cases = group.rows.filter { classes[$0] == positive }
    let controls = group.rows.filter { classes[$0] != nil && classes[$0] != positive }
    let place = selection.place("roc_auc", predictor.name, in: group)
    do throws(StatisticsError) {
      let curve = try curve(
        of: predictor, cases: try Sample(predictor.column.numbers(cases) ?? []),
        controls: try Sample(predictor.column.numbers(controls) ?? []))
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

  private mutating func curve(
    of predictor: Variable, cases: Sample, controls: Sample
  ) throws(StatisticsError) -> ROCCurve {
    let asked = verb.directions[predictor.name] ?? verb.direction ?? .auto
    let direction: ROCCurve.Direction
    switch asked {
    case .higher: direction = .higher
    case .lower: direction = .lower
    case .auto:
      direction = try ROCCurve.direction(cases: cases, controls: controls)
      notes.append(
        Note(
          .warning, variable: predictor.name,
          "\(predictor.label): the direction was chosen on the same data (\(direction == .higher ? "higher" : "lower") values point to \(classes.levels[positive].label)), which favours the predictor."
        ))
    }
    return try ROCCurve(cases: cases, controls: controls, direction: direction)
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
        return [.number("estimate", value)]
      }
      rows.add(place, Statistic.refused(["conf.low", "conf.high"], .notBuilt))
    }
  }

  /// Says of the options that this version does not compute that they are not built.
  mutating func refuseWhatIsNotBuilt() {
    guard verb.difference != nil else { return }
    rows.add(
      RowPlace(context: "roc_delong_test"),
      Statistic.refused(["estimate", "statistic", "p.value"], .notBuilt))
  }
}
