import Cohorts

/// What may be a name in a plan.
enum PlanName {
  private static let reserved = ["and", "or", "not", "in", "if"]

  /// Whether a text can name a variable: letters, digits, `_` and `.`, and not a number.
  static func isLegal(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first != ".", name.last != "." else {
      return false
    }
    return !Double.isDecimal(name) && !reserved.contains(name)
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "." || isLetterOrDigit($0)
      }
  }

  /// Whether a text can name an analysis: letters, digits, `_` and `-`.
  static func isLegalID(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0 == "_" || $0 == "-" || isLetterOrDigit($0) }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      true
    default: false
    }
  }
}

/// The name of a variable or an outcome, where the plan refers to one.
struct Name: Readable {
  static var expectation: String { "a name" }
  let source: SourceText

  init?(_ written: Written) {
    guard let text = written.text(Self.expectation) else { return nil }
    guard PlanName.isLegal(text.text) else {
      written.refuse(
        "a name (letters, digits, _ and .)",
        hint: "; name the column under variables, with column: \(YAMLText.quoted(text.text))")
      return nil
    }
    source = text
  }
}

extension Fields {
  /// A key that holds one name.
  func name(_ key: String) -> SourceText? { read(key, as: Name.self)?.source }

  /// A key that holds names, each once.
  func names(_ key: String) -> [SourceText] {
    guard let written = written(key) else { return [] }
    return written.distinctNames()
  }
}

extension Written {
  /// Names, each once.
  func distinctNames() -> [SourceText] {
    let names = ([Name](self) ?? []).map(\.source)
    if case .list(let items) = node.content, items.isEmpty { refuse("a name, or a list of names") }
    var seen: Set<String> = []
    for name in names where !seen.insert(name.text).inserted {
      faults.add("\"\(name.text)\" stands twice in \"\(self.name)\"", at: name.place)
    }
    return names
  }
}

/// A condition or a formula, checked for having been cut by YAML.
struct FormulaText: Readable {
  static var expectation: String { "a formula" }
  let source: SourceText

  init?(_ written: Written) {
    guard let text = written.text(Self.expectation) else { return nil }
    if case .scalar(_, .plainBeforeComment) = written.node.content, Self.isOpen(text.text) {
      written.faults.add(
        "YAML cut \"\(written.name)\" at the #, where it begins a comment; quote the whole formula",
        at: written.place)
      return nil
    }
    source = text
  }

  private static func isOpen(_ text: String) -> Bool {
    text.count { $0 == "\"" } % 2 == 1 || text.count { $0 == "(" } != text.count { $0 == ")" }
      || text.count { $0 == "[" } != text.count { $0 == "]" }
  }
}
