import Statistics
import TestSupport
import Testing

/// What must hold of sizes and powers without a reference.
struct PowerTests {
  @Test func `the power of no effect is the significance level`() throws {
    let t = try TTestPower(significance: 0.03, isStrict: true)
    #expect(disagreement(try t.power(n: 9, difference: 0), 0.03, relative: 1e-10) == nil)
    let f = try ANOVAPower(groups: 3, significance: 0.03)
    #expect(disagreement(try f.power(n: 9, effectSize: 0), 0.03, relative: 1e-10) == nil)
    let r = try CorrelationPower(significance: 0.03)
    #expect(try r.power(n: 9, correlation: 0) > 0.02)
  }

  @Test func `two groups by F are two groups by a strict t`() throws {
    // f is half the standardized difference: |Δ|/2σ.
    let t = try TTestPower(standardDeviation: 2, isStrict: true)
    let f = try ANOVAPower(groups: 2)
    for n in [2.0, 7, 40, 400] {
      let one = try t.power(n: n, difference: 1.3)
      #expect(disagreement(one, try f.power(n: n, effectSize: 0.325), relative: 1e-9) == nil)
    }
  }

  @Test func `sign and unit of the difference do not matter`() throws {
    let one = try TTestPower(.paired, standardDeviation: 3).power(n: 20, difference: 2)
    let two = try TTestPower(.paired, standardDeviation: 30).power(n: 20, difference: -20)
    #expect(disagreement(one, two) == nil)
    let test = try ProportionsPower()
    #expect(try test.power(n: 80, 0.2, 0.4) == test.power(n: 80, 0.4, 0.2))
    let ratio = try LogRankPower(allocation: 0.3)
    #expect(
      disagreement(
        try ratio.events(power: 0.8, hazardRatio: 0.5),
        try ratio.events(power: 0.8, hazardRatio: 2)) == nil)
  }

  /// Schoenfeld 1983: equal groups, 5% one-sided, power 80%, θ = 1.5: 4(1.645 + 0.842)²/(log 1.5)².
  @Test func `events by hand`() throws {
    let events = try LogRankPower(sides: .one).events(power: 0.8, hazardRatio: 1.5)
    #expect(abs(events - 4 * (1.6449 + 0.8416) * (1.6449 + 0.8416) / (0.40547 * 0.40547)) < 0.01)
  }

  @Test func `the probability of an event by hand`() throws {
    // Median 1, all followed for 2 medians: 3/4. Even entry over a, no more: 1 − (1 − 2⁻ᵃ)/(a log 2).
    let fixed = try EventProbability(accrual: 0, followUp: 2)
    #expect(disagreement(try fixed.probability(median: 1), 0.75) == nil)
    let even = try EventProbability(accrual: 3, followUp: 0)
    #expect(
      disagreement(try even.probability(median: 1), 1 - 0.875 / (3 * 0.6931471805599453)) == nil)
    let both = try fixed.probability(median: 1, hazardRatio: 0.5, allocation: 0.5)
    #expect(disagreement(both, (0.75 + 0.5) / 2) == nil)
  }

  /// mpmath 1.3, 40 digits: Σ Poisson(j; 4) · (1 − I_x(1 + j, 8)), x = w/(1 + w), w = 2f/16, which is
  /// P(F ≥ f) at ν = 2, 16 and λ = 8, for f = 4 and 90.
  @Test func `the noncentral F by its mixture`() throws {
    let f = NoncentralF(numerator: 2, denominator: 16, noncentrality: 8)
    #expect(disagreement(f.upperTail(4), 0.581407621708017368, relative: 1e-12) == nil)
    #expect(disagreement(f.upperTail(90), 2.50988761047437e-06, relative: 1e-12) == nil)
    #expect(disagreement(f.upperTail(4) + f.lowerTail(4), 1, relative: 1e-13) == nil)
    let central = NoncentralF(numerator: 3, denominator: 20, noncentrality: 0)
    let same = FDistribution(numerator: 3, denominator: 20)
    #expect(disagreement(central.upperTail(2.5), same.upperTail(2.5)) == nil)
    #expect(disagreement(central.lowerTail(2.5), same.lowerTail(2.5)) == nil)
  }

  @Test func `what cannot be planned is refused`() throws {
    let t = try TTestPower()
    #expect(throws: StatisticsError.constant) { try t.sampleSize(power: 0.8, difference: 0) }
    #expect(throws: StatisticsError.outOfDomain(0.05)) {
      try t.sampleSize(power: 0.05, difference: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(1)) { try t.sampleSize(power: 1, difference: 1) }
    #expect(throws: StatisticsError.outOfDomain(1)) { try t.power(n: 1, difference: 1) }
    #expect(throws: StatisticsError.outOfDomain(0.8)) {
      try t.sampleSize(power: 0.8, difference: 1e-9)
    }
    #expect(throws: StatisticsError.outOfDomain(0)) { try TTestPower(standardDeviation: 0) }
    #expect(throws: StatisticsError.outOfDomain(1)) { try LogRankPower(significance: 1) }
    #expect(throws: StatisticsError.constant) {
      try LogRankPower().events(power: 0.8, hazardRatio: 1)
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) { try ANOVAPower(groups: 1) }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try ProportionsPower().power(n: 10, 0.5, 1)
    }
    // Two patients a group are enough for a huge effect.
    #expect(try t.sampleSize(power: 0.5, difference: 1e6) == 2)
  }
}
