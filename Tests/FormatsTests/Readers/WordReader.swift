/// Reads the tables of a Word document.
enum WordReader {
  /// The tables in their order; the parts of a table too wide for a page are one again.
  static func tables(_ bytes: [UInt8]) throws -> [ReadTable] {
    guard let archive = ZipReader(bytes), let text = archive.text("word/document.xml") else {
      throw ElementParser.Fault(words: "no archive with a main part")
    }
    let body = try ElementParser.parse(text).first("w:body")
    var tables: [ReadTable] = []
    var hasTable = false
    for block in body?.elements ?? [] {
      switch (block.name, block.style) {
      case ("w:p", "Caption"):
        var table = ReadTable()
        table.caption = block.words
        tables.append(table)
        hasTable = false
      case ("w:p", "TableNote"):
        guard !tables.isEmpty, !block.words.hasSuffix(", continued") else { continue }
        tables[tables.count - 1].notes.append(block.words)
      case ("w:tbl", _):
        guard let last = tables.indices.last else { continue }
        if hasTable {
          tables[last].join(read(block))
        } else {
          tables[last].heads = read(block).heads
          tables[last].rows = read(block).rows
        }
        hasTable = true
      default: break
      }
    }
    return tables
  }

  private static func read(_ table: Element) -> ReadTable {
    var result = ReadTable()
    var heads: [[(text: String, count: Int)]] = []
    let width = table.first("w:tblGrid")?.elements.count ?? 0
    for row in table.elements where row.name == "w:tr" {
      let cells = row.elements.filter { $0.name == "w:tc" }.map { cell in
        let span = cell.first("w:tcPr")?.first("w:gridSpan")?.attributes["w:val"]
        let text = cell.elements.filter { $0.name == "w:p" }.map(\.words)
        return (text: text.joined(separator: " "), count: span.flatMap { Int($0) } ?? 1)
      }
      let isHead = row.first("w:trPr")?.first("w:tblHeader") != nil
      if isHead {
        heads.append(cells)
      } else {
        result.rows.append(cells.map(\.text))
      }
      if cells.reduce(0, { $0 + $1.count }) != width { result.rows.append(["?"]) }
    }
    result.setHeads(heads)
    return result
  }
}

extension Element {
  /// The style of a paragraph.
  fileprivate var style: String {
    first("w:pPr")?.first("w:pStyle")?.attributes["w:val"] ?? ""
  }

  /// The words of a paragraph's runs.
  fileprivate var words: String {
    let pieces = everything.map { element in
      switch element.name {
      case "w:t": element.text
      case "w:br": " "
      default: ""
      }
    }
    return ReadTable.plain(pieces.joined())
  }
}
