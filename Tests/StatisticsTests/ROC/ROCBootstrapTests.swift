import Statistics
import TestSupport
import Testing

@Suite struct ROCBootstrapTests {
  typealias Reference = SurvivalReference

  /// R 4.2.2, pROC 1.18.0, ci.auc(method = "bootstrap", boot.n = 5000): another generator, so that
  /// the limits agree as far as 5000 replicates determine them.
  @Test(arguments: Reference.cases("roc", "roc_bootstrap"))
  func `limits of the area`(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try ROCReferenceTests.curve(
      marker.cases[0], marker.controls[0], ROCReferenceTests.direction(reference))
    let bootstrap = try ROCBootstrap(curve, [.area], replicates: 5000, seed: 1)
    reference.check(bootstrap.interval(of: .area)?.lower, "ci_low")
    reference.check(bootstrap.interval(of: .area)?.upper, "ci_high")
    // DeLong's standard error estimates the same number.
    let delong = try #require(AUC(curve).standardError)
    #expect(disagreement(bootstrap.standardError(of: .area), delong, relative: 0.05) == nil)
  }

  // Cases 1 and 3, control 2: the area is 0, ½ or 1 with probabilities ¼, ½, ¼.
  @Test func `two cases by hand`() throws {
    let curve = try AUCTests.curve([1, 3], [2])
    let bootstrap = try ROCBootstrap(curve, [.area], replicates: 4000, seed: 3)
    #expect(Set(bootstrap.values[0]) == [0, 0.5, 1])
    let halves = bootstrap.values[0].filter { $0 == 0.5 }.count
    #expect(abs(halves - 2000) < 100)
    #expect(bootstrap.interval(of: .area) == ConfidenceInterval(lower: 0, upper: 1))
    #expect(bootstrap.interval(of: .area, level: 0.4) == ConfidenceInterval(lower: 0.5, upper: 0.5))
  }

  @Test func `the seed decides, the order of the patients does not`() throws {
    let curve = try AUCTests.curve([4, 2, 9, 5, 5, 7], [1, 5, 3, 2, 8])
    let turned = try AUCTests.curve([9, 7, 5, 5, 4, 2], [8, 1, 2, 3, 5])
    let quantities: [ROCBootstrap.Quantity] = [
      .area, .partialArea(.specificity, 0.8...1, corrected: false),
      .point(.specificity, at: 0.9), .threshold(.youden), .threshold(.closestTopLeft),
    ]
    let first = try ROCBootstrap(curve, quantities, replicates: 333, seed: 5)
    let again = try ROCBootstrap(turned, quantities, replicates: 333, seed: 5)
    let other = try ROCBootstrap(curve, quantities, replicates: 333, seed: 6)
    #expect(first.values == again.values && first.values != other.values)
    #expect(first.values.map(\.count) == Array(repeating: 333, count: 5))
    // What is asked beside it changes nothing.
    let alone = try ROCBootstrap(curve, [.area], replicates: 333, seed: 5)
    #expect(alone.values[0] == first.values[0])
  }

  @Test func `thresholds are midpoints of resampled values`() throws {
    let curve = try AUCTests.curve([10, 20], [1, 2])
    let bootstrap = try ROCBootstrap(curve, [.threshold(.youden)], replicates: 200, seed: 1)
    #expect(Set(bootstrap.values[0]).isSubset(of: [5.5, 6, 10.5, 11]))
  }

  @Test func degenerate() throws {
    let curve = try AUCTests.curve([1], [2])
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try ROCBootstrap(curve, [.area], replicates: 0, seed: 1)
    }
    let single = try ROCBootstrap(curve, [.area], replicates: 1, seed: 1)
    #expect(single.interval(of: .area) == ConfidenceInterval(lower: 0, upper: 0))
    #expect(single.standardError(of: .area) == nil)
    #expect(single.interval(of: .threshold(.youden)) == nil)
    // The whole curve lies below the chance line: the correction of no area over half of the range is
    // (1 + (0 − 1/8)/(1/2 − 1/8))/2.
    let quantity = ROCBootstrap.Quantity.partialArea(.specificity, 0.5...1, corrected: true)
    let below = try ROCBootstrap(curve, [quantity], replicates: 9, seed: 1)
    #expect(disagreement(below.interval(of: quantity)?.lower, 1.0 / 3) == nil)
    // Everyone tied: a threshold may be infinite.
    let tied = try ROCBootstrap(
      AUCTests.curve([3, 3], [3]), [.threshold(.youden)], replicates: 9, seed: 1)
    #expect(tied.interval(of: .threshold(.youden))?.lower == -.infinity)
  }

  @Test func `near ties are joined to the smallest`() throws {
    let sample = try Sample([1.2, 3, 1, 1.1, 5])
    #expect(try sample.tying(within: 0.1000001).values == [1, 3, 1, 1, 5])
    #expect(try sample.tying(within: 0).values == sample.values)
  }
}

@Suite struct LikelihoodRatioTests {
  typealias Reference = SurvivalReference

  @Test(arguments: Reference.cases("roc", "diagnostic"))
  func limits(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try ROCReferenceTests.curve(
      marker.cases[0], marker.controls[0], ROCReferenceTests.direction(reference))
    let cutoff = reference.args["cutoff"]?.number ?? .nan
    let table = try #require(try curve.thresholds(.value(cutoff)).first)
    let level = reference.args["conf_level"]?.number ?? 0.95
    reference.check(table.positiveLikelihoodRatioInterval(level: level)?.lower, "lr_plus_ci", 0)
    reference.check(table.positiveLikelihoodRatioInterval(level: level)?.upper, "lr_plus_ci", 1)
    reference.check(table.negativeLikelihoodRatioInterval(level: level)?.lower, "lr_minus_ci", 0)
    reference.check(table.negativeLikelihoodRatioInterval(level: level)?.upper, "lr_minus_ci", 1)
  }

  @Test func `without a finite logarithm there are no limits`() throws {
    let best = try AUCTests.curve([3, 4], [1, 2]).thresholds(.youden)[0]
    #expect(best.positiveLikelihoodRatio == .infinity && best.negativeLikelihoodRatio == 0)
    #expect(best.positiveLikelihoodRatioInterval() == nil)
    #expect(best.negativeLikelihoodRatioInterval() == nil)
  }
}
