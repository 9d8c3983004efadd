/// The fewest patients of a 2 × 2 table whose outcome, or whose group, must be another for p to
/// cross α: an exact minimum.
///
/// All tables that k patients can make are looked at, for k = 1, 2, …: with outcomes changed, those
/// with i more events in the first group and j in the second, |i| + |j| = k, the groups keeping
/// their sizes; with groups changed, the same of the table whose rows are the outcomes. The least k
/// with a table on the other side of α is the answer; of several such tables the one whose p lies
/// farthest from α is kept, of equal ones the first. A table with an empty margin has no p and
/// does not count as crossing.
///
/// This is ``FragilityIndex`` without its rule of which group is changed and which way.
public struct FewestChanges: Equatable, Sendable {
  /// What is changed of a patient.
  public enum Subject: Sendable {
    /// The outcome: the sizes of the groups stay.
    case outcome
    /// The group: the numbers of events and of others stay.
    case group
  }

  /// p of the table itself.
  public let pValue: Double
  /// The least number of patients; `nil` where no table crosses.
  public let count: Int?
  /// The table that crosses.
  public let table: [[Int]]?
  /// Its p.
  public let crossedPValue: Double?

  /// The minimum for [[a, b], [c, d]], rows being groups.
  ///
  /// - Parameter limit: the most tables that are looked at.
  /// - Throws: what ``FragilityIndex`` throws, and ``StatisticsError/exactTooLarge(limit:)`` when
  ///   more tables would have to be looked at.
  public init(
    _ table: [[Int]], of subject: Subject, alpha: Double = 0.05, limit: Int = 200_000,
    test: ([[Int]]) -> Double? = FragilityIndex.fisher
  ) throws(StatisticsError) {
    let (_, p) = try FragilityIndex.checked(table, alpha, test)
    let turn = { (table: [[Int]]) in subject == .outcome ? table : Self.turned(table) }
    let (rows, _) = try FragilityIndex.checked(turn(table), alpha) { _ in p }
    var best: (count: Int, table: [[Int]], p: Double)?
    var looked = 0
    var count = 1
    while best == nil, count <= rows.first.total + rows.second.total {
      for i in -count...count {
        let rest = count - abs(i)
        for j in rest == 0 ? [0] : [-rest, rest] {
          guard let changed = rows.changing(i, j) else { continue }
          looked += 1
          guard looked <= limit else { throw .exactTooLarge(limit: limit) }
          let own = turn(changed.table)
          guard let q = test(own), (q >= alpha) != (p >= alpha) else { continue }
          if let known = best, abs(q - alpha) <= abs(known.p - alpha) { continue }
          best = (count, own, q)
        }
      }
      count += 1
    }
    pValue = p
    self.count = best?.count
    self.table = best?.table
    crossedPValue = best?.p
  }

  /// Columns for rows.
  private static func turned(_ table: [[Int]]) -> [[Int]] {
    (table.first ?? []).indices.map { column in table.map { $0[column] } }
  }
}
