import Cohorts

/// REDCap's data dictionary: the CSV that a project exports, by the headers of its page or its API.
struct REDCapDictionary {
  private let table: CSVTable
  private let file: String
  private let fields: [String: Int]

  /// A dictionary; `nil` where the header is not REDCap's.
  init?(_ table: CSVTable, file: String) {
    (self.table, self.file) = (table, file)
    var fields: [String: Int] = [:]
    for (field, header) in table.header.enumerated() {
      let word = header.lowercased().filter { $0.isLetter }
      for (key, words) in Self.words where words.contains(word) { fields[key] = field }
    }
    self.fields = fields
    guard fields["name"] != nil, fields["type"] != nil, fields["choices"] != nil else { return nil }
  }

  private static let words: [(key: String, words: [String])] = [
    ("name", ["variablefieldname", "fieldname"]),
    ("form", ["formname"]),
    ("type", ["fieldtype"]),
    ("label", ["fieldlabel"]),
    ("choices", ["choicescalculationsorsliderlabels", "selectchoicesorcalculations"]),
    (
      "validation",
      ["textvalidationtypeorshowslidernumber"]
    ),
    ("min", ["textvalidationmin"]),
    ("max", ["textvalidationmax"]),
  ]

  /// The variables that its fields become in an export of raw values.
  func codebook(_ fileName: String, _ faults: Faults) -> Codebook {
    var book = Codebook(fileName: fileName, entries: [])
    var forms: [(name: String, place: Place)] = []
    var others: [String] = []
    for row in table.rows {
      let field = Field(self, row)
      guard !field.name.isEmpty else { continue }
      if let form = field.form, !forms.contains(where: { $0.name == form }) {
        forms.append((form, field.place))
      }
      switch field.kind {
      case "descriptive", "file": others.append(field.name)
      case "checkbox": book.entries += field.checkboxes
      default: book.entries.append(field.entry(faults))
      }
    }
    let known = Set(book.entries.map(\.key.text))
    for form in forms where !known.contains(form.name + "_complete") {
      book.entries.append(Self.completion(of: form.name, at: form.place))
    }
    if !others.isEmpty {
      let list = others.joined(separator: ", ")
      book.notes.append("of \(fileName), these fields hold no values: \(list)")
    }
    return book
  }

  /// The variable that REDCap adds for each form.
  private static func completion(of form: String, at place: Place) -> PlanNode.Entry {
    let levels = [("0", "Incomplete"), ("1", "Unverified"), ("2", "Complete")].map {
      ($0, PlanNode.text($1, at: place))
    }
    return PlanNode.Entry(
      key: SourceText(form + "_complete", at: place),
      value: .mapping([("levels", .mapping(levels, at: place))], at: place))
  }

  fileprivate func cell(_ key: String, _ row: CSVTable.Row) -> (text: String, place: Place)? {
    guard let field = fields[key], row.cells.indices.contains(field) else { return nil }
    let text = CodebookCells.trimmed(row.cells[field][...])
    return text.isEmpty ? nil : (text, Place(file: file, line: row.line, column: field + 1))
  }

  fileprivate func place(_ row: CSVTable.Row) -> Place {
    Place(file: file, line: row.line, column: (fields["name"] ?? 0) + 1)
  }
}

/// One field of a REDCap project.
private struct Field {
  let name: String
  let place: Place
  let form: String?
  let kind: String
  private let label: (text: String, place: Place)?
  private let choices: (text: String, place: Place)?
  private let validation: String
  private let limits: (low: (text: String, place: Place)?, high: (text: String, place: Place)?)

  init(_ dictionary: REDCapDictionary, _ row: CSVTable.Row) {
    name = dictionary.cell("name", row)?.text ?? ""
    place = dictionary.place(row)
    form = dictionary.cell("form", row)?.text
    kind = dictionary.cell("type", row)?.text.lowercased() ?? ""
    label = dictionary.cell("label", row).map { (Self.plain($0.text), $0.place) }
      .flatMap { $0.0.isEmpty ? nil : $0 }
    choices = dictionary.cell("choices", row)
    validation = dictionary.cell("validation", row)?.text.lowercased() ?? ""
    limits = (dictionary.cell("min", row), dictionary.cell("max", row))
  }

  /// A label without HTML and line ends.
  private static func plain(_ text: String) -> String {
    var result = ""
    var isTag = false
    for character in text {
      switch character {
      case "<" where !isTag: isTag = true
      case ">" where isTag:
        isTag = false
        result += " "
      case _ where isTag: break
      default: result.append(character.isWhitespace ? " " : character)
      }
    }
    let whole = isTag ? text : result
    return whole.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A checkbox becomes a variable for each choice: `name___code`, 1 where it is ticked.
  var checkboxes: [PlanNode.Entry] {
    CodebookCells.levels(choices?.text ?? "").map { choice in
      let code = String(
        choice.code.lowercased().map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
      let words = [label?.text, Self.plain(choice.label)].compactMap { $0 }.joined(separator: ": ")
      return PlanNode.Entry(
        key: SourceText("\(name)___\(code)", at: place),
        value: .mapping(
          [
            ("label", .text(words, at: place)),
            ("levels", levels([("0", "Unchecked"), ("1", "Checked")])),
          ], at: place))
    }
  }

  /// The variable of any other field.
  func entry(_ faults: Faults) -> PlanNode.Entry {
    var pairs: [(String, PlanNode)] = []
    if let label { pairs.append(("label", .text(label.text, at: label.place))) }
    switch kind {
    case "radio", "dropdown":
      let found = CodebookCells.levels(choices?.text ?? "").map { ($0.code, Self.plain($0.label)) }
      if !found.isEmpty { pairs.append(("levels", levels(found))) }
    case "yesno": pairs.append(("levels", levels([("0", "No"), ("1", "Yes")])))
    case "truefalse": pairs.append(("levels", levels([("0", "False"), ("1", "True")])))
    case "calc", "slider": pairs += number("continuous", faults)
    case "notes": pairs.append(("type", .text("text", at: place)))
    case "text" where validation.hasPrefix("date_"):
      pairs.append(("type", .text("date", at: place)))
    case "text" where validation == "integer": pairs += number("integer", faults)
    case "text" where validation.hasPrefix("number"): pairs += number("continuous", faults)
    default: break
    }
    return PlanNode.Entry(key: SourceText(name, at: place), value: .mapping(pairs, at: place))
  }

  private func levels(_ levels: [(String, String)]) -> PlanNode {
    let place = choices?.place ?? place
    return .mapping(levels.map { ($0.0, .text($0.1, at: place)) }, at: place)
  }

  /// A number's type and range.
  ///
  /// A limit that names another field or `today` says nothing here.
  private func number(_ type: String, _ faults: Faults) -> [(String, PlanNode)] {
    var pairs: [(String, PlanNode)] = [("type", .text(type, at: place))]
    let (low, high) = (
      limits.low.flatMap { CodebookCells.number($0.text) },
      limits.high.flatMap { CodebookCells.number($0.text) }
    )
    let at = (limits.low ?? limits.high)?.place ?? place
    if kind == "text", let range = PlanNode.limits(low, high, at: at) {
      pairs.append(("range", range))
    }
    return pairs
  }
}
