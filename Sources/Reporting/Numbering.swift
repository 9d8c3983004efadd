import Document

/// Counts the tables and figures of a report in the order in which they stand, and remembers which
/// belong to which analysis.
///
/// An analysis takes one number for its tables; those after the first carry a letter: `Table 4`,
/// `Table 4b`.
struct Numbering: Equatable, Sendable {
  private var tables = 0
  private var figures = 0
  private var fileNames: Set<String> = []
  /// The ids of tables and figures.
  private var ids: Set<String> = []
  private var numbers: [String: Int] = [:]
  private var counts: [String: Int] = [:]
  private var first: [String: String] = [:]
  /// The joined table in which an analysis's first table stands.
  private var homes: [String: String] = [:]
  private var entered: Set<String> = []

  /// The number of an analysis's next table.
  mutating func table(of analysis: String) -> String {
    if let home = homes[analysis] {
      return entered.insert(analysis).inserted ? name(of: home) : table(of: home)
    }
    if numbers[analysis] == nil {
      tables += 1
      numbers[analysis] = tables
    }
    let name = "Table \(numbers[analysis] ?? tables)" + letter(of: analysis)
    first[analysis] = first[analysis] ?? name
    return name
  }

  /// Lets the first table of an analysis be part of another's, which has its number.
  mutating func join(_ analysis: String, into home: String) {
    homes[analysis] = home
    first[analysis] = name(of: home)
  }

  /// Nothing for an analysis's first table, then b, c, …; numbers from the 27th on.
  private mutating func letter(of analysis: String) -> String {
    let count = counts[analysis, default: 0]
    counts[analysis] = count + 1
    if count == 0 { return "" }
    return count < 26 ? String(UnicodeScalar(UInt8(97 + count))) : ".\(count + 1)"
  }

  /// The number of an analysis's next figure: `Figure 1`.
  mutating func figure(of analysis: String) -> String {
    figures += 1
    first[analysis] = first[analysis] ?? "Figure \(figures)"
    return "Figure \(figures)"
  }

  /// Blocks whose tables and figures have ids that none before them has, capitals or not: links lead to
  /// one place, and a table is one file.
  ///
  /// A dot stands in the name of no analysis.
  mutating func withOwnIDs(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      switch block {
      case .table(var table):
        table.id = ownID(table.id)
        result.append(.table(table))
      case .figure(var figure):
        figure.id = ownID(figure.id)
        result.append(.figure(figure))
      default: result.append(block)
      }
    }
    return result
  }

  private mutating func ownID(_ wanted: String) -> String {
    var (id, copy) = (wanted, 2)
    while !ids.insert(id.lowercased()).inserted {
      id = wanted + ".\(copy)"
      copy += 1
    }
    return id
  }

  /// The first table or figure of an analysis; its own name where it has none.
  func name(of analysis: String) -> String { first[analysis] ?? analysis }

  /// Whether an analysis has a table or a figure.
  func hasName(_ analysis: String) -> Bool { first[analysis] != nil }

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
