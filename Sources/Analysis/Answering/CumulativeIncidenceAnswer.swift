internal import Cohorts
internal import Statistics

extension Question {
  func cumulativeIncidence(
    _ verb: CumulativeIncidence, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text) else {
      throw Refusal("\(verb.outcome.text) is not an outcome")
    }
    let patients = CompetingSelection(
      outcome, selection, strata: verb.strata.flatMap { cohort.variable($0.text) })
    var incidence = IncidenceRows(
      question: self, verb: verb, outcome: outcome, patients: patients, cohort: cohort)
    for event in incidence.events { incidence.answer(event) }
    if outcome.events.count < 2 {
      incidence.notes.append(
        Note(
          .remark,
          "\(outcome.label) has no competing events: its cumulative incidence is 1 − the Kaplan–Meier estimate."
        ))
    }
    return Answer(
      question: self, findings: incidence.rows.all, notes: incidence.notes,
      participation: patients.participation, curves: .incidence(incidence.curves))
  }
}

/// The patients of an analysis of competing events: their follow-up, group and stratum.
struct CompetingSelection {
  let selection: Selection
  let participation: Participation
  /// The rows of each group that have a follow-up, in the order of the selection.
  let rows: [Patients]
  /// By group, in the same order.
  let followUps: [[CompetingFollowUp]]
  /// The stratum of each patient, in the same order; `nil` without strata.
  let strata: [[Int]]?

  init(_ outcome: Outcome, _ selection: Selection, strata: Variable?) {
    var levels: CategoricalColumn?
    if case .categorical(let column)? = strata?.column { levels = column }
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.leaveOut("\(outcome.label): time or event missing") {
      outcome.times[$0] == nil || outcome.ending($0) == nil
    }
    if let levels, let strata {
      sieve.leaveOut("\(strata.label) missing") { levels[$0] == nil }
    }
    self.selection = selection
    participation = Participation(
      population: selection.participation.population, exclusions: sieve.exclusions)
    let rows = selection.groups(leftIn: sieve).map(\.rows)
    var rest = CompetingFollowUp.tyingNearTimes(
      rows.joined().compactMap { outcome.competingFollowUp($0) })[...]
    followUps = rows.map { rows in
      defer { rest = rest.dropFirst(rows.count) }
      return Array(rest.prefix(rows.count))
    }
    self.strata = levels.map { levels in rows.map { $0.map { levels[$0] ?? 0 } } }
    self.rows = rows
  }
}

extension Outcome {
  /// The follow-up of a row; `nil` where time or event is missing.
  func competingFollowUp(_ row: Int) -> CompetingFollowUp? {
    guard let time = times[row], let ending = ending(row) else { return nil }
    return try? CompetingFollowUp(time: time, event: ending)
  }
}

/// The rows of an analysis of cumulative incidence.
struct IncidenceRows {
  let question: Question
  let verb: CumulativeIncidence
  let outcome: Outcome
  let patients: CompetingSelection
  let cohort: Cohort
  var rows: Rows
  var notes: [Note] = []
  var curves: [IncidenceCurve] = []

  init(
    question: Question, verb: CumulativeIncidence, outcome: Outcome, patients: CompetingSelection,
    cohort: Cohort
  ) {
    self.question = question
    self.verb = verb
    self.outcome = outcome
    self.patients = patients
    self.cohort = cohort
    rows = Rows(analysis: question.id)
  }

  var selection: Selection { patients.selection }

  /// The numbers of the events that are asked for.
  var events: [Int] {
    let all = Array(outcome.events.indices).map { $0 + 1 }
    guard let event = verb.event, let index = outcome.events.firstIndex(of: event.text) else {
      return all
    }
    return [index + 1]
  }

  /// The name of an event.
  func name(of event: Int) -> String { outcome.events[event - 1] }

  /// Adds the curves of one event, its test and its model.
  mutating func answer(_ event: Int) {
    for (group, followUps) in zip(selection.groups, patients.followUps) {
      estimate(event, followUps, group)
    }
    if selection.by != nil, verb.test == .gray { test(event) }
    if !verb.regression.isEmpty { model(event) }
  }

