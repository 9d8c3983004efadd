import Analysis
import Cohorts

extension Question {
  /// The name of the outcome that the question is about.
  var outcome: String? {
    switch verb {
    case .roc(let roc): roc.outcome.text
    case .kaplanMeier(let survival): survival.outcome.text
    case .cumulativeIncidence(let incidence): incidence.outcome.text
    case .cox(let model): model.outcome.text
    case .logistic(let model): model.response.text
    case .linear(let model): model.response.text
    case .cutpoint(let search): search.outcome.text
    case .summarize, .compare, .crossTabulate, .correlate, .agreement, .join, .prose: nil
    }
  }
}

extension StudyFormat {
  /// The words for a variable or an outcome; those of both for a pair or a product.
  func label(_ name: String) -> String {
    if let known = words[name] { return known.label }
    if let variable = cohort.variable(name) { return variable.label }
    if let outcome = cohort.outcome(name) { return outcome.label }
    if let label = declaration(name)?.label { return label }
    for (separator, sign) in [(" - ", " − "), (" * ", " × ")] {
      let parts = split(name, at: separator)
      if parts.count > 1 { return parts.map(label).joined(separator: sign) }
    }
    return name
  }

  /// The short form of a variable's words where the plan gives one.
  func shortLabel(_ name: String) -> String {
    cohort.variable(name)?.declaration.abbreviation ?? label(name)
  }

  /// The words and the unit: `Age, years`.
  func heading(_ name: String) -> String {
    if let known = words[name] { return known.heading }
    let first = StudyFormat.parts(of: name).first ?? name
    let unit = cohort.variable(first)?.unit ?? cohort.outcome(first)?.unit
    let words = unit ?? declaration(first)?.unit?.text
    return label(name) + (words.map { ", " + Self.unit($0) } ?? "")
  }

  /// What the plan declares of a variable without a column, known by printed summaries alone.
  private func declaration(_ name: String) -> VariableDeclaration? {
    study.variables.first { $0.name == name }
  }

  /// A unit as printed: powers are raised.
  static func unit(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != 0x5E && $0 != 0x32 && $0 != 0x33 }
    if isPlain { return text }
    let raised: [Character: Character] = ["2": "²", "3": "³"]
    var printed = ""
    for character in text where character != "^" {
      let follows = printed.last?.isLetter ?? false
      printed.append(follows ? raised[character] ?? character : character)
    }
    return printed
  }
}

/// The words for the tests, the effects and the other methods of results.json.
enum MethodName {
  /// The words for a context; the context itself where there are none.
  static func words(_ context: String) -> String { names[context] ?? spaced(context) }

  /// The words for a statistic, as `stat_label` in results.json.
  static func statistic(_ name: String) -> String {
    if let words = statistics[name] { return words }
    for (ending, words) in [
      (".conf.low", ", lower limit"), (".conf.high", ", upper limit"),
      (".std.error", ", standard error"), (".statistic", ", statistic"),
      (".parameter", ", degrees of freedom"), (".p.value", ", p-value"),
    ] where name.hasSuffix(ending) {
      return statistic(String(name.dropLast(ending.count))) + words
    }
    return name
  }

  private static func spaced(_ key: String) -> String {
    String(key.map { $0 == "_" ? " " : $0 })
  }

  private static let names: [String: String] = [
    "student_t": "Student’s t-test", "welch_t": "Welch’s t-test", "paired_t": "paired t-test",
    "one_sample_t": "one-sample t-test", "mann_whitney": "Mann–Whitney test",
    "wilcoxon_signed_rank": "Wilcoxon signed-rank test", "f_variance": "F test of variances",
    "levene": "Levene’s test", "brown_forsythe": "Brown–Forsythe test",
    "bartlett": "Bartlett’s test", "shapiro_wilk": "Shapiro–Wilk test",
    "kolmogorov_smirnov": "Kolmogorov–Smirnov test",
    "tost": "two one-sided t-tests of equivalence", "anova": "one-way analysis of variance",
    "welch_anova": "Welch’s analysis of variance", "kruskal_wallis": "Kruskal–Wallis test",
    "tukey_hsd": "Tukey’s honestly significant difference", "games_howell": "Games–Howell test",
    "dunn": "Dunn’s test", "chi_squared": "χ² test", "fisher_exact": "Fisher’s exact test",
    "mcnemar": "McNemar’s test", "cochran_mantel_haenszel": "Cochran–Mantel–Haenszel test",
    "cochran_armitage": "Cochran–Armitage trend test",
    "breslow_day": "Breslow–Day test of homogeneous odds ratios",
    "mean_difference": "difference of means",
    "cohens_d": "Cohen’s d", "hedges_g": "Hedges’ g", "smd": "standardised mean difference",
    "hodges_lehmann": "Hodges–Lehmann estimate", "rank_biserial": "rank-biserial correlation",
    "eta_squared": "η²", "omega_squared": "ω²", "epsilon_squared": "ε²",
    "cramers_v": "Cramér’s V", "risk_difference": "risk difference",
    "risk_ratio": "risk ratio", "odds_ratio": "odds ratio",
    "number_needed_to_treat": "number needed to treat", "pearson": "Pearson correlation",
    "spearman": "Spearman correlation", "kendall": "Kendall’s τ",
    "roc_auc": "area under the ROC curve", "roc_partial_auc": "partial area under the ROC curve",
    "roc_at": "point of the ROC curve", "roc_threshold": "threshold",
    "roc_delong_test": "DeLong’s test", "roc_time": "time-dependent area under the ROC curve",
    "roc_time_integrated": "mean area under the ROC curve over time", "harrell_c": "Harrell’s C",
    "uno_c": "Uno’s C", "brier": "Brier score",
    "brier_integrated": "integrated Brier score", "logrank": "log-rank test",
    "gehan_breslow": "Gehan–Breslow test", "peto_peto": "Peto–Peto test",
    "tarone_ware": "Tarone–Ware test", "fleming_harrington": "Fleming–Harrington test",
    "trend": "log-rank test for trend", "gray_test": "Gray’s test",
    "fine_gray": "Fine–Gray model", "cuminc_at": "cumulative incidence",
    "cuminc": "patients and events",
    "cox_zph": "test of proportional hazards", "cox_univariable": "univariable Cox model",
    "cox_multivariable": "multivariable Cox model", "cox_baseline": "baseline hazard",
    "logistic_univariable": "univariable logistic model",
    "logistic_multivariable": "multivariable logistic model",
    "linear_univariable": "univariable linear model",
    "linear_multivariable": "multivariable linear model", "icc": "intraclass correlation",
    "kappa": "Cohen’s κ", "weighted_kappa": "weighted κ", "bland_altman": "Bland–Altman limits",
    "maximally_selected": "maximally selected rank statistic",
    "rmst_difference": "difference of restricted mean survival times",
    "rmst_ratio": "ratio of restricted mean survival times",
    "survival_difference": "difference of survival", "survival_at": "survival",
    "follow_up": "follow-up", "hazard_ratio": "hazard ratio",
  ]

