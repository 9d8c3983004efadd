import Cohorts

/// Checks that what the plan declares itself is referred to rightly: outcomes, events, ids.
///
/// Columns are known only to the cohort's file, so the names of variables are checked there.
struct References {
  private let study: Study
  private let faults: Faults
  private let outcomes: [String: OutcomeDeclaration]

  private init(_ study: Study, _ faults: Faults) {
    self.study = study
    self.faults = faults
    outcomes = Dictionary(study.outcomes.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Notes every reference that cannot be right.
  static func check(_ study: Study, _ faults: Faults) {
    let references = References(study, faults)
    references.checkDeclarations()
    for question in study.questions { references.check(question) }
    references.checkMarkers()
    WaiverReferences(study: study, faults: faults).check()
    JoinReferences(study: study, faults: faults).check()
  }

  /// Notes markers that neither the dictionary nor an analysis knows.
  private func checkMarkers() {
    let known = study.variables.map(\.name) + study.questions.flatMap(\.names).map(\.text)
    for marker in study.markers where !known.contains(marker.text) {
      let phrase = Suggestion.phrase(for: marker.text, among: known)
      faults.add("\"marker\" must be a variable, not \"\(marker.text)\"\(phrase)", at: marker.place)
    }
  }

  private func checkDeclarations() {
    let variables = Set(study.variables.filter { !$0.isOptional }.map(\.name))
    for outcome in study.outcomes {
      if variables.contains(outcome.name) {
        faults.add("\"\(outcome.name)\" is already the name of a variable", at: outcome.place)
      }
      if case .landmark(let parent, _, _) = outcome.kind { timed(parent, for: "\"survival\"") }
    }
  }

  /// Finds an outcome with follow-up times.
  @discardableResult
  private func timed(_ name: SourceText, for user: String) -> OutcomeDeclaration? {
    guard !name.text.isEmpty else { return nil }
    guard let outcome = outcomes[name.text] else {
      let names = study.outcomes.filter(\.isTimeToEvent).map(\.name)
      let known =
        names.isEmpty ? "; none is declared" : "; expected " + names.joined(separator: ", ")
      let phrase = Suggestion.phrase(for: name.text, among: names, else: known)
      faults.add(
        "\(user) needs a time-to-event outcome, not \"\(name.text)\"\(phrase)", at: name.place)
      return nil
    }
    if !outcome.isTimeToEvent {
      faults.add(
        "\(user) needs a time-to-event outcome; \"\(name.text)\" is a status at a fixed time",
        at: name.place)
    }
    return outcome
  }

  private func check(_ question: Question) {
    switch question.verb {
    case .kaplanMeier(let verb): timed(verb.outcome, for: "kaplan_meier")
    case .cox(let verb): timed(verb.outcome, for: "cox")
    case .roc(let verb) where !verb.times.isEmpty: timed(verb.outcome, for: "roc with \"times\"")
    case .roc(let verb): checkPositive(verb)
    case .cumulativeIncidence(let verb): checkEvent(verb)
    case .prose(let text): checkProse(text)
    default: break
    }
  }

  private func checkPositive(_ verb: ReceiverOperating) {
    guard let outcome = outcomes[verb.outcome.text] else {
      return
    }
    guard case .landmark(_, _, let levels) = outcome.kind else {
      faults.add(
        "\"\(outcome.name)\" is a time-to-event outcome: roc needs \"times\", or a status at a "
          + "fixed time (survival: \(outcome.name), at: …)", at: verb.outcome.place)
      return
    }
    guard let positive = verb.positive, !levels.contains(positive.text) else { return }
    faults.add(
      "\"positive\" must be \(levels.joined(separator: " or ")), not \"\(positive.text)\"",
      at: positive.place)
  }

  private func checkEvent(_ verb: CumulativeIncidence) {
    guard let outcome = timed(verb.outcome, for: "cumulative_incidence"), let event = verb.event,
      case .timeToEvent(_, .status(_, let events)) = outcome.kind
    else { return }
    let names = events.map(\.label)
    guard !names.contains(event.text) else { return }
    let phrase = Suggestion.phrase(
      for: event.text, among: names, else: "; expected " + names.joined(separator: ", "))
    faults.add("\"\(outcome.name)\" has no event \"\(event.text)\"\(phrase)", at: event.place)
  }

  /// Notes a path into a joined table, which has no results of its own.
  private func checkJoin(_ id: String, at place: Place) -> Bool {
    guard let question = study.questions.first(where: { $0.id == id }),
      case .join(let join) = question.verb
    else { return false }
    let members = join.analyses.map(\.text).joined(separator: " or ")
    faults.add("\"\(id)\" has no results of its own; name \(members)", at: place)
    return true
  }

  private func checkProse(_ text: SourceText) {
    guard let pieces = try? ProseTemplate.pieces(of: text) else { return }
    let ids = study.questions.filter(\.verb.hasTable).map(\.id)
    for case .path(let path) in pieces {
      let id = String(path.text.prefix { $0 != "." })
      if checkJoin(id, at: path.place) { continue }
      if faults.checkPath(path), !ids.contains(id) {
        let phrase = Suggestion.phrase(
          for: id, among: ids, else: "; expected " + ids.joined(separator: ", "))
        faults.add("there is no analysis \"\(id)\"\(phrase)", at: path.place)
      }
    }
  }
}

extension OutcomeDeclaration {
  /// Whether the outcome has follow-up times.
  var isTimeToEvent: Bool { if case .timeToEvent = kind { true } else { false } }
}
