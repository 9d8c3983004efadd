internal import Cohorts
internal import Statistics

extension Question {
  func kaplanMeier(
    _ verb: KaplanMeierAnalysis, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text) else {
      throw Refusal("\(verb.outcome.text) is not an outcome")
    }
    let event = verb.event.flatMap { outcome.events.firstIndex(of: $0.text) } ?? 0
    let patients = FollowUpSelection(
      outcome, selection,
      FollowUpSelection.Roles(
        strata: verb.strata.flatMap { cohort.variable($0.text) },
        entry: verb.entry.flatMap { cohort.variable($0.text) }, event: event + 1))
    var survival = SurvivalRows(question: self, verb: verb, outcome: outcome, patients: patients)
    survival.estimate()
    if patients.selection.by != nil {
      survival.test()
      if verb.pairwise { survival.testPairs() }
      survival.contrast()
      if verb.hazardRatio { survival.compareHazards() }
    } else if verb.pairwise || verb.difference || verb.hazardRatio {
      survival.notes.append(
        Note(
          .warning,
          "pairwise, difference and hazard_ratio compare groups; this analysis has no by."))
    }
    survival.scorePredictions()
    return Answer(
      question: self, findings: survival.rows.all, notes: survival.notes,
      participation: patients.participation, curves: .survival(survival.curves))
  }
}

/// The rows of a Kaplan–Meier analysis.
struct SurvivalRows {
  let question: Question
  let verb: KaplanMeierAnalysis
  let outcome: Outcome
  let patients: FollowUpSelection
  var rows: Rows
  var notes: [Note] = []
  var curves: [SurvivalCurve] = []

  init(
    question: Question, verb: KaplanMeierAnalysis, outcome: Outcome, patients: FollowUpSelection
  ) {
    self.question = question
    self.verb = verb
    self.outcome = outcome
    self.patients = patients
    rows = Rows(analysis: question.id)
  }

  var selection: Selection { patients.selection }

  private var interval: SurvivalInterval {
    switch verb.interval ?? question.conventions.kmInterval {
    case .log: .log
    case .logLog: .logLog
    case .plain: .plain
    case .none: .none
    }
  }

  private var plateau: SurvivalQuantile.PlateauRule {
    switch question.conventions.kmMedian {
    case .midpoint: .midpointThenLast
    case .midpointOrNone: .midpointElseNone
    case .first: .firstAtOrBelow
    }
  }

  /// Adds the curve of every group, its quantiles and its landmark times.
  mutating func estimate() {
    for (index, group) in selection.groups.enumerated() {
      let place = selection.place("survival", outcome.name, in: group)
      do throws(StatisticsError) {
        let curve = try patients.curve(
          of: index, interval: interval, level: question.confidence)
        describe(curve, at: place)
        for time in verb.at { read(curve, at: time, group) }
        warnOfEmptyRiskSet(curve, group)
        if verb.followUp { followUp(curve.ofFollowUp, group) }
        curves.append(
          SurvivalCurve(
            label: group.label, estimate: curve,
            followUp: verb.plot == nil ? nil : curve.ofFollowUp.median(plateau: plateau)))
      } catch {
        refuse(group, place, Refusal(error))
      }
    }
  }

  private mutating func warnOfEmptyRiskSet(_ curve: KaplanMeier, _ group: Group) {
    guard let time = curve.emptiesEarly else { return }
    let who = group.label.map { "\($0): " } ?? ""
    notes.append(
      Note(
        .warning,
        "\(who)all patients at risk at \(plainText(time)) had the event while others entered later: the curve is 0 from there on."
      ))
  }

  private mutating func describe(_ curve: KaplanMeier, at place: RowPlace) {
    rows.add(place, [.count("n", curve.count), .count("events", curve.events)])
    rows.add(place, quantile("median", curve.median(plateau: plateau)))
    for share in verb.quantiles where share != 0.5 {
      guard let quantile = try? curve.quantile(share, plateau: plateau) else { continue }
      rows.add(place, self.quantile("p" + percentText(share), quantile))
    }
    if let horizon = verb.restrictedMean { restrictedMean(curve, to: horizon, at: place) }
  }

  private func quantile(_ name: String, _ quantile: SurvivalQuantile) -> [Statistic] {
    let reason = "not reached"
    return [
      .number(name, quantile.estimate, orElse: reason),
      .number("\(name).conf.low", quantile.lower, orElse: reason),
      .number("\(name).conf.high", quantile.upper, orElse: reason),
    ]
  }

