import Statistics
import TestSupport
import Testing

struct NoncentralFTests {
  @Test func `agrees with mpmath`() {
    // mpmath 1.3, 40 digits: the Poisson sum of regularised incomplete beta functions.
    let cases: [(f: Double, a: Double, b: Double, lambda: Double, lower: Double, upper: Double)] = [
      (2.5, 3, 40, 4, 0.604388952720484352, 0.395611047279515648),
      (50, 2, 20, 1, 0.999999829230917302, 1.70769082697684926e-7),
      (90, 4, 30, 500, 0.0876802548039287229, 0.912319745196071277),
    ]
    for c in cases {
      let f = NoncentralF(numerator: c.a, denominator: c.b, noncentrality: c.lambda)
      #expect(disagreement(f.lowerTail(c.f), c.lower, relative: 1e-12) == nil)
      #expect(disagreement(f.upperTail(c.f), c.upper, relative: 1e-12) == nil)
    }
  }

  @Test func `without noncentrality it is F`() {
    let central = FDistribution(numerator: 3, denominator: 20)
    let same = NoncentralF(numerator: 3, denominator: 20, noncentrality: 0)
    for f in [0.01, 1, 4, 60] {
      #expect(disagreement(same.upperTail(f), central.upperTail(f), relative: 1e-13) == nil)
      #expect(disagreement(same.lowerTail(f), central.lowerTail(f), relative: 1e-13) == nil)
    }
  }

  @Test(arguments: [0.5, 20, 3000, 200_000])
  func `the noncentrality is found again`(_ lambda: Double) {
    let f = 1.3 * (5 + lambda) / 5
    let own = NoncentralF(numerator: 5, denominator: 33, noncentrality: lambda)
    let (lower, upper) = (own.lowerTail(f), own.upperTail(f))
    #expect(disagreement(lower + upper, 1, relative: 1e-11) == nil)
    let found = NoncentralF.noncentrality(
      numerator: 5, denominator: 33, f: f, tail: upper, lower: false)
    #expect(disagreement(found, lambda, relative: 1e-8) == nil)
    let same = NoncentralF.noncentrality(
      numerator: 5, denominator: 33, f: f, tail: lower, lower: true)
    #expect(disagreement(same, lambda, relative: 1e-8) == nil)
  }

  @Test func `is zero where the central tail does not reach`() {
    // P(F ≥ 0.2) is above ½ already.
    let none = NoncentralF.noncentrality(
      numerator: 2, denominator: 10, f: 0.2, tail: 0.025, lower: false)
    #expect(none == 0)
  }
}
