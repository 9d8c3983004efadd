import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct LogisticModelTests {
  private static let x = [2.0, -2.6, 0.4, -0.6, -0.5, -0.2, -2.0, -0.2, 1.1, 0.3, -1.4, 0.9]
  private static let y = [
    true, false, true, false, true, false, false, true, false, true, false, true,
  ]
  private static let z = [3.0, 5, 1, 4, 4, 2, 8, 5, 7, 1, 2, 6]

  private static func model(
    _ columns: [[Double]], _ events: [Bool] = y, penalty: LogisticModel.Penalty = .none
  ) throws -> LogisticModel {
    try LogisticModel(DesignMatrix(columns: columns), events: events, penalty: penalty)
  }

  /// A 2 × 2 table: 10 of 30 exposed and 5 of 40 others have the event.
  @Test func `one binary covariate gives the table's odds ratio and Woolf's error`() throws {
    let cells = [(1.0, true, 10), (1, false, 20), (0, true, 5), (0, false, 35)]
    let columns = cells.flatMap { Array(repeating: $0.0, count: $0.2) }
    let events = cells.flatMap { Array(repeating: $0.1, count: $0.2) }
    let model = try Self.model([columns], events)
    #expect(disagreement(model.oddsRatios[1], 10.0 * 35 / (20 * 5)) == nil)
    #expect(disagreement(model.oddsRatios[0], 5.0 / 35) == nil)
    let woolf = (1.0 / 10 + 1.0 / 20 + 1.0 / 5 + 1.0 / 35).squareRoot()
    #expect(disagreement(model.standardErrors[1], woolf, relative: 1e-8) == nil)
    // The ROC curve has the corner (20/55, 10/15): area ½ + ½(10/15 − 20/55).
    #expect(disagreement(model.auc, 0.5 + (10.0 / 15 - 20.0 / 55) / 2) == nil)
    #expect(model.eventCount == 15)
  }

  // MARK: - Identities

  @Test func `the other level as event turns the signs`() throws {
    let model = try Self.model([Self.x, Self.z])
    let other = try Self.model([Self.x, Self.z], Self.y.map { !$0 })
    for (a, b) in zip(model.coefficients, other.coefficients) {
      #expect(disagreement(a, -b, relative: 1e-11) == nil)
    }
    #expect(disagreement(model.auc, other.auc) == nil)
    let limits = try (model.profileInterval(of: 1), other.profileInterval(of: 1))
    #expect(disagreement(limits.0.lower, -limits.1.upper, relative: 1e-10) == nil)
  }

  @Test(arguments: [1e6, 1e-6])
  func `a unit and an origin change no test`(_ unit: Double) throws {
    let model = try Self.model([Self.x, Self.z])
    let scaled = try Self.model([Self.x.map { $0 * unit }, Self.z.map { $0 + 1000 }])
    #expect(
      disagreement(model.coefficients[1], scaled.coefficients[1] * unit, relative: 1e-10) == nil)
    for (a, b) in zip(model.pValues.dropFirst(), scaled.pValues.dropFirst()) {
      #expect(disagreement(a, b, relative: 1e-9) == nil)
    }
    let shifted = scaled.coefficients[0] + 1000 * scaled.coefficients[2]
    #expect(disagreement(model.coefficients[0], shifted, relative: 1e-9) == nil)
  }

  @Test func `the order of patients does not matter`() throws {
    let order = [3, 0, 11, 5, 7, 1, 2, 10, 4, 6, 9, 8]
    let model = try Self.model([Self.x, Self.z])
    let permuted = try Self.model(
      [order.map { Self.x[$0] }, order.map { Self.z[$0] }], order.map { Self.y[$0] })
    for (a, b) in zip(model.coefficients, permuted.coefficients) {
      #expect(disagreement(a, b, relative: 1e-11) == nil)
    }
  }

  /// At a limit the best model with that coefficient, fitted on its own, lies χ²/2 lower.
  @Test func `the profile falls by the quantile at its limits`() throws {
    let model = try Self.model([Self.x])
    for level in [0.8, 0.95, 0.999] {
      let z = StandardNormal.upperQuantile((1 - level) / 2)
      let limits = try model.profileInterval(of: 1, level: level)
      for b in [limits.lower, limits.upper] {
        let fall = 2 * (model.logLikelihood - Self.bestIntercept(slope: b))
        #expect(disagreement(fall, z * z, relative: 1e-9) == nil)
      }
    }
  }

  /// max over a of log L(a, b), by golden section.
  private static func bestIntercept(slope b: Double) -> Double {
    func value(_ a: Double) -> Double {
      zip(x, y).reduce(0) { sum, pair in
        let eta = a + b * pair.0
        return sum - Foundation.log(1 + Foundation.exp(pair.1 ? -eta : eta))
      }
    }
    var (low, high) = (-60.0, 60.0)
    let share = (5.0.squareRoot() - 1) / 2
    for _ in 0..<200 {
      let (a, c) = (high - share * (high - low), low + share * (high - low))
      if value(a) < value(c) { low = a } else { high = c }
    }
    return value((low + high) / 2)
  }

  @Test func `the test of one coefficient is that of the whole model`() throws {
    let model = try Self.model([Self.x])
    let test = try model.likelihoodRatioTest(of: [1])
    #expect(
      disagreement(test.statistic, model.likelihoodRatioTest.statistic, relative: 1e-11) == nil)
  }

  // MARK: - Degenerate input

  @Test func `what has no maximum is refused by name`() {
    let split = Self.x.map { $0 > 0.35 }
    #expect(throws: StatisticsError.separation(term: 1)) {
      try Self.model([Self.z, Self.x], split)
    }
    // Nobody at level 1 has the event: the others overlap.
    let level = [0.0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0]
    #expect(throws: StatisticsError.separation(term: 1)) { try Self.model([Self.x, level]) }
    #expect(throws: StatisticsError.collinear(term: 1)) {
      try Self.model([Self.x, Self.x.map { 3 - 2 * $0 }])
    }
    #expect(throws: StatisticsError.collinear(term: 0)) {
      try Self.model([Array(repeating: 4, count: 12)])
    }
    #expect(throws: StatisticsError.oneClass) {
      try Self.model([Self.x], Array(repeating: true, count: 12))
    }
    #expect(throws: StatisticsError.lengthsDiffer(12, 2)) {
      try Self.model([Self.x], [true, false])
    }
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) {
      try Self.model([[1, 2], [5, 3]], [true, false])
    }
  }

  /// Two of the 40 stand on the wrong side of the boundary.
  @Test func `a likelihood that is steep has its maximum`() throws {
    let x = (0..<40).map(Double.init)
    let events = x.map { $0 >= 20 && $0 != 21 || $0 == 18 }
    let model = try Self.model([x], events)
    // R 4.2.2: glm(binomial, epsilon = 1e-15).
    #expect(disagreement(model.coefficients[1], 0.74567454965850866, relative: 1e-10) == nil)
  }
}
