import Cohorts

/// A codebook as a CSV: a row for each variable, its columns in any order and in many words.
struct CodebookTable {
  private let table: CSVTable
  private let file: String

  init(_ table: CSVTable, file: String) { (self.table, self.file) = (table, file) }

  /// The words for each column, without spaces, dots, dashes and underscores.
  private static let words: [(key: String, words: [String])] = [
    ("name", ["name", "variable", "variablename", "varname", "var", "field", "fieldname"]),
    ("label", ["label", "variablelabel", "varlabel", "description", "title", "meaning"]),
    ("abbreviation", ["abbreviation", "abbr", "short", "shortlabel"]),
    ("type", ["type", "datatype", "vartype", "variabletype", "class"]),
    (
      "levels",
      ["levels", "values", "valuelabels", "codes", "choices", "categories", "coding", "responses"]
    ),
    ("unit", ["unit", "units", "unitofmeasure"]),
    ("range", ["range", "validrange", "limits", "plausiblerange"]),
    ("min", ["min", "minimum", "low", "lower", "lowerlimit"]),
    ("max", ["max", "maximum", "high", "upper", "upperlimit"]),
    ("missing", ["missing", "missingcodes", "missingvalues", "missingcode", "nacodes", "na"]),
    ("column", ["column", "columnname", "sourcecolumn"]),
    ("derive", ["derive"]),
    ("reference", ["reference", "referencelevel", "ref"]),
    ("show", ["show"]),
    ("digits", ["digits", "decimals"]),
    ("distribution", ["distribution"]),
    ("date_format", ["dateformat"]),
    ("detection", ["detection", "belowdetection"]),
    ("thousands", ["thousands"]),
  ]

  /// The codebook that the table holds.
  func codebook(_ fileName: String, _ faults: Faults) -> Codebook {
    let (fields, unknown) = fields(faults)
    var book = Codebook(fileName: fileName, entries: [])
    guard let name = fields["name"] else {
      faults.add(
        "a codebook needs a column \"name\" with the names of the variables; its columns are "
          + table.header.joined(separator: ", "), at: Place(file: file, line: 1))
      return book
    }
    if !unknown.isEmpty {
      let list = unknown.joined(separator: ", ")
      let verb = unknown.count == 1 ? "column \(list) is" : "columns \(list) are"
      book.notes.append("of \(fileName), the \(verb) not read")
    }
    for row in table.rows where !row.cells[name].isEmpty {
      book.entries.append(entry(row, name, fields, faults))
    }
    return book
  }

  /// The column of each key, and the columns that give none.
  ///
  /// Of `label` and `description` the one that is called as the key gives it; but `name` beside
  /// `variable` may be the name of either kind.
  private func fields(_ faults: Faults) -> (fields: [String: Int], unknown: [String]) {
    let words = table.header.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    var fields: [String: Int] = [:]
    var unknown: [String] = []
    for (field, word) in words.enumerated() {
      let key = Self.words.first { $0.words.contains(word) }
      let isExact = key?.words.first == word
      guard let key, isExact || key.key == "name" || !words.contains(key.words[0]) else {
        unknown.append(table.header[field])
        continue
      }
      if let first = fields.updateValue(field, forKey: key.key) {
        faults.add(
          "columns \(first + 1) and \(field + 1) both give the \(key.key)",
          at: Place(file: file, line: 1, column: field + 1))
      }
    }
    return (fields, unknown)
  }

  private func entry(
    _ row: CSVTable.Row, _ name: Int, _ fields: [String: Int], _ faults: Faults
  ) -> PlanNode.Entry {
    let place = Place(file: file, line: row.line, column: name + 1)
    var pairs: [(String, PlanNode)] = []
    let cell = { (key: String) -> (text: String, place: Place)? in
      guard let field = fields[key], row.cells.indices.contains(field), !row.cells[field].isEmpty
      else { return nil }
      return (row.cells[field], Place(file: file, line: row.line, column: field + 1))
    }
    for key in ["label", "abbreviation", "unit"] {
      if let found = cell(key) { pairs.append((key, .text(found.text, at: found.place))) }
    }
    let levels = cell("levels")
    if let type = cell("type"), levels == nil || CodebookCells.type(type.text) == "date" {
      pairs.append(("type", .text(CodebookCells.type(type.text), at: type.place)))
    }
    if let levels {
      let found = CodebookCells.levels(levels.text).map {
        ($0.code, PlanNode.text($0.label, at: levels.place))
      }
      pairs.append(("levels", .mapping(found, at: levels.place)))
    }
    if let range = range(cell, faults) { pairs.append(("range", range)) }
    if let missing = cell("missing") {
      pairs.append(("missing", .list(CodebookCells.codes(missing.text), at: missing.place)))
    }
    for key in [
      "column", "derive", "reference", "show", "digits", "distribution", "date_format", "detection",
      "thousands",
    ] {
      if let found = cell(key) { pairs.append((key, .text(found.text, at: found.place))) }
    }
    return PlanNode.Entry(
      key: SourceText(row.cells[name], at: place), value: .mapping(pairs, at: place))
  }

  private func range(
    _ cell: (String) -> (text: String, place: Place)?, _ faults: Faults
  ) -> PlanNode? {
    if let range = cell("range") {
      if let limits = CodebookCells.limits(range.text) {
        return .limits(limits.low, limits.high, at: range.place)
      }
      faults.add(
        "\"\(range.text)\" is no range such as 18 to 110 or >= 18", at: range.place)
      return nil
    }
    var limits: [String?] = []
    for key in ["min", "max"] {
      guard let found = cell(key) else {
        limits.append(nil)
        continue
      }
      limits.append(CodebookCells.number(found.text))
      if limits.last == .some(nil) {
        faults.add("\"\(key)\" must be a number, not \"\(found.text)\"", at: found.place)
      }
    }
    guard let place = (cell("min") ?? cell("max"))?.place else { return nil }
    return .limits(limits[0], limits[1], at: place)
  }
}

extension PlanNode {
  /// A range with one limit or both.
  static func limits(_ low: String?, _ high: String?, at place: Place) -> PlanNode? {
    switch (low, high) {
    case (let low?, let high?): .list([low, high], at: place)
    case (let low?, nil): .mapping([("min", .text(low, at: place))], at: place)
    case (nil, let high?): .mapping([("max", .text(high, at: place))], at: place)
    case (nil, nil): nil
    }
  }
}
