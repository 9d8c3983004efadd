import Statistics
import TestSupport
import Testing

@Suite struct AUCTests {
  static func curve(
    _ cases: [Double], _ controls: [Double], _ direction: ROCCurve.Direction = .higher
  ) throws -> ROCCurve {
    try ROCCurve(cases: Sample(cases), controls: Sample(controls), direction: direction)
  }

  // Cases 2, 3, controls 1, 2: pairs ½ + 1 + 1 + 1 = 3½ of 4.
  // V₁₀ = ¾, 1; V₀₁ = 1, ¾; each has variance 1/32, so Var = 1/64 + 1/64.
  @Test func `four patients by hand`() throws {
    let curve = try Self.curve([2, 3], [1, 2])
    let area = AUC(curve)
    #expect(area.estimate == 0.875)
    #expect(disagreement(area.variance, 1.0 / 32) == nil)
    #expect(curve.points.map(\.threshold) == [-.infinity, 1.5, 2.5, .infinity])
    #expect(curve.points.map(\.sensitivity) == [1, 1, 0.5, 0])
    #expect(curve.points.map(\.specificity) == [0, 0.5, 1, 1])
    #expect(area.interval()?.upper == 1)
  }

  @Test func `direction, scale and order`() throws {
    var random = SplitMix64(state: 7)
    let cases = (0..<30).map { _ in (random.unit() * 20).rounded() + 4 }
    let controls = (0..<40).map { _ in (random.unit() * 20).rounded() }
    let area = AUC(try Self.curve(cases, controls))
    let turned = AUC(try Self.curve(cases, controls, .lower))
    #expect(disagreement(area.estimate, 1 - turned.estimate) == nil)
    #expect(disagreement(area.variance, turned.variance ?? .nan) == nil)
    let mirrored = AUC(try Self.curve(cases.map { -$0 }, controls.map { -$0 }, .lower))
    #expect(mirrored.estimate == area.estimate && mirrored.variance == area.variance)
    let scaled = AUC(
      try Self.curve(cases.map { $0 * 8 + 1 }.reversed(), controls.map { $0 * 8 + 1 }))
    #expect(disagreement(scaled.variance, area.variance ?? .nan) == nil)
    // The trapezoids under the curve have the same area.
    let whole = try PartialAUC(try Self.curve(cases, controls), range: 0...1)
    #expect(disagreement(whole.area, area.estimate) == nil)
    #expect(disagreement(whole.corrected, area.estimate) == nil)
    let other = try PartialAUC(
      try Self.curve(cases, controls), axis: .sensitivity, range: 0...1)
    #expect(disagreement(other.area, area.estimate) == nil)
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.oneClass) { try Self.curve([], [1]) }
    #expect(throws: StatisticsError.oneClass) { try Self.curve([1], []) }
    let one = AUC(try Self.curve([2], [1]))
    #expect(one.estimate == 1 && one.variance == nil && one.interval() == nil)
    let tied = try Self.curve([3, 3], [3, 3, 3])
    #expect(AUC(tied).estimate == 0.5 && AUC(tied).variance == 0)
    #expect(tied.points.map(\.threshold) == [-.infinity, .infinity])
    let apart = AUC(try Self.curve([3, 4], [1, 2]))
    #expect(apart.interval() == ConfidenceInterval(lower: 1, upper: 1))
  }

  @Test func `the direction follows the medians`() throws {
    let (low, high) = (try Sample([1, 2]), try Sample([2, 3]))
    #expect(try ROCCurve.direction(cases: high, controls: low) == .higher)
    #expect(try ROCCurve.direction(cases: low, controls: high) == .lower)
    #expect(try ROCCurve.direction(cases: low, controls: low) == .higher)
    #expect(throws: StatisticsError.oneClass) {
      try ROCCurve.direction(cases: low, controls: Sample([]))
    }
  }

  @Test func `a threshold between neighbouring numbers still parts them`() throws {
    for direction in [ROCCurve.Direction.higher, .lower] {
      let (a, b) = (1.0, 1.0.nextUp)
      let curve = try Self.curve(
        direction == .higher ? [b] : [a], direction == .higher ? [a] : [b], direction)
      let best = try curve.thresholds(.youden)
      #expect(best.count == 1)
      let given = try curve.thresholds(.value(best.first?.threshold ?? .nan))
      #expect(given == best)
    }
    let far = try Self.curve([1.7e308], [-1.7e308])
    #expect(far.points.map(\.threshold) == [-.infinity, 0, .infinity])
  }
}

