public import Cohorts

extension ResultPath {
  /// What a path names.
  public enum Selection: Equatable, Sendable {
    /// One row.
    case finding(Finding)
    /// A printed cell: the rows of one variable and group; of one level where the path names it.
    case cell([Finding])
  }

  /// The most candidates that a message lists.
  private static let listed = 8

  /// What the path names, where it begins with the analysis.
  ///
  /// A path that names all that a row is means that row. One that names no group or level means the
  /// row that has none, where there is one; where several tests answer, the first of them. The
  /// statistic goes before the cell.
  ///
  /// - Parameters:
  ///   - findings: the rows of all analyses.
  ///   - questions: the plan's analyses.
  /// - Throws: what no row or several rows answer to, with the candidates as full paths.
  public func selection(
    among findings: [Finding], questions: [Question]
  ) throws(Problem) -> Selection {
    let id = parts[0].text
    guard let question = questions.first(where: { $0.id == id }) else {
      let ids = questions.map(\.id)
      let known = ids.isEmpty ? "" : "; expected " + ids.joined(separator: ", ")
      let phrase = Suggestion.phrase(for: id, among: ids, else: known)
      throw Problem("there is no analysis \"\(id)\"\(phrase)", at: source.place)
    }
    return try selection(Array(parts.dropFirst()), among: findings, of: question)
  }

  /// What the path names within one analysis, which it does not name itself.
  ///
  /// - Throws: what no row or several rows answer to, with the candidates as full paths.
  public func selection(
    among findings: [Finding], within question: Question
  ) throws(Problem) -> Selection {
    try selection(parts, among: findings, of: question)
  }

  private func selection(
    _ parts: [Part], among findings: [Finding], of question: Question
  ) throws(Problem) -> Selection {
    let rows = findings.indices.filter { findings[$0].analysis == question.id }
    guard !rows.isEmpty else {
      throw Problem("\"\(question.id)\" has no results", at: source.place)
    }
    let readings = rows.filter { PathMatch.mayEnd(parts, in: findings[$0]) }
      .compactMap { PathMatch(parts, findings[$0], hasStatistic: true) }
    let complete = inOrder(readings.filter(\.isComplete), parts)
    let matches = complete.count == 1 ? complete : best(readings)
    let found = firstTest(whole(matches, level: true), of: question)
    if let only = found.first, found.count == 1 { return .finding(only.finding) }
    guard found.isEmpty else { throw several(found.map { Self.path(to: $0.finding) }) }
    let own = rows.map { findings[$0] }
    let cell = best(own.compactMap { PathMatch(parts, $0, hasStatistic: false) })
    return .cell(try self.cell(whole(cell, level: false).map(\.finding), parts, own))
  }

  /// Of rows that the path names wholly, the one whose own path it is: where a variable and the
  /// groups have levels of one name, the variable's level stands first.
  private func inOrder(_ complete: [PathMatch], _ parts: [Part]) -> [PathMatch] {
    guard complete.count > 1 else { return complete }
    let written = parts.map(\.text).joined(separator: ".")
    let own = complete.filter { match in
      let row = match.finding
      let names = [row.variable, row.variableLevel, row.group1Level, row.group2Level, row.context]
        .compactMap(\.self)
      return (names + [row.statistic]).joined(separator: ".") == written
    }
    return own.count == 1 ? own : complete
  }

  /// The readings that take the longest names.
  private func best(_ matches: [PathMatch]) -> [PathMatch] {
    var best: [PathMatch] = []
    for match in matches {
      if let known = best.first {
        if match.lengths.lexicographicallyPrecedes(known.lengths) { continue }
        if known.lengths.lexicographicallyPrecedes(match.lengths) { best = [] }
      }
      best.append(match)
    }
    return best
  }

