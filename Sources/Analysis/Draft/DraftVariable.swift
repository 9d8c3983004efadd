import Cohorts

/// One column as a draft declares it.
struct DraftVariable {
  /// What the draft makes of a column.
  enum Reading: Equatable {
    /// A number.
    case number
    /// Levels, listed in this order with their labels; `nil` where they are their own.
    case levels([String], labels: [String]?)
    /// Levels that are too many or too odd to list.
    case unlisted
    /// A date.
    case date
    /// Free text.
    case text
    /// Numbers or dates but for some cells: the reader decides, once the plan says which are missing.
    case undecided
  }

  /// The name in the plan.
  let name: String
  /// What was found in the column.
  let column: ColumnSurvey
  /// The words for the reader.
  let label: String
  /// The unit.
  let unit: String?
  /// What the draft makes of it.
  let reading: Reading

  init(_ column: ColumnSurvey, name: String) {
    self.name = name
    self.column = column
    reading = Self.reading(of: column)
    let words = HeaderWords(column.name, hasUnit: reading == .number)
    let named = words.label.isEmpty ? name : words.label
    label = column.own.label.flatMap { DraftText.survives($0) ? $0 : nil } ?? named
    unit = words.unit
  }

  /// Whether a table of patients has a line for it.
  var isDescribed: Bool {
    switch reading {
    case .number, .levels, .unlisted: column.distinct > 1
    case .date, .text, .undecided: false
    }
  }

  /// Whether it divides the patients into two groups.
  var isTwoGroups: Bool {
    if case .levels(let codes, _) = reading { codes.count == 2 } else { false }
  }

