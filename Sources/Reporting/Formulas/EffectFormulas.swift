import Analysis
import Statistics

/// What the effect sizes are.
extension Formula {
  func effect(_ statistic: String, _ key: EffectKey) -> String? {
    switch key {
    case .meanDifference, .cohensD, .hedgesG, .smd, .hodgesLehmann, .rankBiserial:
      numericEffect(statistic, key)
    case .etaSquared, .omegaSquared, .epsilonSquared: share(statistic, key)
    case .cramersV, .riskDifference, .riskRatio, .oddsRatio, .numberNeededToTreat:
      isStratified ? stratified(statistic, key) : counts(statistic, key)
    }
  }

  private var isStratified: Bool { method.holds("Mantel") }

  private func numericEffect(_ statistic: String, _ key: EffectKey) -> String? {
    let isLimit = statistic.hasPrefix("conf.")
    return switch key {
    case .meanDifference where statistic == "estimate": "x̄₁ − x̄₂"
    case .meanDifference where statistic == "std.error":
      method.holds("Student") ? "√(s²(1/n₁ + 1/n₂)), s² pooled" : "√(s₁²/n₁ + s₂²/n₂)"
    case .meanDifference where isLimit: limits("x̄₁ − x̄₂", "t(ν)")
    case .cohensD where statistic == "estimate":
      "d = t √(1/n₁ + 1/n₂) of Student’s t, or t/√n: the difference over the standard deviation"
    case .cohensD where isLimit:
      "δ at which the noncentral t(ν) has t at (1 ± level)/2, times d/t"
    case .hedgesG where statistic == "estimate": "g = J d, J = Γ(ν/2)/(√(ν/2) Γ((ν − 1)/2))"
    case .hedgesG where isLimit: "J × limits of d"
    case .smd where statistic == "estimate":
      method.holds("pairs")
        ? "mean of the absolute differences of all pairs of groups"
        : "(x̄₁ − x̄₂)/√((s₁² + s₂²)/2); of levels √((p − q)ᵀS⁻¹(p − q)), S the mean covariance"
    case .smd where statistic == "std.error": "√((n₁ + n₂)/(n₁n₂) + d²/(2(n₁ + n₂)))"
    case .smd where isLimit: Self.limits("d")
    case .hodgesLehmann where statistic == "estimate":
      "median of all x − y; of one sample median of the Walsh averages (xᵢ + xⱼ)/2"
    case .hodgesLehmann where isLimit:
      "k-th of these values from below and above, k the quantile of the rank statistic"
    case .rankBiserial where statistic == "estimate":
      "2W/(n₁n₂) − 1; of pairs (V − V⁻)/(V + V⁻)"
    case .rankBiserial where isLimit:
      "tanh(artanh r ± z √((n₁ + n₂ + 1)/(3n₁n₂))); of pairs √(2(2n + 1)/(3n(n + 1)))"
    default: nil
    }
  }

  private func share(_ statistic: String, _ key: EffectKey) -> String? {
    switch (statistic, key) {
    case ("estimate", .etaSquared): "η² = SSB/(SSB + SSW)"
    case ("estimate", .omegaSquared): "ω² = (SSB − (k − 1)MSW)/(SSB + SSW + MSW)"
    case ("estimate", _): "ε² = H/(n − 1), H of Kruskal and Wallis"
    case ("conf.low", .epsilonSquared), ("conf.high", .epsilonSquared): "no interval is given"
    case ("conf.low", _), ("conf.high", _):
      "λ/(λ + n), λ the noncentralities of F with (1 − level)/2 above or below it"
    default: nil
    }
  }

