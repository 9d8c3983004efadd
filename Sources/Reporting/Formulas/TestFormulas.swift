import Analysis
import Statistics

/// What the tests of the plan language compute.
extension Formula {
  func test(_ statistic: String, _ key: TestKey) -> String? {
    switch key {
    case .studentT, .welchT, .pairedT, .oneSampleT, .tost: studentFamily(statistic, key)
    case .mannWhitney, .wilcoxonSignedRank, .kruskalWallis, .dunn: rankFamily(statistic, key)
    case .fVariance, .levene, .brownForsythe, .bartlett, .anova, .welchANOVA, .shapiroWilk,
      .kolmogorovSmirnov:
      varianceFamily(statistic, key)
    case .tukeyHSD, .gamesHowell: pairFamily(statistic, key)
    case .chiSquared, .fisherExact, .mcnemar, .cochranMantelHaenszel, .cochranArmitage:
      tableFamily(statistic, key)
    }
  }

  // MARK: - Means

  private func studentFamily(_ statistic: String, _ key: TestKey) -> String? {
    switch (statistic, key) {
    case ("estimate", .oneSampleT): "x̄"
    case ("estimate", .pairedT): "mean of first − second"
    case ("estimate", _): "x̄₁ − x̄₂, or x̄ of one sample"
    case ("estimate1", _): "x̄₁, mean of the first"
    case ("estimate2", _): "x̄₂, mean of the second"
    case ("std.error", .studentT):
      "SE = √(s²(1/n₁ + 1/n₂)), s² = ((n₁ − 1)s₁² + (n₂ − 1)s₂²)/(n₁ + n₂ − 2)"
    case ("std.error", .welchT): "SE = √(s₁²/n₁ + s₂²/n₂)"
    case ("std.error", .pairedT), ("std.error", .oneSampleT): "SE = s/√n"
    case ("std.error", _): "SE of the t-test"
    case ("statistic", .oneSampleT): "t = (x̄ − µ)/SE"
    case ("statistic", _): "t = (estimate − µ)/SE, µ = 0 unless the plan says so"
    case ("parameter", .studentT): "ν = n₁ + n₂ − 2"
    case ("parameter", .welchT):
      "ν = (s₁²/n₁ + s₂²/n₂)²/((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1))"
    case ("parameter", .pairedT), ("parameter", .oneSampleT): "ν = n − 1"
    case ("parameter", _): "ν of the t-test"
    case ("statistic.lower", _): "t = (estimate − lower bound)/SE"
    case ("statistic.upper", _): "t = (estimate − upper bound)/SE"
    case ("p.value.lower", _): "P(T ≥ t against the lower bound), T Student’s with ν"
    case ("p.value.upper", _): "P(T ≤ t against the upper bound), T Student’s with ν"
    case ("p.value", .tost): "larger of the two one-sided p-values"
    case ("p.value", _): studentTail
    case ("conf.low", .tost), ("conf.high", .tost): Self.limits("estimate", "t(ν)")
    case ("conf.low", _), ("conf.high", _): limits("estimate", "t(ν)")
    default: nil
    }
  }

  private func pairFamily(_ statistic: String, _ key: TestKey) -> String? {
    let isTukey = key == .tukeyHSD
    return switch statistic {
    case "estimate": "x̄ⱼ − x̄ᵢ of the pair j − i"
    case "std.error": isTukey ? "√(MSW/2 × (1/nᵢ + 1/nⱼ))" : "√((sᵢ²/nᵢ + sⱼ²/nⱼ)/2)"
    case "statistic": "q = |x̄ⱼ − x̄ᵢ|/SE"
    case "parameter": isTukey ? "ν = n − k" : "Welch’s ν of the pair"
    case "p.value", "p.value.adjusted": "P(Q(k, ν) ≥ q), Q the studentized range of k means"
    case "conf.low", "conf.high": "x̄ⱼ − x̄ᵢ ± Q(k, ν) × SE, the quantile at the level"
    default: nil
    }
  }

  // MARK: - Ranks

