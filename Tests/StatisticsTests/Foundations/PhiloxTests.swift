import Testing

@testable import Statistics

@Suite struct PhiloxTests {
  // The known answers that come with Random123 (kat_vectors, philox4x32-10).
  @Test func `known answers`() {
    let none = Philox.bits((0, 0, 0, 0), key: (0, 0))
    #expect(none == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    let ones = Philox.bits((.max, .max, .max, .max), key: (.max, .max))
    #expect(ones == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    let pi = Philox.bits(
      (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: (0xA409_3822, 0x299F_31D0))
    #expect(pi == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test func `a stream is its seed and its number`() {
    func words(_ seed: UInt64, _ stream: UInt64) -> [UInt32] {
      var random = Philox(seed: seed, stream: stream)
      return (0..<9).map { _ in random.next() }
    }
    #expect(words(7, 3) == words(7, 3))
    #expect(words(7, 3) != words(7, 4) && words(7, 3) != words(8, 3))
    #expect(words(1 << 32, 0) != words(0, 0) && words(0, 1 << 32) != words(0, 0))
  }

  @Test func `indices are below their bound, and even`() {
    var random = Philox(seed: 1, stream: 0)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[random.index(below: 3)] += 1 }
    // Three standard deviations of a count are 245.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 300 })
    #expect((0..<9).allSatisfy { _ in random.index(below: 1) == 0 })
  }
}

@Suite struct FenwickTreeTests {
  @Test func `sums below and above`() {
    var tree = FenwickTree<Double>(5)
    for (rank, number) in [(0, 1.0), (3, 2.5), (3, 0.5), (4, 4)] { tree.add(number, at: rank) }
    #expect(tree.total == 8 && tree.at(3) == 3)
    #expect((0..<5).map(tree.below) == [0, 1, 1, 1, 4])
    #expect((0..<5).map(tree.above) == [7, 7, 7, 4, 0])
    #expect(DistinctRanks([2, 1, 2, 5]).rank == [1, 0, 1, 2])
    #expect(DistinctRanks([]).distinct == 0)
  }
}
