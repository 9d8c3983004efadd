import Analysis
import Statistics

/// What measures agreement.
extension Formula {
  func agreement(_ statistic: String, _ key: Agreement.Method) -> String? {
    switch key {
    case .icc: correlationOfRatings(statistic)
    case .kappa, .weightedKappa: kappa(statistic, isWeighted: key == .weightedKappa)
    case .blandAltman: differences(statistic)
    }
  }

  private func correlationOfRatings(_ statistic: String) -> String? {
    switch statistic {
    case "estimate":
      "ICC1 (B − W)/(B + (k − 1)W); ICC2 (B − E)/(B + (k − 1)E + k(J − E)/n); "
        + "ICC3 (B − E)/(B + (k − 1)E); of k ratings (B − W)/B, (B − E)/(B + (J − E)/n), (B − E)/B"
    case "statistic": "F = B/W of ICC1, else B/E, mean squares"
    case "num.df": "n − 1"
    case "den.df": "n(k − 1) of ICC1, else (n − 1)(k − 1)"
    case "p.value": Self.fTail
    case "conf.low", "conf.high": "quantiles of F; of ICC2 with Satterthwaite’s degrees of freedom"
    default: nil
    }
  }

  private func kappa(_ statistic: String, isWeighted: Bool) -> String? {
    let isFleiss = method.holds("Fleiss")
    return switch statistic {
    case "estimate": "κ = (Po − Pe)/(1 − Pe)"
    case "agreement":
      isWeighted
        ? "Po = Σwᵢⱼpᵢⱼ, the weighted share of agreement" : "Po = Σpᵢᵢ, the share of agreement"
    case "agreement.expected": isWeighted ? "Pe = Σwᵢⱼpᵢ.p.ⱼ" : "Pe = Σpᵢ.p.ᵢ"
    case "std.error": "large-sample error of κ (Fleiss, Cohen and Everitt)"
    case "std.error.null":
      isFleiss ? "large-sample error under κ = 0 (Fleiss)" : "large-sample error under independence"
    case "statistic": "z = κ/SE under κ = 0"
    case "p.value": normalTail
    case "conf.low", "conf.high": Self.limits("κ")
    default: nil
    }
  }

  private func differences(_ statistic: String) -> String? {
    switch statistic {
    case "bias": "d̄, mean of first − second"
    case "sd": "s of the differences, divisor n − 1"
    case "limit.low": "d̄ − 1.96 s"
    case "limit.high": "d̄ + 1.96 s"
    case "bias.conf.low", "bias.conf.high": "d̄ ± t(n − 1) × s/√n"
    case _ where statistic.hasPrefix("limit."): "limit ± t(n − 1) × s √(1/n + 1.96²/(2(n − 1)))"
    case "statistic": "t = d̄/(s/√n)"
    case "parameter": "ν = n − 1"
    case "p.value": studentTail
    default: nil
    }
  }
}
