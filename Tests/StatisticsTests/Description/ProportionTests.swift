import Statistics
import TestSupport
import Testing

struct ProportionTests {
  @Test func `is what hand calculation gives`() throws {
    // None of n: Wilson's upper limit is z²/(n + z²), Clopper and Pearson's 1 − (α/2)^(1/n).
    let none = try Proportion(count: 0, of: 20)
    let wilson = try none.confidenceInterval(.wilson, level: 0.95)
    let z2 = 1.959963984540054 * 1.959963984540054
    #expect(wilson.lower == 0)
    #expect(disagreement(wilson.upper, z2 / (20 + z2)) == nil)
    let exact = try none.confidenceInterval(.clopperPearson, level: 0.95)
    #expect(exact.lower == 0)
    #expect(disagreement(exact.upper, 0.16843347098308536) == nil)
    #expect(try none.confidenceInterval(.wald, level: 0.95).upper == 0)
  }

  @Test(arguments: Proportion.Interval.allCases)
  func `mirrors when events are swapped`(_ kind: Proportion.Interval) throws {
    for count in [0, 1, 10, 19, 20] {
      let a = try Proportion(count: count, of: 20).confidenceInterval(kind, level: 0.9)
      let b = try Proportion(count: 20 - count, of: 20).confidenceInterval(kind, level: 0.9)
      #expect(disagreement(a.lower, 1 - b.upper, absolute: 1e-14) == nil)
      #expect(disagreement(a.upper, 1 - b.lower, absolute: 1e-14) == nil)
    }
  }

  @Test func `refuses impossible counts`() {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) { try Proportion(count: 0, of: 0) }
    #expect(throws: StatisticsError.outOfDomain(4)) { try Proportion(count: 4, of: 3) }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try Proportion(count: 1, of: 3).confidenceInterval(level: 0)
    }
  }
}