  private mutating func restrictedMean(
    _ curve: KaplanMeier, to horizon: Double, at place: RowPlace
  ) {
    let names = ["rmst", "rmst.std.error", "rmst.conf.low", "rmst.conf.high"]
    let level = question.confidence
    if isRefused(curve, at: horizon) {
      return rows.add(place, Statistic.refused(names, Self.pastLast))
    }
    rows.add(place, names: names) { () throws(StatisticsError) in
      let mean = try RestrictedMean(curve, horizon: horizon)
      let warning = mean.isPastLastTime ? Self.carriedOn : nil
      return [
        .number("rmst", mean.estimate, warning: warning),
        .number("rmst.std.error", mean.standardError, warning: warning),
      ] + Statistic.interval(mean.interval(level: level), prefix: "rmst.", warning: warning)
    }
  }

  /// Adds how long the patients were followed, by the reverse Kaplan–Meier estimate.
  private mutating func followUp(_ curve: KaplanMeier, _ group: Group) {
    let place = selection.place("follow_up", outcome.name, in: group)
    rows.add(place, quantile("median", curve.median(plateau: plateau)))
    for (name, share) in [("p25", 0.25), ("p75", 0.75)] {
      guard let quantile = try? curve.quantile(share, plateau: plateau) else { continue }
      rows.add(place, self.quantile(name, quantile))
    }
  }

  static let pastLast = Refusal("past the last follow-up")
  static let carriedOn = "past the last follow-up: its estimate is carried on"

  /// Whether a time lies past the last follow-up; where all have had the event, survival is known
  /// to stay 0.
  static func isUnknown(_ curve: KaplanMeier, at time: Double) -> Bool {
    time > curve.lastTime && (curve.points.last?.survival ?? 1) > 0
  }

  /// What should be known of a time past the last follow-up.
  private static func warning(_ curve: KaplanMeier, at time: Double) -> String? {
    guard time > curve.lastTime else { return nil }
    return isUnknown(curve, at: time)
      ? carriedOn : "past the last follow-up, when all had had the event"
  }

  /// Whether nothing is estimated at a time, because it lies past the last follow-up.
  func isRefused(_ curve: KaplanMeier, at time: Double) -> Bool {
    Self.isUnknown(curve, at: time) && question.conventions.pastLastTime == .notEstimable
  }

  private mutating func read(_ curve: KaplanMeier, at time: Double, _ group: Group) {
    var place = selection.place("survival_at", outcome.name, in: group)
    place.level = plainText(time)
    let point = curve.estimate(at: time)
    guard !isRefused(curve, at: time) else {
      let names = ["estimate", "std.error", "cumhaz", "cumhaz.std.error", "conf.low", "conf.high"]
      rows.add(place, counts(point))
      rows.add(place, Statistic.refused(names, Self.pastLast))
      return
    }
    let warning = Self.warning(curve, at: time)
    let undefined =
      interval == .none
      ? "the conventions give survival no interval" : "not defined where survival is 0 or 1"
    rows.add(place, counts(point))
    rows.add(
      place,
      [
        .number("estimate", point.survival, warning: warning),
        .number(
          "std.error", point.standardError, orElse: "not defined where survival is 0",
          warning: warning),
        .number("cumhaz", point.cumulativeHazard, warning: warning),
        .number("cumhaz.std.error", point.cumulativeHazardStandardError, warning: warning),
      ]
        + Statistic.interval(
          point.interval, orElse: interval == .none ? "no interval is made" : undefined,
          warning: warning))
  }

  private func counts(_ point: SurvivalEstimate) -> [Statistic] {
    [
      .count("n.risk", point.atRisk), .count("n.event", point.cumulativeEvents),
      .count("n.censor", point.cumulativeCensored),
    ]
  }

  private mutating func refuse(_ group: Group, _ place: RowPlace, _ refusal: Refusal) {
    rows.add(place, [.count("n", 0), .count("events", 0)])
    rows.add(
      place, Statistic.refused(["median", "median.conf.low", "median.conf.high"], refusal))
    for time in verb.at {
      var place = selection.place("survival_at", outcome.name, in: group)
      place.level = plainText(time)
      rows.add(place, Statistic.refused(["estimate", "conf.low", "conf.high"], refusal))
    }
    let who = group.label.map { "\($0): " } ?? ""
    notes.append(Note(.refusal, "\(who)survival is not estimated: \(refusal.sentence)."))
  }
}
