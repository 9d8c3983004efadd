import Analysis
import Statistics

/// What describes one variable.
extension Formula {
  func continuous(_ statistic: String) -> String? {
    switch statistic {
    case "N": "number of values"
    case "mean": "x̄ = Σx/n"
    case "sd": "s = √(Σ(x − x̄)²/(n − 1))"
    case "var": "s² = Σ(x − x̄)²/(n − 1)"
    case "se": "s/√n"
    case "sum": "Σx"
    case "median": "middle of the ordered values; of an even number the mean of the middle two"
    case "p25": quantile("0.25")
    case "p75": quantile("0.75")
    case "iqr": "third quartile − first quartile"
    case "mad": "1.4826 × median of |x − median|"
    case "min": "smallest value"
    case "max": "largest value"
    case "geometric.mean": "(Πx)^(1/n), of positive values"
    case "skewness": skewness
    case "kurtosis": kurtosis
    case "mean.conf.low", "mean.conf.high": "x̄ ± t(n − 1) × s/√n, the quantile at (1 + level)/2"
    case "median.conf.low", "median.conf.high":
      "x₍ₖ₎ to x₍ₙ₊₁₋ₖ₎, k the largest with P(B ≤ k − 1) ≤ (1 − level)/2, B binomial(n, ½)"
    default: nil
    }
  }

  private func quantile(_ order: String) -> String {
    let type = question.conventions.quantileType
    let place =
      switch type {
      case 1: ": x₍ⱼ₎, j the smallest whole number ≥ np"
      case 2: ": x₍ⱼ₎, j the smallest whole number ≥ np; at a whole np the mean of x₍ⱼ₎ and x₍ⱼ₊₁₎"
      case 4: ": interpolated at h = np"
      case 5: ": interpolated at h = np + ½"
      case 6: ": interpolated at h = (n + 1)p"
      case 7: ": interpolated at h = (n − 1)p + 1"
      case 8: ": interpolated at h = (n + ⅓)p + ⅓"
      case 9: ": interpolated at h = (n + ¼)p + ⅜"
      default: ""
      }
    return "quantile at p = \(order), type \(type) of Hyndman and Fan\(place)"
  }

  private var skewness: String {
    switch question.conventions.moments {
    case .type3: "m₃/s³, mᵣ = Σ(x − x̄)ʳ/n"
    case .type2: "g₁ √(n(n − 1))/(n − 2), g₁ = m₃/m₂^(3/2), mᵣ = Σ(x − x̄)ʳ/n"
    case .type1NotExcess: "m₃/m₂^(3/2), mᵣ = Σ(x − x̄)ʳ/n"
    }
  }

  private var kurtosis: String {
    switch question.conventions.moments {
    case .type3: "m₄/s⁴ − 3, mᵣ = Σ(x − x̄)ʳ/n"
    case .type2:
      "((n + 1)g₂ + 6)(n − 1)/((n − 2)(n − 3)), g₂ = m₄/m₂² − 3, mᵣ = Σ(x − x̄)ʳ/n"
    case .type1NotExcess: "m₄/m₂², mᵣ = Σ(x − x̄)ʳ/n"
    }
  }

  func categorical(_ statistic: String) -> String? {
    switch statistic {
    case "n": "number of patients who have this level"
    case "N": "number of patients that the percentage is of"
    case "p": "n/N"
    case "conf.low", "conf.high": Self.proportionLimits(proportionInterval)
    default: nil
    }
  }

  private var proportionInterval: Proportion.Interval {
    if case .summarize(let table) = question.verb { table.interval } else { .wilson }
  }

  /// The limits of a proportion.
  static func proportionLimits(_ interval: Proportion.Interval) -> String {
    switch interval {
    case .wilson: "Wilson: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²))/(1 + z²/n)"
    case .wilsonCorrected: "Wilson’s score interval with continuity correction ½n⁻¹"
    case .clopperPearson:
      "Clopper–Pearson: the shares with P(X ≥ n) and P(X ≤ n) = (1 − level)/2, X binomial"
    case .agrestiCoull: "Agresti–Coull: p̃ ± z √(p̃(1 − p̃)/(N + z²)), p̃ = (n + z²/2)/(N + z²)"
    case .wald: "Wald: p ± z √(p(1 − p)/N)"
    }
  }

  func missing(_ statistic: String) -> String? {
    switch statistic {
    case "N_obs": "number of patients"
    case "N_miss": "number of patients without a value"
    case "N_nonmiss": "number of patients with a value"
    case "p_miss": "patients without a value / patients"
    case "p_nonmiss": "patients with a value / patients"
    default: nil
    }
  }

  func date(_ statistic: String) -> String? {
    switch statistic {
    case "N": "number of dates"
    case "min": "first day"
    case "max": "last day"
    default: nil
    }
  }
}
