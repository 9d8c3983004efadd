import Statistics
import TestSupport
import Testing

struct TukeyFencesTests {
  private static let values: [Double] = [
    67, 54.7, 7, 48.5, 14, 17.2, 20.7, 13, 43.4, 40.2, 900, 2500,
  ]

  /// R 4.2.2: q <- quantile(x, c(.25, .75), type=); q[1] - 3 * diff(q); q[2] + 3 * diff(q).
  @Test(
    arguments: [
      (7, -107.72500000000002, 181.90000000000003), (2, -120.15000000000001, 196.59999999999999),
      (6, -132.57499999999999, 211.30000000000001),
    ] as [(Int, Double, Double)])
  func `agrees with R`(_ type: Int, _ lower: Double, _ upper: Double) throws {
    let fences = try TukeyFences(
      Sample(Self.values), type: try #require(QuantileType(rawValue: type)))
    #expect(disagreement(fences.lower, lower, relative: 1e-13) == nil)
    #expect(disagreement(fences.upper, upper, relative: 1e-13) == nil)
    #expect(fences.beyond == [10, 11])
  }

  /// R 4.2.2: the same of log(x), and exp of the fences.
  @Test(
    arguments: [
      (7, 0.37384001903121067, 2514.7901429105477), (2, 0.26134835545093899, 3594.5086593833526),
    ] as [(Int, Double, Double)])
  func `logarithms agree with R`(_ type: Int, _ lower: Double, _ upper: Double) throws {
    let fences = try TukeyFences(
      Sample(Self.values), type: try #require(QuantileType(rawValue: type)), logarithmic: true)
    #expect(disagreement(fences.lower, lower, relative: 1e-12) == nil)
    #expect(disagreement(fences.upper, upper, relative: 1e-12) == nil)
    #expect(fences.beyond.isEmpty)
  }

  @Test func `by hand: a value on the fence is inside`() throws {
    // Quartiles 1 and 2 of type 7 (positions 2 and 4 of 5), fences −2 and 5.
    #expect(try TukeyFences(Sample([0, 1, 1, 2, 5])).beyond == [])
    #expect(try TukeyFences(Sample([0, 1, 1, 2, 5.1])).beyond == [4])
    #expect(try TukeyFences(Sample([-2.1, 1, 1, 2, 2])).beyond == [0])
  }

  @Test func `unit and order do not matter`() throws {
    let scaled = try TukeyFences(Sample(Self.values.map { 4 * $0 }))
    #expect(scaled.beyond == [10, 11])
    let reversed = try TukeyFences(Sample(Self.values.reversed()))
    #expect(reversed.beyond == [0, 1])
    #expect(reversed.upper == (try TukeyFences(Sample(Self.values))).upper)
  }

  @Test func `degenerate samples are refused`() throws {
    #expect(throws: StatisticsError.tooFew(needed: 4, found: 3)) {
      try TukeyFences(Sample([1, 2, 3]))
    }
    #expect(throws: StatisticsError.constant) { try TukeyFences(Sample([1, 2, 2, 2, 2, 9])) }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try TukeyFences(Sample([0, 1, 2, 3]), logarithmic: true)
    }
  }
}