  private func counts(_ statistic: String, _ key: EffectKey) -> String? {
    let isLimit = statistic.hasPrefix("conf.")
    let isOfPairs = method.holds("of the pairs")
    return switch key {
    case .cramersV where statistic == "estimate": "V = √(χ²/(n min(r − 1, c − 1))), χ² uncorrected"
    case .cramersV where isLimit:
      "√(λ/(n min(r − 1, c − 1))), λ the noncentralities of χ² with (1 − level)/2 beyond it"
    case .riskDifference where statistic == "estimate": "p₁ − p₂"
    case .riskDifference where statistic == "std.error": "√(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂)"
    case .riskDifference where isLimit:
      method.holds("Wald")
        ? Self.limits("p₁ − p₂")
        : "d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²), l and u Wilson’s limits"
    case .riskRatio where statistic == "estimate": "p₁/p₂"
    case .riskRatio where statistic == "std.error":
      "√(1/a − 1/n₁ + 1/c − 1/n₂) of the logarithm, a and c those with the event"
    case .oddsRatio where statistic == "estimate": isOfPairs ? "b/c" : "ad/(bc)"
    case .oddsRatio where statistic == "std.error": "√(1/a + 1/b + 1/c + 1/d) of the logarithm"
    case .oddsRatio where isLimit && isOfPairs:
      "π/(1 − π) of the Clopper–Pearson limits π of b/(b + c)"
    case .riskRatio where isLimit, .oddsRatio where isLimit: "exp(ln(estimate) ± z × SE)"
    case .numberNeededToTreat where statistic == "estimate": "1/|p₁ − p₂|"
    case .numberNeededToTreat where isLimit: "reciprocals of the limits of the risk difference"
    default: nil
    }
  }

  private func stratified(_ statistic: String, _ key: EffectKey) -> String? {
    let isLimit = statistic.hasPrefix("conf.")
    return switch key {
    case .riskDifference where statistic == "estimate": "Σw(p₁ − p₂)/Σw, w = n₁n₂/n"
    case .riskDifference where statistic == "std.error": "Sato’s variance"
    case .riskDifference where isLimit: Self.limits("estimate")
    case .riskRatio where statistic == "estimate": "Σ(an₂/n)/Σ(cn₁/n)"
    case .riskRatio where statistic == "std.error":
      "√(Σ((n₁n₂(a + c) − acn)/n²)/(ΣR ΣS)) of the logarithm, R = an₂/n, S = cn₁/n"
    case .oddsRatio where statistic == "estimate": "Σ(ad/n)/Σ(bc/n)"
    case .oddsRatio where statistic == "std.error":
      "√(ΣPR/(2(ΣR)²) + Σ(PS + QR)/(2ΣRΣS) + ΣQS/(2(ΣS)²)) of the logarithm"
    case .riskRatio where isLimit, .oddsRatio where isLimit: "exp(ln(estimate) ± z × SE)"
    case .numberNeededToTreat where statistic == "estimate": "1/|common risk difference|"
    case .numberNeededToTreat where isLimit: "reciprocals of the limits of the risk difference"
    default: nil
    }
  }

  // MARK: - Correlation

  func correlation(_ statistic: String, _ key: Correlate.Method) -> String? {
    let isLimit = statistic.hasPrefix("conf.")
    return switch key {
    case .pearson where statistic == "estimate":
      "r = Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)² Σ(y − ȳ)²)"
    case .pearson where statistic == "statistic": "t = r√ν/√(1 − r²)"
    case .pearson where statistic == "p.value": studentTail
    case .pearson where isLimit: "tanh(" + limits("artanh r", "z", "1/√(n − 3)") + ")"
    case .spearman where statistic == "estimate": "ρ = Pearson’s r of the midranks"
    case .spearman where statistic == "statistic": "S = (n³ − n)(1 − ρ)/6"
    case .spearman where statistic == "p.value":
      method.holds("exact")
        ? "share of the permutations of the ranks with an S as far out"
        : method.holds("Edgeworth")
          ? "Edgeworth series of the distribution of S (AS 89)" : studentTail
    case .spearman where isLimit: "tanh(" + limits("artanh ρ", "z", "√((1 + ρ²/2)/(n − 3))") + ")"
    case .kendall where statistic == "estimate":
      "τ = S/√((N − N₁)(N − N₂)), S concordant − discordant pairs, N = n(n − 1)/2"
    case .kendall where statistic == "statistic":
      method.holds("exact") ? "number of concordant pairs" : "z = S/√Var(S), ties counted"
    case .kendall where statistic == "p.value":
      method.holds("exact") ? "share of the permutations with an S as far out" : normalTail
    case .kendall where isLimit: "tanh(" + limits("artanh τ", "z", "√(0.437/(n − 4))") + ")"
    case _ where statistic == "parameter": "ν = n − 2"
    default: nil
    }
  }
}