  /// The rows that have nothing which the path does not name, as far as there are such rows.
  private func whole(_ matches: [PathMatch], level: Bool) -> [PathMatch] {
    func prefer(_ rows: [PathMatch], _ isWhole: (PathMatch) -> Bool) -> [PathMatch] {
      let preferred = rows.filter(isWhole)
      return preferred.isEmpty ? rows : preferred
    }
    // How firm a p-value is answers only a path that says so, where there are other rows.
    var rows = prefer(matches) { $0.namesContext || $0.finding.context != FragilityTarget.context }
    rows = prefer(rows) { $0.namesVariable || $0.finding.variable == nil }
    if level { rows = prefer(rows) { $0.namesLevel || $0.finding.variableLevel == nil } }
    rows = prefer(rows) { $0.namesGroup || $0.finding.group1Level == nil }
    return prefer(rows, \.namesSecondGroup)
  }

  /// Of several tests the first answers a path without context.
  private func firstTest(_ matches: [PathMatch], of question: Question) -> [PathMatch] {
    let isTest = { (match: PathMatch) in
      !match.namesContext
        && (TestKey(rawValue: match.finding.context) != nil
          || KaplanMeierAnalysis.Test(rawValue: match.finding.context) != nil)
    }
    var contexts: [String] = []
    for match in matches where isTest(match) && !contexts.contains(match.finding.context) {
      contexts.append(match.finding.context)
    }
    guard contexts.count > 1 else { return matches }
    let first = question.testKeys.first { contexts.contains($0) } ?? contexts[0]
    return matches.filter { !isTest($0) || $0.finding.context == first }
  }

  private func cell(
    _ rows: [Finding], _ parts: [Part], _ all: [Finding]
  ) throws(Problem) -> [Finding] {
    guard let first = rows.first, !parts.isEmpty else { throw none(parts, all) }
    let isOne = rows.allSatisfy {
      $0.variable == first.variable && $0.group1 == first.group1
        && $0.group1Level == first.group1Level && $0.group2Level == first.group2Level
    }
    guard isOne else { throw several(rows.map { Self.path(to: $0) }) }
    return rows
  }

  private func several(_ paths: [String]) -> Problem {
    Problem(
      "the path \"\(source.text)\" fits \(paths.count) results: \(list(paths))", at: source.place)
  }

  private func none(_ parts: [Part], _ rows: [Finding]) -> Problem {
    let scored = rows.enumerated().map { (row: $1, index: $0, score: closeness(parts, $1)) }
    let nearest = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    let top = nearest.first?.score ?? 0
    let paths = nearest.prefix { $0.score == top }.map { Self.path(to: $0.row) }
    return Problem(
      "no result has the path \"\(source.text)\"; the nearest: \(list(paths))", at: source.place)
  }

  private func list(_ paths: [String]) -> String {
    let shown = paths.prefix(Self.listed).joined(separator: ", ")
    let rest = paths.count - Self.listed
    return rest > 0 ? "\(shown), and \(rest) more" : shown
  }

  /// How much of a path a row answers to: whole names count more than nearly written ones.
  private func closeness(_ parts: [Part], _ row: Finding) -> Int {
    let names = [
      row.variable, row.variableLevel, row.group1Level, row.group2Level, row.context,
      row.statistic,
    ].compactMap(\.self)
    let pieces = names + names.flatMap { $0.split(separator: ".").map(String.init) }
    return parts.reduce(0) { score, part in
      if pieces.contains(part.text) { return score + 3 }
      return score + (Suggestion.nearest(to: part.text, among: pieces) == nil ? 0 : 2)
    }
  }
}

extension Question {
  /// The tests that the plan lists, in its order, by the names of their rows.
  var testKeys: [String] {
    switch verb {
    case .compare(let verb): verb.test.keys
    case .crossTabulate(let verb): verb.test.keys
    case .kaplanMeier(let verb): verb.tests.map(\.rawValue)
    default: []
    }
  }
}

extension TestChoice {
  /// The tests by name; none when a rule chooses.
  var keys: [String] { if case .these(let keys) = self { keys.map(\.rawValue) } else { [] } }
}
