import Cohorts

/// The language of Stata.
enum Stata: StatementDialect {
  static let names = ScriptNames.Rule(
    longest: 32,
    allows: { "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" },
    isCaseSensitive: true,
    reserved: [
      "aggregate", "array", "boolean", "break", "byte", "case", "catch", "class", "colvector",
      "complex", "const", "continue", "default", "delegate", "delete", "do", "double", "else",
      "end", "enum", "explicit", "export", "external", "float", "for", "friend", "function",
      "global", "goto", "if", "in", "inline", "int", "local", "long", "using", "with", "str",
      "strL", "short",
    ])

  static func number(_ value: Double) -> String { value.isFinite ? R.number(value) : "." }

  /// What Stata would read as a macro or as a quote is put together from characters.
  static func text(_ text: String) -> String {
    var parts: [String] = []
    var plain = ""
    for scalar in text.onOneLine.unicodeScalars {
      switch scalar {
      case "\"", "`", "$", "\\":
        parts.append("\"\(plain)\"")
        plain = ""
        parts.append("char(\(scalar.value))")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    parts.append("\"\(plain)\"")
    let kept = parts.filter { $0 != "\"\"" }
    return kept.isEmpty ? "\"\"" : kept.count == 1 ? kept[0] : "(\(kept.joined(separator: " + ")))"
  }

  /// A label, in which characters that mean something to Stata are others.
  static func label(_ text: String) -> String {
    let plain = text.onOneLine.replacing("\"", with: "'").replacing("`", with: "'")
      .replacing("$", with: "_").replacing("\\", with: "/")
    return "\"\(plain)\""
  }

  static func comment(_ words: String) -> String {
    "// "
      + words.onOneLine.replacing("/*", with: "/ *").replacing("*/", with: "* /")
      .replacing("///", with: "/ / /").replacing("`", with: "'").replacing("$", with: "_")
  }
  static func set(_ name: String, _ value: String) -> [String] {
    ["generate double \(name) = \(value)"]
  }
  static func setText(_ name: String, _ value: String) -> [String] {
    ["generate \(name) = \(value)"]
  }
  static func choose(
    _ name: String, isText: Bool, _ cases: [(condition: String?, value: String)]
  ) -> [String] {
    let start = isText ? "generate \(name) = \"\"" : "generate double \(name) = ."
    // The last of the cases that hold would win: they are written from the last to the first.
    return [start]
      + cases.reversed().map { own in
        "replace \(name) = \(own.value)" + (own.condition.map { " if \($0)" } ?? "")
      }
  }
  static func anyMissing(_ names: [String]) -> String {
    "missing(\(names.joined(separator: ", ")))"
  }
  static func isMissingText(_ name: String) -> String { "missing(\(name))" }
  static func function(_ function: FormulaTree.Function, _ a: String) -> String {
    switch function {
    case .sqrt: "sqrt(\(a))"
    case .log: "ln(\(a))"
    case .log2: "ln(\(a)) / ln(2)"
    case .log10: "log10(\(a))"
    case .exp: "exp(\(a))"
    case .abs: "abs(\(a))"
    }
  }
  static func extreme(_ isLeast: Bool, _ all: [String]) -> String {
    (isLeast ? "min(" : "max(") + all.joined(separator: ", ") + ")"
  }
  static func power(_ a: String, _ b: String) -> String { "(\(a)) ^ (\(b))" }
  static func rounded(_ a: String, _ digits: String) -> String {
    "sign(\(a)) * floor(abs(\(a)) * 10 ^ (\(digits)) + 0.5) / 10 ^ (\(digits))"
  }
  static func isOneOf(_ a: String, _ values: [String]) -> String {
    "inlist(\(a), \(values.joined(separator: ", ")))"
  }
  static let equal = "=="
  static let notEqual = "!="
  static let or = "|"
  static let and = "&"
  /// Stata counts days from 1 January 1960.
  static let dayZero = -3653
}
