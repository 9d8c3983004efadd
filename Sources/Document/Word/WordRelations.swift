/// What a document's main part refers to: web pages and pictures.
struct WordRelations {
  /// A picture in the package.
  struct Picture: Equatable {
    var name: String
    var bytes: [UInt8]
  }

  private(set) var pictures: [Picture] = []
  private var lines: [String] = []
  private var links: [String: String] = [:]

  private static let types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The parts that every document refers to.
  init() {
    for (type, target) in [
      ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
      ("footer", "footer1.xml"),
    ] {
      _ = add(type, target)
    }
  }

  /// The id of the relation to the footer.
  static let footer = "rId4"

  /// The relation to a web page or a file; `nil` where the address is none that Word takes.
  mutating func link(to destination: String) -> String? {
    guard let target = LinkDestination.address(destination) else { return nil }
    if let known = links[target] { return known }
    let id = add("hyperlink", target, isExternal: true)
    links[target] = id
    return id
  }

  /// The relation to a picture, which goes into the package.
  mutating func picture(_ bytes: [UInt8], extension: String) -> String {
    let name = "image\(pictures.count + 1).\(`extension`)"
    pictures.append(Picture(name: "word/media/" + name, bytes: bytes))
    return add("image", "media/" + name)
  }

  private mutating func add(_ type: String, _ target: String, isExternal: Bool = false) -> String {
    let id = "rId\(lines.count + 1)"
    let mode = isExternal ? " TargetMode=\"External\"" : ""
    let escaped = wordElement(
      "Relationship", ["Id": id, "Type": "\(Self.types)/\(type)", "Target": target])
    lines.append(escaped.dropLast(2) + mode + "/>")
    return id
  }

  /// The part's markup.
  var xml: String { WordPackage.relationships(lines) }
}
