import Statistics
import TestSupport
import Testing

/// Cohen's d and Hedges's g.
struct CohensDTests {
  static func cohensD(_ c: ReferenceCase) throws -> CohensD {
    switch c.args["kind"]?.text {
    case "two_sample":
      let groups = try c.groups()
      return try CohensD(groups[0], groups[1])
    case "paired":
      let pairs = try c.pairs()
      return try CohensD(paired: pairs[0], pairs[1])
    default: return try CohensD(try c.sample(), mu: c.mu)
    }
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "cohens_d"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let d = try CohensDTests.cohensD(c)
    let g = try HedgesG(d)
    let interval = try d.confidenceInterval(level: c.level)
    let corrected = try g.confidenceInterval(level: c.level)
    let found: [String: Double?] = [
      "cohens_d": d.estimate, "ci_low": interval.lower, "ci_high": interval.upper,
      "df": d.degreesOfFreedom, "hedges_g": g.estimate, "g_ci_low": corrected.lower,
      "g_ci_high": corrected.upper, "correction_exact": g.correction,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, 3 against 4, 6, 8: s² = (2 + 8)/3, d = −4/√(10/3), ν = 3, J = Γ(3/2)/√(3/2) = √(π/6).
    let d = try CohensD(try Sample([1, 3]), try Sample([4, 6, 8]))
    #expect(disagreement(d.estimate, -4 / 1.8257418583505538, relative: 1e-14) == nil)
    #expect(disagreement(d.unitError, 0.91287092917527690, relative: 1e-14) == nil)
    #expect(disagreement(try HedgesG(d).correction, 0.72360125455826764, relative: 1e-14) == nil)
    // ν = 2: J = Γ(1)/Γ(½) = 1/√π. Differences −1, −3, −5: d_z = −3/2.
    let pairs = try CohensD(paired: try Sample([1, 2, 3]), try Sample([2, 5, 8]))
    #expect(disagreement(pairs.estimate, -1.5, relative: 1e-14) == nil)
    let j = try HedgesG(pairs).correction
    #expect(disagreement(j, 0.56418958354775629, relative: 1e-14) == nil)
  }

  @Test func `the limits leave the tails they say`() throws {
    let d = try CohensD(try Sample([1, 3, 2.5, 7]), try Sample([4, 6, 8, 9, 11]))
    let t = d.estimate / d.unitError
    let interval = try d.confidenceInterval(level: 0.9)
    let low = NoncentralT(degreesOfFreedom: 7, noncentrality: interval.lower / d.unitError)
    let high = NoncentralT(degreesOfFreedom: 7, noncentrality: interval.upper / d.unitError)
    #expect(disagreement(low.upperTail(t), 0.05) == nil)
    #expect(disagreement(high.lowerTail(t), 0.05) == nil)
    let half = try d.confidenceInterval(level: 0.95, .greater)
    #expect(half.upper == .infinity && disagreement(half.lower, interval.lower) == nil)
  }

  @Test func `groups may be swapped, data rescaled`() throws {
    let a = [1, 3, 2.5, 7]
    let b = [4.0, 6, 8]
    let one = try CohensD(try Sample(a), try Sample(b))
    let two = try CohensD(try Sample(b.map { 100 + 8 * $0 }), try Sample(a.map { 100 + 8 * $0 }))
    #expect(disagreement(two.estimate, -one.estimate) == nil)
    let (first, second) = (try one.confidenceInterval(), try two.confidenceInterval())
    #expect(disagreement(first.lower, -second.upper) == nil)
    #expect(disagreement(first.upper, -second.lower) == nil)
    let summaries = try CohensD(
      GroupSummary(count: 2, mean: 5, standardDeviation: 2),
      GroupSummary(count: 2, mean: 4, standardDeviation: 2))
    #expect(disagreement(summaries.estimate, 0.5) == nil)
  }

  @Test func `no difference has an interval about 0`() throws {
    let a = try Sample([1, 2, 3])
    let d = try CohensD(a, a)
    let interval = try d.confidenceInterval()
    #expect(d.estimate == 0 && disagreement(interval.lower, -interval.upper) == nil)
    // P(T ≥ 0) = Φ(δ/e): the limits are ∓1.96 e.
    #expect(disagreement(interval.upper, 1.9599639845400545 * d.unitError) == nil)
  }

  @Test func `refuses what it cannot estimate`() throws {
    let flat = try Sample([2, 2])
    let some = try Sample([1, 2])
    let one = try Sample([1])
    #expect(throws: StatisticsError.constant) { try CohensD(flat, flat) }
    #expect(throws: StatisticsError.constant) { try CohensD(flat, mu: 1) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 1)) {
      try CohensD(some, one)
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0)) { try CohensD(try Sample([])) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) { try CohensD(paired: some, one) }
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) { try HedgesG(CohensD(some)) }
    #expect(throws: StatisticsError.outOfDomain(1.2)) {
      try CohensD(some, flat).confidenceInterval(level: 1.2)
    }
  }
}
