import Analysis

/// Where rows of results stand that differ in their statistic alone.
struct Spot: Hashable {
  var context: String
  var variable: String?
  var level: String?
  var group: String?
  var groupLevel: String?
  var group2: String?
  var group2Level: String?
}

extension Spot {
  init(_ finding: Finding) {
    self.init(
      context: finding.context, variable: finding.variable, level: finding.variableLevel,
      group: finding.group1, groupLevel: finding.group1Level, group2: finding.group2,
      group2Level: finding.group2Level)
  }

  /// The same place under another context.
  func with(context: String? = nil, variable: String? = nil, level: String? = nil) -> Spot {
    var other = self
    if let context { other.context = context }
    if let variable { other.variable = variable }
    if let level { other.level = level }
    return other
  }

  /// The patients it is about.
  var patients: Patients { Patients(group, groupLevel, group2, group2Level) }

  /// Patients by the levels of one or two grouping variables.
  struct Patients: Hashable {
    let group: String?
    let level: String?
    let group2: String?
    let level2: String?

    init(_ group: String?, _ level: String?, _ group2: String?, _ level2: String?) {
      (self.group, self.level, self.group2, self.level2) = (group, level, group2, level2)
    }
  }
}

/// The rows of one analysis by where they stand, in their order.
struct SpotIndex {
  let spots: [Spot]
  private let rows: [Spot: [Finding]]

  init(_ findings: [Finding]) {
    spots = findings.map { Spot($0) }.distinct()
    rows = Dictionary(grouping: findings) { Spot($0) }
  }

  /// The rows of a place.
  func rows(_ spot: Spot) -> [Finding] { rows[spot] ?? [] }

  /// The number of a statistic.
  func number(_ spot: Spot, _ statistic: String) -> Double? {
    rows(spot).first { $0.statistic == statistic }?.number
  }

  /// The text of a statistic, such as the method.
  func text(_ spot: Spot, _ statistic: String) -> String? {
    rows(spot).first { $0.statistic == statistic }?.text
  }

  /// The places of a context.
  func spots(_ context: String) -> [Spot] { spots.filter { $0.context == context } }
}
