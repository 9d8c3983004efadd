/// The fragility index of a 2 × 2 table: how many patients of one group must have another outcome
/// for p to cross α.
///
/// Rows are groups, the first column counts events. While p < α, one patient without the event in
/// the group with fewer events becomes one with it, until p ≥ α. Where p ≥ α at first, it is the
/// reverse index: one patient with the event in that group becomes one without, until p < α. The
/// sizes of the groups never change. Groups with equally many events: the smaller group is changed,
/// of two equal groups the first.
///
/// The rule changes one group in one direction, so that the count is not the smallest one can find:
/// ``FewestChanges`` is. Where no such table crosses (the group has no patient left to change, or
/// a column becomes empty, where no test is defined) there is no index.
///
/// M. Walsh et al., *The statistical significance of randomized controlled trial results is
/// frequently fragile: a case for a Fragility Index*, J. Clin. Epidemiol. 67 (2014) 622–628.
/// doi:10.1016/j.jclinepi.2013.10.019. The reverse: M. S. Khan et al., JAMA Netw. Open 3 (2020).
public struct FragilityIndex: Equatable, Sendable {
  /// p of the table itself.
  public let pValue: Double
  /// Whether p ≥ α at first, so that changes look for p < α.
  public let isReverse: Bool
  /// The row that is changed.
  public let group: Int
  /// The number of changed patients; `nil` where none is enough.
  public let count: Int?
  /// The first table that crosses; `nil` where none does.
  public let table: [[Int]]?
  /// Its p.
  public let crossedPValue: Double?
  /// The number of patients.
  public let total: Int

  /// The fragility quotient: the index over the number of patients.
  public var quotient: Double? { count.map { Double($0) / Double(total) } }

  /// The index of [[a, b], [c, d]].
  ///
  /// - Parameters:
  ///   - alpha: the threshold.
  ///   - test: the p-value of a table, Fisher's two-sided exact test where nothing else is said;
  ///     `nil` where it is not defined.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count or an α outside 0 to 1,
  ///   ``StatisticsError/emptyMargin`` where the table itself has no p.
  public init(
    _ table: [[Int]], alpha: Double = 0.05,
    test: ([[Int]]) -> Double? = FragilityIndex.fisher
  ) throws(StatisticsError) {
    let (rows, p) = try Self.checked(table, alpha, test)
    let (first, second) = (rows.first, rows.second)
    pValue = p
    isReverse = p >= alpha
    total = first.total + second.total
    let isFirst =
      first.events == second.events
      ? first.total <= second.total : first.events < second.events
    group = isFirst ? 0 : 1
    let step = p >= alpha ? -1 : 1
    var changed = rows
    var found: (count: Int, rows: Rows, p: Double)?
    var count = 0
    while found == nil {
      count += 1
      let next = changed.changing(isFirst ? step : 0, isFirst ? 0 : step)
      guard let next, let own = test(next.table) else { break }
      changed = next
      if (own >= alpha) != (p >= alpha) { found = (count, next, own) }
    }
    self.count = found?.count
    self.table = found?.rows.table
    crossedPValue = found?.p
  }

  /// Fisher's two-sided exact p; `nil` where a margin is empty.
  public static func fisher(_ table: [[Int]]) -> Double? { try? FisherExact(table).pValue() }

  /// Two groups as counts of events and of others.
  struct Rows {
    var first: (events: Int, others: Int, total: Int)
    var second: (events: Int, others: Int, total: Int)

    var table: [[Int]] { [[first.events, first.others], [second.events, second.others]] }

    init?(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
      guard min(a, b, c, d) >= 0 else { return nil }
      first = (a, b, a + b)
      second = (c, d, c + d)
    }

    /// So many more events in either group; `nil` where there are too few patients for it.
    func changing(_ i: Int, _ j: Int) -> Rows? {
      Rows(first.events + i, first.others - i, second.events + j, second.others - j)
    }
  }

  /// The rows of a 2 × 2 table with its p.
  static func checked(
    _ table: [[Int]], _ alpha: Double, _ test: ([[Int]]) -> Double?
  ) throws(StatisticsError) -> (rows: Rows, p: Double) {
    guard alpha > 0, alpha < 1 else { throw .outOfDomain(alpha) }
    _ = try FourfoldTable(table)
    guard let top = table.first, let bottom = table.last, let a = top.first, let b = top.last,
      let c = bottom.first, let d = bottom.last, let rows = Rows(a, b, c, d)
    else { throw .lengthsDiffer(2, table.count) }
    guard let p = test(table) else { throw .emptyMargin }
    return (rows, p)
  }
}
