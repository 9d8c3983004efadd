import Analysis
import Cohorts

/// What was correlated, and how agreement was measured.
struct AssociationWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// Correlations, then agreement; intervals among the conventions.
  var sentences: [MethodsSentence] {
    methods.ran.flatMap(correlation) + methods.ran.flatMap(agreement)
      + methods.details(.association, intervals, of: methods.analyses(Self.coefficients))
      + methods.details(
        .association, AgreementWords(ran: methods.ran, contexts: methods.contexts).sentences,
        of: methods.analyses(["icc", "kappa", "weighted_kappa", "bland_altman"]))
  }

  private static let coefficients = Set(Correlate.Method.allCases.map(\.rawValue))

  private func correlation(_ answer: Answer) -> [MethodsSentence] {
    guard case .correlate(let verb) = answer.question.verb else { return [] }
    let with = verb.with.isEmpty ? "" : " with " + methods.format.inText(verb.with.map(\.text))
    let kinds = answer.findings.filter { Self.coefficients.contains($0.context) && $0.isResult }
      .map(\.context).distinct().map { MethodName.words($0) }
    guard !kinds.isEmpty else { return [] }
    return methods.sentence(
      .association,
      "The association of " + methods.format.inText(verb.variables.map(\.text)) + with
        + " was measured by " + kinds.inWords, of: [answer.question.id])
  }

  private func agreement(_ answer: Answer) -> [MethodsSentence] {
    guard case .agreement(let verb) = answer.question.verb else { return [] }
    let how =
      switch verb.method {
      case .icc: "intraclass correlation"
      case .kappa: verb.measurements.count > 2 ? "Fleiss’ κ" : "Cohen’s κ"
      case .weightedKappa: "κ with \(verb.weights.rawValue) weights"
      case .blandAltman: "Bland and Altman’s limits of agreement"
      }
    return methods.sentence(
      .association,
      "The agreement of " + methods.format.inText(verb.measurements.map(\.text))
        + " was measured by " + how, of: [answer.question.id])
  }

  private var intervals: [String] {
    let own = Correlate.Method.allCases.map(\.rawValue).filter(methods.contexts.contains)
    let methods = self.methods.methods(in: Self.coefficients)
    return (methods.isEmpty ? [] : ["Correlation: \(methods.joined(separator: "; "))."])
      + own.compactMap { Self.words[$0] }
  }

  /// How the intervals of the coefficients are made.
  private static let words: [String: String] = [
    "pearson": "Intervals of r are Fisher’s.",
    "spearman": "Intervals of ρ are Bonett and Wright’s (2000), on Fisher’s scale.",
    "kendall":
      "Intervals of τ are those of Fieller, Hartley and Pearson (1957), on Fisher’s scale.",
  ]
}
