/// Reads the tables of a report in HTML.
enum HTMLReader {
  static func tables(_ text: String) throws -> [ReadTable] {
    let page = try ElementParser.parse(text, isHTML: true)
    return page.all("div").filter { $0.classes.contains("table") }.map(read)
  }

  private static func read(_ block: Element) -> ReadTable {
    var result = ReadTable()
    result.caption = ReadTable.plain(block.all("caption").first?.text ?? "")
    let rows = { (part: String) in block.all(part).flatMap { $0.all("tr") } }
    result.setHeads(
      rows("thead").map { row in
        row.elements.map { (text: $0.text, count: Int($0.attributes["colspan"] ?? "") ?? 1) }
      })
    result.rows = rows("tbody").map { $0.elements.map { ReadTable.plain($0.text) } }
    let notes = block.all("div").filter { $0.classes.contains("notes") }
    result.notes = notes.flatMap { $0.all("p") }.map { ReadTable.plain($0.text) }
    return result
  }
}

extension Element {
  fileprivate var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
}
