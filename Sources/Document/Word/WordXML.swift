import Figures

/// An element of WordprocessingML; the content is markup already.
func wordElement(
  _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String? = nil
) -> String {
  var text = "<" + name
  for (key, value) in attributes { text += " \(key)=\"\(XMLEscaping.escape(value))\"" }
  guard let content else { return text + "/>" }
  return text + ">" + content + "</\(name)>"
}

/// An element that says nothing but a value.
func wordValue(_ name: String, _ value: String) -> String {
  wordElement(name, ["w:val": value])
}

/// Points in twentieths, the unit of WordprocessingML.
func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

/// How a run of characters is set; its parts are written in the order of CT_RPr
/// (ECMA-376, part 1, 17.3.2.28), which Word insists on.
struct WordRunProperties: Equatable {
  /// Where the run stands to the line.
  enum Position: String, Equatable {
    case raised = "superscript"
    case lowered = "subscript"
  }

  var style: String?
  var isBold = false
  var isItalic = false
  /// Space after each character, in twips.
  var spacing = 0
  var position: Position?
  var isRightToLeft = false

  var xml: String {
    var parts = ""
    if let style { parts += wordValue("w:rStyle", style) }
    if isBold { parts += "<w:b/><w:bCs/>" }
    if isItalic { parts += "<w:i/><w:iCs/>" }
    if spacing != 0 { parts += wordValue("w:spacing", String(spacing)) }
    if let position { parts += wordValue("w:vertAlign", position.rawValue) }
    if isRightToLeft { parts += "<w:rtl/>" }
    return parts.isEmpty ? "" : "<w:rPr>" + parts + "</w:rPr>"
  }
}

/// How a paragraph is set; its parts are written in the order of CT_PPr (17.3.1.26).
struct WordParagraphProperties: Equatable {
  /// Where the lines begin or end.
  enum Alignment: String, Equatable {
    case centre = "center"
    case left
  }

  var style: String?
  var keepsNext = false
  /// The list it is an item of.
  var list: Int?
  /// The indent at the left, in twips.
  var indent = 0
  var alignment: Alignment?
  /// The section that it ends.
  var section = ""

  var xml: String {
    var parts = ""
    if let style { parts += wordValue("w:pStyle", style) }
    if keepsNext { parts += "<w:keepNext/>" }
    if let list {
      let number = wordValue("w:ilvl", "0") + wordValue("w:numId", String(list))
      parts += "<w:numPr>" + number + "</w:numPr>"
    }
    if indent != 0 { parts += wordElement("w:ind", ["w:left": String(indent)]) }
    if let alignment { parts += wordValue("w:jc", alignment.rawValue) }
    parts += section
    return parts.isEmpty ? "" : "<w:pPr>" + parts + "</w:pPr>"
  }

  /// The paragraph around its runs.
  func paragraph(_ runs: String) -> String { "<w:p>" + xml + runs + "</w:p>" }
}
