import Analysis
import Statistics

/// What the models estimate and test.
extension Formula {
  // MARK: - Hazards

  func hazards(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch context {
    case .coxZPH: proportionality(statistic)
    case .coxBaseline:
      statistic == "cumhaz" ? "H(t) = exp(xᵀβ) Σ of d/Σ exp(xᵀβ) over those at risk, to t" : nil
    default: hazardRatio(statistic, isSubdistribution: context == .fineGray)
    }
  }

  private var ties: String {
    guard case .cox(let model) = question.verb else { return "Breslow" }
    return (model.ties ?? question.conventions.ties) == .efron ? "Efron" : "Breslow"
  }

  private var isClustered: Bool {
    if case .cox(let model) = question.verb { model.cluster != nil } else { false }
  }

  private func hazardRatio(_ statistic: String, isSubdistribution: Bool) -> String? {
    let likelihood =
      isSubdistribution ? "the weighted partial likelihood" : "the partial likelihood"
    let error =
      isSubdistribution
      ? "√ of Fine and Gray’s sandwich variance"
      : isClustered
        ? "√ of Lin and Wei’s variance over clusters" : "√ of the inverse observed information"
    return switch statistic {
    case "coefficient": "β where \(likelihood) is largest, ties by \(ties)"
    case "estimate": "exp(β), β where \(likelihood) is largest, ties by \(ties)"
    case "std.error": error + ", of β"
    case "std.error.model", "std.error.naive": "√ of the inverse information, of β"
    case "n.event": "number of those patients with the event"
    case "loglik.null": "log of the partial likelihood at β = 0"
    case "loglik": "log of the partial likelihood at β"
    case "aic": "−2 loglik + 2 × coefficients"
    case "concordance": "(c + t/2)/(c + d + t) over the comparable pairs (Harrell)"
    case "concordance.std.error": "infinitesimal jackknife over the patients"
    default: wald(statistic) ?? modelTest(statistic)
    }
  }

  /// The test and the limits of one coefficient on its logarithm.
  private func wald(_ statistic: String) -> String? {
    switch statistic {
    case "statistic": "z = β/SE"
    case "p.value": Self.normalTwoSided
    case "conf.low", "conf.high": "exp(β ± z × SE)"
    default: nil
    }
  }

  private func modelTest(_ statistic: String) -> String? {
    switch statistic {
    case "lr.statistic": "2(loglik − loglik without the tested terms)"
    case "wald.statistic": "βᵀV⁻¹β"
    case "score.statistic": "UᵀI⁻¹U at β = 0"
    case _ where statistic.hasSuffix(".parameter"): "number of coefficients tested"
    case _ where statistic.hasSuffix(".p.value"): Self.chiSquaredTail
    default: nil
    }
  }

  private func proportionality(_ statistic: String) -> String? {
    let time =
      if case .cox(let model) = question.verb {
        switch model.transform {
        case .km: "1 − S(t−)"
        case .identity: "t"
        case .log: "ln t"
        case .rank: "rank of t"
        }
      } else { "time" }
    return switch statistic {
    case "statistic": "χ² = UᵀV⁻¹U, U = Σg(t)(x − x̄) over the events, g(t) = \(time)"
    case "parameter": "number of coefficients tested"
    case "p.value": Self.chiSquaredTail
    default: nil
    }
  }

  // MARK: - Odds

  func logistic(_ statistic: String) -> String? {
    guard case .logistic(let model) = question.verb else { return nil }
    let isFirth = model.penalty == .firth
    let isProfile = (model.interval ?? question.conventions.logisticInterval) == .profile
    let likelihood = isFirth ? "the likelihood with Firth’s penalty" : "the likelihood"
    return switch statistic {
    case "coefficient": "β where \(likelihood) is largest"
    case "estimate": "exp(β), β where \(likelihood) is largest"
    case "std.error": "√ of (XᵀWX)⁻¹, W = P(1 − P), of β"
    case "n.event": "number of those patients with the event"
    case "conf.low", "conf.high":
      isProfile
        ? "exp of the β at which 2(loglik − profile) is χ²(1) at the level" : wald(statistic)
    case "statistic" where isFirth: "χ² = 2(penalized loglik − that with β = 0)"
    case "p.value" where isFirth: Self.chiSquaredTail
    case "deviance": "−2 Σ ln P(what happened)"
    case "null.deviance": "−2 loglik of the intercept alone"
    case "loglik": "Σ ln P(what happened)"
    case "aic": "deviance + 2 × coefficients"
    case "auc": "area under the ROC curve of the fitted probabilities"
    case "hosmer_lemeshow.statistic": "χ² = Σ(O − E)²/E + (O − E)²/(n − E) over deciles of risk"
    case "hosmer_lemeshow.parameter": "groups − 2"
    default: wald(statistic) ?? modelTest(statistic)
    }
  }

  // MARK: - Means

  func linear(_ statistic: String) -> String? {
    switch statistic {
    case "estimate": "β where Σ(y − β₀ − xᵀβ)² is smallest"
    case "std.error": "√ of σ̂²(XᵀX)⁻¹, σ̂² = RSS/(n − p − 1)"
    case "statistic": "t = β/SE; of the model F = (explained/p)/(RSS/(n − p − 1))"
    case "p.value": "2 P(T ≥ |t|), ν = n − p − 1; of the model P(F(p, n − p − 1) ≥ F)"
    case "conf.low", "conf.high": Self.limits("β", "t(n − p − 1)")
    case "r.squared": "explained/(explained + RSS)"
    case "adj.r.squared": "1 − (1 − R²)(n − 1)/(n − p − 1)"
    case "sigma": "√(RSS/(n − p − 1))"
    case "num.df": "number of coefficients tested"
    case "den.df": "n − p − 1"
    case "f.statistic": "F of the term’s coefficients together"
    case "f.p.value": Self.fTail
    default: nil
    }
  }
}
