import Statistics
import TestSupport
import Testing

@Suite struct ROCReferenceTests {
  typealias Reference = SurvivalReference

  static func direction(_ reference: Reference, _ key: String = "direction") -> ROCCurve.Direction?
  {
    switch reference.args[key]?.text {
    case "<": .higher
    case ">": .lower
    default: nil
    }
  }

  static func curve(
    _ cases: [Double], _ controls: [Double], _ direction: ROCCurve.Direction?
  ) throws -> ROCCurve {
    let (cases, controls) = (try Sample(cases), try Sample(controls))
    return try ROCCurve(
      cases: cases, controls: controls,
      direction: direction ?? ROCCurve.direction(cases: cases, controls: controls))
  }

  @Test func `all cases are found`() {
    #expect(Reference.cases("roc", "roc").count == 9)
    #expect(Reference.cases("roc", "diagnostic", "roc_test_paired", "roc_test_unpaired").count == 7)
  }

  @Test(arguments: Reference.cases("roc", "roc"))
  func curveAndArea(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try Self.curve(marker.cases[0], marker.controls[0], Self.direction(reference))
    #expect(curve.direction == (reference.expected["direction"]?.text == ">" ? .lower : .higher))
    reference.check(Double(curve.cases.count), "n_cases")
    reference.check(Double(curve.controls.count), "n_controls")
    #expect(curve.points.count == reference.count("thresholds"))
    for (k, point) in curve.points.enumerated() {
      reference.check(point.threshold, "thresholds", k)
      reference.check(point.sensitivity, "sensitivities", k)
      reference.check(point.specificity, "specificities", k)
    }
    let area = AUC(curve)
    reference.check(area.estimate, "auc")
    reference.check(area.variance, "var_delong")
    reference.check(area.standardError, "se_delong")
    let interval = area.interval(level: reference.args["conf_level"]?.number ?? 0.95)
    reference.check(interval?.lower, "ci_low")
    reference.check(interval?.upper, "ci_high")
  }

  @Test(arguments: Reference.cases("roc", "roc"))
  func thresholds(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try Self.curve(marker.cases[0], marker.controls[0], Self.direction(reference))
    let youden = try curve.thresholds(.youden)
    #expect(youden.count == reference.count("youden_threshold"))
    for (k, best) in youden.enumerated() {
      reference.check(best.threshold, "youden_threshold", k)
      reference.check(best.sensitivity, "youden_sensitivity", k)
      reference.check(best.specificity, "youden_specificity", k)
      reference.check(best.positivePredictiveValue, "youden_ppv", k)
      reference.check(best.negativePredictiveValue, "youden_npv", k)
      reference.check(best.accuracy, "youden_accuracy", k)
      reference.check(Double(best.truePositives), "youden_tp", k)
      reference.check(Double(best.trueNegatives), "youden_tn", k)
      reference.check(Double(best.falsePositives), "youden_fp", k)
      reference.check(Double(best.falseNegatives), "youden_fn", k)
      reference.check(best.youdenIndex, "youden_j", k)
      reference.check(best.positiveLikelihoodRatio, "youden_lr_plus", k)
      reference.check(best.negativeLikelihoodRatio, "youden_lr_minus", k)
    }
    let nearest = try curve.thresholds(.closestTopLeft)
    #expect(nearest.count == reference.count("topleft_threshold"))
    for (k, best) in nearest.enumerated() {
      reference.check(best.threshold, "topleft_threshold", k)
      reference.check(best.sensitivity, "topleft_sensitivity", k)
      reference.check(best.specificity, "topleft_specificity", k)
    }
  }

  @Test(arguments: Reference.cases("roc", "roc"))
  func partialArea(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try Self.curve(marker.cases[0], marker.controls[0], Self.direction(reference))
    let specific = try PartialAUC(curve, axis: .specificity, range: 0.9...1)
    reference.check(specific.area, "pauc_spec_90_100")
    reference.check(specific.corrected, "pauc_spec_90_100_mcclish")
    let sensitive = try PartialAUC(curve, axis: .sensitivity, range: 0.9...1)
    reference.check(sensitive.area, "pauc_sens_90_100")
    reference.check(try curve.sensitivity(atSpecificity: 0.9), "sens_at_spec90_interpolated")
    reference.check(try curve.specificity(atSensitivity: 0.9), "spec_at_sens90_interpolated")
  }

  @Test(arguments: Reference.cases("roc", "diagnostic"))
  func givenThreshold(_ reference: Reference) throws {
    let marker = try reference.markers([reference.name("predictor")])
    let curve = try Self.curve(marker.cases[0], marker.controls[0], Self.direction(reference))
    let table = try #require(
      try curve.thresholds(.value(reference.args["cutoff"]?.number ?? .nan)).first)
    reference.check(Double(table.truePositives), "tp")
    reference.check(Double(table.falsePositives), "fp")
    reference.check(Double(table.falseNegatives), "fn")
    reference.check(Double(table.trueNegatives), "tn")
    reference.check(table.sensitivity, "sensitivity")
    reference.check(table.specificity, "specificity")
    reference.check(table.positivePredictiveValue, "ppv")
    reference.check(table.negativePredictiveValue, "npv")
    reference.check(table.accuracy, "accuracy")
    reference.check(table.positiveLikelihoodRatio, "lr_plus")
    reference.check(table.negativeLikelihoodRatio, "lr_minus")
  }
}
