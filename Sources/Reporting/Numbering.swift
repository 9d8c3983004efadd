/// Counts the tables and figures of a report in the order in which they stand, and remembers which
/// belong to which analysis.
struct Numbering: Equatable, Sendable {
  private var tables = 0
  private var figures = 0
  private var fileNames: Set<String> = []
  private var items: [String: [String]] = [:]

  /// The number of an analysis's next table: `Table 1`.
  mutating func table(of analysis: String) -> String {
    tables += 1
    items[analysis, default: []].append("Table \(tables)")
    return "Table \(tables)"
  }

  /// The number of an analysis's next figure: `Figure 1`.
  mutating func figure(of analysis: String) -> String {
    figures += 1
    items[analysis, default: []].append("Figure \(figures)")
    return "Figure \(figures)"
  }

  /// The tables and figures of an analysis; its own name where it has none.
  func name(of analysis: String) -> String {
    items[analysis].map { $0.joined(separator: ", ") } ?? analysis
  }

  /// A file name made of an analysis's name, without the ending; no two are equal.
  mutating func fileName(for analysis: String) -> String {
    let safe = String(analysis.map { Self.isSafe($0) ? $0 : "-" })
    var name = safe.isEmpty ? "figure" : safe
    var copy = 2
    while !fileNames.insert(name.lowercased()).inserted {
      name = safe + "-\(copy)"
      copy += 1
    }
    return name
  }

  private static func isSafe(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
      || character == "-" || character == "_"
  }
}
