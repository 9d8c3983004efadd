/// An element of XML, or of HTML as this package writes it.
struct Element {
  /// What stands in an element.
  enum Node {
    case element(Element)
    case text(String)
  }

  var name: String
  var attributes: [String: String] = [:]
  var children: [Node] = []

  /// The elements in it.
  var elements: [Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name.
  func first(_ name: String) -> Element? { elements.first { $0.name == name } }

  /// All elements of a name, at any depth, in their order.
  func all(_ name: String) -> [Element] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// Every element, at any depth.
  var everything: [Element] { [self] + elements.flatMap(\.everything) }

  /// The text; line breaks are spaces.
  var text: String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element) where element.name == "br": " "
      case .element(let element): element.text
      }
    }.joined()
  }
}

/// A strict little parser: every element closed in its order, every reference known.
struct ElementParser {
  /// What is wrong with a text.
  struct Fault: Error {
    var words: String
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0
  /// Elements without an end, in HTML.
  private static let void: Set<String> = ["br", "meta", "link", "img", "hr", "input", "wbr"]
  private let isHTML: Bool

  private init(_ text: String, isHTML: Bool) {
    scalars = Array(text.unicodeScalars)
    self.isHTML = isHTML
  }

  /// The root element.
  static func parse(_ text: String, isHTML: Bool = false) throws -> Element {
    var parser = ElementParser(text, isHTML: isHTML)
    var root = Element(name: "")
    try parser.content(of: &root)
    guard let element = root.elements.last else { throw Fault(words: "no element") }
    return element
  }

  private mutating func content(of element: inout Element) throws {
    var text = ""
    while place < scalars.count {
      if scalars[place] != "<" {
        text += scalars[place] == "&" ? try reference() : String(character())
        continue
      }
      if !text.isEmpty { element.children.append(.text(text)) }
      text = ""
      if starts("</") {
        let name = tag().dropFirst()
        guard String(name) == element.name else {
          throw Fault(words: "</\(name)> closes <\(element.name)>")
        }
        return
      }
      if starts("<?") || starts("<!") {
        _ = tag()
        continue
      }
      element.children.append(.element(try child()))
    }
    if !text.isEmpty { element.children.append(.text(text)) }
    if !element.name.isEmpty { throw Fault(words: "<\(element.name)> is not closed") }
  }

  private mutating func child() throws -> Element {
    let tag = tag()
    let isEmpty = tag.hasSuffix("/")
    var element = try Self.element(isEmpty ? String(tag.dropLast()) : tag)
    if isEmpty || (isHTML && Self.void.contains(element.name)) { return element }
    if isHTML, ["style", "script"].contains(element.name) {
      var text = ""
      while place < scalars.count, !starts("</" + element.name) { text.append(character()) }
      element.children = [.text(text)]
      _ = self.tag()
      return element
    }
    try content(of: &element)
    return element
  }

  private mutating func character() -> Character {
    defer { place += 1 }
    return Character(scalars[place])
  }

  private func starts(_ text: String) -> Bool {
    scalars[place...].starts(with: text.unicodeScalars)
  }

  /// What stands between `<` and the `>` outside quotes.
  private mutating func tag() -> String {
    var text = String.UnicodeScalarView()
    var isQuoted = false
    place += 1
    while place < scalars.count, isQuoted || scalars[place] != ">" {
      if scalars[place] == "\"" { isQuoted.toggle() }
      text.append(scalars[place])
      place += 1
    }
    place += 1
    return String(text)
  }

  private mutating func reference() throws -> String {
    var name = String.UnicodeScalarView()
    place += 1
    while place < scalars.count, scalars[place] != ";" {
      name.append(scalars[place])
      place += 1
    }
    place += 1
    return try Self.meaning(String(name))
  }

  static func meaning(_ name: String) throws -> String {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#"), let value = UInt32(name.dropFirst()),
        let scalar = Unicode.Scalar(value)
      else { throw Fault(words: "&\(name); is not known") }
      return String(scalar)
    }
  }

  /// A tag's name and attributes, scalar by scalar: a combining mark may follow a quote.
  private static func element(_ tag: String) throws -> Element {
    var rest = Array(tag.unicodeScalars)[...]
    var element = Element(name: String(String.UnicodeScalarView(word(&rest))))
    while !rest.isEmpty {
      let key = String(String.UnicodeScalarView(word(&rest)))
      guard rest.first == "=" else {
        if !key.isEmpty { element.attributes[key] = "" }
        rest = rest.drop { $0 == " " }
        continue
      }
      guard rest.dropFirst().first == "\"" else { throw Fault(words: "no quotes in <\(tag)>") }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      let text = String(String.UnicodeScalarView(value))
      element.attributes[key] = try parse("<a>" + text + "</a>").text
      rest = rest.dropFirst(2 + value.count + 1).drop { $0 == " " }
    }
    return element
  }

  private static func word(_ rest: inout ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    rest = rest.drop { $0 == " " || $0 == "\n" }
    let word = rest.prefix { $0 != "=" && $0 != " " && $0 != "\n" }
    rest = rest.dropFirst(word.count)
    return word
  }
}
