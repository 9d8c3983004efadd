import Analysis
import Cohorts
import Statistics
import Testing

@testable import Reporting

/// Every number of results.json has a formula that a reader can compute by hand.
@Suite struct FormulaTests {
  @Test func `every statistic of every context has a formula`() throws {
    for (name, statistics) in Self.statistics {
      let context = try #require(ResultContext(name), "\(name) is no context")
      let formula = Formula(question: Self.question(for: name), method: "")
      for statistic in statistics {
        let text = formula.text(statistic, in: context)
        #expect(text?.isEmpty == false, "formula of \(name).\(statistic) has no formula")
      }
    }
  }

  @Test func `every key of the plan language is a context with formulas here`() {
    let known = Set(Self.statistics.map(\.0))
    let keys =
      TestKey.allCases.map(\.rawValue) + EffectKey.allCases.map(\.rawValue)
      + KaplanMeierAnalysis.Test.allCases.map(\.rawValue)
      + Correlate.Method.allCases.map(\.rawValue) + Agreement.Method.allCases.map(\.rawValue)
      + ResultContext.Named.allCases.map(\.rawValue)
    for key in keys { #expect(known.contains(key), "\(key)") }
    #expect(known.count == keys.count)
  }

  @Test func `options choose the formula`() throws {
    var question = Self.question(for: "welch_t")
    func text(_ statistic: String, _ name: String, method: String = "") throws -> String? {
      Formula(question: question, method: method)
        .text(statistic, in: try #require(ResultContext(name)))
    }
    #expect(try text("p.value", "welch_t")?.contains("2 P(T ≥ |t|)") == true)
    question.alternative = .less
    #expect(try text("p.value", "welch_t")?.contains("P(T ≤ t)") == true)
    #expect(try text("conf.low", "welch_t")?.contains("no lower limit") == true)
    #expect(try text("p25", "continuous")?.contains("type 7") == true)
    question.conventions = Conventions(preset: .sas)
    #expect(try text("p25", "continuous")?.contains("type 2") == true)
    #expect(try text("conf.low", "survival_at")?.contains("exp(−exp(") == true)
    #expect(try text("statistic", "chi_squared")?.contains("½") == false)
    let yates = "Pearson's χ² test with Yates' continuity correction"
    #expect(try text("statistic", "chi_squared", method: yates)?.contains("½") == true)
    #expect(try text("p.value.adjusted", "welch_t") == nil)
    question.adjust = .holm
    #expect(try text("p.value.adjusted", "welch_t")?.contains("m − j + 1") == true)
  }

  @Test func `a name that is no context has none`() { #expect(ResultContext("welch") == nil) }

  // MARK: - Questions

  /// A question that gives rows of a context.
  private static func question(for context: String) -> Question {
    let name = Fixture.source("x")
    let verb: Verb =
      switch context {
      case _ where context.hasPrefix("roc_"): .roc(Self.roc)
      case _ where context.hasPrefix("cox_"): .cox(CoxRegression(outcome: name))
      case _ where context.hasPrefix("logistic_"):
        .logistic(LogisticRegression(response: name, event: name))
      case _ where context.hasPrefix("linear_"): .linear(LinearRegression(response: name))
      case "maximally_selected": .cutpoint(CutPointSearch(variable: name, outcome: name))
      default: .compare(Compare(subjects: []))
      }
    var question = Question(
      id: "a", place: Fixture.place, conventions: Conventions(preset: .r), verb: verb)
    if ["mann_whitney", "dunn"].contains(context) { question.adjust = .holm }
    return question
  }

  private static var roc: ReceiverOperating {
    var roc = ReceiverOperating(predictors: [], outcome: Fixture.source("y"))
    roc.partial = .init(axis: .specificity, range: 0.9...1, corrected: false)
    return roc
  }

  // MARK: - Statistics

  /// The contexts of results.json with the numbers that stand in them.
  private static let statistics: [(String, [String])] = {
    var entries: [(String, [String])] = []
    for line in list.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == ":" }.map(String.init)
      if line.first == " ", !entries.isEmpty {
        entries[entries.count - 1].1 += words
      } else if let name = words.first {
        entries.append((name, Array(words.dropFirst())))
      }
    }
    return entries
  }()

  private static let list = """
    anova: den.df nobs num.df p.value statistic
    bartlett: statistic parameter p.value nobs
    bland_altman: bias bias.conf.high bias.conf.low limit.high limit.high.conf.high
      limit.high.conf.low limit.low limit.low.conf.high limit.low.conf.low nobs p.value
      parameter sd statistic
    breslow_day: nobs p.value p.value.tarone parameter statistic statistic.tarone
    brier: estimate std.error nobs
    brier_integrated: estimate std.error
    brown_forsythe: den.df nobs num.df p.value statistic
    categorical: N conf.high conf.low n p
    chi_squared: min.expected nobs p.value parameter statistic
    cochran_armitage: nobs p.value parameter statistic z
    cochran_mantel_haenszel: conf.high conf.low estimate nobs p.value parameter statistic
      std.error
    cohens_d: conf.high conf.low estimate
    continuous: N geometric.mean iqr kurtosis mad max mean mean.conf.high mean.conf.low median
      median.conf.high median.conf.low min p25 p75 sd se skewness sum var
    cox_baseline: cumhaz
    cox_multivariable: aic clusters coefficient concordance concordance.std.error conf.high
      conf.low estimate loglik loglik.null lr.p.value lr.parameter lr.statistic n.event n.obs
      nevent nobs p.value score.p.value score.parameter score.statistic statistic std.error
      std.error.model wald.p.value wald.parameter wald.statistic
    cox_univariable: aic clusters coefficient concordance concordance.std.error conf.high
      conf.low estimate loglik loglik.null lr.p.value lr.parameter lr.statistic n.event n.obs
      nevent nobs p.value score.p.value score.parameter score.statistic statistic std.error
      std.error.model wald.p.value wald.parameter wald.statistic
    cox_zph: p.value parameter statistic
    cramers_v: conf.high conf.low estimate
    cuminc: censored competing events n
    cuminc_at: conf.high conf.low estimate n.censor n.competing n.event n.risk std.error
    date: N min max
    dunn: estimate std.error statistic p.value p.value.adjusted nobs
    epsilon_squared: conf.high conf.low estimate
    eta_squared: conf.high conf.low estimate
    f_variance: conf.high conf.low den.df estimate nobs num.df p.value statistic
    fine_gray: coefficient conf.high conf.low estimate loglik loglik.null lr.p.value
      lr.parameter lr.statistic n.event n.obs ncompeting nevent nobs p.value statistic
      std.error std.error.naive wald.p.value wald.parameter wald.statistic
    fisher_exact: conf.high conf.low estimate min.expected nobs p.value p.value.std.error
    fleming_harrington: expected nobs observed p.value parameter statistic
    follow_up: median median.conf.high median.conf.low p25 p25.conf.high p25.conf.low p75
      p75.conf.high p75.conf.low
    fragility: alpha fragility.index fragility.quotient group.moves group.moves.p.value nobs
      outcome.moves outcome.moves.p.value p.alternatives.high p.alternatives.low p.crossings p.high
      p.high.count p.low p.low.count p.undefined p.value
    games_howell: conf.high conf.low estimate nobs p.value.adjusted parameter statistic
      std.error
    gehan_breslow: expected nobs observed p.value parameter statistic
    gray_test: nobs p.value parameter statistic
    harrell_c: conf.high conf.low estimate nevent nobs std.error
    hedges_g: conf.high conf.low estimate
    hodges_lehmann: conf.high conf.low estimate
    icc: conf.high conf.low den.df estimate nobs num.df p.value raters statistic
    kappa: agreement agreement.expected conf.high conf.low estimate nobs p.value statistic
      std.error std.error.null
    kendall: conf.high conf.low estimate nobs p.value statistic
    kolmogorov_smirnov: nobs p.value statistic
    kruskal_wallis: nobs p.value parameter statistic
    levene: den.df nobs num.df p.value statistic
    linear_multivariable: estimate std.error statistic p.value conf.low conf.high nobs n.obs
      r.squared adj.r.squared sigma num.df den.df f.statistic f.p.value
    linear_univariable: estimate std.error statistic p.value conf.low conf.high nobs n.obs
      r.squared adj.r.squared sigma num.df den.df f.statistic f.p.value
    logistic_multivariable: aic auc coefficient conf.high conf.low deviance estimate
      hosmer_lemeshow.p.value hosmer_lemeshow.parameter hosmer_lemeshow.statistic loglik
      lr.p.value lr.parameter lr.statistic n.event n.obs nevent nobs null.deviance p.value
      statistic std.error
    logistic_univariable: aic auc coefficient conf.high conf.low deviance estimate
      hosmer_lemeshow.p.value hosmer_lemeshow.parameter hosmer_lemeshow.statistic loglik
      lr.p.value lr.parameter lr.statistic n.event n.obs nevent nobs null.deviance p.value
      statistic std.error
    logrank: expected nobs observed p.value parameter statistic
    mann_whitney: nobs p.value p.value.adjusted statistic
    maximally_selected: cutpoint cuts n.high n.low nobs p.value statistic
    mcnemar: conf.high conf.low estimate nobs p.value parameter statistic
    mean_difference: estimate std.error conf.low conf.high
    missing: N_miss N_nonmiss N_obs p_miss p_nonmiss
    number_needed_to_treat: estimate conf.low conf.high
    odds_ratio: conf.high conf.low estimate std.error
    omega_squared: conf.high conf.low estimate
    one_sample_t: conf.high conf.low estimate nobs p.value parameter statistic std.error
    paired_t: conf.high conf.low estimate estimate1 estimate2 nobs p.value parameter statistic
      std.error
    pearson: conf.high conf.low estimate nobs p.value parameter statistic
    peto_peto: expected nobs observed p.value parameter statistic
    rank_biserial: estimate conf.low conf.high
    risk_difference: conf.high conf.low estimate std.error
    risk_ratio: conf.high conf.low estimate std.error
    rmst_difference: conf.high conf.low estimate p.value std.error
    rmst_ratio: conf.high conf.low estimate p.value std.error
    roc_at: conf.high conf.low estimate sensitivity specificity
    roc_auc: conf.high conf.low estimate n.cases n.controls nobs std.error
    roc_delong_test: conf.high conf.low estimate nobs p.value parameter statistic std.error
    roc_partial_auc: conf.high conf.low estimate
    roc_threshold: accuracy accuracy.conf.high accuracy.conf.low lr.negative
      lr.negative.conf.high lr.negative.conf.low lr.positive lr.positive.conf.high
      lr.positive.conf.low npv npv.conf.high npv.conf.low ppv ppv.conf.high ppv.conf.low
      sensitivity sensitivity.conf.high sensitivity.conf.low specificity specificity.conf.high
      specificity.conf.low threshold threshold.conf.high threshold.conf.low
    roc_time: estimate n.cases n.censor n.controls nobs
    roc_time_integrated: estimate
    shapiro_wilk: nobs p.value statistic
    smd: conf.high conf.low estimate std.error
    spearman: conf.high conf.low estimate nobs p.value statistic
    student_t: conf.high conf.low estimate estimate1 estimate2 nobs p.value parameter
      statistic std.error
    survival: events median median.conf.high median.conf.low n p25 p25.conf.high p25.conf.low
      p75 p75.conf.high p75.conf.low rmst rmst.conf.high rmst.conf.low rmst.std.error
    survival_at: conf.high conf.low cumhaz cumhaz.std.error estimate n.censor n.event n.risk
      std.error
    survival_difference: conf.high conf.low estimate p.value std.error
    tarone_ware: expected nobs observed p.value parameter statistic
    tost: conf.high conf.low estimate estimate1 estimate2 nobs p.value p.value.lower
      p.value.upper parameter statistic.lower statistic.upper std.error
    trend: nobs p.value parameter statistic
    tukey_hsd: conf.high conf.low estimate nobs p.value.adjusted parameter statistic std.error
    uno_c: conf.high conf.low estimate nevent nobs std.error tau
    weighted_kappa: agreement agreement.expected conf.high conf.low estimate nobs p.value
      statistic std.error std.error.null
    welch_anova: den.df nobs num.df p.value statistic
    welch_t: conf.high conf.low estimate estimate1 estimate2 nobs p.value parameter statistic
      std.error
    wilcoxon_signed_rank: nobs p.value statistic
    """
}
