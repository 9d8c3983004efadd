import Analysis

/// How one kind of statistic is printed.
enum StatisticFormat: Equatable, Sendable {
  /// A count.
  case count
  /// A mean, a standard deviation or a difference, in the variable's unit.
  case mean
  /// A median, a quartile or a limit, in the variable's unit.
  case data
  /// A time in the outcome's unit.
  case time
  /// A ratio of hazards, odds, risks or likelihoods.
  case ratio
  /// A probability or an area.
  case probability
  /// A sensitivity or its like.
  case share
  /// A correlation, or an effect that cannot exceed 1.
  case correlation
  /// An expected count.
  case expected
  /// A cumulative hazard.
  case hazard
  /// A proportion as a percentage.
  case percent
  /// A difference of proportions in percentage points.
  case points
  /// A p-value.
  case p
  /// Degrees of freedom.
  case degrees
  /// A number with this many decimals.
  case decimals(Int)
  /// A coefficient on its own scale: two significant digits of its standard error.
  case coefficient

  /// The format of a statistic in a context of results.json.
  init(_ statistic: String, in context: String) {
    self =
      Self.byName[statistic] ?? Self.byEnding(statistic)
      ?? Self.special(statistic, in: context) ?? Self.estimates(in: context)
  }

  /// Statistics that mean the same everywhere.
  private static let byName: [String: StatisticFormat] = [
    "N": .count, "n": .count, "N_obs": .count, "N_miss": .count, "N_nonmiss": .count,
    "p_miss": .percent, "p_nonmiss": .percent,
    "nobs": .count, "nevent": .count, "events": .count, "n.risk": .count, "n.event": .count,
    "n.censor": .count, "n.obs": .count, "n.cases": .count, "n.controls": .count,
    "observed": .count, "raters": .count, "competing": .count, "censored": .count,
    "n.competing": .count, "ncompeting": .count,
    "expected": .decimals(1), "statistic": .decimals(2), "min.expected": .expected,
    "z": .decimals(2),
    "parameter": .degrees, "num.df": .degrees, "den.df": .degrees,
    "mean": .mean, "sd": .mean, "se": .mean, "var": .mean, "geometric.mean": .mean,
    "bias": .mean, "limit.low": .mean, "limit.high": .mean, "threshold": .mean,
    "cutpoint": .data, "n.low": .count, "n.high": .count, "cuts": .count, "tau": .time,
    "min": .data, "max": .data, "sum": .data, "iqr": .data, "mad": .data,
    "skewness": .decimals(2), "kurtosis": .decimals(2), "lr.positive": .ratio,
    "lr.negative": .ratio, "sensitivity": .share, "specificity": .share,
    "ppv": .share, "npv": .share, "accuracy": .share,
    "concordance": .probability, "auc": .probability, "cumhaz": .hazard,
    "loglik": .decimals(2), "loglik.null": .decimals(2), "aic": .decimals(2),
    "deviance": .decimals(2), "null.deviance": .decimals(2), "r.squared": .probability,
    "adj.r.squared": .probability, "sigma": .coefficient,
  ]

  /// Names made of a statistic and an ending: `score.p.value`, `sensitivity.conf.low`.
  private static func byEnding(_ statistic: String) -> StatisticFormat? {
    guard statistic.utf8.contains(UInt8(ascii: ".")) else { return nil }
    if statistic.hasPrefix("p.value") || statistic.hasSuffix(".p.value") { return .p }
    if statistic.hasPrefix("statistic.") || statistic.hasSuffix(".statistic") {
      return .decimals(2)
    }
    if statistic.hasSuffix(".parameter") { return .degrees }
    for ending in [".conf.low", ".conf.high", ".std.error"] where statistic.hasSuffix(ending) {
      return byName[String(statistic.dropLast(ending.count))]
    }
    return nil
  }

  /// Statistics whose meaning hangs on the context.
  private static func special(_ statistic: String, in context: String) -> StatisticFormat? {
    var isQuantile: Bool {
      ["median", "p25", "p75", "rmst"].contains { statistic.hasPrefix($0) }
    }
    var isLogarithm: Bool { ["coefficient", "std.error", "std.error.naive"].contains(statistic) }
    return switch context {
    case "survival", "follow_up": .time
    case "categorical": .percent
    case "continuous": isQuantile ? .data : .mean
    case _ where isLogarithm && isRegression(context): .decimals(3)
    case "risk_ratio", "odds_ratio", "rmst_ratio": isLogarithm ? .decimals(3) : .ratio
    case "cox_baseline": .hazard
    case "fragility": fragility(statistic)
    default: nil
    }
  }

  private static func fragility(_ statistic: String) -> StatisticFormat {
    switch statistic {
    case "p.low", "p.high", "p.alternatives.low", "p.alternatives.high": .p
    case "alpha": .decimals(2)
    case "fragility.quotient": .decimals(3)
    default: .count
    }
  }

  private static func isRegression(_ context: String) -> Bool {
    context.hasPrefix("cox_") || context.hasPrefix("logistic_") || context == "fine_gray"
      || context == "hazard_ratio"
  }

  /// Estimates, standard errors and limits, by the context alone.
  private static func estimates(in context: String) -> StatisticFormat {
    switch context {
    case "student_t", "welch_t", "paired_t", "one_sample_t", "mann_whitney",
      "wilcoxon_signed_rank", "tost", "tukey_hsd", "games_howell", "mean_difference",
      "hodges_lehmann", "bland_altman":
      .mean
    case "roc_auc", "roc_partial_auc", "roc_at", "roc_threshold", "roc_delong_test", "roc_time",
      "roc_time_integrated",
      "harrell_c", "uno_c", "brier", "brier_integrated", "survival_at", "survival_difference",
      "cuminc_at", "icc", "kappa", "weighted_kappa", "risk_difference":
      .probability
    case "pearson", "spearman", "kendall", "cramers_v", "rank_biserial", "eta_squared",
      "omega_squared", "epsilon_squared":
      .correlation
    case "rmst_difference": .time
    case "fisher_exact", "cochran_mantel_haenszel", "mcnemar", "f_variance", "risk_ratio",
      "odds_ratio",
      "rmst_ratio":
      .ratio
    case _ where isRegression(context): .ratio
    case _ where context.hasPrefix("linear_"): .coefficient
    case "number_needed_to_treat", "dunn": .decimals(1)
    default: .decimals(2)
    }
  }
}

extension StatisticFormat {
  /// Whether a plan has a say in the decimals.
  var takesDigits: Bool {
    switch self {
    case .mean, .data, .percent, .points: true
    default: false
    }
  }

  /// A number with the decimals that a plan asks for; `nil` where it has no say.
  func text(_ number: Double, _ digits: Int) -> String? {
    switch self {
    case .mean, .data: NumberFormat.decimals(number, digits)
    case .percent: NumberFormat.percent(number, decimals: digits)
    case .points: NumberFormat.points(number, decimals: digits)
    default: nil
    }
  }
}
