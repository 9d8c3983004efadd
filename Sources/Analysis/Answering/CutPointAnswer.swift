internal import Cohorts
internal import Statistics

extension Question {
  func cutPoint(
    _ verb: CutPointSearch, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let marker = cohort.variable(verb.variable.text) else {
      throw Refusal("there is no variable \(verb.variable.text)")
    }
    let outcome = try CutPointOutcome(verb.outcome, cohort, selection)
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.leaveOut(outcome.missing) { !outcome.isKnown($0) }
    sieve.leaveOut("\(marker.label) missing") { !marker.column.isPresent($0) }
    var search = CutPointRows(question: self, verb: verb, marker: marker, selection: selection)
    for group in selection.groups(leftIn: sieve) { search.add(group, outcome) }
    return Answer(
      question: self, findings: search.rows.all, notes: search.notes,
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions),
      curves: .cutPoints(search.profiles))
  }
}

/// What a cut is to separate: survival, two classes or a number.
struct CutPointOutcome {
  private enum Kind {
    case survival(Outcome)
    case classes(CategoricalColumn, second: Int)
    case number(Column)
  }
  private let kind: Kind
  /// Why patients without it are left out.
  let missing: String

  init(_ name: SourceText, _ cohort: Cohort, _ selection: Selection) throws(Refusal) {
    if let outcome = cohort.outcome(name.text) {
      guard outcome.events.count == 1 else {
        throw Refusal(
          "\(outcome.label) has competing events; a cut is sought for one kind of event")
      }
      kind = .survival(outcome)
      missing = "\(outcome.label): time or event missing"
      return
    }
    guard let variable = cohort.variable(name.text) else {
      throw Refusal("there is no outcome \(name.text)")
    }
    missing = "\(variable.label) missing"
    switch variable.column {
    case .numeric: kind = .number(variable.column)
    case .categorical(let column):
      let counts = column.counts(selection.rows)
      let present = counts.indices.filter { counts[$0] > 0 }
      guard present.count < 3 else {
        throw Refusal("\(name.text) has \(present.count) levels with patients; two are expected")
      }
      kind = .classes(column, second: present.last ?? 0)
    case .date, .text: throw Refusal("\(name.text) is neither survival, two classes nor a number")
    }
  }

  /// The words for the scores.
  var method: String {
    switch kind {
    case .survival: "log-rank scores"
    case .classes: "two classes"
    case .number: "ranks"
    }
  }

  /// Whether a patient has it.
  func isKnown(_ row: Int) -> Bool {
    switch kind {
    case .survival(let outcome): outcome.times[row] != nil && outcome.ending(row) != nil
    case .classes(let column, _): column[row] != nil
    case .number(let column): column.isPresent(row)
    }
  }

  /// The scores of patients who have it.
  func scores(_ rows: Patients) throws(StatisticsError) -> [Double] {
    switch kind {
    case .survival(let outcome):
      var followUps: [FollowUp] = []
      for row in rows {
        guard let time = outcome.times[row], let ending = outcome.ending(row) else { continue }
        followUps.append(try FollowUp(time: time, isEvent: ending == 1))
      }
      guard followUps.contains(where: \.isEvent) else { throw .noEvents }
      return LogRankScores.of(followUps)
    case .classes(let column, let second): return rows.map { column[$0] == second ? 1 : 0 }
    case .number(let column): return Ranks(column.numbers(rows) ?? []).values
    }
  }
}

/// The rows of a search for a cut point.
struct CutPointRows {
  let question: Question
  let verb: CutPointSearch
  let marker: Variable
  let selection: Selection
  var rows: Rows
  var notes: [Note] = []
  var profiles: [CutPointProfile] = []

  init(question: Question, verb: CutPointSearch, marker: Variable, selection: Selection) {
    self.question = question
    self.verb = verb
    self.marker = marker
    self.selection = selection
    rows = Rows(analysis: question.id)
  }

  private static let names = ["cutpoint", "statistic", "p.value"]

  /// Adds the best cut among some patients.
  mutating func add(_ group: Group, _ outcome: CutPointOutcome) {
    let place = selection.place("maximally_selected", marker.name, in: group)
    do throws(StatisticsError) {
      let search = try MaximallySelected(
        marker: Sample(marker.column.numbers(group.rows) ?? []),
        scores: outcome.scores(group.rows), between: verb.between)
      rows.add(
        place,
        [.number("cutpoint", search.best.value), .number("statistic", search.statistic)])
      pValue(search, place)
      rows.add(
        place,
        [
          .count("n.low", search.best.below), .count("n.high", search.count - search.best.below),
          .count("cuts", search.cuts.count), .count("nobs", search.count),
          .text("method", "maximally selected rank statistic, \(outcome.method), p by \(method)"),
        ])
      noteTies(search, group)
      profiles.append(CutPointProfile(label: group.label, search: search))
    } catch {
      let refusal = Refusal(error)
      rows.add(place, Statistic.refused(Self.names, refusal))
      let who = group.label.map { " in \($0)" } ?? ""
      notes.append(
        Note(
          .refusal, variable: marker.name,
          "\(marker.label)\(who): no cut point: \(refusal.sentence)."))
    }
  }

  private var method: String {
    switch verb.pValue {
    case .lau92: "Lausen and Schumacher’s approximation"
    case .lau94: "the improved Bonferroni bound"
    case .exact: "the exact permutation distribution"
    }
  }

  private mutating func pValue(_ search: MaximallySelected, _ place: RowPlace) {
    let kind = verb.pValue
    rows.add(place, names: ["p.value"]) { () throws(StatisticsError) in
      let p =
        switch kind {
        case .lau92: search.approximatePValue
        case .lau94: search.boundedPValue
        case .exact: try search.exactPValue()
        }
      let warning = p > 1 ? "an approximation above 1: read it as 1" : nil
      return [.number("p.value", p, warning: warning)]
    }
  }

  private mutating func noteTies(_ search: MaximallySelected, _ group: Group) {
    guard !search.ties.isEmpty else { return }
    let who = group.label.map { "\($0): " } ?? ""
    let others = search.ties.map { plainText($0.value) }.joined(separator: ", ")
    notes.append(
      Note(
        .remark, variable: marker.name,
        "\(who)the statistic is as large at \(others); the lowest cut is reported."))
  }
}
