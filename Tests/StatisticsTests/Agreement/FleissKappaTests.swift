import Statistics
import TestSupport
import Testing

struct FleissKappaTests {
  /// Fourteen raters of ten patients in five levels.
  static let counts = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
  ]

  /// κ: statsmodels 0.15.0, fleiss_kappa(counts); its error by the formula of Fleiss, Nee and Landis
  /// in R 4.2.2.
  @Test func `agrees with statsmodels`() throws {
    let kappa = try FleissKappa(Self.counts)
    #expect(disagreement(kappa.estimate, 0.20993070442195522, relative: 1e-12) == nil)
    #expect(disagreement(kappa.nullStandardError, 1.6965069224393132e-02, relative: 1e-12) == nil)
    #expect(disagreement(kappa.statistic, 1.2374291059190464e+01, relative: 1e-12) == nil)
    #expect(disagreement(kappa.pValue(), 3.6005943234667096e-35, relative: 1e-11) == nil)
    #expect(kappa.raters == 14 && kappa.subjects == 10)
  }

  @Test func `is what hand calculation gives`() throws {
    // Two raters, patients AA, AB, BB: P̄ = 2/3, p = (1/2, 1/2), κ = (2/3 − 1/2)/(1/2) = 1/3.
    // Σpq = 1/2, Σpq(q − p) = 0: se₀² = 2/(3 · 2 · 1) = 1/3.
    let kappa = try FleissKappa([[2, 0], [1, 1], [0, 2]])
    #expect(disagreement(kappa.estimate, 1.0 / 3) == nil)
    #expect(disagreement(kappa.nullStandardError, (1.0 / 3).squareRoot()) == nil)
  }

  @Test func `order of patients and levels does not matter`() throws {
    let one = try FleissKappa(Self.counts)
    let two = try FleissKappa(Self.counts.reversed().map { Array($0.reversed()) + [0] })
    #expect(disagreement(one.estimate, two.estimate) == nil)
    #expect(disagreement(one.nullStandardError, two.nullStandardError) == nil)
  }

  @Test func `degenerate ratings are refused`() throws {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) { try FleissKappa([]) }
    #expect(throws: StatisticsError.constant) { try FleissKappa([[3, 0], [3, 0]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try FleissKappa([[1, 0], [0, 1]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) { try FleissKappa([[2, 0], [1, 2]]) }
    #expect(try FleissKappa([[3, 0], [0, 3]]).estimate == 1)
  }
}
