import Analysis
import Cohorts

/// How tables of counts were tested and measured, each said only where it was done.
struct TableWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// One sentence for each choice that mattered.
  var sentences: [String] {
    exactTest + monteCarlo + pairs + strata + effects
  }

  private var findings: [Finding] { methods.ran.flatMap(\.findings) }

  /// The words for the methods that gave numbers under some contexts, each once.
  private func words(of contexts: Set<String>) -> [String] {
    let own = contexts.intersection(methods.contexts)
    if own.isEmpty { return [] }
    return findings.filter { own.contains($0.context) && $0.statistic == "method" }
      .compactMap { $0.text?.typographic }.distinct()
  }

  private var exactTest: [String] {
    guard methods.contexts.contains(TestKey.fisherExact.rawValue) else { return [] }
    let isTwoSided = findings.contains {
      $0.context == TestKey.fisherExact.rawValue && $0.text == "two.sided"
    }
    guard isTwoSided else { return [] }
    return [
      "The two-sided p of Fisher’s test is that of all tables no more likely than the observed one."
    ]
  }

  private var monteCarlo: [String] {
    let drawn = methods.ran.compactMap { answer in
      Provenance.randomTables(of: answer).map { "\($0.replicates) tables, seed \($0.seed)" }
    }
    guard !drawn.isEmpty else { return [] }
    return [
      "Where all tables with the same margins are too many to list, Fisher’s p is estimated from"
        + " random ones (\(drawn.distinct().joined(separator: "; "))): p = (1 + those no more likely"
        + " than the observed table)/(1 + all)."
    ]
  }

  private var pairs: [String] {
    let own = words(of: [TestKey.mcnemar.rawValue])
    guard !own.isEmpty else { return [] }
    let hasRatio = findings.contains {
      $0.context == TestKey.mcnemar.rawValue && $0.statistic == "estimate" && $0.number != nil
    }
    let ratio = hasRatio ? "; the odds ratio of the pairs has exact limits" : ""
    return ["Paired levels are compared by \(own.joined(separator: ", "))\(ratio)."]
  }

  private var strata: [String] {
    let own = words(of: [TestKey.cochranMantelHaenszel.rawValue])
    guard !own.isEmpty else { return [] }
    let homogeneity =
      methods.contexts.contains("breslow_day")
      ? " Whether the odds ratio is the same in all strata is tested by Breslow and Day, without and"
        + " with Tarone’s correction." : ""
    let ratio = findings.contains {
      $0.context == TestKey.cochranMantelHaenszel.rawValue && $0.statistic == "std.error"
    }
    let common =
      ratio
      ? "; the common odds ratio is Mantel and Haenszel’s, with the variance of Robins, Breslow and"
        + " Greenland" : ""
    return [
      "Over strata, groups are compared by the \(own.joined(separator: ", the "))\(common)."
        + homogeneity
    ]
  }

  private var effects: [String] {
    if Self.effects.isDisjoint(with: methods.contexts) { return [] }
    let tables = methods.ran.filter {
      if case .summarize = $0.question.verb { false } else { true }
    }
    let own = tables.flatMap(\.findings).filter {
      Self.effects.contains($0.context) && $0.statistic == "method"
        && methods.contexts.contains($0.context)
    }
    .compactMap { $0.text?.typographic }.distinct()
    let haldane = findings.contains {
      Self.effects.contains($0.context) && $0.warning?.hasPrefix("½") == true
    }
    return own.isEmpty
      ? []
      : ["Effects of tables of counts: \(own.joined(separator: "; "))."]
        + (haldane ? ["½ is added to each count of a ratio where one is 0 (Haldane)."] : [])
  }

  private static let effects: Set<String> = [
    "risk_difference", "risk_ratio", "odds_ratio", "number_needed_to_treat", "cramers_v",
  ]
}
