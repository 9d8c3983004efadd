import Statistics
import TestSupport
import Testing

struct SummaryTests {
  @Test(arguments: try ReferenceCase.load("describe.json", method: "describe"))
  func `agrees with R`(_ reference: ReferenceCase) throws {
    #expect(try SummaryTests.differences(reference).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("nist.json", method: "describe"))
  func `agrees with NIST StRD`(_ reference: ReferenceCase) throws {
    let s = Summary(try reference.sample())
    let found = ["n": Double(s.count), "mean": s.mean, "sd": s.standardDeviation]
    #expect(reference.differences(found).isEmpty)
  }

  static func differences(_ reference: ReferenceCase) throws -> [String] {
    let s = Summary(try reference.sample())
    let interval = try s.meanInterval(level: reference.level)
    let all: [String: Double?] = [
      "n": Double(s.count), "mean": s.mean, "sd": s.standardDeviation, "var": s.variance,
      "se": s.standardError, "median": s.median, "min": s.minimum, "max": s.maximum, "sum": s.sum,
      "iqr_r7": s.interquartileRange(type: .gumbel), "mean_ci_low": interval?.lower,
      "mean_ci_high": interval?.upper, "skewness_g1": s.skewness(.type1),
      "skewness_G1": s.skewness(.type2), "skewness_b1": s.skewness(.type3),
      "kurtosis_excess_g2": s.excessKurtosis(.type1),
      "kurtosis_excess_G2": s.excessKurtosis(.type2),
      "kurtosis_excess_b2": s.excessKurtosis(.type3), "geometric_mean": s.geometricMean,
      "mad_r": s.medianAbsoluteDeviation,
    ]
    // "NaN" is how R says that the statistic is undefined.
    let defined = all.filter { name, _ in
      reference.holds(name) && reference.expected[name] != .text("NaN")
    }
    var differences = reference.differences(defined)
    for name in all.keys where reference.expected[name] == .text("NaN") {
      if let value = all[name], value != nil { differences.append("\(name) is defined") }
    }
    let types: [(String, QuantileType)] = [
      ("quartiles_r7", .gumbel), ("quartiles_r6", .weibull), ("quartiles_r2", .averagedInverse),
    ]
    for (name, type) in types {
      let quartiles = [s.quantile(0.25, type: type), s.quantile(0.75, type: type)]
      differences += reference.differences(name, quartiles.compactMap { $0 })
    }
    return differences
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, 2, 4, 9: Σ = 16, x̄ = 4, Σ(x − x̄)² = 9 + 4 + 0 + 25 = 38, s² = 38/3,
    // Σ(x − x̄)³ = −27 − 8 + 125 = 90, m₂ = 9.5, m₃ = 22.5; |x − 3| = 2, 1, 1, 6 → median 1.5
    let s = Summary(try Sample([9, 1, 4, 2]))
    #expect(s.mean == 4 && s.sum == 16 && s.median == 3)
    #expect(disagreement(s.variance, 38.0 / 3, relative: 1e-15) == nil)
    #expect(disagreement(s.skewness(.type1), 22.5 / (9.5 * 3.082207001484488)) == nil)
    #expect(disagreement(s.medianAbsoluteDeviation, 1.5 * 1.4826, relative: 1e-15) == nil)
    #expect(disagreement(s.geometricMean, 2.912950630243940, relative: 1e-14) == nil)
  }

  @Test func `moves and scales with the data`() throws {
    let x: [Double] = [3.5, -1, 0.25, 8, 2, 2]
    let a = Summary(try Sample(x))
    let b = Summary(try Sample(x.reversed().map { 1000 - 4 * $0 }))
    #expect(disagreement(b.mean, 1000 - 4 * (a.mean ?? 0)) == nil)
    #expect(disagreement(b.standardDeviation, 4 * (a.standardDeviation ?? 0)) == nil)
    #expect(disagreement(b.skewness(.type2), -(a.skewness(.type2) ?? 0)) == nil)
    #expect(disagreement(b.excessKurtosis(.type2), a.excessKurtosis(.type2) ?? 0) == nil)
  }

  @Test func `leaves undefined what is undefined`() throws {
    let none = Summary(try Sample([]))
    #expect(none.mean == nil && none.median == nil && none.minimum == nil && none.sum == 0)
    #expect(none.quantile(0.5) == nil && none.geometricMean == nil)
    #expect(try none.meanInterval(level: 0.95) == nil)
    let one = Summary(try Sample([5]))
    #expect(one.mean == 5 && one.variance == nil && one.skewness(.type1) == nil)
    let equal = Summary(try Sample([2, 2, 2, 2]))
    #expect(equal.standardDeviation == 0 && equal.excessKurtosis(.type1) == nil)
    #expect(Summary(try Sample([1, -2])).geometricMean == nil)
    #expect(Summary(try Sample([1, 2])).skewness(.type2) == nil)
    #expect(throws: StatisticsError.outOfDomain(1.2)) { try one.meanInterval(level: 1.2) }
    #expect(throws: StatisticsError.notFinite) { try Sample([1, .nan]) }
  }

  @Test func `the median's interval is that of the binomial`() throws {
    // n = 10: P(B ≤ 1) = 11/1024 ≤ 0.025 < P(B ≤ 2) = 56/1024, so k = 2; n = 5: 1/32 > 0.025.
    let ten = Summary(try Sample((1...10).map { Double($0) }))
    #expect(try ten.medianInterval(level: 0.95) == ConfidenceInterval(lower: 2, upper: 9))
    #expect(try Summary(try Sample([1, 2, 3, 4, 5])).medianInterval(level: 0.95) == nil)
  }

  /// Exact rational arithmetic (Python's fractions) of the data as doubles; NIST's certified values
  /// are those of the decimals, which NumAcc3 and NumAcc4 do not reach in double precision.
  static let exact: [(id: String, mean: Double, sd: Double)] = [
    ("nist-numacc1", 10_000_002, 1),
    ("nist-numacc2", 1.2000000000000000665, 0.099999999999999977796),
    ("nist-numacc3", 1000000.2000000000116, 0.10000000003492459655),
    ("nist-numacc4", 10000000.200000000185, 0.10000000055879354477),
    ("nist-michelso", 299.85240000000000009, 0.079010547819050667151),
    ("nist-mavro", 2.0018559999999999732, 0.00042912345400308540929),
  ]

  @Test func `has fifteen digits of NIST's data`() throws {
    let cases = try ReferenceCase.load("nist.json", method: "describe")
    for (id, mean, sd) in Self.exact {
      let reference = try #require(cases.first { $0.id == id })
      let s = Summary(try reference.sample())
      #expect(disagreement(s.mean, mean, relative: 1e-15) == nil, "\(id)")
      #expect(disagreement(s.standardDeviation, sd, relative: 1e-15) == nil, "\(id)")
    }
  }
}
