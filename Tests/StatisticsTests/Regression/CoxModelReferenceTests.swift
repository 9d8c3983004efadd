import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct CoxModelReferenceTests {
  typealias Reference = SurvivalReference

  @Test func `all cases are found`() {
    #expect(Reference.cases("cox", "cox").count == 13)
  }

  static func column(_ rows: [[String: String]], _ item: SurvivalReference.JSON) -> [[Double]] {
    let cells = rows.map { $0[item["var"]?.text ?? ""] ?? "" }
    if item["type"]?.text == "factor" {
      let levels = item["levels"]?.elements.compactMap(\.text) ?? []
      return DesignMatrix.indicators(
        of: cells.map { levels.firstIndex(of: $0) ?? 0 }, levelCount: levels.count)
    }
    let numbers = cells.map { Double($0) ?? .nan }
    switch item["transform"]?.text {
    case "log": return [numbers.map { Foundation.log($0) }]
    case "log1p": return [numbers.map { Foundation.log1p($0) }]
    case "sqrt": return [numbers.map { $0.squareRoot() }]
    default: return [numbers]
    }
  }

  @Test(arguments: Reference.cases("cox", "cox"))
  func model(_ reference: Reference) throws {
    let covariates = reference.args["covariates"]?.elements ?? []
    let survival = try reference.survival(also: covariates.compactMap { $0["var"]?.text })
    let design = try DesignMatrix(
      columns: covariates.flatMap { Self.column(survival.rows, $0) })
    let model = try CoxModel(
      design, survival.followUps, strata: survival.strata,
      ties: reference.args["ties"]?.text == "breslow" ? .breslow : .efron)
    reference.check(Double(model.count), "n")
    reference.check(Double(model.events), "events")
    let p = reference.count("coef")
    #expect(model.coefficients.count == p)
    for j in 0..<p {
      reference.check(model.coefficients[j], "coef", j)
      reference.check(model.hazardRatios[j], "hr", j)
      reference.check(model.standardErrors[j], "se", j)
      reference.check(model.zStatistics[j], "z", j)
      reference.check(model.pValues[j], "p", j)
      reference.check(model.hazardRatioIntervals()[j].lower, "hr_ci_low", j)
      reference.check(model.hazardRatioIntervals()[j].upper, "hr_ci_high", j)
      for k in 0..<p { reference.check(model.covariance[j * p + k], "vcov", j, k) }
    }
    reference.check(model.nullLogLikelihood, "loglik_null")
    reference.check(model.logLikelihood, "loglik")
    for (test, name) in [
      (model.likelihoodRatioTest, "lr"), (model.waldTest, "wald"), (model.scoreTest, "score"),
    ] {
      reference.check(test.statistic, "\(name)_test")
      reference.check(Double(test.degreesOfFreedom), "\(name)_df")
      reference.check(test.pValue, "\(name)_p")
    }
    reference.check(model.concordance?.estimate, "concordance")
    reference.check(model.concordance?.standardError, "concordance_se")
    reference.check(model.aic, "aic")
    #expect(model.iterations < 12)
  }

  @Test(arguments: Reference.cases("discrimination", "harrell_c"))
  func concordance(_ reference: Reference) throws {
    let marker = reference.name("marker")
    let survival = try reference.survival(also: [marker])
    let concordance = try Concordance(
      survival.followUps, risks: survival.rows.map { Double($0[marker] ?? "") ?? .nan })
    reference.check(concordance.estimate, "concordance")
    reference.check(concordance.standardError, "se")
    reference.check(Double(concordance.concordant), "concordant")
    reference.check(Double(concordance.discordant), "discordant")
    reference.check(Double(concordance.tied), "tied_x")
  }
}
