import Cohorts

/// How a plan says that numbers, dates and texts are written.
enum CellForms {
  /// Reads the keys of the cohort.
  static func read(_ fields: Fields, into cohort: inout CohortDeclaration) {
    if let mark: String = fields.read("decimal") {
      switch mark {
      case "auto": cohort.detectsDecimalMark = true
      case ".": cohort.decimalMark = UInt8(ascii: ".")
      case ",": cohort.decimalMark = UInt8(ascii: ",")
      default: fields.written("decimal")?.refuse("\".\", \",\" or auto")
      }
    }
    fields.read("thousands", into: &cohort.thousands)
    if let formats = dateFormats(fields) { cohort.dateFormats = formats }
    if fields.written("encoding")?.node.text != "auto" {
      fields.read("encoding", into: &cohort.encoding)
    }
    checkMarks(cohort.thousands, cohort, fields)
  }

  /// Reads the keys of a variable.
  static func read(_ fields: Fields, into variable: inout VariableDeclaration) {
    fields.read("thousands", into: &variable.thousands)
    variable.dateFormats = dateFormats(fields)
    variable.detection = fields.written("detection").flatMap(detection)
  }

  /// Refuses keys that contradict what the variable is.
  static func check(_ variable: VariableDeclaration, _ cohort: CohortDeclaration, _ fields: Fields)
  {
    let keys: [(name: String, types: [VariableType])] = [
      ("thousands", [.continuous, .integer]), ("date_format", [.date]),
      ("detection", [.continuous]),
    ]
    for key in keys where fields.keys.contains(where: { $0.text == key.name }) {
      guard case .column = variable.source else {
        fields.faults.add(
          "\"\(key.name)\" is for a column of the file", at: fields.place(of: key.name))
        continue
      }
      if let type = variable.type, !key.types.contains(type) {
        let types = key.types.map(\.rawValue).joined(separator: " or ")
        fields.faults.add(
          "\"\(key.name)\" is for a variable that is \(types), and this one is \(type.rawValue)",
          at: fields.place(of: key.name))
      }
    }
    if let mark = variable.thousands { checkMarks(mark, cohort, fields) }
  }

  /// A mark cannot be both, and one that is to be found must be told from the other.
  private static func checkMarks(
    _ mark: ThousandsMark, _ cohort: CohortDeclaration, _ fields: Fields
  ) {
    guard mark == .comma || mark == .point else { return }
    if cohort.detectsDecimalMark {
      fields.faults.add(
        "\"thousands\" needs the decimal mark to be declared, not auto",
        at: fields.place(of: "thousands"))
    } else if mark.rawValue.utf8.first == cohort.decimalMark {
      fields.faults.add(
        "\"thousands\" and \"decimal\" cannot both be \"\(mark.rawValue)\"",
        at: fields.place(of: "thousands"))
    }
  }

  /// One format or several, of which no two read one text as different days.
  private static func dateFormats(_ fields: Fields) -> [DateFormat]? {
    guard let written = fields.written("date_format"), let formats = [DateFormat](written) else {
      return nil
    }
    if formats.isEmpty { written.refuse(DateFormat.expectation) }
    for pair in [[DateFormat.us, .uk], [.excel, .excel1904]]
    where pair.allSatisfy(formats.contains) {
      written.faults.add(
        "\"date_format\" cannot hold both \(pair[0].rawValue) and \(pair[1].rawValue), which read "
          + "the same text as different days", at: written.place)
    }
    return formats.isEmpty ? nil : formats
  }

  /// `half` for what lies below, or a mapping of both sides.
  private static func detection(_ written: Written) -> DetectionRule? {
    guard written.node.entries != nil else {
      return DetectionRule.Below(written).map { DetectionRule(below: $0) }
    }
    let fields = Fields(written.node, of: "\"detection\"", written.faults)
    let rule = DetectionRule(below: fields.read("below"), above: fields.read("above"))
    fields.finish()
    if fields.keys.isEmpty { written.refuse("below: and above:, with what values become") }
    return rule
  }
}

extension ThousandsMark: Choice {
  static var synonyms: [String: Self] { ["space": .space, "no": .none, "false": .none] }
  static var expectation: String { "one of none, \",\", \".\", space, \"'\"" }
}
extension DateFormat: Choice {
  static var synonyms: [String: Self] {
    ["ymd": .iso, "dmy": .uk, "mdy": .us, "excel1904": .excel1904]
  }
}
extension DetectionRule.Below: Choice {}
extension DetectionRule.Above: Choice {}

extension YAMLEntries {
  /// How the cells of a cohort are written, every choice spelled out.
  mutating func forms(_ cohort: CohortDeclaration, _ form: CohortForm?) {
    let mark = form?.decimalMark ?? cohort.decimalMark
    let isOpen = form == nil && cohort.detectsDecimalMark
    let decimal = isOpen ? "auto" : YAMLText.quoted(String(decoding: [mark], as: UTF8.self))
    add("decimal", .word(decimal))
    thousands(cohort.thousands)
    dateFormats(cohort.dateFormats)
    add("encoding", .word((cohort.encoding ?? form?.encoding)?.rawValue ?? "auto"))
  }

  /// How the cells of a variable are written, where it says so itself.
  mutating func forms(_ variable: VariableDeclaration) {
    thousands(variable.thousands)
    dateFormats(variable.dateFormats)
    guard let rule = variable.detection else { return }
    var sides = YAMLEntries()
    if let below = rule.below { sides.choice("below", below) }
    if let above = rule.above { sides.choice("above", above) }
    add("detection", sides)
  }

  private mutating func thousands(_ mark: ThousandsMark?) {
    guard let mark else { return }
    let word = mark == .space ? "space" : mark == .none ? "none" : YAMLText.quoted(mark.rawValue)
    add("thousands", .word(word))
  }

  private mutating func dateFormats(_ formats: [DateFormat]?) {
    list("date_format", (formats ?? []).map { .word($0.rawValue) })
  }
}
