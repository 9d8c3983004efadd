import Cohorts

/// A mapping to be written, key by key; what has no value is left out.
struct YAMLEntries {
  private var all: [(String, YAMLText)] = []

  /// The mapping.
  var yaml: YAMLText { .mapping(all) }

  mutating func add(_ key: String, _ value: YAMLText) { all.append((key, value)) }
  mutating func add(_ key: String, _ value: YAMLEntries) { all.append((key, value.yaml)) }
  mutating func text(_ key: String, _ text: String?) {
    if let text { add(key, .text(text)) }
  }
  mutating func choice(_ key: String, _ choice: some Choice) { add(key, .word(choice.rawValue)) }
  mutating func flag(_ key: String, _ flag: Bool?) {
    if let flag { add(key, .word(flag ? "true" : "false")) }
  }
  mutating func number(_ key: String, _ number: Double?) {
    if let number { add(key, .number(number)) }
  }
  mutating func whole(_ key: String, _ number: Int?) {
    if let number { add(key, .word("\(number)")) }
  }
  mutating func numbers(_ key: String, _ numbers: [Double]) {
    if !numbers.isEmpty { add(key, .numbers(numbers)) }
  }
  mutating func range(_ key: String, _ range: ClosedRange<Double>?) {
    guard let range else { return }
    let limits = [("min", range.lowerBound), ("max", range.upperBound)].filter { $1.isFinite }
    if limits.count == 2 {
      add(key, .numbers(limits.map(\.1)))
    } else {
      mapping(key, limits.map { ($0, .number($1)) })
    }
  }
  mutating func list(_ key: String, _ items: [YAMLText]) {
    if !items.isEmpty { add(key, .list(items)) }
  }
  mutating func names(_ key: String, _ names: [SourceText]) {
    list(key, names.map { .text($0.text) })
  }
  mutating func mapping(_ key: String, _ entries: [(String, YAMLText)]) {
    if !entries.isEmpty { add(key, .mapping(entries)) }
  }
}

extension YAMLText {
  /// A number as its shortest text.
  static func number(_ number: Double) -> YAMLText {
    let text = "\(number)"
    return .word(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// A list of numbers.
  static func numbers(_ numbers: [Double]) -> YAMLText { .list(numbers.map { .number($0) }) }
}
