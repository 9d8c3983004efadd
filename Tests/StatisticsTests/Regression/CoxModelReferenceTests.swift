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

  struct Fit {
    let design: DesignMatrix
    let terms: [[Int]]
    let survival: SurvivalReference.Survival
    let model: CoxModel
  }

  static func fit(_ reference: Reference) throws -> Fit {
    let covariates = reference.args["covariates"]?.elements ?? []
    let survival = try reference.survival(also: covariates.compactMap { $0["var"]?.text })
    let columns = covariates.map { column(survival.rows, $0) }
    var terms: [[Int]] = []
    for term in columns {
      let first = terms.joined().count
      terms.append(Array(first..<(first + term.count)))
    }
    let design = try DesignMatrix(columns: Array(columns.joined()))
    let model = try CoxModel(
      design, survival.followUps, strata: survival.strata,
      ties: reference.args["ties"]?.text == "breslow" ? .breslow : .efron)
    return Fit(design: design, terms: terms, survival: survival, model: model)
  }

  @Test(arguments: Reference.cases("cox", "cox"))
  func model(_ reference: Reference) throws {
    let model = try Self.fit(reference).model
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
    // The case allows 1e-6; the counts behind it are whole numbers.
    let error = reference.expected["concordance_se"]?.number ?? .nan
    #expect(disagreement(model.concordance?.standardError, error, relative: 1e-10) == nil)
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

  @Test(arguments: Reference.cases("cox", "cox_zph"))
  func proportionalHazards(_ reference: Reference) throws {
    let fit = try Self.fit(reference)
    let transforms: [(String, ProportionalHazards.Transform)] = [
      ("km", .kaplanMeier), ("identity", .identity), ("log", .log), ("rank", .rank),
    ]
    for (name, transform) in transforms where reference.expected["chisq_\(name)"] != nil {
      let tests = try ProportionalHazards(
        fit.model, fit.design, fit.survival.followUps, strata: fit.survival.strata,
        terms: fit.terms, transform: transform)
      let all = tests.terms + (tests.terms.count > 1 ? [tests.global] : [])
      let last = reference.count("chisq_\(name)")
      #expect(last == all.count || last == all.count + 1)
      for (k, test) in all.enumerated() {
        reference.check(test.statistic, "chisq_\(name)", k)
        reference.check(Double(test.degreesOfFreedom), "df_\(name)", k)
        reference.check(test.pValue, "p_\(name)", k)
      }
    }
  }

  @Test(arguments: Reference.cases("cox", "cox_baseline_hazard"))
  func baselineHazard(_ reference: Reference) throws {
    let fit = try Self.fit(reference)
    let p = fit.design.columnCount
    // R centres at the means, but not the columns that hold only −1, 0 and 1.
    let means = (0..<p).map { j in
      let cells = fit.design.columns[j]
      let isCode = cells.allSatisfy { [-1, 0, 1].contains($0) }
      return isCode ? 0 : cells.reduce(0, +) / Double(cells.count)
    }
    for (key, x) in [("cumhaz_uncentered", nil), ("cumhaz_centered", means)] {
      let hazard = try BaselineHazard(
        fit.model, fit.design, fit.survival.followUps, strata: fit.survival.strata, at: x)
      let names = reference.expected["strata"]?.elements.compactMap(\.text) ?? []
      #expect(hazard.strata.count == names.count)
      for (s, name) in names.enumerated() {
        // Strata are numbered as they appear in the data; R sorts them by name.
        let index =
          name == "all"
          ? 0
          : fit.survival.rows.firstIndex { $0[reference.name("strata")] == name }
            .map { fit.survival.strata[$0] }
        let stratum = try #require(hazard.strata.first { $0.index == index })
        #expect(stratum.times.count == reference.expected["time"]?.elements[s].elements.count)
        for k in stratum.times.indices {
          reference.check(stratum.times[k], "time", s, k)
          reference.check(stratum.cumulativeHazards[k], key, s, k)
        }
      }
    }
  }
}