  private func rankFamily(_ statistic: String, _ key: TestKey) -> String? {
    switch (statistic, key) {
    case ("statistic", .mannWhitney): "W = Σ ranks of the first group − n₁(n₁ + 1)/2"
    case ("statistic", .wilcoxonSignedRank): "V = Σ ranks of |d| over the positive differences d"
    case ("statistic", .kruskalWallis):
      "H = 12/(n(n + 1)) Σnᵢ(R̄ᵢ − (n + 1)/2)²/(1 − Σ(t³ − t)/(n³ − n)), t the sizes of ties"
    case ("statistic", .dunn): "z = (R̄ⱼ − R̄ᵢ)/SE"
    case ("std.error", .dunn):
      "√((N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)))(1/nᵢ + 1/nⱼ)), t the sizes of ties"
    case ("estimate", .dunn): "R̄ⱼ − R̄ᵢ, mean ranks among all patients"
    case ("parameter", _): "ν = k − 1"
    case ("p.value", .kruskalWallis): Self.chiSquaredTail
    case ("p.value", .dunn): Self.normalTwoSided
    case ("p.value", _): rankTail(key == .mannWhitney ? "W" : "V")
    default: nil
    }
  }

  /// The p of a rank statistic, as its method says.
  private func rankTail(_ letter: String) -> String {
    let error =
      letter == "W"
      ? "σ² = n₁n₂/12 × (N + 1 − Σ(t³ − t)/(N(N − 1))), mean n₁n₂/2"
      : "σ² = n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48, mean n(n + 1)/4"
    if method.holds("t approximation") {
      return tail("T", "t", "t the standardised \(letter), T Student’s with n − 1")
    }
    guard method.holds("normal") else {
      return "p over all arrangements of the ranks that are equally likely under H₀"
    }
    let corrected = method.holds("with continuity") ? " − c" : ""
    let c = corrected.isEmpty ? "" : ", c = ½ towards the mean"
    return tail("Z", "z", "z = (\(letter) − mean\(corrected))/σ, \(error)\(c)")
  }

  // MARK: - Variances and distributions

  private func varianceFamily(_ statistic: String, _ key: TestKey) -> String? {
    switch (statistic, key) {
    case ("estimate", .fVariance), ("statistic", .fVariance): "F = s₁²/s₂²"
    case ("p.value", .fVariance):
      question.alternative == .twoSided
        ? "p = 2 min(P(F ≥ f), P(F ≤ f)), F(n₁ − 1, n₂ − 1)"
        : tail("F", "f", "F(n₁ − 1, n₂ − 1)")
    case ("conf.low", .fVariance), ("conf.high", .fVariance):
      "estimate / quantiles of F(n₁ − 1, n₂ − 1)"
    case ("num.df", .fVariance): "ν₁ = n₁ − 1"
    case ("den.df", .fVariance): "ν₂ = n₂ − 1"
    case ("statistic", .levene): "F of the analysis of variance of |x − mean of the group|"
    case ("statistic", .brownForsythe): "F of the analysis of variance of |x − median of the group|"
    case ("statistic", .anova): "F = MSB/MSW = (Σnᵢ(x̄ᵢ − x̄)²/(k − 1))/(ΣΣ(x − x̄ᵢ)²/(n − k))"
    case ("statistic", .welchANOVA):
      "F = Σwᵢ(x̄ᵢ − x̃)²/(k − 1)/(1 + 2(k − 2)h/(k² − 1)), wᵢ = nᵢ/sᵢ², x̃ = Σwᵢx̄ᵢ/Σwᵢ, "
        + "h = Σ(1 − wᵢ/Σw)²/(nᵢ − 1)"
    case ("num.df", _): "ν₁ = k − 1"
    case ("den.df", .welchANOVA): "ν₂ = (k² − 1)/(3h)"
    case ("den.df", _): "ν₂ = n − k"
    case ("statistic", .bartlett):
      "K² = ((n − k) ln s² − Σνᵢ ln sᵢ²)/c, c = 1 + (Σ1/νᵢ − 1/(n − k))/(3(k − 1))"
    case ("parameter", _): "ν = k − 1"
    case ("p.value", .bartlett): Self.chiSquaredTail
    case ("statistic", .shapiroWilk):
      "W = (Σaᵢx₍ᵢ₎)²/Σ(x − x̄)², a by Royston’s polynomials (AS R94)"
    case ("p.value", .shapiroWilk): "Royston’s normal approximation of log(1 − W); exact for n = 3"
    case ("statistic", .kolmogorovSmirnov):
      switch question.alternative {
      case .twoSided: "D = max |F₁ − F₂| of the empirical distributions"
      case .greater: "D⁺ = max(F₁ − F₂) of the empirical distributions"
      case .less: "D⁻ = max(F₂ − F₁) of the empirical distributions"
      }
    case ("p.value", .kolmogorovSmirnov):
      method.holds("exact")
        ? "share of all arrangements of the observed values with at least this D"
        : "limit of the distribution of D in large samples"
    case ("p.value", _): Self.fTail
    default: nil
    }
  }
}
