import Statistics
import TestSupport
import Testing

struct SpearmanCorrelationTests {
  func correlation(_ x: [Double], _ y: [Double]) throws -> SpearmanCorrelation {
    try SpearmanCorrelation(try Sample(x), try Sample(y))
  }

  @Test func `counts permutations`() throws {
    // Of the 6 permutations of 3, S = 0, 2, 2, 6, 6, 8. Here ranks 1 2 3 and 2 1 3: S = 2.
    let test = try correlation([1, 4, 9], [5, 3, 8])
    #expect(disagreement(test.estimate, 0.5) == nil && test.methodInR == .exact)
    #expect(disagreement(test.statistic, 2) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 0.5) == nil)
    #expect(disagreement(try test.pValue(.exact, .less), 5.0 / 6) == nil)
    #expect(disagreement(try test.pValue(.exact), 1) == nil)
  }

  @Test func `counts permutations of ties`() throws {
    // Midranks 1.5 1.5 3 against 1 2 3: of 6 permutations 3 stands with the tie in 4, beside 3 in
    // 2. ρ = 1.5/√(1.5 · 2) is the greatest: P = 2/6; the other two orders have S further off the
    // mean as often: the sums of a·b are 13.5 (twice), 12 (twice), 10.5 (twice), mean 12.
    let test = try correlation([1, 1, 2], [1, 2, 3])
    #expect(test.hasTies && test.methodInR == .studentT)
    #expect(disagreement(test.estimate, 0.75.squareRoot()) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 1.0 / 3) == nil)
    #expect(disagreement(try test.pValue(.exact), 2.0 / 3) == nil)
  }

  @Test func `agrees with R's pspearman`() throws {
    // Help page of the R package pspearman: pspearman(36, 10, approximation = "exact") is 0.005265377, and
    // "AS89" 0.005825634 (R's cor.test beyond n = 9). Squared differences 9 + 9 + 9 + 9 = 36.
    let test = try correlation(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [4, 2, 3, 1, 8, 6, 7, 5, 9, 10])
    #expect(disagreement(test.statistic, 36) == nil && test.methodInR == .edgeworth)
    let exact = try test.pValue(.exact, .greater)
    let series = try test.pValue(.edgeworth, .greater)
    #expect(disagreement(exact, 0.005265377, relative: 2e-7) == nil)
    #expect(disagreement(series, 0.005825634, relative: 2e-7) == nil)
    #expect(disagreement(try test.pValue(.edgeworth), 2 * series) == nil)
    #expect(disagreement(try test.pValue(.exact), 2 * exact) == nil)
  }

  @Test func `the series is near the exact distribution`() throws {
    // The error seen at n = 11 is below 0.0007: the series, not the code, is the limit.
    let x = (1...11).map(Double.init)
    for shift in 0..<11 {
      let test = try correlation(x, x.indices.map { x[($0 * 4 + shift) % 11] })
      for side in Alternative.allCases where side != .twoSided {
        let exact = try test.pValue(.exact, side)
        #expect(disagreement(try test.pValue(.edgeworth, side), exact, absolute: 7e-4) == nil)
      }
    }
  }

  @Test func `only the order counts`() throws {
    let x = [3.0, 8, 1, 9, 5, 12, 7, 2, 20, 11]
    let y = [2.0, 7, 4, 9, 1, 15, 3, 5, 8, 30]
    let test = try correlation(x, y)
    let bent = try correlation(x.map { $0 * $0 * $0 }, y)
    let swapped = try correlation(y, x)
    let mirrored = try correlation(x.map { -$0 }, y)
    for method in SpearmanCorrelation.Method.allCases {
      let p = try test.pValue(method)
      #expect(disagreement(try bent.pValue(method), p) == nil)
      #expect(disagreement(try swapped.pValue(method), p) == nil)
      #expect(disagreement(try mirrored.pValue(method), p) == nil)
      let greater = try test.pValue(method, .greater)
      #expect(disagreement(try mirrored.pValue(method, .less), greater) == nil)
    }
  }

  @Test func `is certain of nothing with two pairs`() throws {
    let test = try correlation([1, 2], [3, 4])
    #expect(test.estimate == 1 && test.methodInR == .exact)
    #expect(try test.pValue(.exact) == 1 && test.pValue(.exact, .greater) == 0.5)
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) { try test.pValue(.studentT) }
    let perfect = try correlation([1, 2, 3, 4], [4, 3, 2, 1])
    #expect(perfect.t < -1e7)
    #expect(disagreement(try perfect.pValue(.exact, .less), 1.0 / 24) == nil)
  }

  @Test func `refuses what it cannot test`() throws {
    #expect(throws: StatisticsError.constant) { try correlation([1, 1, 1], [1, 2, 3]) }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) { try correlation([1], [1, 2]) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0)) { try correlation([], []) }
    let many = (0..<40).map(Double.init)
    #expect(throws: StatisticsError.exactTooLarge(limit: 200_000_000)) {
      try correlation(many, many).pValue(.exact)
    }
    let large = (0..<1291).map(Double.init)
    #expect(try correlation(large, large).methodInR == .studentT)
  }
}
