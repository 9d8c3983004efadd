import Analysis

/// The rows of one analysis, found by what they are.
struct FindingIndex: Sendable {
  /// What tells one row from the others.
  struct Key: Hashable {
    var context: String
    var variable: String?
    var level: String?
    var group: String?
    var group2: String?
    var statistic: String
  }

  /// The rows in their order.
  let findings: [Finding]
  /// The contexts, in the order met.
  let contexts: [String]
  /// The labels of the groups, in the order met.
  let groups: [String]
  /// The labels of the groups within those of a first grouping variable, in the order met.
  let secondGroups: [String]
  /// The grouping variables, in the order met.
  let groupings: [String]
  private let rows: [Key: Int]
  private let levelsByPlace: [Place: [String]]
  private let contextsByVariable: [String: [String]]

  private struct Place: Hashable {
    var variable: String?
    var context: String
  }

  /// An index; of rows that cannot be told apart the first counts.
  init(_ findings: [Finding]) {
    self.findings = findings
    var (contexts, groups, secondGroups, groupings) = (Names(), Names(), Names(), Names())
    var levels: [Place: Names] = [:]
    var contextsByVariable: [String: Names] = [:]
    for finding in findings {
      contexts.add(finding.context)
      // The covariates and strata of a baseline hazard are no groups of patients.
      if finding.context != "cox_baseline" {
        groups.add(finding.group1Level)
        secondGroups.add(finding.group2Level)
        groupings.add(finding.group1)
      }
      if let level = finding.variableLevel {
        let place = Place(variable: finding.variable, context: finding.context)
        levels[place, default: Names()].add(level)
      }
      if let variable = finding.variable {
        contextsByVariable[variable, default: Names()].add(finding.context)
      }
    }
    self.contexts = contexts.all
    self.groups = groups.all
    self.secondGroups = secondGroups.all
    self.groupings = groupings.all
    rows = Dictionary(
      zip(findings.lazy.map(Self.key), findings.indices), uniquingKeysWith: { first, _ in first })
    levelsByPlace = levels.mapValues(\.all)
    self.contextsByVariable = contextsByVariable.mapValues(\.all)
  }

  /// Names in the order met, each once.
  private struct Names {
    private(set) var all: [String] = []
    /// The names, once there are many: of a few each is compared.
    private var known: Set<String> = []

    /// Adds a name, unless there is none or it was met; rows of one name follow each other.
    mutating func add(_ name: String?) {
      guard let name, name != all.last, isNew(name) else { return }
      all.append(name)
    }

    private mutating func isNew(_ name: String) -> Bool {
      if all.count < 8 { return !all.contains(name) }
      if known.isEmpty { known = Set(all) }
      return known.insert(name).inserted
    }
  }

  private static func key(_ finding: Finding) -> Key {
    Key(
      context: finding.context, variable: finding.variable, level: finding.variableLevel,
      group: finding.group1Level, group2: finding.group2Level, statistic: finding.statistic)
  }

  /// The row of a statistic, or `nil` when there is none.
  func find(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil, group2: String? = nil
  ) -> Finding? {
    let key = Key(
      context: context, variable: variable, level: level, group: group, group2: group2,
      statistic: statistic)
    return rows[key].map { findings[$0] }
  }

  /// The row of another statistic of the same method, variable, level and group.
  func sibling(_ statistic: String, of finding: Finding) -> Finding? {
    find(
      finding.context, statistic, of: finding.variable, level: finding.variableLevel,
      group: finding.group1Level, group2: finding.group2Level)
  }

  /// An estimate with the limits of its interval, as far as it has any.
  func withLimits(_ finding: Finding) -> [Finding?] {
    let prefix = finding.statistic == "estimate" ? "" : finding.statistic + "."
    return [
      finding, sibling(prefix + "conf.low", of: finding),
      sibling(prefix + "conf.high", of: finding),
    ]
  }

  /// A number, or `nil` when there is no such row or it holds none.
  func number(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil
  ) -> Double? {
    find(context, statistic, of: variable, level: level, group: group)?.number
  }

  /// The variables that have rows in a context, in the order met.
  func variables(in context: String) -> [String] {
    var names = Names()
    for row in findings.indices where findings[row].context == context {
      names.add(findings[row].variable)
    }
    return names.all
  }

  /// The levels that a variable has in a context, in the order met.
  func levels(of variable: String?, in context: String) -> [String] {
    levelsByPlace[Place(variable: variable, context: context), default: []]
  }

  /// The contexts in which a variable has rows, in the order met.
  func contexts(of variable: String) -> [String] { contextsByVariable[variable, default: []] }

  /// The rows within one level of the first grouping variable, with the second as the only one.
  func within(_ level: String) -> FindingIndex {
    FindingIndex(
      findings.filter { $0.group1Level == level && $0.group2 != nil }.map { finding in
        var inner = finding
        (inner.group1, inner.group1Level) = (finding.group2, finding.group2Level)
        (inner.group2, inner.group2Level) = (nil, nil)
        return inner
      })
  }

  /// The rows of one group, as if there were no other patients.
  func ofGroup(_ label: String) -> FindingIndex {
    FindingIndex(
      findings.filter { $0.group1Level == label }.map { row in
        var own = row
        own.group1 = nil
        own.group1Level = nil
        return own
      })
  }

  /// The rows by one grouping variable, and those by none.
  func restricted(to grouping: String) -> FindingIndex {
    FindingIndex(findings.filter { $0.group1 == grouping || $0.group1 == nil })
  }
}

extension [String] {
  /// The texts as a list in a sentence: `a, b and c`.
  var inWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  func distinct() -> [Element] {
    var seen: Set<Element> = []
    var elements: [Element] = []
    for element in self where element != elements.last && seen.insert(element).inserted {
      elements.append(element)
    }
    return elements
  }
}
