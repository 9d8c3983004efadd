/// Reads the tables of a report in HTML.
enum HTMLReader {
  static func tables(_ text: String) throws -> [ReadTable] {
    let page = try ElementParser.parse(text, isHTML: true)
    return page.all("div").filter { $0.classes.contains("table") }.map(read)
  }

  private static func read(_ block: Element) -> ReadTable {
    var result = ReadTable()
    result.caption = ReadTable.plain(block.all("caption").first?.text ?? "")
    let heads = block.all("thead").flatMap { $0.all("tr") }
    let isLetter = (heads.last?.elements ?? []).map { $0.classes.contains("ref") }
    result.setHeads(
      heads.map { row in
        var column = 0
        return row.elements.compactMap { cell in
          let count = Int(cell.attributes["colspan"] ?? "") ?? 1
          let covered = isLetter.dropFirst(column).prefix(count)
          column += count
          let own = covered.count { !$0 }
          return own == 0 ? nil : (text: cell.text, count: own)
        }
      })
    result.rows = block.all("tbody").flatMap { $0.all("tr") }.map { cells($0.elements) }
    let notes = block.all("div").filter { $0.classes.contains("notes") }
    result.notes = notes.flatMap { $0.all("p") }.map { ReadTable.plain($0.text) }
    return result
  }

  /// A row's cells; the letters of a cell's notes stand in a column of their own behind it.
  private static func cells(_ elements: [Element]) -> [String] {
    var cells: [String] = []
    for element in elements {
      if element.classes.contains("ref"), let last = cells.popLast() {
        cells.append(last + element.text)
      } else {
        cells.append(element.text)
      }
    }
    return cells.map(ReadTable.plain)
  }
}

extension Element {
  fileprivate var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
}