  private mutating func estimate(
    _ event: Int, _ followUps: [CompetingFollowUp], _ group: Group
  ) {
    let place = selection.place("cuminc", name(of: event), in: group)
    do throws(StatisticsError) {
      let curve = try AalenJohansen(followUps, event: event, level: question.confidence)
      rows.add(
        place,
        [
          .count("n", curve.count), .count("events", curve.events),
          .count("competing", curve.others),
          .count("censored", curve.count - curve.events - curve.others),
        ])
      for time in verb.at { read(curve, at: time, group) }
      curves.append(
        IncidenceCurve(event: name(of: event), label: group.label, estimate: curve))
    } catch {
      refuse(event, group, place, Refusal(error))
    }
  }

  private static let pointNames = ["estimate", "std.error", "conf.low", "conf.high"]

  private mutating func read(_ curve: AalenJohansen, at time: Double, _ group: Group) {
    var place = selection.place("cuminc_at", name(of: curve.event), in: group)
    place.level = plainText(time)
    let point = curve.estimate(at: time)
    rows.add(
      place,
      [
        .count("n.risk", point.atRisk), .count("n.event", point.cumulativeEvents),
        .count("n.competing", point.cumulativeOthers),
        .count("n.censor", point.cumulativeCensored),
      ])
    guard !point.isPastLastTime || question.conventions.pastLastTime == .carried else {
      rows.add(place, Statistic.refused(Self.pointNames, SurvivalRows.pastLast))
      return
    }
    let warning = point.isPastLastTime ? SurvivalRows.carriedOn : nil
    rows.add(
      place,
      [
        .number("estimate", point.incidence, warning: warning),
        .number("std.error", point.standardError, warning: warning),
      ]
        + Statistic.interval(
          point.interval, orElse: "not defined where the incidence is 0 or 1", warning: warning))
  }

  private mutating func refuse(
    _ event: Int, _ group: Group, _ place: RowPlace, _ refusal: Refusal
  ) {
    rows.add(
      place, ["n", "events", "competing", "censored"].map { .count($0, 0) })
    for time in verb.at {
      var place = selection.place("cuminc_at", name(of: event), in: group)
      place.level = plainText(time)
      rows.add(place, Statistic.refused(Self.pointNames, refusal))
    }
    let who = group.label.map { "\($0): " } ?? ""
    let note = Note(.refusal, "\(who)incidence is not estimated: \(refusal.sentence).")
    if !notes.contains(note) { notes.append(note) }
  }

  // MARK: - Gray's test

  private mutating func test(_ event: Int) {
    let place = RowPlace(
      context: "gray_test", variable: name(of: event), group: selection.by?.name)
    let present = patients.followUps.indices.filter { !patients.followUps[$0].isEmpty }
    noteEmpty(except: present)
    let indices = present.enumerated().flatMap { position, group in
      patients.followUps[group].map { _ in position }
    }
    let method = "Gray's test" + (patients.strata == nil ? "" : ", stratified")
    do throws(StatisticsError) {
      let test = try GrayTest(
        present.flatMap { patients.followUps[$0] }, event: event, groups: indices,
        groupCount: present.count,
        strata: patients.strata.map { strata in present.flatMap { strata[$0] } })
      rows.add(
        place,
        [
          .number("statistic", test.statistic),
          .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
          .count("nobs", test.counts.reduce(0, +)), .text("method", method),
        ])
    } catch {
      let labels = Selection.labels(present.map { selection.groups[$0] })
      let refusal = Refusal(error, names: labels)
      rows.add(place, Statistic.refused(["statistic", "parameter", "p.value"], refusal))
      notes.append(
        Note(.refusal, "\(name(of: event)) is not compared: \(refusal.sentence)."))
    }
  }

  private mutating func noteEmpty(except present: [Int]) {
    for (index, group) in selection.groups.enumerated() where !present.contains(index) {
      let note = Note(.remark, "\(group.label ?? "") has no patients and is not in the test.")
      if !notes.contains(note) { notes.append(note) }
    }
  }
}
