/// What stands in a column that is neither all numbers nor all dates, so that no column of numbers
/// becomes one of levels in silence.
struct ColumnOddities {
  private var present = 0
  private var numbers = 0
  private var dates = 0
  private var odd = 0
  private var limits = 0
  private var firstOdd: (kind: OddNumber, row: Int)?
  private var firstLimit: (kind: OddNumber, row: Int)?
  private var firstOther: Int?
  private var firstWritten: (format: DateFormat, row: Int)?
  private var slashed = SlashedDates()
  private let raw: RawColumn

  /// Looks through a column.
  init(_ raw: RawColumn, _ decoder: ColumnDecoder) {
    self.raw = raw
    var memory = CellMemory<Kind>()
    var row = 0
    for piece in raw.pieces {
      memory.begin(piece)
      for cell in piece.cells {
        if let known = memory[cell] {
          take(known, row, decoder)
        } else {
          let kind = Kind(piece.bytes(cell), decoder)
          memory[cell] = kind
          take(kind, row, decoder)
        }
        row += 1
      }
    }
  }

  /// What a cell is.
  private enum Kind {
    case missing
    case number
    case odd(OddNumber)
    case slashedDate
    case date(DateFormat)
    case word

    init(_ cell: ArraySlice<UInt8>, _ decoder: ColumnDecoder) {
      guard let found = decoder.present(cell) else {
        self = .missing
        return
      }
      if found.number.value != nil {
        self = .number
      } else if let odd = OddNumber(cell, decoder.style) {
        self = .odd(odd)
      } else if SlashedDate(cell) != nil {
        self = .slashedDate
      } else {
        let mark = decoder.style.decimalMark
        let format = [DateFormat.iso, .german, .date9].first {
          DateCell.day(cell, [$0], decimalMark: mark) != nil
        }
        self = format.map { .date($0) } ?? .word
      }
    }
  }

  private mutating func take(_ kind: Kind, _ row: Int, _ decoder: ColumnDecoder) {
    let records = decoder.records?[row] ?? 1
    switch kind {
    case .missing: return
    case .number:
      present += records
      numbers += records
      return
    case .odd(let odd): take(odd, row, records)
    case .slashedDate:
      _ = slashed.take(raw.cell(row), line: decoder.lines[row], records: records)
    case .date(let format):
      dates += records
      if firstWritten == nil, !decoder.dateFormats.contains(format) { firstWritten = (format, row) }
    case .word: break
    }
    present += records
    if firstOther == nil { firstOther = row }
  }

  private mutating func take(_ kind: OddNumber, _ row: Int, _ records: Int) {
    if case .limit = kind {
      limits += records
      if firstLimit == nil { firstLimit = (kind, row) }
    } else {
      odd += records
      if firstOdd == nil { firstOdd = (kind, row) }
    }
  }

  /// Why the column may not be read as levels, where most of its cells are numbers or dates that a
  /// declaration would make readable.
  func refusal(of decoder: ColumnDecoder) -> Problem? {
    if 2 * (numbers + odd + limits) > present, numbers + odd > 0,
      let first = firstOdd ?? firstLimit
    {
      return number(first, decoder)
    }
    guard 2 * (slashed.count + dates) > present else { return nil }
    if let refusal = slashed.refusal(of: decoder) { return refusal }
    guard let (format, row) = firstWritten else { return nil }
    return Problem(
      "\(decoder.name): \(quoted(decoder.text(raw.cell(row)))) is a date (\(format.pattern)); "
        + "declare date_format: \(format.rawValue), or type: categorical",
      at: decoder.place(line: decoder.lines[row]))
  }

  private func number(_ first: (kind: OddNumber, row: Int), _ decoder: ColumnDecoder) -> Problem {
    let count = firstOdd == nil ? limits : odd
    let others = counted(count - 1, "other cell")
    let more = count > 2 ? " (nor are \(others))" : count == 2 ? " (nor is \(others))" : ""
    return Problem(
      "\(decoder.name): \(quoted(decoder.text(raw.cell(first.row)))) is not a number\(more)"
        + "\(first.kind.advice), or type: categorical",
      at: decoder.place(line: decoder.lines[first.row]))
  }

  /// Where most cells are numbers, the first that is none and that no declaration would make one.
  func almostNumeric(of decoder: ColumnDecoder) -> DecodedColumn.Exception? {
    guard 2 * numbers > present, let firstOther else { return nil }
    return DecodedColumn.Exception(
      text: decoder.text(raw.cell(firstOther)), line: decoder.lines[firstOther])
  }
}
