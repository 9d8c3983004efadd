import Analysis

/// What changed between two results.json, why, and what it means: for a terminal.
public struct ResultsComparison: Sendable {
  /// The changes.
  public let changes: [ResultsChange]
  private let causes: [String]

  /// The comparison of two results.
  public init(_ old: ResultsFile, _ new: ResultsFile) {
    changes = ResultsChange.all(from: old.findings, to: new.findings)
    causes = Self.causes(old, new)
  }

  /// What the results depend on and is not what it was.
  private static func causes(_ old: ResultsFile, _ new: ResultsFile) -> [String] {
    func value(_ file: ResultsFile, _ source: ResultsFile.Source) -> String? {
      file.sources.first { $0.kind == source.kind && $0.name == source.name }?.value
    }
    let all = new.sources + old.sources.filter { value(new, $0) == nil }
    let changed = all.filter { value(old, $0) != value(new, $0) }
    let words = changed.map { source in
      switch source.kind {
      case .plan: "the plan"
      case .data: "the data"
      case .codebook: "the codebook"
      case .convention:
        "the convention \(source.name) (\(value(old, source) ?? "none") → \(value(new, source) ?? "none"))"
      case .seed:
        "the seed of \(source.name) (\(value(old, source) ?? "none") → \(value(new, source) ?? "none"))"
      }
    }
    return words
      + (old.version == new.version ? [] : ["the version (\(old.version) → \(new.version))"])
  }

  /// The lines, each with its end: alarms first, then every change.
  public var text: String {
    let lines = [cause] + (changes.isEmpty ? [] : [""] + alarms + table + ["", counts])
    return lines.map { $0 + "\n" }.joined()
  }

  private var cause: String {
    let same = "The plan, the data, the conventions and the version are the same"
    if changes.isEmpty {
      return causes.isEmpty
        ? "Nothing changed." : "No result changed, though \(list(causes)) did."
    }
    if causes.isEmpty { return same + ", and yet results changed." }
    let because = causes.count == 1 ? "because of" : "because of one or more of:"
    return "Results changed \(because) \(list(causes))."
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  // MARK: - Alarms

  private var alarms: [String] {
    let sentences = changes.flatMap { change in
      change.alarms.map { alarm in sentence(alarm, change) }
    }
    return sentences.isEmpty
      ? [] : ["Conclusions that changed:"] + sentences.map { "  " + $0 } + [""]
  }

  private func sentence(_ alarm: ResultsChange.Alarm, _ change: ResultsChange) -> String {
    let path = path(of: change)
    let values = "\(number(change.old)) → \(number(change.new))"
    let null = change.new.flatMap { NullValue.of($0.context) }.map {
      NumberFormat.significant($0, 2)
    }
    switch alarm {
    case .significance: return "\(path): p crossed 0.05 (\(values))"
    case .interval: return "\(path): the interval crossed \(null?.trimmingZeros ?? "") (\(values))"
    case .direction:
      return "\(path): the estimate changed sides of \(null?.trimmingZeros ?? "") (\(values))"
    }
  }

  // MARK: - Changes

  private var table: [String] {
    let rows = changes.map { change in
      [path(of: change), number(change.old), number(change.new), relative(change)]
    }
    return TerminalTable.lines([["result", "old", "new", "change"]] + rows)
  }

  private func path(of change: ResultsChange) -> String {
    (change.new ?? change.old).map { ResultPath.path(to: $0) } ?? ""
  }

  private func number(_ finding: Finding?) -> String {
    guard let finding else { return "—" }
    switch finding.value {
    case .number(let value): return NumberFormat.significant(value, 6).trimmingZeros
    case .text(let text): return text
    case .none: return finding.error ?? "none"
    }
  }

  private func relative(_ change: ResultsChange) -> String {
    guard change.old != nil else { return "new" }
    guard change.new != nil else { return "gone" }
    guard let old = change.old?.number, let new = change.new?.number, old != 0, old.isFinite,
      new.isFinite
    else { return "" }
    let percent = 100 * (new - old) / abs(old)
    return (percent > 0 ? "+" : "") + NumberFormat.significant(percent, 2) + "%"
  }

  private var counts: String {
    let added = changes.count { $0.old == nil }
    let gone = changes.count { $0.new == nil }
    let alarms = changes.count { !$0.alarms.isEmpty }
    return "changed: \(changes.count - added - gone); new: \(added); gone: \(gone); "
      + "conclusions: \(alarms)"
  }
}
