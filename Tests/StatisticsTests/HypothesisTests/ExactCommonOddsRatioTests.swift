import Statistics
import TestSupport
import Testing

struct ExactCommonOddsRatioTests {
  /// Strata; p two-sided, less and greater; the odds ratio and its 95% limits.
  struct Golden: Sendable {
    let strata: [[[Int]]]
    let p: [Double]
    let ratio: [Double]
  }

  /// Counts as whole numbers in Python, roots by mpmath 1.3 with 40 digits; R 4.2.2's
  /// mantelhaen.test(exact=TRUE) gives the same p of the first and an odds ratio of 5.562637.
  @Test(arguments: [
    Golden(
      strata: [[[8, 2], [3, 7]], [[5, 5], [2, 8]]],
      p: [0.02359400034063838, 0.99834860430428297, 0.01179700017031919],
      ratio: [5.5626349321984738, 1.2106414401192359, 31.605796587378846]),
    Golden(
      strata: [[[2, 3], [7, 1]], [[0, 4], [2, 2]], [[5, 9], [6, 2]], [[1, 0], [3, 3]]],
      p: [0.017119398366634103, 0.014841490515970834, 0.99754844889740953],
      ratio: [0.20808160010543673, 0.039726209966380323, 0.87929638671591366]),
    Golden(
      strata: [[[12, 33], [7, 49]], [[20, 41], [9, 30]], [[3, 80], [2, 95]]],
      p: [0.040956320799436701, 0.98749655511834079, 0.027455407024080923],
      ratio: [1.9509974283104119, 0.9873217912309731, 3.9554199319189536]),
  ])
  func `agrees with whole numbers`(_ golden: Golden) throws {
    let test = try ExactCommonOddsRatio(golden.strata)
    let p = [test.pValue(), test.pValue(.less), test.pValue(.greater)]
    for (found, expected) in zip(p, golden.p) {
      #expect(disagreement(found, expected, relative: 1e-12) == nil)
    }
    let limits = try test.confidenceInterval(level: 0.95)
    for (found, expected) in zip([test.oddsRatio, limits.lower, limits.upper], golden.ratio) {
      #expect(disagreement(found, expected, relative: 1e-11) == nil)
    }
  }

  @Test func `one stratum is Fisher's exact test`() throws {
    let table = [[7, 12], [3, 25]]
    let fisher = try FisherExact(table)
    let test = try ExactCommonOddsRatio([table, [[3, 0], [2, 0]]])
    #expect(disagreement(test.pValue(), fisher.pValue()) == nil)
    #expect(disagreement(test.pValue(.less), fisher.pValue(.less)) == nil)
    #expect(disagreement(test.oddsRatio, fisher.oddsRatio, relative: 1e-11) == nil)
    let (a, b) = (
      try test.confidenceInterval(level: 0.9), try fisher.confidenceInterval(level: 0.9)
    )
    #expect(disagreement(a.lower, b.lower, relative: 1e-11) == nil)
    #expect(disagreement(a.upper, b.upper, relative: 1e-11) == nil)
    #expect(try test.confidenceInterval(.less).lower == 0)
    #expect(try test.confidenceInterval(.greater).upper == .infinity)
  }

  @Test func `two strata by hand`() throws {
    // [[1, 0], [0, 1]] twice: S is 2 with C = 1, 2, 1: p = ¼ one-sided, ½ two-sided.
    let test = try ExactCommonOddsRatio([[[1, 0], [0, 1]], [[1, 0], [0, 1]]])
    #expect(test.statistic == 2)
    #expect(disagreement(test.pValue(.greater), 0.25) == nil)
    #expect(disagreement(test.pValue(), 0.5) == nil)
    #expect(test.oddsRatio == .infinity)
    // P(S = 2; ψ) = ψ²/(1 + ψ)² = 0.025.
    let root = 0.025.squareRoot()
    let lower = try test.confidenceInterval(level: 0.95).lower
    #expect(disagreement(lower, root / (1 - root), relative: 1e-11) == nil)
  }

  @Test func `swapped groups give the reciprocal`() throws {
    let strata = [[[8, 2], [3, 7]], [[5, 5], [2, 8]]]
    let one = try ExactCommonOddsRatio(strata)
    let two = try ExactCommonOddsRatio(strata.map { $0.reversed() })
    #expect(disagreement(two.pValue(), one.pValue()) == nil)
    #expect(disagreement(two.oddsRatio, 1 / one.oddsRatio, relative: 1e-11) == nil)
  }

  @Test func `refuses strata that say nothing or too many patients`() {
    #expect(throws: StatisticsError.emptyMargin) {
      try ExactCommonOddsRatio([[[4, 0], [6, 0]], [[1, 0], [0, 0]]])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 1, found: 0)) {
      try ExactCommonOddsRatio([])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try ExactCommonOddsRatio([[[1, 2, 3], [4, 5, 6]]])
    }
    let large = [[20_000, 20_000], [20_000, 20_000]]
    #expect(throws: StatisticsError.exactTooLarge(limit: ExactCommonOddsRatio.limit)) {
      try ExactCommonOddsRatio([large, large])
    }
  }
}
