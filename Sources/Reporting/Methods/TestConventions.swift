import Analysis
import Cohorts
import Statistics

/// The choices behind tests, each said only where its test ran and the choice bore on it.
struct TestConventions {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// One sentence for each choice that mattered.
  var sentences: [String] {
    chiSquared + ranks("mann_whitney", "Mann–Whitney", Self.mannWhitney)
      + ranks("wilcoxon_signed_rank", "signed-rank", Self.signedRank) + fisher
      + TableWords(methods).sentences
  }

  // MARK: - Answers

  /// The answers in which a test gave a number, with the options that go before the conventions.
  private func answers(_ context: String) -> [Answer] {
    methods.ran.filter { $0.findings.contains { $0.context == context && $0.isResult } }
  }

  private func place(_ answer: Answer) -> String { methods.places([answer.question.id]) }

  // MARK: - 2 × 2 tables

  private var chiSquared: [String] {
    let fourfold = answers("chi_squared").filter { answer in
      answer.findings.contains {
        $0.context == "chi_squared" && $0.statistic == "parameter" && $0.number == 1
      }
    }
    let words = { (isCorrected: Bool) in
      "χ² tests of 2×2 tables are \(isCorrected ? "" : "not ")corrected for continuity"
    }
    let rules = fourfold.filter { $0.question.correction == nil }
      .map { words($0.question.conventions.continuityCorrection) + "." }
    let asked = fourfold.compactMap { answer in
      answer.question.correction.map { "In \(place(answer)) \(words($0)), as asked." }
    }
    return rules.distinct() + asked
  }

  private var fisher: [String] {
    answers("fisher_exact").filter { answer in
      answer.findings.contains {
        $0.context == "fisher_exact" && $0.statistic == "estimate" && $0.number != nil
      }
    }
    .map { answer in
      switch answer.question.conventions.fisherOddsRatio {
      case .conditional:
        "Fisher’s odds ratio is the conditional maximum likelihood estimate, its interval the exact"
          + " one."
      case .sample where answer.question.exact != .always:
        "The odds ratio beside Fisher’s test is the sample’s own, ad/bc, its interval Wald’s."
      case .sample, .sampleExact:
        "The odds ratio beside Fisher’s test is the sample’s own, ad/bc, its interval the exact one."
      }
    }.distinct()
  }

  // MARK: - Ranks

  private func ranks(
    _ context: String, _ name: String, _ rule: (Conventions) -> String
  ) -> [String] {
    let ran = answers(context)
    let isAsked = { (answer: Answer) in
      answer.question.exact != .auto || answer.question.correction != nil
    }
    let rules = ran.filter { !isAsked($0) }.map {
      "The \(name) p is " + rule($0.question.conventions)
    }
    let asked = ran.filter(isAsked).map { answer in
      "In \(place(answer)) the \(name) p is \(how(answer, context)), as asked."
    }
    return rules.distinct() + asked
  }

  /// What the rows of a test say in brackets: `normal approximation`.
  private func how(_ answer: Answer, _ context: String) -> String {
    answer.findings.filter { $0.context == context && $0.statistic == "method" }
      .compactMap {
        $0.text?.split(separator: "(").last?.dropLast().split { ":;".contains($0) }.first
      }
      .map { $0.hasPrefix("exact") ? String($0) : "a " + $0 }.distinct().joined(separator: " or ")
  }

  private static func mannWhitney(_ conventions: Conventions) -> String {
    switch conventions.mannWhitney {
    case .exactIfSmallAndUntied:
      "exact when both groups are below 50 without ties, else a normal approximation with"
        + " continuity correction."
    case .normalCorrected: "a normal approximation with continuity correction."
    case .normal: "a normal approximation without continuity correction."
    }
  }

  private static func signedRank(_ conventions: Conventions) -> String {
    switch conventions.signedRank {
    case .exactIfSmallAndUntied:
      "exact below 50 pairs without ties, else a normal approximation with continuity correction."
    case .exactToTwentyElseT:
      "exact to 20 pairs, over the permutations of the ranks, else a t approximation."
    case .normal: "a normal approximation without continuity correction."
    }
  }
}

extension Question {
  /// Whether the analysis asks for exact p-values.
  fileprivate var exact: Exactness {
    switch verb {
    case .compare(let verb): verb.exact
    case .crossTabulate(let verb): verb.exact
    default: .auto
    }
  }

  /// Whether the analysis asks for a continuity correction, or for none.
  fileprivate var correction: Bool? {
    switch verb {
    case .compare(let verb): verb.correction
    case .crossTabulate(let verb): verb.correction
    default: nil
    }
  }
}