  private static let statistics: [String: String] = [
    "N": "Patients", "n": "Patients", "p": "Proportion", "mean": "Mean",
    "sd": "Standard deviation", "var": "Variance", "se": "Standard error", "sum": "Sum",
    "median": "Median", "p25": "First quartile", "p75": "Third quartile",
    "iqr": "Interquartile range", "mad": "Median absolute deviation", "min": "Minimum",
    "max": "Maximum", "geometric.mean": "Geometric mean", "skewness": "Skewness",
    "kurtosis": "Kurtosis", "conf.low": "Lower limit", "conf.high": "Upper limit",
    "distinct": "Distinct values", "fence.low": "Lower fence", "fence.high": "Upper fence",
    "outliers": "Outliers", "lines": "Lines", "factor": "Factor", "present": "Present",
    "N_obs": "Patients", "N_miss": "Missing",
    "N_nonmiss": "Not missing",
    "estimate": "Estimate", "estimate1": "First estimate", "estimate2": "Second estimate",
    "std.error": "Standard error", "statistic": "Statistic", "parameter": "Degrees of freedom",
    "num.df": "Degrees of freedom", "den.df": "Degrees of freedom, denominator",
    "p.value": "p-value", "p.value.adjusted": "Adjusted p-value", "method": "Method",
    "alternative": "Alternative", "reason": "Reason", "nobs": "Patients", "nevent": "Events",
    "events": "Events", "n.cases": "Positive", "n.controls": "Negative",
    "direction": "Direction", "threshold": "Threshold", "sensitivity": "Sensitivity",
    "specificity": "Specificity", "ppv": "Positive predictive value",
    "npv": "Negative predictive value", "accuracy": "Accuracy",
    "lr.positive": "Positive likelihood ratio", "lr.negative": "Negative likelihood ratio",
    "n.risk": "At risk", "n.obs": "Patients", "n.event": "Events", "n.censor": "Censored",
    "cumhaz": "Cumulative hazard", "rmst": "Restricted mean survival time",
    "observed": "Observed events", "expected": "Expected events",
    "competing": "Competing events", "censored": "Censored",
    "n.competing": "Competing events", "ncompeting": "Competing events",
    "std.error.naive": "Standard error by the information", "contrast": "Contrast",
    "coefficient": "Coefficient", "concordance": "Concordance", "loglik": "Log-likelihood",
    "loglik.null": "Log-likelihood without terms", "aic": "AIC", "auc": "AUC",
    "lr": "Likelihood ratio test", "wald": "Wald test", "score": "Score test",
    "deviance": "Deviance", "null.deviance": "Deviance without terms", "r.squared": "R²",
    "adj.r.squared": "Adjusted R²", "sigma": "Residual standard deviation", "bias": "Bias",
    "raters": "Raters", "agreement": "Agreement", "agreement.expected": "Agreement by chance",
    "std.error.null": "Standard error without agreement",
    "limit.low": "Lower limit of agreement", "limit.high": "Upper limit of agreement",
    "cutpoint": "Cut point", "n.low": "Patients at or below the cut",
    "n.high": "Patients above the cut", "cuts": "Cuts tried", "tau": "Until",
    "min.expected": "Smallest expected count", "event": "Level counted", "z": "z",
    "statistic.tarone": "Statistic with Tarone’s correction",
    "p.value.tarone": "p-value with Tarone’s correction",
    "p.value.std.error": "Standard error of the p-value",
    "hosmer_lemeshow": "Hosmer–Lemeshow test", "f": "F test", "published": "Published",
    "recomputed": "Recomputed", "verdict": "Verdict",
  ]
}
