import Analysis

/// The rows of one analysis, found by what they are.
struct FindingIndex: Sendable {
  /// What tells one row from the others.
  struct Key: Hashable {
    var context: String
    var variable: String?
    var level: String?
    var group: String?
    var statistic: String
  }

  /// The rows in their order.
  let findings: [Finding]
  private let rows: [Key: Int]

  /// An index; of rows that cannot be told apart the first counts.
  init(_ findings: [Finding]) {
    self.findings = findings
    let keyed = findings.enumerated().map { (Self.key($1), $0) }
    rows = Dictionary(keyed, uniquingKeysWith: { first, _ in first })
  }

  private static func key(_ finding: Finding) -> Key {
    Key(
      context: finding.context, variable: finding.variable, level: finding.variableLevel,
      group: finding.group1Level, statistic: finding.statistic)
  }

  /// The row of a statistic, or `nil` when there is none.
  func find(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil
  ) -> Finding? {
    let key = Key(
      context: context, variable: variable, level: level, group: group, statistic: statistic)
    return rows[key].map { findings[$0] }
  }

  /// The row of another statistic of the same method, variable, level and group.
  func sibling(_ statistic: String, of finding: Finding) -> Finding? {
    find(
      finding.context, statistic, of: finding.variable, level: finding.variableLevel,
      group: finding.group1Level)
  }

  /// A number, or `nil` when there is no such row or it holds none.
  func number(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil
  ) -> Double? {
    find(context, statistic, of: variable, level: level, group: group)?.number
  }

  /// The contexts, in the order met.
  var contexts: [String] { Self.distinct(findings.map(\.context)) }

  /// The labels of the groups, in the order met.
  var groups: [String] { Self.distinct(findings.compactMap(\.group1Level)) }

  /// The grouping variables, in the order met.
  var groupings: [String] { Self.distinct(findings.compactMap(\.group1)) }

  /// The variables that have rows in any of these contexts, in the order met.
  func variables(in contexts: [String]) -> [String] {
    Self.distinct(findings.lazy.filter { contexts.contains($0.context) }.compactMap(\.variable))
  }

  /// The levels that a variable has in a context, in the order met.
  func levels(of variable: String?, in context: String) -> [String] {
    let own = findings.lazy.filter { $0.context == context && $0.variable == variable }
    return Self.distinct(own.compactMap(\.variableLevel))
  }

  /// The contexts in which a variable has rows, in the order met.
  func contexts(of variable: String) -> [String] {
    Self.distinct(findings.lazy.filter { $0.variable == variable }.map(\.context))
  }

  /// The rows by one grouping variable, and those by none.
  func restricted(to grouping: String) -> FindingIndex {
    FindingIndex(findings.filter { $0.group1 == grouping || $0.group1 == nil })
  }

  private static func distinct(_ values: some Sequence<String>) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
