import Statistics
import TestSupport
import Testing

struct RankBiserialTests {
  @Test func `agrees with R`() throws {
    // The cases hold auc = W/(n₁n₂); r = 2 auc − 1.
    for c in try ReferenceCase.load("rank_tests.json", method: "mann_whitney")
    where c.holds("auc") && c.mu == 0 {
      let groups = try c.groups()
      let r = try RankBiserial(groups[0], groups[1]).estimate
      #expect(c.differences(["auc": (r + 1) / 2]).isEmpty)
    }
  }

  @Test func `is what hand calculation gives`() throws {
    // 3 and 5 against 1, 2, 4: 5 pairs of 6 have x > y. SE = √(6/18), artanh ⅔ = ½ ln 5.
    let r = try RankBiserial(try Sample([5, 3]), try Sample([1, 2, 4]))
    #expect(disagreement(r.estimate, 2.0 / 3) == nil)
    #expect(disagreement(r.transformedStandardError, (1.0 / 3).squareRoot()) == nil)
    // ½ ln 5 ± 1.9599639845400545/√3 = −0.3268667779, 1.9363046903: by Python's math.tanh.
    let interval = try r.confidenceInterval()
    #expect(disagreement(interval.lower, -0.315702634060508) == nil)
    #expect(disagreement(interval.upper, 0.959239946774789) == nil)
  }

  @Test func `the groups may be swapped`() throws {
    let a = try Sample([1.5, 2, 2, 8, 9])
    let b = try Sample([2, 3, 10, 11, 11, 12])
    let one = try RankBiserial(a, b)
    let two = try RankBiserial(b, a)
    #expect(disagreement(one.estimate, -two.estimate) == nil)
    let (first, second) = (
      try one.confidenceInterval(level: 0.9), try two.confidenceInterval(level: 0.9)
    )
    #expect(disagreement(first.lower, -second.upper) == nil)
  }

  @Test func `groups that do not overlap`() throws {
    let r = try RankBiserial(try Sample([4, 5]), try Sample([1, 2, 3]))
    #expect(r.estimate == 1)
    #expect(try r.confidenceInterval() == ConfidenceInterval(lower: 1, upper: 1))
  }

  @Test func `refuses what it cannot estimate`() throws {
    let flat = try Sample([2, 2])
    #expect(throws: StatisticsError.constant) { try RankBiserial(flat, flat) }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 0)) {
      try RankBiserial(try Sample([]), flat)
    }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try RankBiserial(flat, try Sample([1])).confidenceInterval(level: 0)
    }
  }
}
