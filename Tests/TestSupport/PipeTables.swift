extension String {
  /// The lines of pipe tables without the spaces that set numbers on their mark and columns below
  /// each other: `| **Age** | 63.0 (9.9) |`.
  public var tightTables: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { "> ".contains($0) }.hasPrefix("| ") ? Self.tight($0) : String($0) }
      .joined(separator: "\n")
  }

  private static func tight(_ line: Substring) -> String {
    if line.allSatisfy({ "|:- >".contains($0) }) {
      return line.split(separator: " ").map { cell in
        cell.first == ":" ? ":---" : cell.last == ":" ? "---:" : String(cell)
      }.joined(separator: " ")
    }
    let words = line.filter { !"\u{2004}\u{2007}\u{2008}".contains($0) }
      .split(separator: " ").map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
    return words.replacing("| |", with: "|  |").replacing("| |", with: "|  |")
  }
}

extension Substring {
  /// Without no-break spaces at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == "\u{A0}" }
    return String(start.reversed().drop { $0 == "\u{A0}" }.reversed())
  }
}
