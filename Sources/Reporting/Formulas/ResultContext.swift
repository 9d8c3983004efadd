import Analysis

/// A context of results.json, known by the method behind it.
///
/// The switches over it, and over the keys it holds, are exhaustive: a new method must say its
/// formulas and its source.
enum ResultContext: Hashable, Sendable {
  /// A context that is no key of the plan language.
  enum Named: String, CaseIterable, Sendable {
    case continuous
    case categorical
    case date
    case missing
    case breslowDay = "breslow_day"
    case rocAUC = "roc_auc"
    case rocPartialAUC = "roc_partial_auc"
    case rocAt = "roc_at"
    case rocThreshold = "roc_threshold"
    case rocDeLongTest = "roc_delong_test"
    case rocTime = "roc_time"
    case rocTimeIntegrated = "roc_time_integrated"
    case harrellC = "harrell_c"
    case unoC = "uno_c"
    case brier
    case brierIntegrated = "brier_integrated"
    case survival
    case survivalAt = "survival_at"
    case survivalDifference = "survival_difference"
    case rmstDifference = "rmst_difference"
    case rmstRatio = "rmst_ratio"
    case followUp = "follow_up"
    case cuminc
    case cumincAt = "cuminc_at"
    case grayTest = "gray_test"
    case fineGray = "fine_gray"
    case coxUnivariable = "cox_univariable"
    case coxMultivariable = "cox_multivariable"
    case coxZPH = "cox_zph"
    case coxBaseline = "cox_baseline"
    case logisticUnivariable = "logistic_univariable"
    case logisticMultivariable = "logistic_multivariable"
    case linearUnivariable = "linear_univariable"
    case linearMultivariable = "linear_multivariable"
    case maximallySelected = "maximally_selected"
    case fragility
  }

  case test(TestKey)
  case effect(EffectKey)
  case survivalTest(KaplanMeierAnalysis.Test)
  case correlation(Correlate.Method)
  case agreement(Agreement.Method)
  case named(Named)

  /// The context of this name; `nil` for one that no analysis gives.
  init?(_ name: String) {
    if let key = TestKey(rawValue: name) {
      self = .test(key)
    } else if let key = EffectKey(rawValue: name) {
      self = .effect(key)
    } else if let key = KaplanMeierAnalysis.Test(rawValue: name) {
      self = .survivalTest(key)
    } else if let key = Correlate.Method(rawValue: name) {
      self = .correlation(key)
    } else if let key = Agreement.Method(rawValue: name) {
      self = .agreement(key)
    } else if let named = Named(rawValue: name) {
      self = .named(named)
    } else {
      return nil
    }
  }
}
