import Cohorts

/// The language of SPSS.
enum SPSS: StatementDialect {
  static let names = ScriptNames.Rule(
    longest: 60,
    allows: { "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" },
    isCaseSensitive: false,
    reserved: [
      "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
    ])

  static func number(_ value: Double) -> String {
    value.isFinite ? R.number(value) : "$SYSMIS"
  }
  static func text(_ text: String) -> String {
    "'"
      + text.onOneLine.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }
  static func comment(_ words: String) -> String {
    var line = words.onOneLine
    while line.hasSuffix(".") || line.hasSuffix(" ") { line.removeLast() }
    return "* \(line) ."
  }
  static func set(_ name: String, _ value: String) -> [String] { ["COMPUTE \(name) = \(value)."] }
  static func setText(_ name: String, _ value: String) -> [String] {
    ["STRING \(name) (A255).", "COMPUTE \(name) = \(value)."]
  }
  static func choose(
    _ name: String, isText: Bool, _ cases: [(condition: String?, value: String)]
  ) -> [String] {
    var lines = isText ? ["STRING \(name) (A255)."] : ["NUMERIC \(name)."]
    for (place, own) in cases.enumerated() {
      if place == 0 {
        lines.append("DO IF (\(own.condition ?? "1 = 1")).")
      } else {
        lines.append(own.condition.map { "ELSE IF (\($0))." } ?? "ELSE.")
      }
      lines.append("  COMPUTE \(name) = \(own.value).")
    }
    return lines + (cases.isEmpty ? [] : ["END IF."])
  }
  static func anyMissing(_ names: [String]) -> String {
    "NMISS(\(names.joined(separator: ", "))) > 0"
  }
  static func isMissingText(_ name: String) -> String { "\(name) = ''" }
  static func function(_ function: FormulaTree.Function, _ a: String) -> String {
    switch function {
    case .sqrt: "SQRT(\(a))"
    case .log: "LN(\(a))"
    case .log2: "LN(\(a)) / LN(2)"
    case .log10: "LG10(\(a))"
    case .exp: "EXP(\(a))"
    case .abs: "ABS(\(a))"
    }
  }
  static func extreme(_ isLeast: Bool, _ all: [String]) -> String {
    (isLeast ? "MIN(" : "MAX(") + all.joined(separator: ", ") + ")"
  }
  static func power(_ a: String, _ b: String) -> String { "(\(a)) ** (\(b))" }
  static func rounded(_ a: String, _ digits: String) -> String { "RND(\(a), 10 ** (-(\(digits))))" }
  static func isOneOf(_ a: String, _ values: [String]) -> String {
    "ANY(\(a), \(values.joined(separator: ", ")))"
  }
  static let equal = "="
  static let notEqual = "<>"
  static let or = "OR"
  static let and = "AND"
  /// Dates become days since 1970 when they are read.
  static let dayZero = 0
}
