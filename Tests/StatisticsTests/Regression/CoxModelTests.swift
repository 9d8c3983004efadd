import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct CoxModelTests {
  static func design(_ columns: [Double]...) throws -> DesignMatrix {
    try DesignMatrix(columns: columns)
  }

  // Events at 1, 2, 3 with x = 1, 0, 1: log L = β − log(2u + 1) − log(1 + u), u = exp β.
  // Its derivative is zero at 2u² = 1, so β = −½ log 2. The information is
  // 2u/(2u + 1)² + u/(1 + u)².
  @Test(arguments: CoxModel.Ties.allCases)
  func `three patients by hand`(_ ties: CoxModel.Ties) throws {
    let model = try CoxModel(Self.design([1, 0, 1]), patients([1, 2, 3]), ties: ties)
    let u = 0.5.squareRoot()
    #expect(disagreement(model.coefficients[0], -0.5 * log(2.0)) == nil)
    let information = 2 * u / ((2 * u + 1) * (2 * u + 1)) + u / ((1 + u) * (1 + u))
    #expect(disagreement(model.standardErrors[0], 1 / information.squareRoot()) == nil)
    #expect(disagreement(model.nullLogLikelihood, -log(6.0)) == nil)
    let value = log(u) - log(2 * u + 1) - log(1 + u)
    #expect(disagreement(model.logLikelihood, value) == nil)
    // At β = 0: U = 1 − 2/3 − 1/2 = −1/6, I = 2/9 + 1/4 = 17/36, so U²/I = 1/17.
    #expect(disagreement(model.scoreTest.statistic, 1.0 / 17) == nil)
  }

  // Both at 1 have the event, x = 1 and 0, and x = 0 at 2 is censored.
  // Breslow: β − 2 log(u + 2). Efron: β − log(u + 2) − log(u + 2 − (u + 1)/2): u² = 6.
  @Test func `tied events by hand`() throws {
    let x = try Self.design([1, 0, 0])
    let efron = try CoxModel(x, patients([1, 1, -2]))
    #expect(disagreement(efron.coefficients[0], 0.5 * log(6.0)) == nil)
    let breslow = try CoxModel(x, patients([1, 1, -2]), ties: .breslow)
    #expect(disagreement(breslow.coefficients[0], log(2.0)) == nil)
  }

  static func cohort(
    _ n: Int, seed: UInt64, effect: Double = 1
  ) throws -> (x: [Double], z: [Double], followUps: [FollowUp]) {
    var random = SplitMix64(state: seed)
    let x = (0..<n).map { _ in random.unit() * 2 - 1 }
    let z = (0..<n).map { _ in random.unit() < 0.4 ? 1.0 : 0 }
    var followUps: [FollowUp] = []
    for i in 0..<n {
      let time = -log(random.unit()) * exp(-effect * x[i] - 0.5 * z[i])
      followUps.append(try FollowUp(time: time, isEvent: random.unit() < 0.8))
    }
    return (x, z, followUps)
  }

  @Test func `units and origins of the columns, and the order of patients`() throws {
    let (x, z, followUps) = try Self.cohort(150, seed: 2)
    let model = try CoxModel(Self.design(x, z), followUps)
    let moved = try CoxModel(
      Self.design(x.map { 2000 + 1e-4 * $0 }.reversed(), z.map { 1 - $0 }.reversed()),
      followUps.reversed())
    // 2000 + 1e-4 x keeps 9 digits of x.
    #expect(
      disagreement(moved.coefficients[0], 1e4 * model.coefficients[0], relative: 1e-7) == nil)
    #expect(disagreement(moved.coefficients[1], -model.coefficients[1], relative: 1e-7) == nil)
    #expect(disagreement(moved.logLikelihood, model.logLikelihood) == nil)
    #expect(disagreement(moved.concordance?.estimate, model.concordance?.estimate ?? .nan) == nil)
    let huge = try CoxModel(Self.design(x.map { $0 * 1e-9 }, z), followUps)
    #expect(disagreement(huge.coefficients[0], 1e9 * model.coefficients[0]) == nil)
  }

  @Test func `identical strata double the likelihood`() throws {
    let (x, z, followUps) = try Self.cohort(60, seed: 6)
    let once = try CoxModel(Self.design(x, z), followUps)
    let twice = try CoxModel(
      Self.design(x + x, z + z), followUps + followUps,
      strata: followUps.map { _ in 1 } + followUps.map { _ in 4 })
    #expect(disagreement(twice.coefficients[0], once.coefficients[0]) == nil)
    #expect(disagreement(twice.logLikelihood, 2 * once.logLikelihood) == nil)
    #expect(disagreement(twice.covariance[1], once.covariance[1] / 2) == nil)
    #expect(disagreement(twice.concordance?.estimate, once.concordance?.estimate ?? .nan) == nil)
  }

  @Test func `large effects that exist are found`() throws {
    let (x, z, followUps) = try Self.cohort(300, seed: 12, effect: 6)
    let model = try CoxModel(Self.design(x, z), followUps)
    #expect(abs(model.coefficients[0] - 6) < 1)
    // One outlier far away does not upset the iteration.
    let skewed = x.enumerated().map { $0.offset == 7 ? 1e4 : exp(3 * $0.element) }
    #expect((try? CoxModel(Self.design(skewed, z), followUps)) != nil)
    // All of the 40 treated but one outlive everybody else.
    let arm = (0..<80).map { $0 < 40 ? 0.0 : 1 }
    let order = (0..<80).map { $0 == 79 ? 2.5 : Double($0 + 1) }
    let nearly = try CoxModel(Self.design(arm), patients(order))
    #expect(nearly.coefficients[0] < -3)
    #expect(nearly.standardErrors[0] < 2)
  }

  @Test func `a coefficient that runs to infinity is refused`() throws {
    let times = try patients([1, 2, 3, 4, 5, 6])
    #expect(throws: StatisticsError.separation(term: 0)) {
      try CoxModel(Self.design([1, 1, 1, 0, 0, 0]), times)
    }
    #expect(throws: StatisticsError.separation(term: 0)) {
      try CoxModel(Self.design([9, 8, 7, 6.5, 2, 1]), times)
    }
    // A level without events, beside a covariate with a finite coefficient.
    let (x, z, followUps) = try Self.cohort(200, seed: 30)
    let spared = try zip(followUps, z).map {
      try FollowUp(time: $0.time, isEvent: $0.isEvent && $1 == 0)
    }
    for ties in CoxModel.Ties.allCases {
      #expect(throws: StatisticsError.separation(term: 1)) {
        try CoxModel(Self.design(x, z), spared, ties: ties)
      }
      #expect(throws: StatisticsError.separation(term: 0)) {
        try CoxModel(Self.design(z.map { 1e-6 * $0 }, x), spared, ties: ties)
      }
    }
    // The last gap is a fiftieth of the range, so that the linear predictor grows to thousands.
    #expect(throws: StatisticsError.separation(term: 0)) {
      try CoxModel(Self.design([2.17, 8.1, 17.25, 3.2, 52]), patients([8, -4, 1, 7, 0.5]))
    }
    // A single event, of the patient with the largest value.
    #expect(throws: StatisticsError.separation(term: 0)) {
      try CoxModel(Self.design([3, 2, 1]), patients([1, -2, -3]))
    }
  }

  @Test func `columns that add nothing are refused`() throws {
    let (x, z, followUps) = try Self.cohort(50, seed: 40)
    #expect(throws: StatisticsError.collinear(term: 1)) {
      try CoxModel(Self.design(x, x.map { _ in 0.1 }), followUps)
    }
    #expect(throws: StatisticsError.collinear(term: 2)) {
      try CoxModel(Self.design(x, z, zip(x, z).map { 3 * $0 - $1 + 5 }), followUps)
    }
    // A column that only tells the strata apart.
    #expect(throws: StatisticsError.collinear(term: 1)) {
      try CoxModel(Self.design(x, z.map { 7 + $0 }), followUps, strata: z.map { Int($0) })
    }
    // A column that varies among those only who leave before the first event.
    #expect(throws: StatisticsError.collinear(term: 0)) {
      try CoxModel(Self.design([5, 7, 6, 6, 6]), patients([-1, -1, 2, 3, -4]))
    }
  }

  // All three have the event at once. Breslow: β − 3 log(u + 2) has its maximum at u = 1.
  @Test func `events at one time only`() throws {
    let model = try CoxModel(
      Self.design([1, 0, 0]), patients([1, 1, 1]), ties: .breslow)
    #expect(abs(model.coefficients[0]) < 1e-14)
    #expect(model.concordance == nil)
  }

  @Test func `degenerate cohorts`() throws {
    #expect(throws: StatisticsError.noEvents) {
      try CoxModel(Self.design([1, 2]), patients([-1, -2]))
    }
    #expect(throws: StatisticsError.noEvents) { try CoxModel(Self.design([]), []) }
    #expect(throws: StatisticsError.collinear(term: 0)) {
      try CoxModel(Self.design([1]), patients([1]))
    }
    #expect(throws: StatisticsError.collinear(term: 0)) {
      // No one is left at risk beside the event.
      try CoxModel(Self.design([1, 2]), patients([-1, 2]))
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try CoxModel(Self.design([1, 2]), patients([1]))
    }
    #expect(throws: StatisticsError.notFinite) { try Self.design([1, .nan]) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) { try Self.design([1, 2], [3]) }
  }
}
