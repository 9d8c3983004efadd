/// Where the numbers of one table come from, without a script: under the table, folded.
///
/// One line for each kind of number says what all numbers of that kind share; what the whole table
/// shares is said once, in the first line.
struct SourceFold {
  private let sources: [Source]

  /// The sources of a table's cells, each once.
  init(_ table: Table, _ known: [Source.ID: Source]) {
    var met: Set<Source.ID> = []
    var sources: [Source] = []
    for row in table.rows {
      for cell in row.cells {
        for id in cell.sources where met.insert(id).inserted {
          if let source = known[id] { sources.append(source) }
        }
      }
    }
    self.sources = sources
  }

  /// The fold; empty where nothing is known.
  func html() -> String {
    guard !sources.isEmpty else { return "" }
    let whole = Self.common(sources)
    var lines = whole.isEmpty ? [] : [line("All numbers", whole)]
    for (label, own) in kinds {
      let facts = Self.common(own).filter { !whole.contains($0) }
      if !facts.isEmpty { lines.append(line(label, facts)) }
    }
    let summary = "<summary>Where these numbers come from</summary>"
    return "\n<details class=\"fold origin\">\(summary)\n<dl>\n"
      + lines.joined() + "</dl>\n</details>"
  }

  /// What makes numbers one of a kind: their name, and how they were computed.
  private struct Kind: Hashable {
    let label: String
    let ways: [Source.Fact]

    init(_ source: Source) {
      label = source.label
      ways = source.facts.filter { $0.term == "Method" || $0.term == "Formula" }
    }

    /// The label alone is hashed: few kinds share one.
    func hash(into hasher: inout Hasher) { hasher.combine(label) }
  }

  /// The numbers by what they are, in the order met.
  private var kinds: [(label: String, sources: [Source])] {
    var places: [Kind: Int] = [:]
    var kinds: [(label: String, sources: [Source])] = []
    for source in sources {
      let kind = Kind(source)
      if let place = places[kind] {
        kinds[place].sources.append(source)
      } else {
        places[kind] = kinds.count
        kinds.append((source.label, [source]))
      }
    }
    return kinds
  }

  /// The facts that all of some sources share.
  private static func common(_ sources: [Source]) -> [Source.Fact] {
    var common = sources.first?.facts ?? []
    for source in sources.dropFirst() where !common.isEmpty {
      common = common.filter { source.facts.contains($0) }
    }
    return common
  }

  private func line(_ term: String, _ facts: [Source.Fact]) -> String {
    let text = facts.map { $0.term + ": " + $0.text }.joined(separator: ". ") + "."
    return "<div><dt>\(HTMLEscaping.escape(term))</dt><dd>\(HTMLEscaping.escape(text))</dd></div>\n"
  }
}
