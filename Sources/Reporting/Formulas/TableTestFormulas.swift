import Analysis
import Statistics

/// What the tests of tables of counts compute.
extension Formula {
  func tableFamily(_ statistic: String, _ key: TestKey) -> String? {
    switch key {
    case .chiSquared: chiSquared(statistic)
    case .fisherExact: fisher(statistic)
    case .mcnemar: mcnemar(statistic)
    case .cochranMantelHaenszel: mantelHaenszel(statistic)
    case .cochranArmitage: trend(statistic)
    default: nil
    }
  }

  private static let expected =
    "smallest row total × column total / n over the cells of the table"

  private func chiSquared(_ statistic: String) -> String? {
    let isCorrected = method.holds("Yates")
    return switch statistic {
    case "statistic":
      isCorrected
        ? "χ² = Σ(|O − E| − min(½, |O − E|))²/E, E = row × column / n"
        : "χ² = Σ(O − E)²/E, E = row × column / n"
    case "parameter": "ν = (rows − 1)(columns − 1)"
    case "p.value": Self.chiSquaredTail
    case "min.expected": Self.expected
    default: nil
    }
  }

  private func fisher(_ statistic: String) -> String? {
    let isConditional = question.conventions.fisherOddsRatio == .conditional
    return switch statistic {
    case "estimate":
      isConditional
        ? "the ψ with E(a; ψ) = a, P(a; ψ) ∝ C(a + c, a) C(b + d, b) ψᵃ" : "ad/(bc)"
    case "conf.low", "conf.high":
      question.conventions.fisherOddsRatio == .sample && !isExact
        ? limits("ln(ad/(bc))", "z", "√(1/a + 1/b + 1/c + 1/d)") + "; exp"
        : "the ψ at which the one-sided exact p is (1 − level)/2"
    case "p.value":
      method.holds("Monte Carlo")
        ? "(1 + random tables no more likely than the observed)/(1 + all random tables)"
        : question.alternative == .twoSided
          ? "Σ of the hypergeometric probabilities of all tables no more likely than the observed"
          : "Σ of the hypergeometric probabilities of the tables in the direction asked"
    case "p.value.std.error": "√(p(1 − p)/tables)"
    case "min.expected": Self.expected
    default: nil
    }
  }

  /// Whether the plan asks for exact results.
  private var isExact: Bool {
    switch question.verb {
    case .compare(let verb): verb.exact == .always
    case .crossTabulate(let verb): verb.exact == .always
    default: false
    }
  }

  private func mcnemar(_ statistic: String) -> String? {
    let isBowker = method.holds("Bowker")
    let isCorrected = method.holds("correction")
    return switch statistic {
    case "statistic":
      isBowker
        ? "χ² = Σ(xᵢⱼ − xⱼᵢ)²/(xᵢⱼ + xⱼᵢ) over i < j"
        : isCorrected
          ? "χ² = (|b − c| − 1)²/(b + c), b and c those who changed"
          : "χ² = (b − c)²/(b + c), b and c those who changed"
    case "parameter": isBowker ? "ν = pairs of levels between which a patient moved" : "ν = 1"
    case "p.value":
      method.holds("exact") ? "b as binomial of b + c trials of probability ½" : Self.chiSquaredTail
    case "estimate": "b/c, those who changed one way over those who changed the other"
    case "conf.low", "conf.high": "π/(1 − π) of the Clopper–Pearson limits π of b/(b + c)"
    default: nil
    }
  }

  private func mantelHaenszel(_ statistic: String) -> String? {
    let isExact = method.holds("exact conditional")
    let isCorrected = method.holds("correction")
    return switch statistic {
    case "estimate":
      isExact ? "conditional maximum-likelihood odds ratio over the strata" : "ψ = Σ(ad/n)/Σ(bc/n)"
    case "std.error":
      "√(ΣPR/(2(ΣR)²) + Σ(PS + QR)/(2ΣRΣS) + ΣQS/(2(ΣS)²)) of ln ψ; R = ad/n, S = bc/n, "
        + "P = (a + d)/n, Q = (b + c)/n"
    case "statistic":
      isExact
        ? "Σ of the first counts of the strata"
        : method.holds("generalised")
          ? "M² = dᵀV⁻d, d = Σ(O − E) over the strata, V its covariance"
          : isCorrected
            ? "M² = (|Σ(a − E(a))| − ½)²/ΣVar(a)" : "M² = (Σ(a − E(a)))²/ΣVar(a)"
    case "parameter": "ν = (rows − 1)(columns − 1)"
    case "p.value":
      isExact
        ? "tail of the exact distribution of the sum over the strata"
        : question.alternative == .twoSided ? Self.chiSquaredTail : normalTail
    case "conf.low", "conf.high":
      isExact
        ? "the ψ at which the one-sided exact p is (1 − level)/2" : limits("ln ψ", "z") + "; exp"
    default: nil
    }
  }

  private func trend(_ statistic: String) -> String? {
    switch statistic {
    case "statistic":
      "χ² = T²/var T, T = Σw(x − np̄), var T = p̄(1 − p̄)(Σnw² − (Σnw)²/N), w the scores"
    case "z": "z = T/√var T"
    case "parameter": "ν = 1"
    case "p.value": question.alternative == .twoSided ? Self.chiSquaredTail : normalTail
    default: nil
    }
  }

  func breslowDay(_ statistic: String) -> String? {
    switch statistic {
    case "statistic":
      "χ² = Σ(a − A)²/V, 1/V = 1/A + 1/B + 1/C + 1/D, A to D the counts with AD = ψBC"
    case "statistic.tarone": "χ² − (Σ(a − A))²/ΣV"
    case "parameter": "ν = strata − 1"
    case "p.value", "p.value.tarone": Self.chiSquaredTail
    default: nil
    }
  }
}
