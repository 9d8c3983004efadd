/// YAML to be written: texts, words that need no quotes, lists and mappings.
indirect enum YAMLText {
  /// A text, quoted where it must be.
  case text(String)
  /// A number, a yes, a name of the plan language.
  case word(String)
  /// A list.
  case list([YAMLText])
  /// Keys with their values.
  case mapping([(String, YAMLText)])

  /// The lines of a whole document.
  var document: String {
    guard case .mapping(let entries) = self else { return inline + "\n" }
    return Self.block(entries, indent: "").joined(separator: "\n") + "\n"
  }

  /// A text in single quotes, or in double ones where it holds what those cannot.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains("\"") || scalars.contains("\\"), scalars.allSatisfy(isPrintable) else {
      return "\"" + scalars.map(escaped).joined() + "\""
    }
    // By scalars: a combining mark after it makes one character of it and the quote.
    return "'" + scalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...:
      true
    default: false
    }
  }

  static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case _ where isPrintable(scalar): String(scalar)
    default:
      "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
        + String(scalar.value, radix: 16)
    }
  }

  /// Whether any YAML reader takes an unquoted text for this same text.
  private static func isSafe(_ text: String) -> Bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_"
    else { return false }
    return !words.contains(text.lowercased()) && text.last != " "
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || " _-./()+".unicodeScalars.contains($0)
      }
  }

  private static func scalar(_ text: String) -> String { isSafe(text) ? text : quoted(text) }

  /// The text on one line.
  var inline: String {
    switch self {
    case .text(let text): Self.scalar(text)
    case .word(let word): word
    case .list(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { Self.scalar($0.0) + ": " + $0.1.inline }.joined(separator: ", ") + "}"
    }
  }

  private var isShort: Bool {
    switch self {
    case .text, .word: true
    case .list(let items): items.allSatisfy(\.isLeaf) || items.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }

  private var isLeaf: Bool {
    switch self {
    case .text, .word: true
    case .list(let items): items.allSatisfy(\.isLeaf)
    case .mapping: false
    }
  }

  private static func block(_ entries: [(String, YAMLText)], indent: String) -> [String] {
    entries.flatMap { key, value in
      let key = indent + scalar(key) + ":"
      if value.isShort { return [key + " " + value.inline] }
      return [key] + value.block(indent: indent + "  ")
    }
  }

  private func block(indent: String) -> [String] {
    switch self {
    case .text, .word: return [indent + inline]
    case .mapping(let entries): return Self.block(entries, indent: indent)
    case .list(let items):
      return items.flatMap { item in
        if item.isShort { return [indent + "- " + item.inline] }
        var lines = item.block(indent: indent + "  ")
        if let first = lines.first { lines[0] = indent + "- " + first.dropFirst(indent.count + 2) }
        return lines
      }
    }
  }
}
