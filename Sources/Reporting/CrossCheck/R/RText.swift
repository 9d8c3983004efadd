import Cohorts

/// Numbers, texts and names as R reads them.
enum R {
  /// What R asks of a name; the short names are those of the script itself.
  static let names = ScriptNames.Rule(
    longest: 60,
    allows: { "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" || $0 == "." },
    isCaseSensitive: true,
    reserved: [
      "if", "else", "repeat", "while", "function", "for", "next", "break", "in", "TRUE", "FALSE",
      "NULL", "Inf", "NaN", "NA", "T", "F",
    ])

  /// A number with all of its digits.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NA" }
    if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
    let text = value == 0 ? "0" : value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A text in quotes.
  ///
  /// Characters beyond ASCII are escaped, so that the script means the same in every locale.
  static func text(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars { quoted += escaped(scalar) }
    return quoted + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{0}": "\\u{fffd}"
    case " "..."~": String(scalar)
    case "\u{1}"..."\u{ffff}": "\\u{\(String(scalar.value, radix: 16))}"
    default: "\\U{\(String(scalar.value, radix: 16))}"
    }
  }

  /// Texts as a vector.
  static func texts(_ all: [String]) -> String {
    all.isEmpty ? "character()" : "c(" + all.map(text).joined(separator: ", ") + ")"
  }

  /// Numbers as a vector.
  static func numbers(_ all: [Double]) -> String {
    all.count == 1 ? number(all[0]) : "c(" + all.map(number).joined(separator: ", ") + ")"
  }

  /// True or false.
  static func truth(_ value: Bool) -> String { value ? "TRUE" : "FALSE" }
}
