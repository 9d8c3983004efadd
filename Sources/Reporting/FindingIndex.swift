import Analysis

/// The rows of one analysis, found by what they are.
struct FindingIndex: Sendable {
  /// What the rows of one method share that are of the same variable, level and groups.
  struct Place: Hashable {
    var context: String
    var variable: String?
    var level: String?
    var group: String?
    var group2: String?
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
  private let rows: PlaceRows
  /// The levels of each variable in each context, by the place without level and groups.
  private let levels: [Place: Names]
  private let contextsByVariable: [String: Names]

  private typealias Names = Distinct<String>

  /// An index; of rows that cannot be told apart the first counts.
  init(_ findings: [Finding]) {
    self.findings = findings
    var (contexts, groups, secondGroups, groupings) = (Names(), Names(), Names(), Names())
    var levels: [Place: Names] = [:]
    var contextsByVariable: [String: Names] = [:]
    var rows = PlaceRows()
    for row in findings.indices {
      // The covariates and strata of a baseline hazard are no groups of patients.
      let isGrouped = findings[row].context != "cox_baseline"
      if isGrouped { groupings.add(findings[row].group1) }
      guard let place = rows.add(row, of: findings) else { continue }
      contexts.add(place.context)
      if isGrouped {
        groups.add(place.group)
        secondGroups.add(place.group2)
      }
      if let level = place.level { levels[place.ofAllLevels, default: Names()].add(level) }
      if let variable = place.variable {
        contextsByVariable[variable, default: Names()].add(place.context)
      }
    }
    self.contexts = contexts.all
    self.groups = groups.all
    self.secondGroups = secondGroups.all
    self.groupings = groupings.all
    self.rows = rows
    self.levels = levels
    self.contextsByVariable = contextsByVariable
  }

  /// The row of a statistic, or `nil` when there is none.
  func find(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil, group2: String? = nil
  ) -> Finding? {
    let place = Place(
      context: context, variable: variable, level: level, group: group, group2: group2)
    return rows.of(place).first { findings[$0].statistic == statistic }.map { findings[$0] }
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
    levels[Place(context: context, variable: variable)]?.all ?? []
  }

  /// The variables that have rows; in no order.
  var variables: [String] { Array(contextsByVariable.keys) }

  /// The contexts in which a variable has rows, in the order met.
  func contexts(of variable: String) -> [String] {
    contextsByVariable[variable]?.all ?? []
  }

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

/// The rows of each place of an index.
private struct PlaceRows {
  private var numbers: [FindingIndex.Place: Int] = [:]
  private var rows: [[Int]] = []
  /// The place of the row before: those of one place follow each other.
  private var last: (place: FindingIndex.Place, number: Int)?

  /// Adds a row; gives its place where it is the first there.
  mutating func add(_ row: Int, of findings: [Finding]) -> FindingIndex.Place? {
    if let last, last.place.holds(row, of: findings) {
      rows[last.number].append(row)
      return nil
    }
    let place = FindingIndex.Place(row, of: findings)
    let number = numbers[place, default: rows.count]
    last = (place, number)
    if number < rows.count {
      rows[number].append(row)
      return nil
    }
    numbers[place] = number
    rows.append([row])
    return place
  }

  /// The rows of a place, in their order.
  func of(_ place: FindingIndex.Place) -> [Int] { numbers[place].map { rows[$0] } ?? [] }
}

extension FindingIndex.Place {
  /// The place of a row.
  fileprivate init(_ row: Int, of findings: [Finding]) {
    self.init(
      context: findings[row].context, variable: findings[row].variable,
      level: findings[row].variableLevel, group: findings[row].group1Level,
      group2: findings[row].group2Level)
  }

  /// Whether it is the place of a row.
  fileprivate func holds(_ row: Int, of findings: [Finding]) -> Bool {
    context == findings[row].context && variable == findings[row].variable
      && level == findings[row].variableLevel && group == findings[row].group1Level
      && group2 == findings[row].group2Level
  }

  /// The variable and the context alone.
  fileprivate var ofAllLevels: Self { Self(context: context, variable: variable) }
}
