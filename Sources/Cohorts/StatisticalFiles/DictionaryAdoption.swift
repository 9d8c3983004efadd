/// Gives the plan's entries what the file says of their columns, and tells where the two differ.
///
/// The plan goes before the file, key by key. Value labels become levels where every value present
/// has one; else they mark points of a scale, and the column is read as without them.
struct DictionaryAdoption {
  private let file: FileDictionary
  private let fileName: String
  private let missing: CodeBook
  private let decimalMark: UInt8
  private let dateFormats: [DateFormat]
  /// What is to be told.
  private(set) var echoes: [Echo] = []
  /// The keys that were taken from the file, by variable.
  private(set) var keys: [(variable: String, key: String)] = []

  init(_ file: FileDictionary, fileName: String, _ declaration: CohortDeclaration) {
    self.file = file
    self.fileName = fileName.split(separator: "/").last.map(String.init) ?? fileName
    missing = CodeBook(declaration.missing)
    decimalMark = declaration.decimalMark
    dateFormats = declaration.dateFormats
    echoes.append(Echo("the data are \(file.format.name), \(self.fileName)"))
    guard let weight = file.weight, declaration.weight == nil else { return }
    echoes.append(
      Echo(
        isWarning: true,
        "the rows of \(self.fileName) were weighted by \(weight) when it was saved, which counts "
          + "here only by `weight: \(weight)`"))
  }

  /// Which keys came from the file: `cohort.sav: label (age, sex), levels (sex)`.
  var origins: [String] {
    var names: [String: [String]] = [:]
    for (variable, key) in keys { names[key, default: []].append(variable) }
    let parts = names.sorted { $0.key < $1.key }.map {
      "\($0.key) (\($0.value.joined(separator: ", ")))"
    }
    return parts.isEmpty ? [] : ["\(fileName): " + parts.joined(separator: ", ")]
  }

  /// An entry with what its column's file says.
  ///
  /// Of a column that only formulas use, numbers stay numbers: no table prints their labels.
  mutating func completed(
    _ declaration: VariableDeclaration, field: Int, _ cells: RawColumn,
    isOnlyInFormulas: Bool = false
  ) -> VariableDeclaration {
    guard file.variables.indices.contains(field) else { return declaration }
    let column = file.variables[field]
    var result = declaration
    if result.label == nil, let label = column.label {
      result.label = label
      keys.append((result.name, "label"))
    }
    takeMissing(column, &result)
    if result.levels != nil {
      compareLevels(column, result)
    } else if !column.levels.isEmpty, column.isText || !isOnlyInFormulas {
      takeLevels(column, &result, cells)
    }
    if result.type == nil, result.levels == nil, column.reading.isDate, !result.isNumber {
      result.type = .date
      keys.append((result.name, "type"))
    }
    if column.reading.isCalendar, !(result.dateFormats ?? dateFormats).contains(.iso) {
      result.dateFormats = [.iso]
      keys.append((result.name, "date_format"))
    }
    tell(column, result, cells)
    return result
  }

  private mutating func takeMissing(_ column: FileVariable, _ result: inout VariableDeclaration) {
    let levels = CodeBook((result.levels ?? []).map(\.code))
    let own = CodeBook(result.missing)
    let kept = column.missing.filter { code in
      let value = NumberCell.value(of: code.code)
      return code.count > 0 && own.position(of: code.code, value: value) == nil
        && levels.position(of: code.code, value: value) != nil
    }
    if !kept.isEmpty {
      echoes.append(
        Echo(
          variable: result.name, isWarning: true,
          "\(result.name) has \(listed(kept.map(\.code))) among its levels, which the file calls "
            + "missing; the plan goes before the file"))
    }
    let others = column.missing.filter { code in
      levels.position(of: code.code, value: NumberCell.value(of: code.code)) == nil
        || own.position(of: code.code, value: NumberCell.value(of: code.code)) != nil
    }
    let taken = others.filter { code in
      own.position(of: code.code, value: NumberCell.value(of: code.code)) == nil
    }
    if !taken.isEmpty {
      result.missing += taken.map(\.code)
      keys.append((result.name, "missing"))
    }
    let seen = others.filter { $0.count > 0 }
    guard !seen.isEmpty else { return }
    let parts = seen.map { "\($0.code)\($0.label.map { " \(quoted($0))" } ?? "") (\($0.count))" }
    let total = seen.reduce(0) { $0 + $1.count }
    echoes.append(
      Echo(
        variable: result.name,
        "\(result.name) has \(counted(total, "value")) that the file calls missing: "
          + listed(parts)))
  }

  /// Takes the value labels as levels, where they are levels.
  private mutating func takeLevels(
    _ column: FileVariable, _ result: inout VariableDeclaration, _ cells: RawColumn
  ) {
    let name = result.name
    if let type = result.type ?? result.dateFormats.map({ _ in .date }), type != .categorical {
      return tell(
        name, "has value labels in the file, which one of type \(type.rawValue) does not use")
    }
    if result.isNumber {
      return tell(name, "has value labels in the file, which one of type continuous does not use")
    }
    let others = unlabelled(column, result, cells)
    if !others.isEmpty, result.type == nil {
      echoes.append(
        Echo(
          variable: name, isWarning: true,
          "\(name) has value labels in the file (\(listed(column.levels.map(\.label), limit: 4))) "
            + "but not for \(listed(others, limit: 4)); they are not used; declare its levels or "
            + "its type"))
      return
    }
    result.levels = distinct(column.levels + others.map { Level(code: $0) }, of: name)
    result.type = .categorical
    keys.append((name, "levels"))
  }

