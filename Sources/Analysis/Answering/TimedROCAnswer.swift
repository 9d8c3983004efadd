internal import Cohorts
internal import Statistics

extension Question {
  /// `roc` with a time-to-event outcome.
  func timedReceiverOperating(
    _ verb: ReceiverOperating, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text) else {
      throw Refusal("\(verb.outcome.text) is not a time-to-event outcome")
    }
    guard outcome.events.count == 1 else {
      throw Refusal(
        "\(outcome.label) has competing events; curves over time are of one kind of event")
    }
    let followed = FollowUpSelection(outcome, selection, FollowUpSelection.Roles())
    var discrimination = TimedDiscriminationRows(
      question: self, verb: verb, outcome: outcome, selection: selection)
    for name in verb.predictors {
      guard let predictor = cohort.variable(name.text) else { continue }
      for group in selection.groups { discrimination.add(predictor, group) }
    }
    return Answer(
      question: self, findings: discrimination.rows.all, notes: discrimination.notes,
      participation: followed.participation, curves: .timedDiscrimination(discrimination.curves))
  }
}

/// The rows of a ROC analysis of a time-to-event outcome.
struct TimedDiscriminationRows {
  let question: Question
  let verb: ReceiverOperating
  let outcome: Outcome
  let selection: Selection
  var rows: Rows
  var notes: [Note] = []
  var curves: [TimedDiscriminationCurve] = []

  init(question: Question, verb: ReceiverOperating, outcome: Outcome, selection: Selection) {
    self.question = question
    self.verb = verb
    self.outcome = outcome
    self.selection = selection
    rows = Rows(analysis: question.id)
  }

  /// Adds what one predictor tells of the patients of one group.
  mutating func add(_ predictor: Variable, _ group: Group) {
    do throws(StatisticsError) {
      let (followUps, marker) = try patients(predictor, group)
      let direction = try direction(of: predictor, followUps, marker)
      let risks = direction == .higher ? marker.values : marker.values.map { -$0 }
      areas(followUps, marker, direction, predictor, group)
      harrell(followUps, risks, selection.place("harrell_c", predictor.name, in: group))
      uno(followUps, risks, selection.place("uno_c", predictor.name, in: group))
    } catch {
      let refusal = Refusal(error)
      for time in verb.times {
        var place = selection.place("roc_time", predictor.name, in: group)
        place.level = plainText(time)
        rows.add(place, Statistic.refused(["estimate"], refusal))
      }
      if verb.times.count > 1 {
        rows.add(
          selection.place("roc_time_integrated", predictor.name, in: group),
          Statistic.refused(["estimate"], refusal))
      }
      for context in ["harrell_c", "uno_c"] {
        rows.add(
          selection.place(context, predictor.name, in: group),
          Statistic.refused(Self.concordanceNames, refusal))
      }
      let who = group.label.map { " in \($0)" } ?? ""
      notes.append(
        Note(
          .refusal, variable: predictor.name,
          "\(predictor.label)\(who): no curve: \(refusal.sentence)."))
    }
  }

  /// The patients of a group who have a follow-up and a value.
  private func patients(
    _ predictor: Variable, _ group: Group
  ) throws(StatisticsError) -> ([FollowUp], Sample) {
    var followUps: [FollowUp] = []
    var values: [Double] = []
    guard case .numeric(let column) = predictor.column else {
      throw .tooFew(needed: 2, found: 0)
    }
    for row in group.rows {
      guard let time = outcome.times[row], let ending = outcome.ending(row),
        let value = column[row]
      else { continue }
      followUps.append(try FollowUp(time: time, isEvent: ending == 1))
      values.append(value)
    }
    guard !values.isEmpty else { throw .tooFew(needed: 2, found: 0) }
    return (followUps, try Sample(values).tying(within: verb.tolerance))
  }

  /// Which way the predictor points; `auto` is the way of Harrell's concordance.
  private func direction(
    of predictor: Variable, _ followUps: [FollowUp], _ marker: Sample
  ) throws(StatisticsError) -> ROCCurve.Direction {
    switch verb.directions[predictor.name] ?? verb.direction ?? .auto {
    case .higher: return .higher
    case .lower: return .lower
    case .auto:
      let concordance = try Concordance(
        FollowUp.tyingNearTimes(followUps), risks: marker.values)
      return concordance.estimate >= 0.5 ? .higher : .lower
    }
  }

