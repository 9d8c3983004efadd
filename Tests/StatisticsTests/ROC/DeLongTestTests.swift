import Statistics
import TestSupport
import Testing

@Suite struct DeLongTestTests {
  typealias Reference = SurvivalReference

  @Test(arguments: Reference.cases("roc", "roc_test_paired"))
  func paired(_ reference: Reference) throws {
    let markers = try reference.markers([
      reference.name("predictor1"), reference.name("predictor2"),
    ])
    let curves = try (0..<2).map { k in
      try ROCReferenceTests.curve(
        markers.cases[k], markers.controls[k],
        ROCReferenceTests.direction(reference, "direction\(k + 1)"))
    }
    let test = try DeLongTest(paired: curves[0], curves[1])
    reference.check(test.first.estimate, "auc1")
    reference.check(test.second.estimate, "auc2")
    reference.check(test.first.variance, "var1")
    reference.check(test.second.variance, "var2")
    reference.check(test.covariance, "covariance")
    reference.check(test.difference, "difference")
    reference.check(test.statistic, "z")
    reference.check(test.pValue(), "p")
    reference.check(test.interval().lower, "ci_low")
    reference.check(test.interval().upper, "ci_high")
  }

  @Test(arguments: Reference.cases("roc", "roc_test_unpaired"))
  func unpaired(_ reference: Reference) throws {
    let curves = try (1...2).map { k in
      let marker = try reference.markers([reference.name("predictor\(k)")], filter: "filter\(k)")
      return try ROCReferenceTests.curve(
        marker.cases[0], marker.controls[0],
        ROCReferenceTests.direction(reference, "direction\(k)"))
    }
    let test = try DeLongTest(unpaired: curves[0], curves[1])
    reference.check(test.first.estimate, "auc1")
    reference.check(test.second.estimate, "auc2")
    reference.check(test.first.variance, "var1")
    reference.check(test.second.variance, "var2")
    reference.check(test.statistic, "D")
    reference.check(test.degreesOfFreedom, "df")
    reference.check(test.pValue(), "p")
    reference.check(2 * StandardNormal.upperTail(abs(test.statistic)), "p_normal")
  }

  @Test func `swapping the markers turns the sign`() throws {
    let a = try AUCTests.curve([2, 5, 4, 7], [1, 3, 2, 5])
    let b = try AUCTests.curve([1, 2, 5, 6], [2, 1, 3, 4])
    for (there, back) in [
      (try DeLongTest(paired: a, b), try DeLongTest(paired: b, a)),
      (try DeLongTest(unpaired: a, b), try DeLongTest(unpaired: b, a)),
    ] {
      #expect(disagreement(there.statistic, -back.statistic) == nil)
      #expect(disagreement(there.pValue(.less), back.pValue(.greater)) == nil)
      #expect(disagreement(there.pValue(), back.pValue()) == nil)
      #expect(disagreement(there.pValue(.less) + there.pValue(.greater), 1) == nil)
      // The interval with level 1 − p touches zero.
      let interval = there.interval(level: 1 - there.pValue())
      #expect(min(abs(interval.lower), abs(interval.upper)) < 1e-7)
    }
  }

  @Test func degenerate() throws {
    let a = try AUCTests.curve([2, 5], [1, 3])
    #expect(throws: StatisticsError.constant) { try DeLongTest(paired: a, a) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) {
      try DeLongTest(paired: AUCTests.curve([1], [2]), AUCTests.curve([1], [2]))
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try DeLongTest(paired: a, AUCTests.curve([1], [2, 3]))
    }
  }
}
