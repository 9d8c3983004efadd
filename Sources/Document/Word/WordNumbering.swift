/// The lists of a document: one of bullets, and one of numbers for each ordered list, which all
/// begin at 1.
enum WordNumbering {
  /// The list of bullets.
  static let bullets = 1

  /// The ordered list with this index from 0.
  static func ordered(_ index: Int) -> Int { index + 2 }

  /// The part's markup.
  static func xml(orderedLists: Int) -> String {
    let bulleted = abstract("0", format: "bullet", text: "•")
    let numbered = abstract("1", format: "decimal", text: "%1.")
    var lists = list(bullets, of: "0")
    for index in 0..<orderedLists {
      let start = wordElement(
        "w:lvlOverride", ["w:ilvl": "0"], wordValue("w:startOverride", "1"))
      lists += list(ordered(index), of: "1", start)
    }
    return wordElement(
      "w:numbering", ["xmlns:w": WordStyles.namespace], bulleted + numbered + lists)
  }

  private static func abstract(_ id: String, format: String, text: String) -> String {
    let indent = wordElement("w:ind", ["w:left": "425", "w:hanging": "283"])
    let level =
      wordValue("w:start", "1") + wordValue("w:numFmt", format) + wordValue("w:lvlText", text)
      + wordValue("w:lvlJc", "left") + "<w:pPr>" + indent + "</w:pPr>"
    return wordElement(
      "w:abstractNum", ["w:abstractNumId": id],
      wordValue("w:multiLevelType", "singleLevel")
        + wordElement("w:lvl", ["w:ilvl": "0"], level))
  }

  private static func list(_ id: Int, of abstract: String, _ start: String = "") -> String {
    wordElement(
      "w:num", ["w:numId": String(id)], wordValue("w:abstractNumId", abstract) + start)
  }
}

extension Document {
  /// How many lists have numbers.
  var orderedLists: Int { blocks.reduce(0) { $0 + $1.orderedLists } }
}

extension Block {
  fileprivate var orderedLists: Int {
    switch self {
    case .list(_, isOrdered: true): 1
    case .callout(let callout): callout.blocks.reduce(0) { $0 + $1.orderedLists }
    case .details(_, let blocks): blocks.reduce(0) { $0 + $1.orderedLists }
    case .heading, .paragraph, .table, .figure, .list, .definitions, .code: 0
    }
  }
}
