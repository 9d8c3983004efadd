internal import Statistics

extension TestKey {
  /// The test in words, as `method` begins.
  var name: String {
    switch self {
    case .studentT: "Student's t-test"
    case .welchT: "Welch's t-test"
    case .pairedT: "paired t-test"
    case .oneSampleT: "one-sample t-test"
    case .mannWhitney: "Mann–Whitney test"
    case .wilcoxonSignedRank: "Wilcoxon signed-rank test"
    case .fVariance: "F test of two variances"
    case .levene: "Levene's test"
    case .brownForsythe: "Brown–Forsythe test"
    case .shapiroWilk: "Shapiro–Wilk test"
    case .kolmogorovSmirnov: "Kolmogorov–Smirnov test"
    case .tost: "two one-sided t-tests of equivalence"
    case .anova: "one-way analysis of variance"
    case .welchANOVA: "Welch's analysis of variance"
    case .kruskalWallis: "Kruskal–Wallis test"
    case .tukeyHSD: "Tukey's honestly significant difference"
    case .chiSquared: "Pearson's χ² test"
    case .fisherExact: "Fisher's exact test"
    case .mcnemar: "McNemar's test"
    case .cochranMantelHaenszel: "Cochran–Mantel–Haenszel test"
    case .cochranArmitage: "Cochran–Armitage test of trend"
    case .gamesHowell: "Games–Howell test"
    case .dunn: "Dunn's test"
    case .bartlett: "Bartlett's test"
    }
  }

  /// What the test needs, for the refusal of anything else.
  private var need: String {
    switch self {
    case .studentT, .welchT, .mannWhitney, .fVariance, .kolmogorovSmirnov:
      "a continuous variable in two groups (by)"
    case .levene, .brownForsythe, .anova, .welchANOVA, .kruskalWallis, .tukeyHSD, .gamesHowell,
      .dunn, .bartlett:
      "a continuous variable in groups (by)"
    case .pairedT: "pairs [before, after]"
    case .oneSampleT: "one sample, without groups"
    case .wilcoxonSignedRank: "pairs [before, after], or one sample without groups"
    case .shapiroWilk: "the values of a continuous variable"
    case .tost: "continuous values"
    case .chiSquared, .fisherExact: "a categorical variable in groups (by)"
    case .mcnemar: "pairs [before, after] of a categorical variable"
    case .cochranMantelHaenszel: "a categorical variable in groups (by) and strata"
    case .cochranArmitage: "a two-level variable in ordered groups (by)"
    }
  }

  /// Why the test does not run on these data.
  func unfit(for data: String) -> Refusal {
    Refusal("\(named) needs \(need), not \(data)")
  }

  /// The name with its article, where it needs one.
  var named: String {
    switch self {
    case .pairedT, .oneSampleT, .mannWhitney, .wilcoxonSignedRank, .fVariance, .brownForsythe,
      .shapiroWilk, .kolmogorovSmirnov, .kruskalWallis, .cochranMantelHaenszel, .cochranArmitage,
      .gamesHowell:
      "the " + name
    case .tost: "a test of equivalence"
    default: name
    }
  }

  /// Whether the test compares the pairs of several groups, each with rows of its own.
  var isPairwise: Bool { [.tukeyHSD, .gamesHowell, .dunn].contains(self) }
}

extension EffectKey {
  /// The statistics that the effect gives when it can be computed.
  var statisticNames: [String] {
    switch self {
    case .meanDifference, .smd, .riskDifference, .riskRatio, .oddsRatio:
      ["estimate", "std.error", "conf.low", "conf.high"]
    default: ["estimate", "conf.low", "conf.high"]
    }
  }

  /// What the effect needs, for the refusal of anything else.
  private var need: String {
    switch self {
    case .meanDifference, .cohensD, .hedgesG, .hodgesLehmann, .rankBiserial:
      "a continuous variable in two groups, pairs, or one sample"
    case .smd: "two groups (by)"
    case .etaSquared, .omegaSquared, .epsilonSquared: "a continuous variable in groups (by)"
    case .cramersV: "a categorical variable in groups (by)"
    case .riskDifference, .riskRatio, .oddsRatio, .numberNeededToTreat:
      "a two-level variable in two groups (by)"
    }
  }

  /// Why there is no such effect of these data.
  func unfit(for data: String) -> Refusal { Refusal("\(name) needs \(need), not \(data)") }

  /// The effect in words, with its article where it needs one.
  var name: String {
    switch self {
    case .meanDifference: "the difference of means"
    case .cohensD: "Cohen's d"
    case .hedgesG: "Hedges' g"
    case .smd: "the standardised mean difference"
    case .hodgesLehmann: "the Hodges–Lehmann estimate"
    case .rankBiserial: "the rank-biserial correlation"
    case .etaSquared: "η²"
    case .omegaSquared: "ω²"
    case .epsilonSquared: "ε²"
    case .cramersV: "Cramér's V"
    case .riskDifference: "the risk difference"
    case .riskRatio: "the risk ratio"
    case .oddsRatio: "the odds ratio"
    case .numberNeededToTreat: "the number needed to treat"
    }
  }
}
