import Foundation
import Statistics
import TestSupport
import Testing

struct TwoGroupBoxTests {
  static let exact = TwoGroupBox(
    .init(count: 12, mean: 5...5, deviation: 2...2), .init(count: 9, mean: 3...3, deviation: 1...1))

  /// A box without width gives the tests themselves.
  @Test func `without rounding the tests remain`() throws {
    let a = try GroupSummary(count: 12, mean: 5, standardDeviation: 2)
    let b = try GroupSummary(count: 9, mean: 3, standardDeviation: 1)
    let student = try StudentTTest(a, b).pValue()
    let welch = try WelchTTest(a, b).pValue()
    let (pooled, separate) = (
      try Self.exact.pValues(.pooled), try Self.exact.pValues(.separate)
    )
    #expect(disagreement(pooled.lowerBound, student, relative: 1e-14) == nil)
    #expect(disagreement(pooled.upperBound, student, relative: 1e-14) == nil)
    #expect(disagreement(separate.lowerBound, welch, relative: 1e-14) == nil)
    #expect(disagreement(separate.upperBound, welch, relative: 1e-14) == nil)
  }

  /// Every point of a box lies within its range of p.
  @Test(arguments: [TwoGroupBox.Variance.pooled, .separate])
  func `every point of the box is possible`(_ variance: TwoGroupBox.Variance) throws {
    let box = TwoGroupBox(
      .init(count: 7, mean: 4.5...5.5, deviation: 1.5...2.5),
      .init(count: 15, mean: 3.05...3.15, deviation: 0...0.5))
    let range = try box.pValues(variance)
    for i in 0...10 {
      for j in 0...10 {
        let a = try GroupSummary(
          count: 7, mean: 4.5 + Double(i) / 10, standardDeviation: 1.5 + Double(j) / 10)
        let b = try GroupSummary(
          count: 15, mean: 3.05 + Double(j) / 100, standardDeviation: Double(i) / 20)
        let p =
          variance == .pooled ? try StudentTTest(a, b).pValue() : try WelchTTest(a, b).pValue()
        #expect(range.lowerBound <= p * (1 + 1e-12) && p <= range.upperBound * (1 + 1e-12))
      }
    }
  }

  /// 1, 2, 3 and 5, 7: all five have mean 3.6 and squares of deviations 23.2.
  @Test func `all patients, by hand`() {
    let half = 0.5.squareRoot() * 2
    let box = TwoGroupBox(
      .init(count: 3, mean: 2...2, deviation: 1...1),
      .init(count: 2, mean: 6...6, deviation: half...half))
    #expect(disagreement(box.overallMean.lowerBound, 3.6, relative: 1e-14) == nil)
    #expect(disagreement(box.overallMean.upperBound, 3.6, relative: 1e-14) == nil)
    let deviation = (23.2 / 4).squareRoot()
    #expect(disagreement(box.overallDeviation.lowerBound, deviation, relative: 1e-14) == nil)
    #expect(disagreement(box.overallDeviation.upperBound, deviation, relative: 1e-14) == nil)
  }

  @Test func `groups that cannot vary or be tested are refused`() {
    let flat = TwoGroupBox.Group(count: 5, mean: 1...2, deviation: 0...0)
    #expect(throws: StatisticsError.constant) { try TwoGroupBox(flat, flat).pValues(.pooled) }
    let one = TwoGroupBox.Group(count: 1, mean: 1...2, deviation: 1...2)
    #expect(throws: StatisticsError.self) { try TwoGroupBox(one, one).pValues(.separate) }
  }

  @Test func `means that may be equal allow a p of 1`() throws {
    let a = TwoGroupBox.Group(count: 5, mean: 1...2, deviation: 1...1)
    #expect(try TwoGroupBox(a, a).pValues(.pooled).upperBound == 1)
  }
}
