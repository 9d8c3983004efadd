import Statistics
import TestSupport
import Testing

struct FragilityIndexTests {
  /// Published examples: [a, b, c, d], the index.
  ///
  /// The first two are those of Walsh et al. 2014 (1/100
  /// against 9/100 and 200/4000 against 250/4000, both p = 0.02); the third, of 13/506 against
  /// 28/499, is worked out in PMC10171299.
  @Test(arguments: [
    ([1, 99, 9, 91], 1), ([200, 3800, 250, 3750], 9), ([13, 493, 28, 471], 3),
  ])
  func `is what was published`(_ counts: [Int], _ index: Int) throws {
    let found = try FragilityIndex(table(counts))
    #expect(found.count == index)
    #expect(!found.isReverse && found.group == 0)
  }

  /// Golden values of fisher.test, R 4.2, before and after: 3/50 against 12/50, then 4/50; 15/40 against 5/40, then
  /// 6/40 and 7/40.
  @Test func `p is Fisher's of R on both sides`() throws {
    let one = try FragilityIndex([[3, 47], [12, 38]])
    #expect(one.count == 1 && one.table == [[4, 46], [12, 38]])
    #expect(disagreement(one.pValue, 0.022604386881923486) == nil)
    #expect(disagreement(one.crossedPValue, 0.053764752648917294) == nil)
    #expect(disagreement(one.quotient, 0.01) == nil)
    let two = try FragilityIndex([[15, 25], [5, 35]])
    #expect(two.count == 2 && two.group == 1 && two.table == [[15, 25], [7, 33]])
    #expect(disagreement(two.pValue, 0.018772382855837523) == nil)
    #expect(disagreement(two.crossedPValue, 0.078361007055357895) == nil)
  }

  /// From 5/50 against 10/50, R's p is 0.262; with 3 events 0.0713, with 2 it is 0.0277.
  @Test func `looks for significance where there is none`() throws {
    let found = try FragilityIndex([[5, 45], [10, 40]])
    #expect(found.isReverse && found.count == 3 && found.table == [[2, 48], [10, 40]])
    #expect(disagreement(found.crossedPValue, 0.027746259148170378) == nil)
  }

  @Test func `takes the test that is asked for`() throws {
    // By hand: χ² of [[1, 9], [6, 4]] is 20 (1·4 − 9·6)²/(10·10·7·13) = 5.4945 (p = 0.019), of
    // [[2, 8], [6, 4]] it is 20 (2·4 − 8·6)²/(10·10·8·12) = 3.3333 (p = 0.068).
    let found = try FragilityIndex([[1, 9], [6, 4]], test: pearson)
    #expect(found.count == 1 && found.table == [[2, 8], [6, 4]])
    #expect(disagreement(try ChiSquaredTest([[2, 8], [6, 4]]).statistic(), 10.0 / 3) == nil)
    // Fisher's p of the same table is 0.057 at first: the reverse index.
    #expect(try FragilityIndex([[1, 9], [6, 4]]).isReverse)
  }

  @Test func `groups may be swapped`() throws {
    for counts in [[1, 99, 9, 91], [15, 25, 5, 35], [5, 45, 10, 40], [2, 8, 9, 30]] {
      let one = try FragilityIndex(table(counts))
      let two = try FragilityIndex(Array(table(counts).reversed()))
      #expect(one.count == two.count && one.group == 1 - two.group)
      #expect(disagreement(one.pValue, two.pValue) == nil)
    }
  }

  @Test func `says so where no change is enough`() throws {
    // Two patients each: the largest difference there is has p = 1/3.
    let small = try FragilityIndex([[0, 2], [2, 0]])
    #expect(small.isReverse && small.count == nil && small.quotient == nil)
    #expect(try FewestChanges([[0, 2], [2, 0]], of: .outcome).count == nil)
    #expect(try FewestChanges([[0, 2], [2, 0]], of: .group).count == nil)
  }

  @Test func `refuses what is no table`() {
    #expect(throws: StatisticsError.emptyMargin) { try FragilityIndex([[0, 0], [1, 2]]) }
    #expect(throws: StatisticsError.emptyMargin) { try FragilityIndex([[0, 3], [0, 2]]) }
    #expect(throws: StatisticsError.outOfDomain(-1)) { try FragilityIndex([[-1, 3], [1, 2]]) }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try FragilityIndex([[1, 3], [1, 2]], alpha: 1)
    }
    #expect(throws: StatisticsError.self) { try FragilityIndex([[1, 2, 3], [1, 2, 3]]) }
    #expect(throws: StatisticsError.self) { try FragilityIndex([]) }
  }

  // MARK: - The exact minimum

  /// Patients listed one by one: all ways to change one of them, then all pairs.
  @Test func `the fewest changes are those of all single and double changes`() throws {
    var random = SplitMix64(state: 7)
    var (ones, twos) = (0, 0)
    for _ in 0..<60 {
      let counts = (0..<4).map { _ in 1 + Int(random.next() % 12) }
      for subject in [FewestChanges.Subject.outcome, .group] {
        let found = try FewestChanges(table(counts), of: subject)
        let single = crosses(counts, subject, pairs: false)
        let double = crosses(counts, subject, pairs: true)
        #expect((found.count == 1) == single)
        #expect((found.count == 2) == (!single && double))
        if let crossed = found.table {
          #expect(found.crossedPValue == FragilityIndex.fisher(crossed))
        }
        if single { ones += 1 } else if double { twos += 1 }
      }
    }
    #expect(ones > 5 && twos > 5)
  }

  @Test func `no index is below the fewest changes`() throws {
    var random = SplitMix64(state: 21)
    for _ in 0..<80 {
      let counts = (0..<4).map { _ in 1 + Int(random.next() % 25) }
      let least = try FewestChanges(table(counts), of: .outcome)
      guard let index = try FragilityIndex(table(counts)).count else { continue }
      #expect(try #require(least.count) <= index)
    }
  }

  @Test func `changed groups are changed outcomes of the turned table`() throws {
    let one = try FewestChanges([[3, 47], [12, 38]], of: .group)
    let two = try FewestChanges([[3, 12], [47, 38]], of: .outcome)
    #expect(one.count == two.count)
    #expect(disagreement(one.crossedPValue, try #require(two.crossedPValue)) == nil)
  }

  private func crosses(_ c: [Int], _ subject: FewestChanges.Subject, pairs: Bool) -> Bool {
    // Who is in which cell: first event, first none, second event, second none.
    let cells = c.indices.flatMap { cell in Array(repeating: cell, count: c[cell]) }
    let other = subject == .outcome ? [1, 0, 3, 2] : [2, 3, 0, 1]
    let start = FragilityIndex.fisher(table(c)) ?? 1
    func isOver(_ changed: [Int]) -> Bool {
      var counts = c
      for patient in changed {
        counts[cells[patient]] -= 1
        counts[other[cells[patient]]] += 1
      }
      guard let p = FragilityIndex.fisher(table(counts)) else { return false }
      return (p < 0.05) != (start < 0.05)
    }
    for one in cells.indices {
      if !pairs, isOver([one]) { return true }
      if pairs { for two in cells.indices where two > one && isOver([one, two]) { return true } }
    }
    return false
  }

  private func table(_ c: [Int]) -> [[Int]] { [[c[0], c[1]], [c[2], c[3]]] }

  private func pearson(_ table: [[Int]]) -> Double? { try? ChiSquaredTest(table).pValue() }
}
