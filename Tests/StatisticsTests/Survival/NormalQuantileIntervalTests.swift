import Statistics
import TestSupport
import Testing

/// Limits of quantiles by the normal approximation, where the curve itself has none.
@Suite struct NormalQuantileIntervalTests {
  /// Weeks to discontinuation of an intrauterine device, censored below 0; Collett, chapter 2.
  static let device: [Double] = [
    10, -13, -18, 19, -23, 30, 36, -38, -54, -56, 59, 75, 93, 97, -104, 107, -107, -107,
  ]

  private func median(_ times: [Double]) throws -> SurvivalQuantile {
    try KaplanMeier(patients(times), interval: .none).median(plateau: .firstAtOrBelow)
  }

  @Test func `the median of Collett's example`() throws {
    // S(93) = 0.466 with standard error 0.1452; 0.559 at 75, 0.373 at 97: f = 0.0085 and
    // s(93) = 17.13, so 59 to 127 as the book prints.
    let median = try median(Self.device)
    #expect(median.estimate == 93)
    #expect(median.lower?.rounded() == 59)
    #expect(median.upper?.rounded() == 127)
    let error = ((median.upper ?? 0) - 93) / 1.959963984540054
    #expect(disagreement(error, 17.13, relative: 3e-4) == nil)
  }

  @Test func `four events by hand`() throws {
    // S = ¾, ½, ¼, 0. At 2: s = √(½ · ½ / 4) = ¼, u = 1, l = 3, f = (¾ − ¼)/2 = ¼: s(2) = 1.
    let median = try median([1, 2, 3, 4])
    #expect(median.estimate == 2)
    #expect(disagreement(median.upper, 2 + 1.959963984540054) == nil)
    #expect(disagreement(median.lower, 2 - 1.959963984540054) == nil)
    // At ¾ from above the curve, u is time 0.
    let quarter = try KaplanMeier(patients([1, 2, 3, 4]), interval: .none)
      .quantile(0.25, plateau: .firstAtOrBelow)
    #expect(quarter.estimate == 1)
    // s = √(¾ · ¼ / 4), f = (1 − ½)/2.
    let error = (3.0 / 64).squareRoot() / 0.25
    #expect(disagreement(quarter.upper, 1 + 1.959963984540054 * error) == nil)
  }

  @Test func `grows with the unit of time`() throws {
    let one = try median(Self.device)
    let seven = try median(Self.device.map { $0 * 7 })
    let upper = try #require(one.upper)
    #expect(disagreement(seven.upper, 7 * upper) == nil)
  }

  @Test func degenerate() throws {
    // S stops at ½: no time with S ≤ 0.45.
    let flat = try median([1, -2])
    #expect(flat.estimate == 1 && flat.lower == nil && flat.upper == nil)
    // S = 0 at the median has no standard error.
    #expect(try median([3]).upper == nil)
    #expect(try median([-3]).estimate == nil)
    #expect(try median([2, 2, 2]).lower == nil)
  }
}
