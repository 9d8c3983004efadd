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
    for row in 0..<raw.count {
      guard let found = decoder.present(raw.cell(row)) else { continue }
      present += 1
      if found.number.value == nil { take(found.cell, row, decoder) } else { numbers += 1 }
    }
  }

  private mutating func take(_ cell: ArraySlice<UInt8>, _ row: Int, _ decoder: ColumnDecoder) {
    if firstOther == nil { firstOther = row }
    guard let kind = OddNumber(cell, decoder.style) else {
      takeDate(cell, row, decoder)
      return
    }
    if case .limit = kind {
      limits += 1
      if firstLimit == nil { firstLimit = (kind, row) }
    } else {
      odd += 1
      if firstOdd == nil { firstOdd = (kind, row) }
    }
  }

  private mutating func takeDate(
    _ cell: ArraySlice<UInt8>, _ row: Int, _ decoder: ColumnDecoder
  ) {
    if slashed.take(cell, line: decoder.lines[row]) { return }
    let formats = [DateFormat.iso, .german, .date9]
    guard
      let format = formats.first(where: {
        DateCell.day(cell, [$0], decimalMark: decoder.style.decimalMark) != nil
      })
    else { return }
    dates += 1
    if firstWritten == nil, !decoder.dateFormats.contains(format) { firstWritten = (format, row) }
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
