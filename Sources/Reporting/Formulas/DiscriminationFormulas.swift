import Analysis
import Statistics

/// What tells two classes, or early events from late ones, apart.
extension Formula {
  func discrimination(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch context {
    case .rocAUC: area(statistic)
    case .rocPartialAUC: partial(statistic)
    case .rocAt: point(statistic)
    case .rocThreshold: threshold(statistic)
    case .rocDeLongTest: delong(statistic)
    case .rocTime, .rocTimeIntegrated: overTime(statistic, context)
    case .harrellC, .unoC: concordance(statistic, isUno: context == .unoC)
    case .brier, .brierIntegrated: brier(statistic, isIntegrated: context == .brierIntegrated)
    default: cut(statistic)
    }
  }

  private var isBootstrap: Bool {
    if case .roc(let roc) = question.verb { roc.interval == .bootstrap } else { false }
  }

  private static let percentile =
    "quantiles of the stratified bootstrap at (1 − level)/2 and (1 + level)/2"

  private func area(_ statistic: String) -> String? {
    switch statistic {
    case "estimate": "A = mean over all pairs of [case beyond control] + ½[tie]"
    case "std.error":
      isBootstrap
        ? "standard deviation of the bootstrap replicates"
        : "√(s²(V₁₀)/m + s²(V₀₁)/n), V the placements of cases and of controls (DeLong)"
    case "conf.low", "conf.high": isBootstrap ? Self.percentile : "A ± z × SE, cut to 0 and 1"
    case "n.cases": "number of patients of the positive class"
    case "n.controls": "number of the others"
    default: nil
    }
  }

  private func partial(_ statistic: String) -> String? {
    guard case .roc(let roc) = question.verb, let part = roc.partial else { return nil }
    let other = part.axis == .specificity ? "sensitivity" : "specificity"
    let raw = "∫ \(other) d(\(part.axis.rawValue)) over the range"
    return switch statistic {
    case "estimate":
      part.corrected ? "½(1 + (A − min)/(max − min)), A = \(raw) (McClish)" : raw
    case "conf.low", "conf.high": Self.percentile
    default: nil
    }
  }

  private func point(_ statistic: String) -> String? {
    switch statistic {
    case "estimate", "sensitivity", "specificity":
      "the curve, its points joined by straight lines, read at this place"
    case "conf.low", "conf.high": Self.percentile
    default: nil
    }
  }

  private func threshold(_ statistic: String) -> String? {
    switch statistic {
    case "threshold":
      "middle between observed values where the rule is best: youden, largest sensitivity + "
        + "specificity; closest_topleft, smallest (1 − sensitivity)² + (1 − specificity)²"
    case "threshold.conf.low", "threshold.conf.high": Self.percentile
    case "sensitivity": "positive cases / cases"
    case "specificity": "negative controls / controls"
    case "ppv": "positive cases / all positive"
    case "npv": "negative controls / all negative"
    case "accuracy": "(positive cases + negative controls) / patients"
    case "lr.positive": "sensitivity/(1 − specificity)"
    case "lr.negative": "(1 − sensitivity)/specificity"
    case _ where statistic.hasPrefix("lr.positive"):
      "exp(ln LR ± z √(1/tp − 1/(tp + fn) + 1/fp − 1/(fp + tn)))"
    case _ where statistic.hasPrefix("lr.negative"):
      "exp(ln LR ± z √(1/fn − 1/(tp + fn) + 1/tn − 1/(fp + tn)))"
    case _ where statistic.hasSuffix(".conf.low") || statistic.hasSuffix(".conf.high"):
      "Clopper–Pearson: the shares at which the binomial tails are (1 − level)/2"
    default: nil
    }
  }

  private func delong(_ statistic: String) -> String? {
    switch statistic {
    case "estimate": "A₁ − A₂"
    case "std.error": "√(V₁ + V₂ − 2 cov), V and cov of the placements; cov = 0 of other patients"
    case "statistic": "(A₁ − A₂)/SE"
    case "parameter": "ν = (V₁ + V₂)²/(V₁²/(N₁ − 1) + V₂²/(N₂ − 1))"
    case "p.value":
      tail("Z", "z", "Z standard normal; of other patients Student’s t with ν")
    case "conf.low", "conf.high": limits("A₁ − A₂", "z")
    default: nil
    }
  }

  // MARK: - Over time

  private func overTime(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch statistic {
    case "estimate" where context == .rocTimeIntegrated:
      "mean of A(t) over the times, weighted by the fall of the Kaplan–Meier curve"
    case "estimate":
      "A(t) = Σ wᵢ([xᵢ beyond xⱼ] + ½[tie])/(Σwᵢ × controls), i with the event by t, j beyond t, "
        + "w = 1/G(T), G the Kaplan–Meier of censoring"
    case "n.cases": "patients with the event by this time"
    case "n.controls": "patients followed beyond this time"
    case "n.censor": "patients censored by this time, who are neither"
    default: nil
    }
  }

  private func concordance(_ statistic: String, isUno: Bool) -> String? {
    switch statistic {
    case "estimate":
      isUno
        ? "Σwᵢ([concordant] + ½[tie])/Σwᵢ over the comparable pairs, wᵢ = 1/G(Tᵢ)², Tᵢ < τ"
        : "(c + t/2)/(c + d + t) over the comparable pairs"
    case "std.error": "infinitesimal jackknife over the patients"
    case "conf.low", "conf.high": Self.limits("C")
    case "tau": "last of the times"
    default: nil
    }
  }

  private func brier(_ statistic: String, isIntegrated: Bool) -> String? {
    switch statistic {
    case "estimate":
      isIntegrated
        ? "mean of BS(t) over the times, by the trapezoidal rule"
        : "BS(t) = (1/n)Σ S²/G(T) of those with the event by t, (1 − S)²/G(t) of those beyond"
    case "std.error": "standard error of the mean of the patients’ terms"
    default: nil
    }
  }

  private func cut(_ statistic: String) -> String? {
    switch statistic {
    case "cutpoint": "value µ at which |T(µ)| is largest; the lowest of several"
    case "statistic":
      "M = max |T(µ)|, T = (Σ of a at or below µ − m ā)/√(m(n − m)/(n(n − 1)) Σ(a − ā)²)"
    case "n.low": "patients at or below the cut"
    case "n.high": "patients above the cut"
    case "cuts": "distinct values tried"
    case "p.value": cutTail
    default: nil
    }
  }

  private var cutTail: String? {
    guard case .cutpoint(let search) = question.verb else { return nil }
    return switch search.pValue {
    case .lau92: "φ(M)(M − 1/M) ln(ε₂(1 − ε₁)/((1 − ε₂)ε₁)) + 4φ(M)/M, ε the shares searched"
    case .lau94: "P(|Z| ≥ M) + Σ over neighbouring cuts (improved Bonferroni bound)"
    case .exact: "share of all permutations of the scores with at least this M"
    }
  }
}