@Suite struct OptimalThresholdTests {
  // Cases 1, 4, controls 2, 3 against 5 and 0: Youden's index is ½ − 0 at 4 and 1 − ½ at 1.
  @Test func `several thresholds are optimal`() throws {
    let curve = try AUCTests.curve([1, 4], [0, 3])
    let best = try curve.thresholds(.youden)
    #expect(best.map(\.threshold) == [0.5, 3.5])
    #expect(best.map(\.youdenIndex) == [0.5, 0.5])
    #expect(try curve.thresholds(.closestTopLeft).map(\.threshold) == [0.5, 3.5])
    #expect(best[0].positiveLikelihoodRatio == 2 && best[0].negativeLikelihoodRatio == 0)
    #expect(best[1].positiveLikelihoodRatio == .infinity)
    #expect(best[1].negativeLikelihoodRatio == 0.5)
    #expect(best[1].positivePredictiveValue == 1 && best[1].accuracy == 0.75)
  }

  @Test func `a value at the threshold is positive`() throws {
    let higher = try AUCTests.curve([2, 3], [1, 2]).thresholds(.value(2))
    #expect(higher.map(\.truePositives) == [2] && higher.map(\.falsePositives) == [1])
    let lower = try AUCTests.curve([2, 3], [1, 2], .lower).thresholds(.value(2))
    #expect(lower.map(\.truePositives) == [1] && lower.map(\.falsePositives) == [2])
  }

  @Test func `ratios without a denominator`() throws {
    let curve = try AUCTests.curve([2], [1])
    let nobody = try curve.thresholds(.value(9))[0]
    #expect(nobody.positivePredictiveValue == nil && nobody.positiveLikelihoodRatio == nil)
    #expect(nobody.negativeLikelihoodRatio == 1 && nobody.negativePredictiveValue == 0.5)
    let everyone = try curve.thresholds(.value(0))[0]
    #expect(everyone.negativePredictiveValue == nil && everyone.negativeLikelihoodRatio == nil)
    #expect(throws: StatisticsError.notFinite) { try curve.thresholds(.value(.nan)) }
  }
}

@Suite struct PartialAUCTests {
  // The curve of cases 2, 3 and controls 1, 2 runs (0, 1), (½, 1), (1, ½) in specificity.
  @Test func `areas by hand`() throws {
    let curve = try AUCTests.curve([2, 3], [1, 2])
    #expect(disagreement(try PartialAUC(curve, range: 0.5...1).area, 0.375) == nil)
    #expect(disagreement(try PartialAUC(curve, range: 0.75...1).area, 0.15625) == nil)
    #expect(disagreement(try curve.sensitivity(atSpecificity: 0.75), 0.75) == nil)
    #expect(try curve.sensitivity(atSpecificity: 0) == 1)
    #expect(try curve.sensitivity(atSpecificity: 1) == 0.5)
    #expect(try curve.specificity(atSensitivity: 1) == 0.5)
    #expect(throws: StatisticsError.outOfDomain(1.5)) { try PartialAUC(curve, range: 0.5...1.5) }
    #expect(throws: StatisticsError.outOfDomain(0.5)) { try PartialAUC(curve, range: 0.5...0.5) }
    #expect(throws: StatisticsError.outOfDomain(2)) { try curve.sensitivity(atSpecificity: 2) }
  }

  @Test func `a useless marker is corrected to one half`() throws {
    let tied = try AUCTests.curve([3, 3], [3, 3, 3])
    for axis in [PartialAUC.Axis.specificity, .sensitivity] {
      for range in [0.9...1, 0.7...0.95, 0.1...0.3] {
        let part = try PartialAUC(tied, axis: axis, range: range)
        #expect(disagreement(part.corrected, 0.5) == nil)
      }
    }
    let below = try AUCTests.curve([1], [2])
    #expect(try PartialAUC(below, range: 0.5...1).corrected == nil)
  }
}
