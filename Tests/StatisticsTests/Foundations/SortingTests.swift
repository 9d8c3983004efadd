import TestSupport
import Testing

@testable import Statistics

@Suite struct SortingTests {
  /// Numbers of every kind that is ordered in a way of its own: few, of few decimals near together
  /// and far apart, of all digits, tied, negative, huge and tiny.
  static let kinds: [(name: String, values: [Double])] = {
    var random = SplitMix64(state: 5)
    func some(_ n: Int, _ value: (Double) -> Double) -> [Double] {
      (0..<n).map { _ in value(random.unit()) }
    }
    return [
      ("none", []), ("one", [3]), ("few", some(100) { $0 }),
      ("whole", some(3000) { ($0 * 50).rounded() }),
      ("two decimals", some(3000) { ($0 * 9000).rounded() / 100 - 40 }),
      ("far apart", some(3000) { ($0 * 1e9).rounded() / 10 }),
      ("all digits", some(3000) { $0 * 3 - 1 }),
      ("one of all digits", some(3000) { ($0 * 100).rounded() } + [0.1234567891]),
      ("all sizes", some(3000) { ($0 < 0.5 ? -1 : 1) * (1 / ($0 * $0 * $0) + $0 * 1e-300) }),
      ("ties of all digits", some(3000) { ($0 * 20).rounded() / 7 }),
      (
        "limits",
        some(600) { $0 } + [
          1e300, -1e300, .leastNonzeroMagnitude, -Double.leastNonzeroMagnitude, 0,
        ]
      ),
      ("constant", Array(repeating: 0.3, count: 700)),
      ("ascending", (0..<2000).map { Double($0) }),
      ("descending", (0..<2000).map { -Double($0) / 3 }),
    ]
  }()

  @Test(arguments: kinds.indices) func `as by comparisons`(_ kind: Int) {
    let values = Self.kinds[kind].values
    #expect(Sorting.sorted(values) == values.sorted())
    let order = values.indices.sorted { values[$0] < values[$1] }
    #expect(Sorting.order(values).map(Int.init) == order)
    let marks = values.indices.map { $0 % 3 == 0 }
    let tallies = Sorting.tally(values, marks)
    #expect(tallies.map(\.number) == Set(values).sorted())
    for tally in tallies.prefix(30) {
      let own = values.indices.filter { values[$0] == tally.number }
      #expect(tally.marked == own.count { marks[$0] })
      #expect(tally.others == own.count { !marks[$0] })
    }
  }

  @Test func `zeros of both signs are equal in an order, and -0 stands first among values`() {
    let values = (0..<1000).map { (index: Int) -> Double in
      switch index % 3 {
      case 0: return 0
      case 1: return -0.0
      default: return Double(index) / 7 - 70
      }
    }
    let order = values.indices.sorted { values[$0] < values[$1] }
    #expect(Sorting.order(values).map(Int.init) == order)
    let sorted = Sorting.sorted(values)
    #expect(sorted == values.sorted())
    let zeros = sorted.filter { $0 == 0 }
    let firstPlus = zeros.firstIndex { $0.sign == .plus } ?? 0
    let negative = values.filter { $0 == 0 && $0.sign == .minus }
    #expect(firstPlus == negative.count)
    #expect(zeros[firstPlus...].allSatisfy { $0.sign == .plus })
  }

  @Test func `infinities are at the ends`() {
    let values: [Double] = [Double.infinity, -Double.infinity] + (0..<600).map { Double($0) / 3 }
    #expect(Sorting.sorted(values).first == -.infinity && Sorting.sorted(values).last == .infinity)
    #expect(Sorting.order(values).first == 1 && Sorting.order(values).last == 0)
  }
}

@Suite struct PooledRanksTests {
  @Test func `as the midranks of both groups`() {
    var random = SplitMix64(state: 8)
    for (m, n, steps) in [(0, 3, 5.0), (1, 1, 1), (7, 5, 4), (40, 60, 12), (300, 200, 1e6)] {
      let a = (0..<m).map { _ in (random.unit() * steps).rounded() }
      let b = (0..<n).map { _ in (random.unit() * steps).rounded() }
      let pooled = PooledRanks(
        SortedValues(ascending: a.sorted()), SortedValues(ascending: b.sorted()))
      let ranks = Ranks(a + b)
      #expect(Double(pooled.twiceSumOfFirst) / 2 == ranks.values.prefix(m).reduce(0, +))
      #expect(pooled.tieSizes.map(Int.init) == ranks.tieSizes && pooled.tieTerm == ranks.tieTerm)
    }
  }
}

@Suite struct RankCountsTests {
  @Test func `who stands around a rank`() {
    var random = SplitMix64(state: 3)
    var counts = RankCounts(37)
    var plain = Array(repeating: 0, count: 37)
    for step in 0..<400 {
      let rank = Int(random.unit() * 37)
      let number = step % 5 == 4 && plain[rank] > 0 ? -1 : 1
      counts.add(Int32(number), at: rank)
      plain[rank] += number
      let place = Int(random.unit() * 37)
      let around = counts.around(place)
      #expect(around.lower == plain[..<place].reduce(0, +) && around.equal == plain[place])
      #expect(around.higher == plain[(place + 1)...].reduce(0, +))
    }
  }
}
