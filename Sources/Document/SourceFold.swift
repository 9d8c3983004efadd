/// Where the numbers of one table come from, without a script: under the table, folded.
///
/// One line for each kind of number says what all numbers of that kind share; what the whole table
/// shares is said once, in the first line.
struct SourceFold {
  private let sources: [Source]

  /// The sources of a table's cells, each once; `places` are those of the list by their ids.
  init(_ table: Table, _ list: SourceList, _ places: [Source.ID: Int]) {
    var isMet = [Bool](repeating: false, count: list.sources.count)
    var sources: [Source] = []
    for row in table.rows {
      for cell in row.cells {
        for id in cell.sources {
          guard let place = places[id], !isMet[place] else { continue }
          isMet[place] = true
          sources.append(list.sources[place])
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
    for kind in kinds {
      let facts = Self.common(kind.sources).filter { !whole.contains($0) }
      if !facts.isEmpty { lines.append(line(kind.label, facts)) }
    }
    let summary = "<summary>Where these numbers come from</summary>"
    return "\n<details class=\"fold origin\">\(summary)\n<dl>\n"
      + lines.joined() + "</dl>\n</details>"
  }

  /// Numbers of one name that were computed in one way.
  private struct Kind {
    let label: String
    let ways: [Source.Fact]
    var sources: [Source]

    init(_ source: Source) {
      label = source.label
      ways = source.facts.filter { $0.term == "Method" || $0.term == "Formula" }
      sources = [source]
    }
  }

  /// The numbers by what they are, in the order met.
  private var kinds: [Kind] {
    var kinds: [Kind] = []
    for source in sources {
      let kind = Kind(source)
      let place = kinds.firstIndex { $0.label == kind.label && $0.ways == kind.ways }
      if let place {
        kinds[place].sources.append(source)
      } else {
        kinds.append(kind)
      }
    }
    return kinds
  }

  /// The facts that all of some sources share.
  private static func common(_ sources: [Source]) -> [Source.Fact] {
    var common = sources.first?.facts ?? []
    for source in sources.dropFirst() where !common.isEmpty {
      common.removeAll { !source.facts.contains($0) }
    }
    return common
  }

  private func line(_ term: String, _ facts: [Source.Fact]) -> String {
    let text = facts.map { $0.term + ": " + $0.text }.joined(separator: ". ") + "."
    return "<div><dt>\(HTMLEscaping.escape(term))</dt><dd>\(HTMLEscaping.escape(text))</dd></div>\n"
  }
}
