internal import Cohorts
internal import Statistics

/// Tests of a categorical variable between groups.
struct CategoricalTests {
  let options: TestOptions
  let variable: Variable
  /// Counts by group and level; rows and columns without patients are left out.
  let counts: [[Int]]
  /// The labels of the groups in the table.
  let labels: [String]
  private let notes: [Note]

  init(
    _ variable: Variable, _ column: CategoricalColumn, _ selection: Selection, options: TestOptions
  ) {
    self.options = options
    self.variable = variable
    let full = selection.groups.map { group in
      let present = group.rows.compactMap { column[$0] }
      return column.levels.indices.map { level in present.filter { $0 == level }.count }
    }
    let groups = selection.groups.indices.filter { full[$0].contains { $0 > 0 } }
    let levels = column.levels.indices.filter { level in full.contains { $0[level] > 0 } }
    counts = groups.map { group in levels.map { full[group][$0] } }
    labels = groups.map { selection.groups[$0].label ?? "" }
    let emptyGroups = selection.groups.indices.filter { !groups.contains($0) }
    let emptyLevels = column.levels.indices.filter { !levels.contains($0) }
    let empty =
      emptyGroups.map { selection.groups[$0].label ?? "" }
      + emptyLevels.map { column.levels[$0].label }
    notes = empty.map {
      Note(
        .remark, variable: variable.name,
        "\(variable.label): \($0) has no patients and is not in the test.")
    }
  }

  /// The test that PRODUCT.md's printed rule chooses, and why.
  var chosen: (keys: [TestKey], reason: String) {
    guard let smallest = smallestExpected else { return ([.chiSquared], "categorical") }
    return smallest < 5
      ? ([.fisherExact], "smallest expected count \(shown(smallest)), below 5")
      : ([.chiSquared], "smallest expected count \(shown(smallest)), 5 or more")
  }

  /// A count to one decimal, cut rather than rounded so that 4.96 does not read 5.0.
  private func shown(_ count: Double) -> String {
    let tenths = Int((count * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var smallestExpected: Double? {
    try? ChiSquaredTest(counts, correction: false).minimumExpected
  }

  /// Runs one test.
  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    var statistics: [Statistic]
    do throws(Refusal) {
      statistics = try compute(key)
    } catch {
      statistics = Statistic.refused(key.statisticNames, error)
    }
    statistics.append(.count("nobs", counts.joined().reduce(0, +)))
    if let reason { statistics.append(.text("reason", reason)) }
    return TestOfVariable(
      key: key, variable: variable.name, statistics: statistics, notes: notes)
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    guard key == .chiSquared || key == .fisherExact else { throw .notBuilt }
    guard labels.count > 1 else {
      throw Refusal("\(labels.isEmpty ? "no group has" : "1 group has") patients, at least 2 needed")
    }
    guard counts.allSatisfy({ $0.count > 1 }) else {
      throw Refusal("all patients have the same level")
    }
    do throws(StatisticsError) {
      return key == .chiSquared ? try chiSquared() : try fisher()
    } catch {
      throw Refusal(error, names: labels)
    }
  }
}
