internal import Cohorts

/// The variable whose levels are strata.
struct Stratification {
  let variable: Variable
  let column: CategoricalColumn

  /// The strata of a variable; `nil` when it has no levels.
  init?(_ variable: Variable) {
    guard case .categorical(let column) = variable.column else { return nil }
    self.variable = variable
    self.column = column
  }
}

/// The counts of a categorical variable by group, and in each stratum where there are strata.
struct CrossCounts {
  /// The counts of one stratum.
  struct Stratum {
    let label: String
    /// By group and level.
    let counts: [[Int]]

    var total: Int { counts.joined().reduce(0, +) }
  }

  /// The labels of the groups.
  let groups: [String]
  /// The labels of the levels.
  let levels: [String]
  /// The counts by group and level, over all strata.
  let counts: [[Int]]
  /// The strata in declared order; none where nothing is stratified.
  let strata: [Stratum]

  init(groups: [String], levels: [String], counts: [[Int]], strata: [Stratum] = []) {
    self.groups = groups
    self.levels = levels
    self.counts = counts
    self.strata = strata
  }

  /// Counts the patients of a selection who have a level.
  init(_ column: CategoricalColumn, _ selection: Selection, strata: Stratification? = nil) {
    groups = selection.groups.map { $0.label ?? "" }
    levels = column.levels.map(\.label)
    let empty = groups.map { _ in [Int](repeating: 0, count: column.levels.count) }
    var counts = empty
    var parts = strata?.column.levels.map { _ in empty } ?? []
    for (group, patients) in selection.groups.enumerated() {
      patients.rows.forEachRow { row, count in
        guard let level = column[row] else { return }
        counts[group][level] += count
        if let stratum = strata?.column[row] { parts[stratum][group][level] += count }
      }
    }
    self.counts = counts
    self.strata = zip(strata?.column.levels ?? [], parts).map { level, counts in
      Stratum(label: level.label, counts: counts)
    }
  }

  /// The number of patients.
  var total: Int { counts.joined().reduce(0, +) }

  /// The groups that have patients.
  var presentGroups: [Int] { groups.indices.filter { counts[$0].contains { $0 > 0 } } }

  /// The levels that have patients.
  var presentLevels: [Int] {
    levels.indices.filter { level in counts.contains { $0[level] > 0 } }
  }

  /// The labels of groups and levels without patients.
  var emptyLabels: [String] {
    let (groups, levels) = (Set(presentGroups), Set(presentLevels))
    return self.groups.indices.filter { !groups.contains($0) }.map { self.groups[$0] }
      + self.levels.indices.filter { !levels.contains($0) }.map { self.levels[$0] }
  }

  /// The counts of some groups and levels.
  func keeping(groups: [Int], levels: [Int]) -> CrossCounts {
    func part(_ counts: [[Int]]) -> [[Int]] {
      groups.map { group in levels.map { counts[group][$0] } }
    }
    return CrossCounts(
      groups: groups.map { self.groups[$0] }, levels: levels.map { self.levels[$0] },
      counts: part(counts),
      strata: strata.map { Stratum(label: $0.label, counts: part($0.counts)) })
  }

  /// The counts without the groups and levels that have no patients.
  ///
  /// - Parameter first: a level that stands first where there are two.
  func present(first: Int? = nil) -> CrossCounts {
    let levels = presentLevels
    let isTurned = levels.count == 2 && levels.last == first
    return keeping(groups: presentGroups, levels: isTurned ? levels.reversed() : levels)
  }
}

extension [[Int]] {
  /// Columns for rows.
  var transposed: [[Int]] {
    (first ?? []).indices.map { column in map { $0[column] } }
  }
}
