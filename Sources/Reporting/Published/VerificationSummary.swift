import Analysis

/// Published against recomputed numbers, for a terminal.
public struct VerificationSummary: Sendable {
  private let comparisons: [PublishedComparison]
  private let colours: Bool
  private let listsChoices: Bool

  /// The summary of a study's published numbers.
  ///
  /// - Parameters:
  ///   - comparisons: the numbers, in the order of the plan.
  ///   - colours: whether the verdicts are coloured as well.
  ///   - choices: whether every choice that was tried is listed.
  public init(
    _ comparisons: [PublishedComparison], colours: Bool = false, choices: Bool = false
  ) {
    self.comparisons = comparisons
    self.colours = colours
    listsChoices = choices
  }

  /// The lines, each with its end.
  public var text: String {
    guard !comparisons.isEmpty else { return "The plan holds no published numbers.\n" }
    let rows = comparisons.map { comparison in
      [
        comparison.analysis + "." + comparison.path, comparison.published.value,
        comparison.recomputed ?? "", comparison.verdict.rawValue,
      ]
    }
    let lines = TerminalTable.lines([["result", "published", "recomputed", "verdict"]] + rows)
    let body = zip(lines.dropFirst(), comparisons).map { coloured($0, $1) }
    let all = Array(lines.prefix(1)) + body + reasons + explanations + ["", counts]
    return all.map { $0 + "\n" }.joined()
  }

  private func coloured(_ line: String, _ comparison: PublishedComparison) -> String {
    let word = comparison.verdict.rawValue
    guard colours, line.hasSuffix(word) else { return line }
    let code =
      switch comparison.verdict {
      case .reproduced, .agreesByConstruction: "32"
      case .differs, .reproducedAgainstReason: "31"
      case .differsExplained, .notComputed: "33"
      }
    return line.dropLast(word.count) + "\u{1B}[\(code)m\(word)\u{1B}[0m"
  }

  private var reasons: [String] {
    let stated = comparisons.compactMap { comparison in
      comparison.published.differs.map { "\(comparison.analysis).\(comparison.path): \($0)" }
    }
    return stated.isEmpty ? [] : ["", "Reasons given for differences:"] + stated.map { "  " + $0 }
  }

  /// Which choices give a number, below the path that it stands at.
  private var explanations: [String] {
    var lines: [String] = []
    for comparison in comparisons {
      guard let words = comparison.plainExplanation else { continue }
      lines.append("  \(comparison.analysis).\(comparison.path): \(words)")
      if listsChoices { lines += comparison.triedChoices }
    }
    return lines.isEmpty ? [] : ["", "Whose defaults:"] + lines
  }

  private var counts: String {
    PublishedComparison.Verdict.allCases.compactMap { verdict in
      let count = comparisons.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(verdict.rawValue): \(count)"
    }
    .joined(separator: "; ")
  }
}