  // MARK: - Areas

  private mutating func areas(
    _ followUps: [FollowUp], _ marker: Sample, _ direction: ROCCurve.Direction,
    _ predictor: Variable, _ group: Group
  ) {
    let found = TimeDependentROC.curves(
      followUps, marker: marker, direction: direction, times: verb.times)
    var curves: [TimeDependentROC] = []
    for (time, result) in zip(verb.times, found) {
      var place = selection.place("roc_time", predictor.name, in: group)
      place.level = plainText(time)
      switch result {
      case .success(let curve):
        add(curve, direction, at: place)
        curves.append(curve)
        self.curves.append(
          TimedDiscriminationCurve(predictor: predictor.name, group: group.label, curve: curve))
      case .failure(let error): rows.add(place, Statistic.refused(["estimate"], Refusal(error)))
      }
    }
    guard verb.times.count > 1 else { return }
    let isWhole = curves.count == verb.times.count
    let ascending = curves.sorted { $0.time < $1.time }
    rows.add(
      selection.place("roc_time_integrated", predictor.name, in: group), names: ["estimate"]
    ) { () throws(StatisticsError) in
      let mean = isWhole ? try TimeDependentROC.meanArea(ascending, followUps) : nil
      return [.number("estimate", mean, orElse: "a time has no curve")]
    }
  }

  private mutating func add(
    _ curve: TimeDependentROC, _ direction: ROCCurve.Direction, at place: RowPlace
  ) {
    rows.add(
      place,
      [
        .number("estimate", curve.area), .count("n.cases", curve.cases),
        .count("n.controls", curve.controls), .count("n.censor", curve.censored),
        .text("direction", direction == .higher ? "higher" : "lower"),
        .count("nobs", curve.cases + curve.controls + curve.censored),
      ])
  }

  // MARK: - Concordance

  private static let concordanceNames = ["estimate", "std.error", "conf.low", "conf.high"]

  /// Adds a concordance; where there are events, but no pair to compare, the reason is that.
  private mutating func addConcordance(
    _ followUps: [FollowUp], _ place: RowPlace, _ make: () throws(StatisticsError) -> [Statistic]
  ) {
    do throws(StatisticsError) {
      rows.add(place, try make())
    } catch {
      let hasEvents = followUps.contains(where: \.isEvent)
      let reason =
        error == .noEvents && hasEvents
        ? Refusal("no two patients can be compared") : Refusal(error)
      rows.add(place, Statistic.refused(Self.concordanceNames, reason))
    }
  }

  private mutating func harrell(_ followUps: [FollowUp], _ risks: [Double], _ place: RowPlace) {
    let level = question.confidence
    addConcordance(followUps, place) { () throws(StatisticsError) in
      let found = try Concordance(FollowUp.tyingNearTimes(followUps), risks: risks)
      return Self.statistics(found.estimate, found.standardError, followUps, level)
    }
  }

  private mutating func uno(_ followUps: [FollowUp], _ risks: [Double], _ place: RowPlace) {
    let level = question.confidence
    let limit = verb.times.max() ?? .infinity
    addConcordance(followUps, place) { () throws(StatisticsError) in
      let found = try UnoConcordance(followUps, risks: risks, limit: limit)
      return Self.statistics(found.estimate, found.standardError, followUps, level)
        + [.number("tau", limit)]
    }
  }

  private static func statistics(
    _ estimate: Double, _ error: Double, _ followUps: [FollowUp], _ level: Double
  ) -> [Statistic] {
    let reach = StandardNormal.quantile((1 + level) / 2) * error
    let interval = ConfidenceInterval(
      lower: max(0, estimate - reach), upper: min(1, estimate + reach))
    return [.number("estimate", estimate), .number("std.error", error)]
      + Statistic.interval(interval)
      + [
        .count("nobs", followUps.count), .count("nevent", followUps.filter(\.isEvent).count),
      ]
  }
}
