/// Counts the tables and figures of a report, in the order in which they stand.
struct Numbering: Equatable, Sendable {
  private var tables = 0
  private var figures = 0

  /// The number of the next table: `Table 1`.
  mutating func table() -> String {
    tables += 1
    return "Table \(tables)"
  }

  /// The number of the next figure: `Figure 1`.
  mutating func figure() -> String {
    figures += 1
    return "Figure \(figures)"
  }
}
