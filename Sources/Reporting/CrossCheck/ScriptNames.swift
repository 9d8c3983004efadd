import Analysis
import Cohorts

/// What a program calls the variables and the outcomes of a plan.
///
/// A name that the program would not read is written with underscores, and numbered where two would
/// be the same.
struct ScriptNames {
  /// What a program asks of its names.
  struct Rule: Sendable {
    /// The longest name.
    let longest: Int
    /// Whether a character may stand in a name.
    let allows: @Sendable (Unicode.Scalar) -> Bool
    /// Whether upper and lower case differ.
    let isCaseSensitive: Bool
    /// Words that mean something else, in lower case where case does not matter.
    let reserved: Set<String>
  }

  private var names: [String: String] = [:]
  private var taken: Set<String> = []
  private let rule: Rule

  init(_ cohort: Cohort, _ rule: Rule) {
    self.rule = rule
    for variable in cohort.variables { names[variable.name] = add(variable.name) }
    for outcome in cohort.outcomes {
      for part in ["time", "event"] {
        names[outcome.name + "\u{0}" + part] = add(outcome.name + "_" + part)
      }
    }
  }

  /// The name of a variable.
  func callAsFunction(_ variable: String) -> String { names[variable] ?? "unknown" }
  /// The name of an outcome's time.
  func time(_ outcome: String) -> String { names[outcome + "\u{0}time"] ?? "unknown" }
  /// The name of how an outcome's follow-up ended.
  func event(_ outcome: String) -> String { names[outcome + "\u{0}event"] ?? "unknown" }

  private mutating func add(_ name: String) -> String {
    var plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.isASCII && rule.allows($0) ? $0 : "_" }))
    if plain.first?.isLetter != true { plain = "v" + plain }
    plain = String(plain.prefix(rule.longest))
    var found = plain
    var number = 2
    while taken.contains(key(found)) || rule.reserved.contains(key(found)) {
      let ending = "_\(number)"
      found = plain.prefix(rule.longest - ending.count) + ending
      number += 1
    }
    taken.insert(key(found))
    return found
  }

  private func key(_ name: String) -> String { rule.isCaseSensitive ? name : name.lowercased() }
}

extension String {
  /// The text on one line, for a comment: control characters and line separators become spaces.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control || scalar.value == 0x2028
            || scalar.value == 0x2029 || scalar.properties.isBidiControl ? " " : scalar
        }))
  }
}
