import Figures

/// The parts around the main one: what is in the package, and of which type.
enum WordPackage {
  /// A file of the package.
  struct Part {
    var name: String
    var bytes: [UInt8]

    init(_ name: String, _ xml: String) {
      self.name = name
      bytes = Array((WordPackage.declaration + xml).utf8)
    }

    init(_ picture: WordRelations.Picture) {
      name = picture.name
      bytes = picture.bytes
    }
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let schemas = "http://schemas.openxmlformats.org"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// All parts in their order; the list of types comes first.
  static func parts(of document: Document, main: String, relations: WordRelations) -> [Part] {
    [
      Part("[Content_Types].xml", contentTypes),
      Part("_rels/.rels", packageRelations),
      Part("docProps/core.xml", core(document)),
      Part("word/document.xml", main),
      Part("word/_rels/document.xml.rels", relations.xml),
      Part("word/styles.xml", WordStyles.xml(language: WordStyles.language(document.language))),
      Part("word/numbering.xml", WordNumbering.xml(orderedLists: document.orderedLists)),
      Part("word/settings.xml", WordStyles.settings),
      Part("word/footer1.xml", WordStyles.footer),
    ] + relations.pictures.map(Part.init)
  }

  /// A list of relations.
  static func relationships(_ lines: [String]) -> String {
    "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">" + lines.joined()
      + "</Relationships>"
  }

  private static let contentTypes: String = {
    let types = [
      ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
      ("xml", "application/xml"), ("png", "image/png"), ("svg", "image/svg+xml"),
    ].map { wordElement("Default", ["Extension": $0.0, "ContentType": $0.1]) }
    let parts = [
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("/word/document.xml", word + ".document.main+xml"),
      ("/word/styles.xml", word + ".styles+xml"),
      ("/word/numbering.xml", word + ".numbering+xml"),
      ("/word/settings.xml", word + ".settings+xml"),
      ("/word/footer1.xml", word + ".footer+xml"),
    ].map { wordElement("Override", ["PartName": $0.0, "ContentType": $0.1]) }
    return "<Types xmlns=\"\(schemas)/package/2006/content-types\">"
      + (types + parts).joined() + "</Types>"
  }()

  private static let packageRelations = relationships([
    wordElement(
      "Relationship",
      [
        "Id": "rId1", "Type": schemas + "/officeDocument/2006/relationships/officeDocument",
        "Target": "word/document.xml",
      ]),
    wordElement(
      "Relationship",
      [
        "Id": "rId2",
        "Type": schemas + "/package/2006/relationships/metadata/core-properties",
        "Target": "docProps/core.xml",
      ]),
  ])

  private static func core(_ document: Document) -> String {
    let title = XMLEscaping.escape(document.title.plainText)
    let language = WordStyles.language(document.language)
    return "<cp:coreProperties xmlns:cp=\"\(schemas)/package/2006/metadata/core-properties\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(title)</dc:title>"
      + "<dc:language>\(language)</dc:language></cp:coreProperties>"
  }
}
