import Statistics
import TestSupport
import Testing

/// Cumulative incidence, Gray's test and Fine and Gray's model against R's cmprsk.
@Suite struct CompetingReferenceTests {
  typealias Reference = SurvivalReference

  @Test func `all cases are found`() {
    #expect(Reference.cases("competing_risks", "cif", "cif_gray").count == 5)
    #expect(Reference.cases("competing_risks", "fine_gray").count == 4)
  }

  struct Cohort {
    var followUps: [CompetingFollowUp] = []
    var groups: [Int] = []
    var rows: [[String: String]] = []
  }

  /// The events by the order of their codes, as the case lists its causes.
  static func cohort(
    _ reference: Reference, causes: [String], also: [String] = []
  ) throws -> Cohort {
    let levels = reference.args["group_levels"]?.elements.compactMap(\.text) ?? []
    var cohort = Cohort()
    for row in try reference.rows() {
      guard let time = Double(row[reference.name("time")] ?? ""),
        let status = row[reference.name("status")], !status.isEmpty,
        also.allSatisfy({ row[$0]?.isEmpty == false })
      else { continue }
      if reference.args["group"] != nil {
        guard let group = levels.firstIndex(of: row[reference.name("group")] ?? "") else {
          continue
        }
        cohort.groups.append(group)
      } else {
        cohort.groups.append(0)
      }
      let event = (causes.firstIndex(of: status) ?? -1) + 1
      cohort.followUps.append(try CompetingFollowUp(time: time, event: event))
      cohort.rows.append(row)
    }
    return cohort
  }

  @Test(arguments: Reference.cases("competing_risks", "cif", "cif_gray"))
  func incidence(_ reference: Reference) throws {
    let causes = try #require(reference.expected["causes"]).elements.compactMap(\.text)
    let cohort = try Self.cohort(reference, causes: causes)
    let k = reference.count("groups")
    for (index, cause) in causes.enumerated() {
      for group in 0..<k {
        let own = zip(cohort.followUps, cohort.groups).filter { $0.1 == group }.map(\.0)
        let curve = try AalenJohansen(own, event: index + 1)
        let times = try #require(reference.expected["cause_\(cause)_time"]).elements[group]
          .elements.compactMap(\.number)
        #expect(times.count > 1)
        for (position, time) in times.enumerated() {
          let point = curve.estimate(at: time)
          reference.check(point.incidence, "cause_\(cause)_cif", group, position)
          let variance = point.standardError * point.standardError
          reference.check(variance, "cause_\(cause)_var_aalen", group, position)
        }
      }
      guard k > 1 else { continue }
      let test = try GrayTest(
        cohort.followUps, event: index + 1, groups: cohort.groups, groupCount: k)
      reference.check(test.statistic, "gray_stat", index)
      reference.check(Double(test.degreesOfFreedom), "gray_df", index)
      reference.check(test.pValue, "gray_p", index)
    }
  }

  @Test(arguments: Reference.cases("competing_risks", "fine_gray"))
  func model(_ reference: Reference) throws {
    let covariates = reference.args["covariates"]?.elements ?? []
    let cause = reference.name("cause")
    let others = ["1", "2", "3"].filter { $0 != cause && $0 != reference.name("censor") }
    let cohort = try Self.cohort(
      reference, causes: [cause] + others, also: covariates.compactMap { $0["var"]?.text })
    let columns = covariates.flatMap { CoxModelReferenceTests.column(cohort.rows, $0) }
    let model = try FineGray(DesignMatrix(columns: columns), cohort.followUps, event: 1)
    reference.check(Double(model.count), "n")
    reference.check(model.logLikelihood, "loglik")
    reference.check(model.nullLogLikelihood, "loglik_null")
    let limits = model.hazardRatioIntervals()
    #expect(model.coefficients.count == reference.count("coef"))
    for j in model.coefficients.indices {
      reference.check(model.coefficients[j], "coef", j)
      reference.check(model.hazardRatios[j], "shr", j)
      reference.check(model.standardErrors[j], "se", j)
      reference.check(model.zStatistics[j], "z", j)
      reference.check(model.pValues[j], "p", j)
      reference.check(limits[j].lower, "shr_ci_low", j)
      reference.check(limits[j].upper, "shr_ci_high", j)
    }
  }
}
