import Statistics
import TestSupport
import Testing

@Suite struct KaplanMeierReferenceTests {
  typealias Reference = SurvivalReference

  static func kind(_ reference: Reference) -> SurvivalInterval {
    switch reference.args["conf_type"]?.text {
    case "log-log": .logLog
    case "plain": .plain
    default: .log
    }
  }

  static func curves(
    _ reference: Reference,
    _ followUps: (SurvivalReference.Survival, Int) -> [FollowUp] = { $0.group($1) }
  ) throws -> [KaplanMeier] {
    let survival = try reference.survival()
    return try (0..<reference.count("groups")).map { group in
      try KaplanMeier(
        followUps(survival, group), interval: kind(reference),
        level: reference.args["conf_level"]?.number ?? 0.95)
    }
  }

  @Test func `all cases are found`() {
    #expect(Reference.cases("kaplan_meier", "kaplan_meier").count == 13)
    #expect(Reference.cases("kaplan_meier", "km_landmark", "reverse_km", "rmst").count == 10)
  }

  @Test(arguments: Reference.cases("kaplan_meier", "kaplan_meier"))
  func points(_ reference: Reference) throws {
    for (g, curve) in try Self.curves(reference).enumerated() {
      reference.check(Double(curve.count), "n", g)
      reference.check(Double(curve.events), "events", g)
      #expect(curve.points.count == reference.expected["time"]?.elements[g].elements.count)
      for (k, point) in curve.points.enumerated() {
        reference.check(point.time, "time", g, k)
        reference.check(Double(point.atRisk), "n_risk", g, k)
        reference.check(Double(point.events), "n_event", g, k)
        reference.check(Double(point.censored), "n_censor", g, k)
        reference.check(point.survival, "surv", g, k)
        reference.check(point.standardError, "std_err", g, k)
        reference.check(point.cumulativeHazard, "cumhaz", g, k)
        reference.check(point.cumulativeHazardStandardError, "std_chaz", g, k)
        reference.check(point.interval?.lower, "ci_low", g, k)
        reference.check(point.interval?.upper, "ci_high", g, k)
      }
    }
  }

  @Test(arguments: Reference.cases("kaplan_meier", "kaplan_meier"))
  func quantiles(_ reference: Reference) throws {
    for (g, curve) in try Self.curves(reference).enumerated() {
      reference.check(curve.median().estimate, "median", g)
      for k in 0..<reference.count("quantile_probs") {
        let p = reference.expected["quantile_probs"]?.elements[k].number ?? .nan
        let quantile = try curve.quantile(p)
        reference.check(quantile.estimate, "quantiles", g, k)
        reference.check(quantile.lower, "quantiles_low", g, k)
        reference.check(quantile.upper, "quantiles_high", g, k)
      }
    }
  }

  @Test(arguments: Reference.cases("kaplan_meier", "km_landmark"))
  func landmarks(_ reference: Reference) throws {
    for (g, curve) in try Self.curves(reference).enumerated() {
      for k in 0..<reference.count("times") {
        let time = reference.expected["times"]?.elements[k].number ?? .nan
        let estimate = curve.estimate(at: time)
        reference.check(estimate.survival, "surv", g, k)
        reference.check(estimate.standardError, "std_err", g, k)
        reference.check(estimate.interval?.lower, "ci_low", g, k)
        reference.check(estimate.interval?.upper, "ci_high", g, k)
        reference.check(Double(estimate.atRisk), "n_risk", g, k)
        #expect(estimate.isPastLastTime == (time > curve.lastTime))
      }
    }
  }

  @Test(arguments: Reference.cases("kaplan_meier", "reverse_km"))
  func followUp(_ reference: Reference) throws {
    let curves = try Self.curves(reference) { survival, g in survival.group(g).map(\.reversed) }
    for (g, curve) in curves.enumerated() {
      for (k, p) in [0.25, 0.5, 0.75].enumerated() {
        let quantile = try curve.quantile(p)
        reference.check(quantile.estimate, "followup_quantiles", g, k)
        reference.check(quantile.lower, "followup_quantiles_low", g, k)
        reference.check(quantile.upper, "followup_quantiles_high", g, k)
      }
    }
  }

  @Test(arguments: Reference.cases("kaplan_meier", "rmst"))
  func restrictedMean(_ reference: Reference) throws {
    for (g, curve) in try Self.curves(reference).enumerated() {
      let mean = try RestrictedMean(curve, horizon: reference.args["tau"]?.number ?? .nan)
      reference.check(mean.estimate, "rmst", g)
      reference.check(mean.standardError, "se", g)
      reference.check(mean.horizon - mean.estimate, "restricted_time_lost", g)
      reference.check(mean.interval().lower, "ci_low", g)
      reference.check(mean.interval().upper, "ci_high", g)
    }
  }
}
