extension Assembly {
  /// Decodes all variables that are columns of the file.
  mutating func decodeColumns() {
    let all = baseVariables
    var readers: [Int: Int] = [:]
    for (_, field) in all { readers[field, default: 0] += 1 }
    let atOnce = table.lines.count < Self.fewRows ? 1 : Self.columnsAtOnce
    for start in stride(from: 0, to: all.count, by: atOnce) {
      let some = all[start..<min(start + atOnce, all.count)]
      for (number, found) in zip(some.indices, some) {
        progress?.decode(column: found.variable.name, number + 1, of: all.count)
      }
      for (found, decoder) in zip(some, decoded(some)) {
        take(found.variable, decoder)
        readers[found.field, default: 1] -= 1
        if readers[found.field] == 0, !request.looksForRepeatedRows {
          table.columns[found.field] = nil
        }
      }
      if table.lines.count > Self.manyRows { FreedMemory.giveBack() }
    }
  }

  /// The rows below which one core is faster than the search for another.
  private static let fewRows = 20_000
  /// The rows from which freed memory matters.
  private static let manyRows = 500_000
  /// How many columns are decoded at the same time.
  private static let columnsAtOnce = 4

  private typealias Decoded = (decoder: ColumnDecoder, column: DecodedColumn)

  /// Some columns, decoded on all cores.
  private func decoded(_ some: ArraySlice<BaseVariable>) -> [Decoded] {
    let (raws, decoders) = (some.map { table.columns[$0.field] ?? RawColumn() }, some.map(decoder))
    return AllCores.parts(some.count) { index in
      var decoder = decoders[index]
      let column = decoder.decode(raws[index])
      return (decoder, column)
    }
  }

  private func decoder(_ found: BaseVariable) -> ColumnDecoder {
    ColumnDecoder(
      found.variable, cohort: request.declaration, fileName: request.fileName, lines: table.lines,
      records: table.records, field: found.field)
  }

  private typealias BaseVariable = (variable: VariableDeclaration, field: Int)

  /// The variables that are columns of the file, with their fields.
  private var baseVariables: [BaseVariable] {
    dictionary.order.compactMap { name in
      guard let variable = dictionary.variable(name), case .column(let column) = variable.source,
        let field = table.header.field(named: trimmedText(column.text)),
        table.columns[field] != nil
      else { return nil }
      return (variable, field)
    }
  }

  /// The patients' names; one that is missing or given twice is a problem.
  mutating func decodeIDs() -> [String]? {
    guard let id = request.declaration.id,
      let field = table.header.field(named: trimmedText(id.text)), let raw = table.columns[field]
    else { return nil }
    let missing = CodeBook(request.declaration.missing)
    var seen = FirstRows(capacity: raw.count)
    var ids: [String] = []
    ids.reserveCapacity(raw.count)
    for piece in raw.pieces {
      for cell in piece.cells {
        let (row, text) = (ids.count, String(decoding: piece.bytes(cell), as: UTF8.self))
        ids.append(text)
        if text.isEmpty || missing.position(of: text, value: nil) != nil {
          problems.add("\(id.text): the patient has no id", at: place(row: row, field: field))
        } else if let other = seen.first(of: text, row, in: ids) {
          problems.add(
            "\(id.text): \(quoted(text)) is given twice, in lines \(table.lines[other]) and "
              + "\(table.lines[row])", at: place(row: row, field: field))
        }
      }
    }
    return ids
  }

  private mutating func take(_ variable: VariableDeclaration, _ found: Decoded) {
    let (decoder, decoded) = found
    problems.add(decoder.problems.all)
    if !decoded.limits.isEmpty { limits[variable.name] = decoded.limits }
    checkType(variable, decoded.type)
    if decoded.isInferred { echo(decoded, of: variable.name) }
    add(
      Variable(declaration: variable, type: decoded.type, column: decoded.column),
      unit: variable.unit.map { Unit(parsing: $0.text) },
      areLevelsDeclared: variable.levels != nil)
  }

  /// Refuses declarations that contradict the variable's type.
  mutating func checkType(_ variable: VariableDeclaration, _ type: VariableType) {
    if variable.levels != nil, type != .categorical {
      problems.add(
        "\(variable.name) has levels, which only a categorical variable has, and its type is "
          + type.rawValue, at: variable.place)
    }
    if variable.range != nil, type != .continuous, type != .integer {
      problems.add(
        "\(variable.name) has a range, which only a number has, and its type is \(type.rawValue)",
        at: variable.place)
    }
    let codes = (variable.levels ?? []).map(\.code)
    for (i, code) in codes.enumerated() {
      let others = CodeBook(Array(codes[..<i]))
      guard others.position(of: code, value: NumberCell.value(of: code)) != nil else { continue }
      problems.add("\(variable.name) lists the level \(quoted(code)) twice", at: variable.place)
    }
  }

  private mutating func echo(_ decoded: DecodedColumn, of name: String) {
    var sentence = "\(name) was read as \(decoded.type.rawValue)"
    var isWarning = false
    if case .categorical(let column) = decoded.column {
      let levels = column.levels.map(\.code)
      sentence += " with \(counted(levels.count, "level")): \(listed(levels, limit: 8))"
    }
    if let exception = decoded.almostNumeric {
      isWarning = true
      sentence +=
        ", although most cells are numbers, because of \(quoted(exception.text)) in line "
        + "\(exception.line); declare its type, or the code as missing"
    }
    if let distinct = decoded.distinctNumbers, distinct < DecodedColumn.manyNumbers {
      isWarning = !dictionary.onlyInFormulas.contains(name)
      sentence +=
        distinct == 0
        ? ", and all its values are missing"
        : ", although it has only \(counted(distinct, "distinct value"))"
      if isWarning { sentence += "; declare its type" }
    }
    echoes.append(Echo(variable: name, isWarning: isWarning, sentence))
  }
}