  /// The declaration on one line.
  var yaml: String {
    var parts = ["label: \(DraftText.yaml(label))"]
    if name != column.name { parts.append("column: \(DraftText.yaml(column.name))") }
    if let unit { parts.append("unit: \(DraftText.yaml(unit))") }
    switch reading {
    case .number: parts.append("type: continuous")
    case .levels(let codes, let labels):
      parts += ["type: categorical", "levels: \(Self.levels(codes, labels))"]
    case .unlisted: parts.append("type: categorical")
    case .date: parts.append("type: date")
    case .text: parts.append("type: text")
    case .undecided: break
    }
    if !column.own.missing.isEmpty {
      parts.append("missing: [\(column.own.missing.map(DraftText.yaml).joined(separator: ", "))]")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func levels(_ codes: [String], _ labels: [String]?) -> String {
    guard let labels else { return "[" + codes.map(DraftText.yaml).joined(separator: ", ") + "]" }
    let pairs = zip(codes, labels).map { "\(DraftText.yaml($0)): \(DraftText.yaml($1))" }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  private static func reading(of column: ColumnSurvey) -> Reading {
    if column.fault != nil { return .text }
    let own = column.own.levels
    if !own.isEmpty, own.allSatisfy({ DraftText.survives($0.code + $0.label) }) {
      let areLabelled = own.contains { $0.label != $0.code }
      return .levels(own.map(\.code), labels: areLabelled ? own.map(\.label) : nil)
    }
    switch column.type {
    case .continuous, .integer: return binary(column) ?? .number
    case .date: return .date
    case .text: return .text
    case .categorical: return levels(of: column)
    }
  }

  /// Zeros and ones, or ones and twos, are codes.
  private static func binary(_ column: ColumnSurvey) -> Reading? {
    let codes = column.values.map(\.code).sorted()
    return codes == ["0", "1"] || codes == ["1", "2"] ? .levels(codes, labels: nil) : nil
  }

  private static func levels(of column: ColumnSurvey) -> Reading {
    let isAlmostNumeric = !column.exceptions.isEmpty
    if isAlmostNumeric, 2 * column.distinct > min(column.present, 20) { return .undecided }
    guard column.distinct <= ColumnSurvey.mostValues else { return .text }
    guard column.longest <= 60 else { return .text }
    let codes = column.values.map(\.code)
    guard column.canListLevels, codes.allSatisfy(DraftText.survives) else { return .unlisted }
    for (negative, positive, labels) in pairs where codes.count == 2 {
      guard Set(codes.map { $0.lowercased() }) == [negative, positive] else { continue }
      guard labels != ["Female", "Male"] || isSex(column.name) else { continue }
      let ordered = codes[0].lowercased() == negative ? codes : codes.reversed()
      return .levels(ordered, labels: negative.count == 1 ? labels : nil)
    }
    return .levels(codes, labels: nil)
  }

  private static func isSex(_ header: String) -> Bool {
    ["sex", "gender"].contains { header.lowercased().contains($0) }
  }

  /// Codes whose meaning is certain, with the one that tables leave out first.
  private static let pairs: [(String, String, [String])] = [
    ("n", "y", ["No", "Yes"]), ("no", "yes", ["No", "Yes"]), ("f", "m", ["Female", "Male"]),
    ("false", "true", ["No", "Yes"]),
  ]
}

extension DraftVariable {
  /// What the column holds, and what the reader of the plan may want to change.
  var comment: String {
    [content, missing, advice].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The codes with their counts: listed levels in their order, numbers by size.
  var values: [(code: String, count: Int)] {
    let found = column.values.map { (code: $0.code, count: $0.count) }
    switch reading {
    case .levels(let codes, _):
      let places = Dictionary(zip(codes, codes.indices)) { first, _ in first }
      return found.sorted { places[$0.code] ?? 0 < places[$1.code] ?? 0 }
    case .number: return found.sorted { (Double($0.code) ?? 0) < (Double($1.code) ?? 0) }
    default: return found
    }
  }

  private var content: String {
    if column.present == 0 { return "no values" }
    switch reading {
    case .levels, .unlisted: return DraftText.counts(values)
    case .number:
      guard let range = column.range else { return "" }
      if range.lowerBound == range.upperBound {
        return "always \(DraftText.number(range.lowerBound))"
      }
      if isCodes { return DraftText.counts(values) }
      return "\(DraftText.number(range.lowerBound)) to \(DraftText.number(range.upperBound))"
    case .date:
      guard let days = column.days else { return "" }
      return CalendarDate.text(daysSince1970: days.lowerBound) + " to "
        + CalendarDate.text(daysSince1970: days.upperBound)
    case .text, .undecided:
      if let fault = column.fault { return DraftText.sentence(fault) }
      return column.distinct > ColumnSurvey.mostValues
        ? "more than \(ColumnSurvey.mostValues) different texts" : "long texts"
    }
  }

  private var missing: String { column.missing == 0 ? "" : "\(column.missing) missing" }

  /// Few numbers for many patients look like codes.
  private var isCodes: Bool {
    (2...5).contains(column.distinct) && 4 * column.distinct <= column.present
  }

  private var advice: String {
    let suspects = column.suspects.map { DraftText.yaml($0.code) }.joined(separator: ", ")
    if !suspects.isEmpty {
      return reading == .number
        ? "missing? missing: [\(suspects)]" : "is \(suspects) missing? see missing above"
    }
    switch reading {
    case .number where isCodes:
      let codes = column.values.compactMap { Double($0.code) }.sorted()
      let labels = codes.map { "\(DraftText.number($0)): …" }.joined(separator: ", ")
      return "codes? levels: {\(labels)}"
    case .levels(["0", "1"], nil):
      return "labels? levels: " + (Self.isSex(column.name) ? "{0: …, 1: …}" : "{0: No, 1: Yes}")
    case .levels(["1", "2"], nil): return "labels? levels: {1: …, 2: …}"
    case .undecided:
      let others = column.exceptions.map { ($0.code, $0.count) }
      return "neither number nor date: \(DraftText.counts(others, most: 3))"
    default: return ""
    }
  }
}
