internal import Cohorts
internal import Statistics

extension Question {
  func kaplanMeier(
    _ verb: KaplanMeierAnalysis, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text), outcome.events.count == 1 else {
      throw .notBuilt
    }
    guard verb.entry == nil else { throw .notBuilt }
    let patients = FollowUpSelection(
      outcome, selection, strata: verb.strata.flatMap { cohort.variable($0.text) })
    var survival = SurvivalRows(question: self, verb: verb, outcome: outcome, patients: patients)
    survival.estimate()
    if patients.selection.by != nil { survival.test() }
    survival.refuseWhatIsNotBuilt()
    return Answer(
      question: self, findings: survival.rows.all, notes: survival.notes,
      participation: patients.participation, curves: .survival(survival.curves))
  }
}

/// The patients of a survival analysis: their follow-up, group and stratum.
struct FollowUpSelection {
  let selection: Selection
  let participation: Participation
  /// By group, in the order of the selection.
  let followUps: [[FollowUp]]
  /// The stratum of each patient, in the same order; `nil` without strata.
  let strata: [[Int]]?

  init(_ outcome: Outcome, _ selection: Selection, strata: Variable?) {
    self.selection = selection
    var levels: CategoricalColumn?
    if case .categorical(let column)? = strata?.column { levels = column }
    var exclusions = selection.participation.exclusions
    let known = { (row: Int) in outcome.times[row] != nil && outcome.ending(row) != nil }
    let unknown = selection.rows.filter { !known($0) }.count
    if unknown > 0 {
      exclusions.append(.init(reason: "\(outcome.label): time or event missing", count: unknown))
    }
    let unstratified = selection.rows.filter { known($0) && levels != nil && levels?[$0] == nil }
    if !unstratified.isEmpty, let strata {
      exclusions.append(.init(reason: "\(strata.label) missing", count: unstratified.count))
    }
    participation = Participation(
      population: selection.participation.population, exclusions: exclusions)
    var all: [FollowUp] = []
    var indices: [[Int]] = []
    for group in selection.groups {
      var stratum: [Int] = []
      for row in group.rows {
        guard let time = outcome.times[row], let ending = outcome.ending(row) else { continue }
        if levels != nil && levels?[row] == nil { continue }
        guard let followUp = try? FollowUp(time: time, isEvent: ending == 1) else { continue }
        all.append(followUp)
        stratum.append(levels?[row] ?? 0)
      }
      indices.append(stratum)
    }
    // Times that differ by rounding are tied over all groups, so that a group's own times do not
    // decide what is tied.
    var rest = FollowUp.tyingNearTimes(all)[...]
    var followUps: [[FollowUp]] = []
    for stratum in indices {
      followUps.append(Array(rest.prefix(stratum.count)))
      rest = rest.dropFirst(stratum.count)
    }
    self.followUps = followUps
    self.strata = levels == nil ? nil : indices
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

  private var selection: Selection { patients.selection }

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
    for (group, followUps) in zip(selection.groups, patients.followUps) {
      let place = selection.place("survival", outcome.name, in: group)
      do throws(StatisticsError) {
        let curve = try KaplanMeier(followUps, interval: interval, level: question.confidence)
        describe(curve, at: place)
        for time in verb.at { read(curve, at: time, group) }
        if verb.followUp { followUp(followUps, group) }
        curves.append(SurvivalCurve(label: group.label, estimate: curve))
      } catch {
        refuse(group, place, Refusal(error))
      }
    }
  }

  private mutating func describe(_ curve: KaplanMeier, at place: RowPlace) {
    rows.add(place, [.count("n", curve.count), .count("events", curve.events)])
    rows.add(place, quantile("median", curve.median(plateau: plateau)))
    for share in verb.quantiles where share != 0.5 {
      guard let quantile = try? curve.quantile(share, plateau: plateau) else { continue }
      rows.add(place, self.quantile("p" + plainText(share * 100), quantile))
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
    rows.add(place, names: names) { () throws(StatisticsError) in
      let mean = try RestrictedMean(curve, horizon: horizon)
      return [.number("rmst", mean.estimate), .number("rmst.std.error", mean.standardError)]
        + Statistic.interval(mean.interval(level: level), prefix: "rmst.")
    }
  }

  /// Adds how long the patients were followed, by the reverse Kaplan–Meier estimate.
  private mutating func followUp(_ followUps: [FollowUp], _ group: Group) {
    guard
      let curve = try? KaplanMeier.ofFollowUp(
        followUps, interval: interval, level: question.confidence)
    else { return }
    let place = selection.place("follow_up", outcome.name, in: group)
    rows.add(place, quantile("median", curve.median(plateau: plateau)))
    for (name, share) in [("p25", 0.25), ("p75", 0.75)] {
      guard let quantile = try? curve.quantile(share, plateau: plateau) else { continue }
      rows.add(place, self.quantile(name, quantile))
    }
  }

  private mutating func read(_ curve: KaplanMeier, at time: Double, _ group: Group) {
    var place = selection.place("survival_at", outcome.name, in: group)
    place.level = plainText(time)
    let point = curve.estimate(at: time)
    // Where all have had the event, survival is known to stay 0.
    let isKnown = !point.isPastLastTime || point.survival == 0
    guard isKnown || question.conventions.pastLastTime == .carried else {
      let names = ["estimate", "std.error", "cumhaz", "cumhaz.std.error", "conf.low", "conf.high"]
      rows.add(place, counts(point))
      rows.add(place, Statistic.refused(names, Refusal("past the last follow-up")))
      return
    }
    let warning = !isKnown ? "past the last follow-up: its estimate is carried on" : nil
    let undefined = "not defined where survival is 0 or 1"
    rows.add(place, counts(point))
    rows.add(
      place,
      [
        .number("estimate", point.survival, warning: warning),
        .number("std.error", point.standardError, orElse: undefined, warning: warning),
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
