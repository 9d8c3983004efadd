#if READSTAT
  /// The rows of a file while their values arrive, as the cells that a CSV would hold.
  final class StatisticalRows: ReadStatReceiver {
    /// Which columns are wanted; the first where none is, so that the rows can be counted.
    let wanted: [Bool]?

    private var dictionary: FileDictionary
    private let file: String
    private let fields: [Int]
    private let slots: [Int?]
    private var columns: [RawColumn]
    private var counts: [[String: Int]]
    private var timesOfDay: [Int]
    private var row = 0
    private var cellsOfRow = 0
    private var progress: (any ReadingProgress)?
    private var expected: Int?
    private let cells: ValueText
    private let codes = ValueText(decimalMark: UInt8(ascii: "."))

    init(
      _ dictionary: FileDictionary, file: String, _ fields: Set<Int>,
      _ declaration: CohortDeclaration
    ) {
      (self.dictionary, self.file) = (dictionary, file)
      self.fields = fields.isEmpty ? [0] : fields.sorted()
      var slots: [Int?] = Array(repeating: nil, count: dictionary.variables.count)
      for (slot, field) in self.fields.enumerated() where slots.indices.contains(field) {
        slots[field] = slot
      }
      self.slots = slots
      wanted = slots.map { $0 != nil }
      columns = Array(repeating: RawColumn(), count: self.fields.count)
      counts = Array(repeating: [:], count: self.fields.count)
      timesOfDay = Array(repeating: 0, count: self.fields.count)
      cells = ValueText(decimalMark: declaration.decimalMark)
    }

    /// Takes a row's beginning, or one of its values.
    func take(_ record: ReadStatRecord) throws(Problem) {
      switch record {
      case .row:
        try endRow()
        row += 1
        guard let progress, row % 65_536 == 0 else { return }
        progress.read(rows: row, share: expected.map { min(Double(row) / Double(max($0, 1)), 1) })
      case .cell(let field, let value):
        guard row > 0, slots.indices.contains(field), let slot = slots[field],
          columns[slot].count == row - 1
        else { throw Problem("its rows are out of order; it is damaged", at: Place(file: file)) }
        cellsOfRow += 1
        try append(value, to: slot, field)
      case .metadata, .variable, .weight, .label: break
      }
    }

    /// Tells someone how far the rows are.
    func report(to progress: any ReadingProgress, of expected: Int?) {
      (self.progress, self.expected) = (progress, expected)
    }

    private func endRow() throws(Problem) {
      guard row == 0 || cellsOfRow == columns.count else {
        throw Problem(
          "\(cellsOfRow) values found, \(columns.count) expected; the file is damaged",
          at: Place(file: file, line: row))
      }
      cellsOfRow = 0
    }

    private func append(
      _ value: ReadStatRecord.Value, to slot: Int, _ field: Int
    ) throws(Problem) {
      let variable = dictionary.variables[field]
      switch value {
      case .missing: columns[slot].appendEmpty()
      case .tagged(let letter):
        let code = [UInt8(ascii: "."), letter]
        counts[slot][String(decoding: code, as: UTF8.self), default: 0] += 1
        columns[slot].append(code)
      case .number(let number):
        let cell = cells.cell(number, variable.reading)
        if cell.losesTime { timesOfDay[slot] += 1 }
        columns[slot].append(cell.bytes)
        guard variable.isMissing(number) else { return }
        let code = codes.cell(number, variable.reading).bytes
        counts[slot][String(decoding: code, as: UTF8.self), default: 0] += 1
      case .text(let bytes):
        let text = trimmedRight(bytes[...])
        if !text.allSatisfy({ 0x01...0x7F ~= $0 }), String(validating: text, as: UTF8.self) == nil {
          throw Problem(Self.notText(text), at: Place(file: file, line: row, column: field + 1))
        }
        columns[slot].append(text)
        guard !variable.missingTexts.isEmpty else { return }
        let code = String(decoding: text, as: UTF8.self)
        if variable.missingTexts.contains(code) { counts[slot][code, default: 0] += 1 }
      }
    }

    /// What is said of bytes that are no UTF-8.
    static func notText(_ bytes: [UInt8]) -> String {
      "\(quoted(String(decoding: bytes, as: UTF8.self))) is not UTF-8 text; if this is a SAS "
        + "transport file from Windows, declare `encoding: windows-1252`"
    }

    /// The table, once everything has arrived.
    ///
    /// - Parameter expected: how many rows the file says it has.
    func table(
      _ header: Header, digest: String, expected: Int?
    ) throws(Problems) -> RawTable {
      let whole = Place(file: file)
      do throws(Problem) {
        try endRow()
        guard row > 0 else { throw Problem("the file has variables but no patients", at: whole) }
        if let expected, expected != row {
          throw Problem(
            "\(counted(row, "row")) found, and the file says that it has \(expected); it is not "
              + "complete", at: whole)
        }
      } catch { throw Problems([error]) }
      for (slot, field) in fields.enumerated() { count(slot, field) }
      var table = RawTable(header: header, lines: RecordLines(1...row), digest: digest)
      for (slot, field) in fields.enumerated() { table.columns[field] = columns[slot] }
      table.dictionary = dictionary
      return table
    }

    /// Notes how many rows hold each missing code of a column.
    private func count(_ slot: Int, _ field: Int) {
      dictionary.variables[field].timesOfDay = timesOfDay[slot]
      var counts = counts[slot]
      for index in dictionary.variables[field].missing.indices {
        let code = dictionary.variables[field].missing[index].code
        dictionary.variables[field].missing[index].count = counts.removeValue(forKey: code) ?? 0
      }
      for (code, count) in counts.sorted(by: { Self.comesFirst($0.key, $1.key) }) {
        dictionary.variables[field].missing.append(.init(code: code, label: nil, count: count))
      }
    }

    private static func comesFirst(_ a: String, _ b: String) -> Bool {
      if let a = NumberCell.value(of: a), let b = NumberCell.value(of: b) { return a < b }
      return a < b
    }
  }
#endif
