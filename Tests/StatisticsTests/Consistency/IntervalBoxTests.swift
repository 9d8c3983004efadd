import Foundation
import Statistics
import TestSupport
import Testing

struct IntervalBoxTests {
  /// A hazard ratio of 2 with standard error 0.3 of its logarithm, without rounding.
  @Test func `Wald's test comes back`() {
    let (estimate, error) = (2.0, 0.3)
    let z = StandardNormal.upperQuantile(0.025)
    let (low, high) = (estimate * exp(-z * error), estimate * exp(z * error))
    let box = IntervalBox(
      estimate: estimate...estimate, lower: low...low, upper: high...high, level: 0.95, null: 1,
      isRatio: true)
    let expected = log(estimate) / error
    #expect(disagreement(box.statistic.lowerBound, expected, relative: 1e-12) == nil)
    #expect(disagreement(box.statistic.upperBound, expected, relative: 1e-12) == nil)
    let p = IntervalBox.pValues(box.statistic)
    #expect(
      disagreement(p.lowerBound, 2 * StandardNormal.upperTail(expected), relative: 1e-9) == nil)
    let back = IntervalBox.statistics(p)
    #expect(disagreement(back.upperBound, expected, relative: 1e-12) == nil)
    #expect(box.asymmetry < 1e-12 && box.holdsEstimate)
  }

  /// The reciprocal of a ratio has the same |z|.
  @Test func `reciprocal ratios agree`() {
    let box = IntervalBox(
      estimate: 1.9...2.1, lower: 1.1...1.2, upper: 3.4...3.6, level: 0.9, null: 1, isRatio: true)
    let other = IntervalBox(
      estimate: (1 / 2.1)...(1 / 1.9), lower: (1 / 3.6)...(1 / 3.4), upper: (1 / 1.2)...(1 / 1.1),
      level: 0.9, null: 1, isRatio: true)
    #expect(
      disagreement(other.statistic.lowerBound, box.statistic.lowerBound, relative: 1e-12) == nil)
    #expect(
      disagreement(other.statistic.upperBound, box.statistic.upperBound, relative: 1e-12) == nil)
  }

  /// 3 lies a quarter of the half-width above the middle of 1 to 4.2.
  @Test func `asymmetry, by hand`() {
    let box = IntervalBox(
      estimate: 3...3, lower: 1...1, upper: 4.2...4.2, level: 0.95, null: 0, isRatio: false)
    #expect(disagreement(box.asymmetry, 0.4 / 1.6, relative: 1e-12) == nil)
  }

  @Test func `a limit that may be zero leaves p open`() {
    let box = IntervalBox(
      estimate: 0.5...0.6, lower: -0.005...0.005, upper: 1.1...1.2, level: 0.95, null: 1,
      isRatio: true)
    #expect(IntervalBox.pValues(box.statistic).upperBound > 0.99)
    #expect(box.holdsEstimate)
  }
}
