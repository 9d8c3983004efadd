import Statistics
import TestSupport
import Testing

/// Firth's penalty, against mpmath 1.3 at 30 digits and SAS.
@Suite struct FirthTests {
  /// Separated: every event lies above every other patient.
  private static let x = [2.0, -2.6, 0.4, -0.6, -0.5, -0.2, -2.0, -0.2]
  private static let y = [true, false, true, false, false, false, false, false]

  private static func model() throws -> LogisticModel {
    try LogisticModel(DesignMatrix(columns: [x]), events: y, penalty: .firth)
  }

  @Test func `separated data have a finite estimate`() throws {
    let model = try Self.model()
    let values: [(Double, Double)] = [
      (model.coefficients[0], -0.8775571542089279), (model.coefficients[1], 1.343510156841373),
      (model.standardErrors[0], 0.9784682773239393), (model.standardErrors[1], 1.110805144362558),
      (model.logLikelihood, -2.067457391178675), (model.deviance, 3.969248223878143),
    ]
    for (found, expected) in values {
      #expect(disagreement(found, expected, relative: 1e-11) == nil)
    }
    #expect(model.aic == nil)
  }

  @Test func `tests and limits are those of the penalized likelihood`() throws {
    let model = try Self.model()
    let tests = try [0, 1].map { try model.likelihoodRatioTest(of: [$0]).statistic }
    #expect(disagreement(tests[0], 0.9148588118412797, relative: 1e-10) == nil)
    #expect(disagreement(tests[1], 3.371130809025361, relative: 1e-10) == nil)
    #expect(
      disagreement(model.likelihoodRatioTest.statistic, tests[1], relative: 1e-11) == nil)
    let limits = try [0, 1].map { try model.profileInterval(of: $0) }
    let values: [(Double, Double)] = [
      (limits[0].lower, -3.351819023494959), (limits[0].upper, 1.721632413697132),
      (limits[1].lower, -0.06735422672147484), (limits[1].upper, 12.42999405450425),
    ]
    for (found, expected) in values {
      #expect(disagreement(found, expected, relative: 1e-10) == nil)
    }
  }

  /// SAS 9.4, LOGISTIC with FIRTH and CLPARM=PL, as CAMIS prints it; SAS stops a little early.
  @Test func `weight loss in lung cancer, as SAS prints it`() throws {
    let names = ["age", "sex", "ph.ecog", "meal.cal"]
    let columns = try (["wt.loss"] + names).map { try ReferenceData.column("lung.csv", $0) }
    let complete = columns[0].indices.filter { row in columns.allSatisfy { $0[row] != nil } }
    let numbers = columns.map { column in complete.compactMap { column[$0] } }
    let model = try LogisticModel(
      DesignMatrix(columns: Array(numbers.dropFirst())), events: numbers[0].map { $0 > 0 },
      penalty: .firth)
    let coefficients = [3.1532937587, -0.0098111679, -0.8455619163, 0.4018229715, -0.0008495327]
    for (found, expected) in zip(model.coefficients, coefficients) {
      #expect(disagreement(found, expected, relative: 1e-6) == nil)
    }
    let errors = [0.0206542422, 0.3685393827, 0.2564044885, 0.0004435515]
    for (found, expected) in zip(model.standardErrors.dropFirst(), errors) {
      #expect(disagreement(found, expected, relative: 1e-6) == nil)
    }
    let limits = try model.profileInterval(of: 2)
    #expect(disagreement(limits.lower, -1.571158749, relative: 1e-6) == nil)
    #expect(disagreement(limits.upper, -0.1356810035, relative: 1e-6) == nil)
  }

  /// A saturated 2 × 2 table: the penalty adds ½ to each cell (Firth 1993).
  @Test func `of a fourfold table it adds one half to each cell`() throws {
    let cells = [(1.0, true, 7), (1, false, 3), (0, true, 0), (0, false, 9)]
    let x = cells.flatMap { Array(repeating: $0.0, count: $0.2) }
    let events = cells.flatMap { Array(repeating: $0.1, count: $0.2) }
    let model = try LogisticModel(DesignMatrix(columns: [x]), events: events, penalty: .firth)
    #expect(disagreement(model.oddsRatios[1], 7.5 * 9.5 / (3.5 * 0.5), relative: 1e-11) == nil)
  }
}
