import Statistics
import TestSupport
import Testing

@Suite struct FineGrayTests {
  static let x: [Double] = [
    0.5, 1.2, -0.3, 2, 0.1, -1.1, 0.7, 0.4, -0.6, 1.5, 0.2, -0.9, 1.1, 0, 0.8, -0.2, 0.3, -1.4,
    0.6, 0.9,
  ]

  static func model(_ columns: [[Double]], event: Int = 1) throws -> FineGray {
    try FineGray(
      DesignMatrix(columns: columns), competing(GrayTestTests.times, GrayTestTests.events),
      event: event)
  }

  static var columns: [[Double]] {
    [x, GrayTestTests.groups.map { $0 == 1 ? 1 : 0 }]
  }

  // R 4.2.2, cmprsk 2.2-11: crr(t, s, cbind(x, g == 1), gtol = 1e-12, maxiter = 100).
  @Test func `ties agree with R`() throws {
    let model = try Self.model(Self.columns)
    for (found, expected) in zip(model.coefficients, [-0.17211622766512205, -0.55159477486220254]) {
      #expect(disagreement(found, expected, relative: 1e-8) == nil)
    }
    for (found, expected) in zip(model.standardErrors, [0.40672705337465703, 0.71792647765249840]) {
      #expect(disagreement(found, expected, relative: 1e-8) == nil)
    }
    for (found, expected) in zip(
      model.naiveStandardErrors, [0.42488609316760351, 0.71635577483073631])
    {
      #expect(disagreement(found, expected, relative: 1e-8) == nil)
    }
    #expect(disagreement(model.logLikelihood, -27.004303058968048) == nil)
    #expect(disagreement(model.nullLogLikelihood, -27.342379200861675) == nil)
    #expect(model.count == 20 && model.events == 11 && model.others == 5)
  }

  @Test func `units and the order of patients do not matter`() throws {
    let model = try Self.model(Self.columns)
    let followUps = try competing(GrayTestTests.times.map { $0 * 12 }, GrayTestTests.events)
    let other = try FineGray(
      DesignMatrix(columns: Self.columns.map { $0.reversed().map { 10 * $0 + 3 } }),
      followUps.reversed(), event: 1)
    for j in 0..<2 {
      #expect(
        disagreement(other.coefficients[j] * 10, model.coefficients[j], relative: 1e-8) == nil)
      #expect(
        disagreement(other.standardErrors[j] * 10, model.standardErrors[j], relative: 1e-8) == nil)
    }
    #expect(disagreement(other.waldTest.statistic, model.waldTest.statistic, relative: 1e-8) == nil)
  }

  // Without competing events the weights are those of Cox's model with Breslow's ties.
  @Test func `without competing events it is Cox's model`() throws {
    let events = GrayTestTests.events.map { $0 == 1 ? 1 : 0 }
    let design = try DesignMatrix(columns: Self.columns)
    let model = try FineGray(design, competing(GrayTestTests.times, events), event: 1)
    let cox = try CoxModel(
      design,
      zip(GrayTestTests.times, events).map { try FollowUp(time: $0, isEvent: $1 == 1) },
      ties: .breslow)
    for j in 0..<2 {
      #expect(disagreement(model.coefficients[j], cox.coefficients[j], relative: 1e-8) == nil)
      #expect(
        disagreement(model.naiveStandardErrors[j], cox.standardErrors[j], relative: 1e-8) == nil)
    }
    #expect(disagreement(model.logLikelihood, cox.logLikelihood) == nil)
  }

  // x = 0, 1 with the event at 1 and 2: log L = −log(1 + e^β), without a maximum; a competing event
  // at 1 keeps its patient at risk, and nobody is censored.
  @Test func `separation and other refusals`() throws {
    #expect(throws: StatisticsError.separation(term: 0)) {
      try FineGray(
        DesignMatrix(columns: [[0, 1]]), competing([1, 2], [1, 1]), event: 1)
    }
    #expect(throws: StatisticsError.separation(term: 1)) {
      try Self.model([Self.x, GrayTestTests.events.map { $0 == 1 ? 0 : 1 }])
    }
    #expect(throws: StatisticsError.noEvents) { try Self.model([Self.x], event: 3) }
    #expect(throws: StatisticsError.noEvents) { try Self.model([Self.x], event: 0) }
    #expect(throws: StatisticsError.collinear(term: 0)) { try Self.model([Self.x.map { _ in 4 }]) }
    #expect(throws: StatisticsError.collinear(term: 1)) {
      try Self.model([Self.x, Self.x.map { 2 * $0 + 1 }])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 20)) { try Self.model([[1, 2]]) }
  }
}
