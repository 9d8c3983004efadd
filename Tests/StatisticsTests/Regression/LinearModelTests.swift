import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct LinearModelTests {
  private static func model(_ columns: [[Double]], _ y: [Double]) throws -> LinearModel {
    try LinearModel(DesignMatrix(columns: columns), Sample(y))
  }

  /// x = 1, 2, 3, 4 and y = 2, 3, 5, 4: Sxy = 4, Sxx = 5, so β = 0.8 and β₀ = 1.5; residuals
  /// −0.3, −0.1, 1.1, −0.7 square to 1.8, and σ² = 0.9.
  @Test func `a line by hand`() throws {
    let model = try Self.model([[1, 2, 3, 4]], [2, 3, 5, 4])
    #expect(disagreement(model.coefficients[0], 1.5) == nil)
    #expect(disagreement(model.coefficients[1], 0.8) == nil)
    #expect(disagreement(model.residualSumOfSquares, 1.8) == nil)
    #expect(disagreement(model.standardErrors[1], (0.9 / 5).squareRoot()) == nil)
    #expect(disagreement(model.standardErrors[0], (0.9 * (0.25 + 6.25 / 5)).squareRoot()) == nil)
    #expect(disagreement(model.rSquared, 3.2 / 5) == nil)
    #expect(disagreement(model.adjustedRSquared, 1 - 0.36 * 3 / 2) == nil)
    #expect(disagreement(model.fTest.statistic, 3.2 / 0.9) == nil)
    #expect(disagreement(model.fittedValues[2], 3.9) == nil)
  }

  /// R 4.2.2: lm(mpg ~ wt + factor(cyl) + hp, mtcars), summary, confint, drop1(test = "F").
  @Test func `mtcars with a factor`() throws {
    let table = try ReferenceData.table("mtcars.csv")
    func numbers(_ name: String) throws -> [Double] {
      try table.texts(name).compactMap { Double($0) }
    }
    let levels = try table.texts("cyl").map { ["4", "6", "8"].firstIndex(of: $0) ?? 0 }
    let columns =
      try [numbers("wt")] + DesignMatrix.indicators(of: levels, levelCount: 3) + [numbers("hp")]
    let model = try Self.model(columns, try numbers("mpg"))
    let coefficients = [
      35.84599531518770732, -3.18140404667961496, -3.35902489593595233, -3.18588444497752921,
      -0.02311980915445466,
    ]
    let errors = [
      2.04101907141033090, 0.71960100213438893, 1.40166971929286133, 2.17047528969989134,
      0.01195219600880082,
    ]
    let p = [
      2.670320140681293e-16, 1.441755761059837e-04, 2.374718027668630e-02, 1.537047405676231e-01,
      6.361268640187362e-02,
    ]
    for j in 0..<5 {
      #expect(disagreement(model.coefficients[j], coefficients[j]) == nil)
      #expect(disagreement(model.standardErrors[j], errors[j]) == nil)
      #expect(disagreement(model.pValues[j], p[j]) == nil)
    }
    let limits = model.intervals()[4]
    #expect(disagreement(limits.lower, -0.04764368966426605) == nil)
    #expect(disagreement(limits.upper, 0.001404071355356726) == nil)
    #expect(disagreement(model.rSquared, 0.8572194524621976) == nil)
    #expect(disagreement(model.adjustedRSquared, 0.8360667787528935) == nil)
    #expect(disagreement(model.sigma, 2.4402309695225082) == nil)
    #expect(disagreement(model.fTest.statistic, 40.5253474923667412) == nil)
    #expect(disagreement(model.fTest.pValue, 4.869141931596709e-11) == nil)
    let factor = try model.fTest(ofColumns: [1, 2])
    #expect(disagreement(factor.statistic, 2.87756, relative: 1e-5) == nil)
    #expect(disagreement(factor.pValue, 0.07364498, relative: 1e-6) == nil)
  }

  // MARK: - NIST

  /// Longley's data and the values that NIST certifies for them.
  @Test func longley() throws {
    let rows: [[Double]] = [
      [60323, 83, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99, 365385, 1870, 3547, 115094, 1953],
      [63761, 100, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    let model = try Self.model((1...6).map { j in rows.map { $0[j] } }, rows.map { $0[0] })
    let coefficients = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683,
      -1.03322686717359, -0.511041056535807e-01, 1829.15146461355,
    ]
    let errors = [
      890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699,
      0.214274163161675, 0.226073200069370, 455.478499142212,
    ]
    for j in 0..<7 {
      #expect(disagreement(model.coefficients[j], coefficients[j], relative: 1e-11) == nil)
      #expect(disagreement(model.standardErrors[j], errors[j], relative: 1e-12) == nil)
    }
    #expect(disagreement(model.sigma, 304.854073561965, relative: 1e-12) == nil)
    #expect(disagreement(model.rSquared, 0.995479004577296, relative: 1e-12) == nil)
    #expect(disagreement(model.fTest.statistic, 330.285339234588, relative: 1e-12) == nil)
  }

  /// NIST's Wampler3: a polynomial of degree 5 with large residuals; all coefficients are 1.
  @Test func wampler3() throws {
    let x = (0...20).map(Double.init)
    let powers = (1...5).map { k in x.map { Foundation.pow($0, Double(k)) } }
    let noise: [Double] = [
      759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048,
      2048, -2048, 2523, -2048, 2048, -2048, 759,
    ]
    let y = x.indices.map { i in 1 + noise[i] + powers.reduce(0) { $0 + $1[i] } }
    let model = try Self.model(powers, y)
    let errors = [
      2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752,
      0.112324854679312,
    ]
    for j in 0..<6 {
      #expect(disagreement(model.coefficients[j], 1, relative: 1e-8) == nil)
      #expect(disagreement(model.standardErrors[j], errors[j], relative: 1e-11) == nil)
    }
    #expect(disagreement(model.sigma, 2360.14502379268, relative: 1e-12) == nil)
    #expect(disagreement(model.rSquared, 0.999995559025820, relative: 1e-12) == nil)
  }

  // MARK: - Identities

  private static let x = [1.0, 4, 2, 8, 5, 7, 3, 6]
  private static let z = [3.0, 1, 4, 1, 5, 9, 2, 6]
  private static let y = [2.0, 7, 1, 8, 2, 8, 1, 8]

  @Test func `a unit and an origin change no test`() throws {
    let model = try Self.model([Self.x, Self.z], Self.y)
    let scaled = try Self.model(
      [Self.x.map { $0 * 1e6 }, Self.z.map { $0 + 1e6 }], Self.y.map { $0 / 1000 })
    #expect(
      disagreement(scaled.coefficients[1], model.coefficients[1] / 1e9, relative: 1e-12) == nil)
    for (a, b) in zip(model.pValues, scaled.pValues).dropFirst() {
      #expect(disagreement(a, b, relative: 1e-9) == nil)
    }
  }

  @Test func `of one column, F is t² and R² the square of the correlation`() throws {
    let model = try Self.model([Self.x], Self.y)
    let t = model.tStatistics[1]
    #expect(disagreement(model.fTest.statistic, t * t) == nil)
    #expect(disagreement(model.fTest.pValue, model.pValues[1]) == nil)
    #expect(disagreement(try model.fTest(ofColumns: [0]).statistic, t * t) == nil)
    let r = try PearsonCorrelation(Sample(Self.x), Sample(Self.y)).estimate
    #expect(disagreement(model.rSquared, r * r) == nil)
  }

  @Test func `two groups give Student's t`() throws {
    let group = [0.0, 0, 0, 1, 1, 1, 1, 0]
    let model = try Self.model([group], Self.y)
    func sample(_ value: Double) throws -> Sample {
      try Sample(zip(Self.y, group).filter { $0.1 == value }.map(\.0))
    }
    let test = try StudentTTest(sample(1), sample(0))
    #expect(disagreement(model.tStatistics[1], test.statistic) == nil)
  }

  // MARK: - Degenerate input

  @Test func `what cannot be fitted is refused`() {
    #expect(throws: StatisticsError.constant) {
      try Self.model([Self.x], Array(repeating: 0.1, count: 8))
    }
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) {
      try Self.model([[1, 2]], [1, 3])
    }
    #expect(throws: StatisticsError.collinear(term: 1)) {
      try Self.model([Self.x, Self.x.map { 2 * $0 + 1 }], Self.y)
    }
    #expect(throws: StatisticsError.collinear(term: 0)) {
      try Self.model([Array(repeating: 2, count: 8)], Self.y)
    }
    #expect(throws: StatisticsError.lengthsDiffer(8, 2)) { try Self.model([Self.x], [1, 2]) }
  }

  @Test func `points on a line have no residual variance`() throws {
    let model = try Self.model([Self.x], Self.x.map { 0.1 + 0.7 * $0 })
    #expect(model.isPerfect)
    #expect(disagreement(model.coefficients[1], 0.7) == nil)
    #expect(try !Self.model([Self.x], Self.y).isPerfect)
  }
}
