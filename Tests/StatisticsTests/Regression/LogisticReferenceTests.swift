import Foundation
import Statistics
import TestSupport
import Testing

/// Logistic models and Hosmer and Lemeshow's tests of Reference/cases/logistic.json.
@Suite struct LogisticReferenceTests {
  private static func cases(_ method: String) -> [ReferenceCase] {
    (try? ReferenceCase.load("logistic.json", method: method)) ?? []
  }

  @Test func `all cases are found`() {
    #expect(Self.cases("logistic").count == 6)
    #expect(Self.cases("hosmer_lemeshow").count == 5)
  }

  private struct Fit {
    let model: LogisticModel
    /// The columns of each covariate.
    let terms: [[Int]]
  }

  private static func fit(_ reference: ReferenceCase) throws -> Fit {
    let covariates = reference.args["covariates"]?.list ?? []
    let names = covariates.compactMap { $0["var"]?.text }
    let response = try #require(reference.args["response"]?.text)
    let rows = try reference.rows(of: [response] + names)
    let event = reference.args["event_level"]?.text
    var columns: [[Double]] = []
    var terms: [[Int]] = []
    for (place, item) in covariates.enumerated() {
      let own = column(rows.map { $0[place + 1] }, item)
      terms.append(Array(columns.count..<(columns.count + own.count)))
      columns += own
    }
    let model = try LogisticModel(
      DesignMatrix(columns: columns), events: rows.map { $0[0] == event })
    return Fit(model: model, terms: terms)
  }

  private static func column(_ cells: [String], _ item: JSONValue) -> [[Double]] {
    if let levels = item["levels"]?.texts {
      return DesignMatrix.indicators(
        of: cells.map { levels.firstIndex(of: $0) ?? 0 }, levelCount: levels.count)
    }
    let numbers = cells.map { Double($0) ?? .nan }
    return [item["transform"]?.text == "log" ? numbers.map { Foundation.log($0) } : numbers]
  }

  @Test(arguments: Self.cases("logistic"))
  func coefficients(_ reference: ReferenceCase) throws {
    let model = try Self.fit(reference).model
    let wald = model.intervals().map(\.exponentiated)
    let profile = try model.coefficients.indices.map {
      try model.profileInterval(of: $0).exponentiated
    }
    let found: [(String, [Double])] = [
      ("coef", model.coefficients), ("se", model.standardErrors), ("z", model.zStatistics),
      ("p", model.pValues), ("or", model.oddsRatios), ("or_wald_low", wald.map(\.lower)),
      ("or_wald_high", wald.map(\.upper)), ("or_profile_low", profile.map(\.lower)),
      ("or_profile_high", profile.map(\.upper)),
    ]
    for (name, values) in found { #expect(reference.differences(name, values) == []) }
    #expect(model.iterations < 12)
  }

  @Test(arguments: Self.cases("logistic"))
  func wholeModel(_ reference: ReferenceCase) throws {
    let fit = try Self.fit(reference)
    let model = fit.model
    let test = model.likelihoodRatioTest
    #expect(
      reference.differences([
        "n": Double(model.count), "events": Double(model.eventCount), "deviance": model.deviance,
        "null_deviance": model.nullDeviance, "loglik": model.logLikelihood, "aic": model.aic,
        "lr_test": test.statistic, "lr_df": Double(test.degreesOfFreedom), "lr_p": test.pValue,
        "auc_fitted": model.auc,
      ]) == [])
    let dropped = try fit.terms.map { try model.likelihoodRatioTest(of: $0.map { $0 + 1 }) }
    #expect(reference.differences("lr_drop1", dropped.map(\.statistic)) == [])
    #expect(
      reference.differences("lr_drop1_df", dropped.map { Double($0.degreesOfFreedom) }) == [])
    #expect(reference.differences("lr_drop1_p", dropped.map(\.pValue)) == [])
  }

  @Test(arguments: Self.cases("hosmer_lemeshow"))
  func hosmerLemeshow(_ reference: ReferenceCase) throws {
    let test = try Self.fit(reference).model.hosmerLemeshow()
    #expect(
      reference.differences([
        "statistic": test.statistic, "df": Double(test.degreesOfFreedom), "p": test.pValue,
        "groups": Double(test.groups.count),
      ]) == [])
    #expect(reference.differences("n", test.groups.map { Double($0.count) }) == [])
    #expect(reference.differences("observed", test.groups.map { Double($0.observed) }) == [])
    #expect(reference.differences("expected", test.groups.map(\.expected)) == [])
  }
}
