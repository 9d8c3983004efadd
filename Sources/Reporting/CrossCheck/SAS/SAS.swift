import Cohorts

/// The language of SAS.
enum SAS: StatementDialect {
  static let names = ScriptNames.Rule(
    longest: 32,
    allows: { "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" },
    isCaseSensitive: false, reserved: ["_n_", "_error_", "_all_", "_numeric_", "_character_"])

  static func number(_ value: Double) -> String {
    value.isFinite ? R.number(value) : "."
  }
  /// Single quotes keep macro characters as they are.
  static func text(_ text: String) -> String {
    "'"
      + text.onOneLine.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }
  static func comment(_ words: String) -> String {
    "/* " + words.onOneLine.replacing("*/", with: "* /").replacing("/*", with: "/ *") + " */"
  }
  static func set(_ name: String, _ value: String) -> [String] { ["\(name) = \(value);"] }
  static func setText(_ name: String, _ value: String) -> [String] {
    ["length \(name) $200;", "\(name) = \(value);"]
  }
  static func choose(
    _ name: String, isText: Bool, _ cases: [(condition: String?, value: String)]
  ) -> [String] {
    (isText ? ["length \(name) $200;"] : [])
      + cases.enumerated().map { place, own in
        let start = place == 0 ? "" : "else "
        return start + (own.condition.map { "if \($0) then " } ?? "") + "\(name) = \(own.value);"
      }
  }
  static func anyMissing(_ names: [String]) -> String {
    "nmiss(\(names.joined(separator: ", "))) > 0"
  }
  static func isMissingText(_ name: String) -> String { "missing(\(name))" }
  static func function(_ function: FormulaTree.Function, _ a: String) -> String {
    switch function {
    case .sqrt: "ifn(\(a) < 0, ., sqrt(max(\(a), 0)))"
    case .log, .log2, .log10:
      "ifn(\(a) <= 0, ., \(function.rawValue)(max(\(a), constant('small'))))"
    case .exp, .abs: "\(function.rawValue)(\(a))"
    }
  }
  static func extreme(_ isLeast: Bool, _ all: [String]) -> String {
    (isLeast ? "min(" : "max(") + all.joined(separator: ", ") + ")"
  }
  static func power(_ a: String, _ b: String) -> String { "\(a) ** \(b)" }
  static func rounded(_ a: String, _ digits: String) -> String { "round(\(a), 10 ** (-\(digits)))" }
  static func isOneOf(_ a: String, _ values: [String]) -> String {
    "\(a) in (\(values.joined(separator: ", ")))"
  }
  static let equal = "="
  static let notEqual = "^="
  static let or = "or"
  static let and = "and"
  /// SAS counts days from 1 January 1960.
  static let dayZero = -3653
}

extension String {
  /// The text with one part in place of another.
  func replacing(_ part: String, with other: String) -> String {
    var rest = Substring(self)
    var result = ""
    while let first = rest.first {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
