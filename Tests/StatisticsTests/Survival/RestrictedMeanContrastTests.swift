import Statistics
import TestSupport
import Testing

@Suite struct RestrictedMeanContrastTests {
  // Without censoring: μ is the mean of min(t, 4): (1 + 3)/2 = 2 and (1 + 3 + 4 + 4)/4 = 3;
  // Var μ = Σ (min(t, 4) − μ)²/n²: (1 + 1)/4 = 1/2 and (4 + 0 + 1 + 1)/16 = 3/8.
  @Test func `two groups by hand`() throws {
    let a = try RestrictedMean(KaplanMeier(patients([1, 3])), horizon: 4)
    let b = try RestrictedMean(KaplanMeier(patients([1, 3, 4, 5])), horizon: 4)
    let difference = try RestrictedMeanDifference(a, b)
    #expect(disagreement(difference.estimate, 1) == nil)
    #expect(disagreement(difference.standardError, (7.0 / 8).squareRoot()) == nil)
    let ratio = try RestrictedMeanRatio(a, b)
    #expect(disagreement(ratio.estimate, 1.5) == nil)
    #expect(disagreement(ratio.standardError, (1.0 / 8 + 1.0 / 24).squareRoot()) == nil)
    let turned = try RestrictedMeanRatio(b, a)
    #expect(disagreement(turned.pValue, ratio.pValue) == nil)
    #expect(disagreement(turned.interval().upper, 1 / ratio.interval().lower) == nil)
    #expect(try RestrictedMeanDifference(b, a).pValue == difference.pValue)
    #expect(abs(difference.interval(level: 1 - difference.pValue).lower) < 1e-9)
    #expect(disagreement(ratio.interval(level: 1 - ratio.pValue).lower, 1, relative: 1e-9) == nil)
  }

  @Test func degenerate() throws {
    let none = try RestrictedMean(KaplanMeier(patients([-3, -4])), horizon: 2)
    #expect(throws: StatisticsError.constant) { try RestrictedMeanDifference(none, none) }
    #expect(throws: StatisticsError.constant) { try RestrictedMeanRatio(none, none) }
    let zero = try RestrictedMean(KaplanMeier(patients([1e-300, 1e-300])), horizon: 2)
    let some = try RestrictedMean(KaplanMeier(patients([1, 3])), horizon: 2)
    #expect(try RestrictedMeanDifference(zero, some).estimate == 1.5)
    let atOnce = try RestrictedMean(
      KaplanMeier([FollowUp(time: 0, isEvent: true)]), horizon: 2)
    #expect(throws: StatisticsError.outOfDomain(0)) { try RestrictedMeanRatio(some, atOnce) }
    let other = try RestrictedMean(KaplanMeier(patients([1, 3])), horizon: 3)
    #expect(throws: StatisticsError.outOfDomain(3)) { try RestrictedMeanDifference(some, other) }
  }
}
