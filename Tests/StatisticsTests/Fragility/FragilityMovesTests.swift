import Statistics
import TestSupport
import Testing

struct FragilityMovesTests {
  @Test func `is what hand calculation gives`() throws {
    // p is the share of patients with the label; α = 0.3. Half have it; each move takes one of ten.
    let labels = [true, true, true, true, true, false, false, false, false, false]
    let share = { (labels: [Bool]) in Double(labels.count { $0 }) / 10 }
    let found = try #require(try FragilityMoves(labels, alpha: 0.3, test: share))
    #expect(found.pValue == 0.5 && found.end == .crossed && found.count == 3)
    #expect(found.moves.map(\.patient) == [0, 1, 2])
    #expect(found.moves.map(\.pValue) == [0.4, 0.3, 0.2])
    #expect(!found.isMinimum)
    // The other way: p below α rises to it, and p = α is no longer below.
    let other = try #require(try FragilityMoves(labels, alpha: 0.6, test: share))
    #expect(other.count == 1 && other.isMinimum && other.moves.map(\.patient) == [5])
  }

  @Test func `ends where nothing comes nearer, or the tests are used up`() throws {
    let labels = [true, false, true, false]
    let flat = try #require(try FragilityMoves(labels) { _ in 0.5 })
    #expect(flat.end == .stalled && flat.count == nil && flat.moves.isEmpty)
    let short = try #require(try FragilityMoves(labels, limit: 3) { _ in 0.5 })
    #expect(short.end == .exhausted && short.count == nil)
    let none = try #require(try FragilityMoves([]) { _ in 0.5 })
    #expect(none.end == .stalled)
    #expect(try FragilityMoves(labels) { _ in nil } == nil)
    let isLabels = try #require(try FragilityMoves(labels) { $0 == labels ? 0.5 : nil })
    #expect(isLabels.end == .stalled)
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try FragilityMoves(labels, alpha: 0) { _ in 0.5 }
    }
    #expect(throws: StatisticsError.lengthsDiffer(4, 1)) {
      try FragilityMoves(labels, classes: [1]) { _ in 0.5 }
    }
  }

  /// All single and double moves of small random samples, for t, rank and log-rank tests.
  @Test func `counts of one and two are the minimum`() throws {
    var random = SplitMix64(state: 3)
    var (ones, twos) = (0, 0)
    for round in 0..<45 {
      let n = 12 + Int(random.next() % 6)
      let labels = (0..<n).map { _ in random.next() % 2 == 0 }
      // Ties on purpose: halves.
      let values = labels.map { ($0 ? 1.4 : 0) + (random.unit() * 8).rounded() / 2 }
      let test = Self.tests(values)[round % 3]
      guard let found = try FragilityMoves(labels, test: test) else { continue }
      let single = isEnough(1, labels, found.pValue, test)
      #expect((found.count == 1) == single)
      if found.count == 2 {
        #expect(isEnough(2, labels, found.pValue, test))
        twos += 1
      }
      if single { ones += 1 }
    }
    #expect(ones > 3 && twos > 3)
  }

  @Test func `interchangeable patients need one test`() throws {
    let labels = (0..<20).map { $0 < 10 }
    let values = (0..<20).map { Double($0 % 3 + ($0 < 10 ? 1 : 0)) }
    let test = Self.tests(values)[0]
    var tried = 0
    let apart = try #require(try FragilityMoves(labels, test: test))
    let together = try #require(
      try FragilityMoves(labels, classes: values.map { Int($0) }) { labels in
        tried += 1
        return test(labels)
      })
    #expect(apart.count == together.count)
    #expect(zip(apart.moves, together.moves).allSatisfy { abs($0.pValue - $1.pValue) < 1e-12 })
    #expect(tried <= 1 + 8 * together.moves.count)
  }

  @Test func `labels may be swapped`() throws {
    let values = [5.1, 6.2, 4.8, 7.0, 6.6, 5.9, 4.1, 3.9, 5.0, 4.4, 4.6, 5.2]
    let labels = values.indices.map { $0 < 6 }
    for test in Self.tests(values) {
      let one = try #require(try FragilityMoves(labels, test: test))
      let two = try #require(try FragilityMoves(labels.map { !$0 }, test: test))
      #expect(one.count == two.count)
      #expect(one.moves.map(\.patient) == two.moves.map(\.patient))
    }
  }

  private func isEnough(
    _ count: Int, _ labels: [Bool], _ p: Double, _ test: ([Bool]) -> Double?
  ) -> Bool {
    for one in labels.indices {
      var changed = labels
      changed[one].toggle()
      if count == 1 {
        if let q = test(changed), (q < 0.05) != (p < 0.05) { return true }
        continue
      }
      for two in labels.indices where two > one {
        var both = changed
        both[two].toggle()
        if let q = test(both), (q < 0.05) != (p < 0.05) { return true }
      }
    }
    return false
  }

  /// Student's t, Mann–Whitney by the normal approximation, the log-rank test of the values as
  /// times of events.
  private static func tests(_ values: [Double]) -> [([Bool]) -> Double?] {
    func samples(_ labels: [Bool]) -> (Sample, Sample)? {
      let first = zip(values, labels).filter { $1 }.map { $0.0 }
      let second = zip(values, labels).filter { !$1 }.map { $0.0 }
      guard let a = try? Sample(first), let b = try? Sample(second) else { return nil }
      return (a, b)
    }
    return [
      { labels in samples(labels).flatMap { try? StudentTTest($0, $1).pValue() } },
      { labels in samples(labels).flatMap { try? MannWhitney($0, $1).pValue(.normalCorrected) } },
      { labels in
        let ends = try? FollowUp.all(times: values, areEvents: values.map { _ in true })
        return ends.flatMap {
          try? LogRank($0, groups: labels.map { $0 ? 0 : 1 }, groupCount: 2).pValue
        }
      },
    ]
  }
}
