/// How the document looks: a serif for prose, a sans for tables, three rules.
enum WordStyles {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  static let namespaces =
    " xmlns:w=\"\(namespace)\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""

  /// A language as in BCP 47, else English.
  static func language(_ text: String) -> String {
    let isTag = text.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "-")
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
    return isTag && !text.isEmpty && text.utf8.count <= 20 ? text : "en"
  }

  /// The part `styles.xml`.
  static func xml(language: String) -> String {
    """
    <w:styles xmlns:w="\(namespace)">
    <w:docDefaults><w:rPrDefault><w:rPr>\
    \(fonts("Times New Roman"))<w:sz w:val="22"/><w:szCs w:val="22"/>\
    <w:lang w:val="\(language)" w:eastAsia="\(language)" w:bidi="he"/>\
    </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" \
    w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
    \(paragraphs.joined(separator: "\n"))
    \(characters)
    \(tables)
    </w:styles>

    """
  }

  private static func fonts(_ name: String) -> String {
    "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\" w:eastAsia=\"\(name)\" w:cs=\"\(name)\"/>"
  }

  private static func size(_ halfPoints: Int) -> String {
    "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
  }

  // MARK: - Paragraphs

  private static let paragraphs: [String] = [
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
      + "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    style(
      "Title", "Title",
      "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>", size(36)),
    style("Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/>", grey + size(20)),
    style("Notice", "Report Notice", "<w:spacing w:after=\"200\"/>", "<w:b/><w:bCs/>"),
    heading(1, before: 360, halfPoints: 30),
    heading(2, before: 280, halfPoints: 26),
    heading(3, before: 200, halfPoints: 23),
    style("ListParagraph", "List Paragraph", "<w:spacing w:after=\"40\"/>", ""),
    style(
      "Caption", "caption",
      "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\" "
        + "w:line=\"240\" w:lineRule=\"auto\"/>", sans(18)),
    style(
      "FigureCaption", "Report Figure Caption",
      "<w:keepLines/><w:spacing w:before=\"80\" w:after=\"320\" w:line=\"240\" w:lineRule=\"auto\"/>",
      sans(18)),
    style(
      "Figure", "Report Figure", "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"0\"/>", ""),
    style("TableText", "Report Table Text", tableSpacing, sans(18)),
    style("TableTextSmall", "Report Table Text Small", tableSpacing, sans(16)),
    style("TableTextSmallest", "Report Table Text Smallest", tableSpacing, sans(14)),
    style(
      "TableNote", "Report Table Note",
      "<w:keepLines/><w:spacing w:before=\"40\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
      sans(16)),
    style(
      "TableEnd", "Report Table End",
      "<w:spacing w:after=\"120\" w:line=\"120\" "
        + "w:lineRule=\"exact\"/>", ""),
    style(
      "SectionEnd", "Report Section End",
      "<w:spacing w:after=\"0\" w:line=\"20\" "
        + "w:lineRule=\"exact\"/>", size(2)),
    style(
      "Callout", "Report Callout",
      "<w:keepLines/><w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" "
        + "w:color=\"7F7F7F\"/></w:pBdr><w:spacing w:after=\"0\"/><w:ind w:left=\"227\"/>", ""),
    style(
      "Definition", "Report Definition",
      "<w:spacing w:after=\"40\"/><w:ind w:left=\"425\" w:hanging=\"425\"/>", size(20)),
    style(
      "Code", "Report Code", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
      fonts("Courier New") + size(16)),
    style(
      "Details", "Report Details", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/>",
      "<w:i/><w:iCs/>"),
    style("Footer", "footer", "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>", sans(16)),
  ]

  private static let tableSpacing =
    "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>"
  private static let grey = "<w:color w:val=\"595959\"/>"

  private static func sans(_ halfPoints: Int) -> String { fonts("Arial") + size(halfPoints) }

  private static func style(
    _ id: String, _ name: String, _ paragraph: String, _ run: String
  ) -> String {
    let isCustom = name.hasPrefix("Report ")
    return "<w:style w:type=\"paragraph\"\(isCustom ? " w:customStyle=\"1\"" : "")"
      + " w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/>"
      + "<w:qFormat/>" + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
      + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>"
  }

  private static func heading(_ level: Int, before: Int, halfPoints: Int) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading\(level)\">"
      + "<w:name w:val=\"heading \(level)\"/><w:basedOn w:val=\"Normal\"/>"
      + "<w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
      + "<w:spacing w:before=\"\(before)\" w:after=\"100\" w:line=\"240\" w:lineRule=\"auto\"/>"
      + "<w:outlineLvl w:val=\"\(level - 1)\"/></w:pPr><w:rPr><w:b/><w:bCs/>\(size(halfPoints))"
      + "</w:rPr></w:style>"
  }

  // MARK: - Characters and tables

  private static let characters = """
    <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
    <w:name w:val="Default Paragraph Font"/></w:style>
    <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>\
    <w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>
    <w:style w:type="character" w:customStyle="1" w:styleId="CodeCharacter">\
    <w:name w:val="Report Code Character"/><w:rPr>\(fonts("Courier New"))</w:rPr></w:style>
    """

  private static let tables = """
    <w:style w:type="table" w:default="1" w:styleId="TableNormal">\
    <w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
    <w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
    <w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
    <w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">\
    <w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
    <w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>\
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders>\
    </w:tblPr></w:style>
    <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
    """

  // MARK: - Other parts

  /// The part `settings.xml`: the layout of Word 2013 and later.
  static let settings = """
    <w:settings xmlns:w="\(namespace)"><w:defaultTabStop w:val="425"/><w:compat>\
    <w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
    <w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>

    """

  /// The part `footer1.xml`: the page's number.
  static let footer = """
    <w:ftr xmlns:w="\(namespace)"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
    <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>

    """
}
