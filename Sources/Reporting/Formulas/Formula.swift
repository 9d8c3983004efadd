import Analysis
import Statistics

/// The formula behind one statistic, as text: what a reader computes to make the number again.
struct Formula: Sendable {
  /// The analysis, whose options choose between formulas.
  let question: Question
  /// What the rows call their method: `Mann–Whitney test (normal approximation)`; empty for nothing.
  let method: String

  /// The formula of a statistic; `nil` where it is a word or says itself what it is.
  func text(_ statistic: String, in context: ResultContext) -> String? {
    if let shared = shared(statistic) { return shared }
    return switch context {
    case .test(let key): test(statistic, key)
    case .effect(let key): effect(statistic, key)
    case .survivalTest(let key): survivalTest(statistic, key)
    case .correlation(let method): correlation(statistic, method)
    case .agreement(let method): agreement(statistic, method)
    case .named(let named): self.named(statistic, named)
    }
  }

  private func named(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch context {
    case .continuous: continuous(statistic)
    case .categorical: categorical(statistic)
    case .missing: missing(statistic)
    case .date: date(statistic)
    case .breslowDay: breslowDay(statistic)
    case .fragility: fragility(statistic)
    case .rocAUC, .rocPartialAUC, .rocAt, .rocThreshold, .rocDeLongTest, .rocTime,
      .rocTimeIntegrated, .harrellC, .unoC, .brier, .brierIntegrated, .maximallySelected:
      discrimination(statistic, context)
    case .survival, .survivalAt, .survivalDifference, .rmstDifference, .rmstRatio, .followUp:
      survival(statistic, context)
    case .cuminc, .cumincAt, .grayTest: incidence(statistic, context)
    case .coxUnivariable, .coxMultivariable, .fineGray, .coxZPH, .coxBaseline:
      hazards(statistic, context)
    case .logisticUnivariable, .logisticMultivariable: logistic(statistic)
    case .linearUnivariable, .linearMultivariable: linear(statistic)
    }
  }

  /// What means the same in every context.
  private func shared(_ statistic: String) -> String? {
    switch statistic {
    case "nobs": "number of patients complete on the variables of this row"
    case "n.obs": "number of patients who have this level"
    case "n.event": nil
    case "nevent": "number of those patients with the event"
    case "ncompeting": "number of those patients with a competing event"
    case "clusters": "number of clusters"
    case "raters": "number of measurements of each patient"
    case "p.value.adjusted": adjusted
    default: nil
    }
  }

  /// The adjustment over m p-values; in the order of size p₍₁₎ ≤ … ≤ p₍ₘ₎ where it needs one.
  private var adjusted: String? {
    switch question.adjust {
    case .none: nil
    case .bonferroni: "min(1, m p) over the m p-values"
    case .holm: "max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎), the m p-values ascending"
    case .hochberg: "min over j ≥ i of min(1, (m − j + 1) p₍ⱼ₎), the m p-values ascending"
    case .hommel: "smallest level at which Hommel’s closed test by Simes rejects, over m p-values"
    case .benjaminiHochberg: "min over j ≥ i of min(1, m p₍ⱼ₎/j), the m p-values ascending"
    case .benjaminiYekutieli:
      "min over j ≥ i of min(1, m Σ(1/k) p₍ⱼ₎/j), the m p-values ascending, k from 1 to m"
    }
  }

  // MARK: - Tails

  /// The p of a statistic that has a symmetric distribution: `2 P(T ≥ |t|)`.
  func tail(_ variable: String, _ value: String, _ law: String) -> String {
    switch question.alternative {
    case .twoSided: "p = 2 P(\(variable) ≥ |\(value)|), \(law)"
    case .greater: "p = P(\(variable) ≥ \(value)), \(law)"
    case .less: "p = P(\(variable) ≤ \(value)), \(law)"
    }
  }

  /// The p of Student's t.
  var studentTail: String { tail("T", "t", "T Student’s with ν degrees of freedom") }

  /// The p of a standard normal z.
  var normalTail: String { tail("Z", "z", "Z standard normal") }

  /// The two-sided p of a standard normal z, whatever the alternative.
  static let normalTwoSided = "p = 2 P(Z ≥ |z|), Z standard normal"

  /// The p of χ².
  static let chiSquaredTail = "p = P(χ²(ν) ≥ the statistic)"

  /// The p of F.
  static let fTail = "p = P(F(ν₁, ν₂) ≥ the statistic)"

  /// The limits of an estimate by a quantile of its distribution.
  func limits(_ estimate: String, _ quantile: String, _ error: String = "SE") -> String {
    switch question.alternative {
    case .twoSided: "\(estimate) ± \(quantile) × \(error), the quantile at (1 + level)/2"
    case .greater: "\(estimate) − \(quantile) × \(error), the quantile at the level; no upper limit"
    case .less: "\(estimate) + \(quantile) × \(error), the quantile at the level; no lower limit"
    }
  }

  /// Limits that are two-sided whatever the alternative.
  static func limits(_ estimate: String, _ quantile: String = "z") -> String {
    "\(estimate) ± \(quantile) × SE, the quantile at (1 + level)/2"
  }
}

extension String {
  /// Whether the text holds another.
  func holds(_ text: String) -> Bool {
    let (bytes, wanted) = (utf8, text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