  /// The codes that are present without a label, at most a hundred, in the order of their values.
  private func unlabelled(
    _ column: FileVariable, _ result: VariableDeclaration, _ cells: RawColumn
  ) -> [String] {
    let known = CodeBook(column.levels.map(\.code) + result.missing)
    var others: [String] = []
    for row in 0..<cells.count where others.count < 100 {
      let cell = cells.cell(row)
      let value = NumberCell(cell, decimalMark: decimalMark).value
      if cell.isEmpty || known.holds(cell, value: value) || missing.holds(cell, value: value) {
        continue
      }
      let text = String(decoding: cell, as: UTF8.self)
      if !others.contains(text) { others.append(text) }
    }
    return others.sorted {
      guard let a = NumberCell.value(of: $0), let b = NumberCell.value(of: $1) else {
        return $0 < $1
      }
      return a < b
    }
  }

  /// Levels whose labels differ: of codes that share one, each takes its code into its label.
  private mutating func distinct(_ levels: [Level], of name: String) -> [Level] {
    let counts = Dictionary(levels.map { ($0.label, 1) }, uniquingKeysWith: +)
    guard counts.values.contains(where: { $0 > 1 }) else { return levels }
    tell(
      name,
      "has several codes with one label in the file ("
        + listed(counts.filter { $0.value > 1 }.keys.sorted()) + "); the code stands beside it")
    return levels.map { level in
      let isShared = (counts[level.label] ?? 0) > 1
      return isShared ? Level(code: level.code, label: "\(level.label) (\(level.code))") : level
    }
  }

  /// Tells where the plan's words for a code are the file's words for another.
  private mutating func compareLevels(_ column: FileVariable, _ result: VariableDeclaration) {
    let book = CodeBook(column.levels.map(\.code))
    let labels = column.levels.map { $0.label.lowercased() }
    for level in result.levels ?? [] where level.label != level.code {
      guard
        let index = book.position(of: level.code, value: NumberCell.value(of: level.code)),
        labels[index] != level.label.lowercased()
      else { continue }
      let isSwapped = labels.contains(level.label.lowercased())
      echoes.append(
        Echo(
          variable: result.name, isWarning: isSwapped,
          "\(result.name) calls \(level.code) \(quoted(level.label)), and the file calls it "
            + "\(quoted(column.levels[index].label)); the plan goes before the file"))
    }
  }

  /// Tells what a reader of the column must know.
  private mutating func tell(
    _ column: FileVariable, _ result: VariableDeclaration, _ cells: RawColumn
  ) {
    let name = result.name
    if column.timesOfDay > 0 {
      tell(
        name,
        "has a time of day in \(counted(column.timesOfDay, "value")), which is not used, since its "
          + "format \(column.format) shows the day alone")
    }
    switch column.reading {
    case .duration: tell(name, "is a length of time (\(column.format)), read in seconds")
    case .counted(let unit): tell(name, "holds \(unit), read as numbers")
    case .number, .days, .secondsOfDays, .moment: break
    }
    let isPlain =
      result.type == nil && result.levels == nil && !result.isNumber && result.dateFormats == nil
    if column.isText, isPlain, areNumbers(cells, result) {
      echoes.append(
        Echo(
          variable: name, isWarning: true,
          "\(name) is text in the file, and all its values are numbers; declare its type"))
    }
    if column.levels.isEmpty, result.levels == nil,
      let format = column.userFormat(in: file.format)
    {
      tell(
        name,
        "has its labels in the SAS format \(format), outside the file; declare its levels to "
          + "have them")
    }
  }

  private func areNumbers(_ cells: RawColumn, _ result: VariableDeclaration) -> Bool {
    let own = CodeBook(result.missing)
    var count = 0
    for row in 0..<cells.count {
      let cell = cells.cell(row)
      let number = NumberCell(cell, decimalMark: decimalMark)
      if cell.isEmpty || own.holds(cell, value: number.value)
        || missing.holds(cell, value: number.value)
      {
        continue
      }
      guard number != .notNumber else { return false }
      count += 1
    }
    return count > 0
  }

  private mutating func tell(_ name: String, _ sentence: String) {
    echoes.append(Echo(variable: name, "\(name) \(sentence)"))
  }
}

extension VariableDeclaration {
  /// Whether the plan says of a variable what only a number has.
  fileprivate var isNumber: Bool {
    range != nil || unit != nil || distribution == .skewed || type == .continuous
      || type == .integer || detection != nil || thousands != nil
  }
}

extension FileVariable {
  /// The name of a format that is not one of SAS's own, whose catalog holds labels.
  fileprivate func userFormat(in file: StatisticalFormat) -> String? {
    guard file == .sas || file == .transport else { return nil }
    let word = ValueReading.word(format)
    guard !word.isEmpty, reading == .number, !Self.ownFormats.contains(word) else { return nil }
    return word
  }

  private static let ownFormats: Set<String> = [
    "$", "$ASCII", "$BINARY", "$CHAR", "$F", "$HEX", "$QUOTE", "$REVERJ", "$UPCASE", "$VARYING",
    "BEST", "BESTD", "BINARY", "BZ", "CHAR", "COMMA", "COMMAX", "D", "DOLLAR", "DOLLARX", "E",
    "EURO", "EUROX", "F", "FLOAT", "FRACT", "HEX", "IB", "IEEE", "NEGPAREN", "NUMX", "OCTAL",
    "PCT", "PD", "PERCENT", "PERCENTN", "PIB", "PVALUE", "RB", "ROMAN", "SSN", "WORDF", "WORDS",
    "YEN", "Z", "ZD",
  ]
}
