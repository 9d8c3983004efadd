public import Analysis

/// What printed numbers say of each other, for a terminal or as JSON.
public struct AuditSummary: Sendable {
  private let results: [AuditResult]

  /// The summary of an audit.
  public init(_ results: [AuditResult]) { self.results = results }

  /// The lines for a terminal, each with its end.
  public var text: String {
    guard !results.isEmpty else { return "The file holds no checks.\n" }
    let rows = results.map { [$0.id, $0.subject ?? "", $0.verdict.words] }
    let lines = TerminalTable.lines([["check", "about", "verdict"]] + rows)
    let body = zip(lines.dropFirst(), results).flatMap { line, result in
      [line] + AuditWords(result).sentences.map { "    " + $0 }
    }
    return (Array(lines.prefix(1)) + body + ["", counts]).map { $0 + "\n" }.joined()
  }

  private var counts: String {
    var kinds: [(String, Int)] = []
    for result in results {
      let kind =
        if case .fitsOnlyWith = result.verdict { "fits only with" } else { result.verdict.words }
      if let known = kinds.firstIndex(where: { $0.0 == kind }) {
        kinds[known].1 += 1
      } else {
        kinds.append((kind, 1))
      }
    }
    return kinds.map { "\($0.0): \($0.1)" }.joined(separator: "; ")
  }

  /// An array of {id, verdict, explanation, possible}.
  public var json: String {
    let items = results.map { result in
      JSON.object([
        ("id", .text(result.id)), ("verdict", .text(result.verdict.words)),
        ("explanation", .text(AuditWords(result).sentences.joined(separator: " "))),
        ("possible", .array(result.parts.flatMap(Self.possible))),
      ]).text()
    }
    return "[\n" + items.joined(separator: ",\n") + "\n]\n"
  }

  private static func possible(_ part: AuditPart) -> [JSON] {
    part.readings.filter { $0.isExpected || $0.isPossible }.map { reading in
      .object([
        ("number", .text(part.name)), ("printed", .text(part.printed)),
        ("reading", .text(reading.name)),
        ("low", reading.possible.map { .number($0.lowerBound) } ?? .null),
        ("high", reading.possible.map { .number($0.upperBound) } ?? .null),
        ("fits", .bool(reading.isPossible)),
      ])
    }
  }
}

/// The sentences of one check.
struct AuditWords {
  let result: AuditResult

  init(_ result: AuditResult) { self.result = result }

  /// What does not fit first, then the p, then how much else fits.
  var sentences: [String] {
    let told = result.parts.filter { $0.verdict != .fits || $0.name == "p" }
    let order = told.filter { $0.verdict == .conflict } + told.filter { $0.verdict != .conflict }
    let others = result.parts.count - told.count
    let rest =
      others == 0 ? [] : ["\(others) other \(others == 1 ? "number fits" : "numbers fit")."]
    let only = told.isEmpty && result.parts.count == 1 ? result.parts.map(sentence) : nil
    return (only ?? order.map(sentence) + rest) + result.reasons.map { $0.asSentence }
  }

  private func sentence(_ part: AuditPart) -> String {
    let shown = part.readings.filter { $0.isExpected || $0.isPossible }
    return "\(part.name): printed \(part.printed); " + shown.map(words).joined(separator: "; ")
      + "."
  }

  /// "Welch's t-test gives 0.0416 to 0.0458, which does not fit".
  private func words(_ reading: AuditPart.Reading) -> String {
    guard let possible = reading.possible else {
      return "it is \(reading.isPossible ? "" : "not ")\(reading.name)"
    }
    let fit =
      switch reading.fit {
      case .inside, .touches: ""
      case .near: ", which is near"
      case .apart: ", which does not fit"
      }
    return "\(reading.name) gives \(range(possible))\(fit)"
  }

  private func range(_ range: ClosedRange<Double>) -> String {
    let low = NumberFormat.significant(range.lowerBound, 3)
    let high = NumberFormat.significant(range.upperBound, 3)
    return low == high ? low : "\(low) to \(high)"
  }
}
