internal import Cohorts
internal import Statistics
internal import Synchronization

/// The numbers of the groups of a selection: each is read once, and what several methods need of it,
/// such as its order, is found once.
final class SampleBook: Sendable {
  private struct Key: Hashable {
    let variable: String
    let label: String?
    let first: Int?
    let count: Int

    init(_ variable: Variable, _ group: Group) {
      (self.variable, label) = (variable.name, group.label)
      (first, count) = (group.rows.first, group.rows.count)
    }
  }

  private let known = Mutex<[Key: Sample]>([:])

  /// The numbers of a variable in a group, those missing left out; `nil` where it holds none.
  func sample(of variable: Variable, in group: Group) -> Sample? {
    guard case .numeric = variable.column else { return nil }
    let key = Key(variable, group)
    if let sample = known.withLock({ $0[key] }) { return sample }
    guard let sample = try? variable.column.sample(group.rows) else { return nil }
    known.withLock { $0[key] = sample }
    return sample
  }

  /// The numbers of a variable in a group, where somebody asked for them before.
  func known(_ variable: Variable, in group: Group) -> Sample? {
    known.withLock { $0[Key(variable, group)] }
  }

  /// Makes the samples of several variables ready on all cores, where they are large.
  func prepare(_ variables: [Variable], in groups: [Group]) {
    let count = groups.reduce(0) { $0 + $1.rows.count }
    let numeric = variables.filter { if case .numeric = $0.column { true } else { false } }
    guard count >= 2 * Cores.block, !numeric.isEmpty else { return }
    _ = Cores.parts(numeric.count * groups.count) { part in
      sample(of: numeric[part / groups.count], in: groups[part % groups.count])?.prepare()
    }
  }
}

extension Column {
  /// The numbers of some patients, those missing left out; empty where the column holds none.
  func sample(_ patients: Patients) throws(StatisticsError) -> Sample {
    guard case .numeric(let column) = self else { return try Sample([]) }
    guard let counted = column.valueCounts(patients) else {
      return try Sample(column.numbers(patients))
    }
    return try Sample(distinct: counted.values, counts: counted.counts) {
      column.numbers(patients)
    }
  }
}

/// Some rows of a cohort, asked one by one.
struct RowMask {
  private var isMarked: [Bool]

  init(_ rows: Patients) {
    var last = -1
    rows.forEachRow { row, _ in last = max(last, row) }
    var marked = Array(repeating: false, count: last + 1)
    rows.forEachRow { row, _ in marked[row] = true }
    isMarked = marked
  }

  /// Whether a row is one of them.
  func contains(_ row: Int) -> Bool { isMarked.indices.contains(row) && isMarked[row] }
}
