import Analysis

/// How effect sizes of continuous variables and their intervals were made, in comparisons.
struct EffectWords {
  let ran: [Answer]

  /// One sentence for each effect that was computed.
  var sentences: [String] {
    let findings = ran.lazy.filter { if case .compare = $0.question.verb { true } else { false } }
      .flatMap(\.findings)
    let found = Set(findings.filter { $0.statistic == "estimate" && $0.isResult }.map(\.context))
    return Self.words.filter { found.contains($0.effect.rawValue) }.map(\.words)
  }

  private static let words: [(effect: EffectKey, words: String)] = [
    (
      .meanDifference,
      "A difference of means has the interval of the t-test of means in force, or of the one that"
        + " the conventions name."
    ),
    (
      .cohensD,
      "Cohen’s d is over the pooled standard deviation, of pairs over that of the differences; its"
        + " interval is by the noncentral t distribution."
    ),
    (
      .hedgesG,
      "Hedges’ g is Cohen’s d times the exact factor Γ(ν/2)/(√(ν/2) Γ((ν − 1)/2)), limits included."
    ),
    (
      .smd,
      "A standardised mean difference is over the root of the mean of the two variances; its"
        + " interval is by the normal approximation."
    ),
    (
      .hodgesLehmann,
      "The Hodges–Lehmann estimate is the median of all differences between the groups (of pairs and"
        + " of one sample, of all Walsh averages); its interval inverts the rank test."
    ),
    (
      .rankBiserial,
      "The interval of a rank-biserial correlation is made on Fisher’s scale, with its variance under"
        + " the null hypothesis."
    ),
    (
      .etaSquared,
      "The interval of η² is that of the population’s share λ/(λ + n), by the noncentral F"
        + " distribution (Steiger 2004)."
    ),
    (
      .omegaSquared,
      "ω² estimates the same share without its bias, and has the same interval by the noncentral F"
        + " distribution (Steiger 2004)."
    ),
    (.epsilonSquared, "ε² is H/(n − 1) of the Kruskal–Wallis test, and has no interval."),
  ]
}
