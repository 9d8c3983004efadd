/// Dates with slashes in a column whose plan does not say which part is the month.
struct SlashedDates {
  /// The most lines that a message names.
  static let mostLines = 8

  private struct Cell {
    let text: String
    let line: Int
    let date: SlashedDate
  }

  /// How many there are.
  private(set) var count = 0
  private var first: Cell?
  private var ambiguous: Cell?
  private var lines: [Int] = []
  private var ambiguousCount = 0
  private var onlyMonthFirst: Cell?
  private var onlyDayFirst: Cell?

  /// Takes a cell that stands in some records, the first on a line; false where it is no such date.
  mutating func take(_ cell: ArraySlice<UInt8>, line: Int, records: Int = 1) -> Bool {
    guard let date = SlashedDate(cell) else { return false }
    count += records
    let found = Cell(text: String(decoding: cell, as: UTF8.self), line: line, date: date)
    if first == nil { first = found }
    switch (date.monthFirst, date.dayFirst) {
    case (nil, _): onlyDayFirst = onlyDayFirst ?? found
    case (_, nil): onlyMonthFirst = onlyMonthFirst ?? found
    default:
      ambiguousCount += records
      if ambiguous == nil { ambiguous = found } else { lines.append(line) }
      if lines.count > Self.mostLines { lines.removeLast() }
    }
    return true
  }

  /// Why they cannot be read, at the first that may be two days; `nil` where there are none.
  func refusal(of decoder: ColumnDecoder) -> Problem? {
    guard let shown = ambiguous ?? first else { return nil }
    let evidence = [(onlyDayFirst, "uk"), (onlyMonthFirst, "us")].compactMap { cell, format in
      cell.map { "; \(quoted($0.text)) in line \($0.line) is one by \(format) only" }
    }
    return Problem(
      "\(decoder.name): \(quoted(shown.text)) \(readings(of: shown))\(others)"
        + (ambiguous == nil ? "" : evidence.joined()) + "; declare date_format: us or uk",
      at: decoder.place(line: shown.line))
  }

  private func readings(of cell: Cell) -> String {
    let us = cell.date.monthFirst.map { "\(CalendarDate.text(daysSince1970: $0)) by us" }
    let uk = cell.date.dayFirst.map { "\(CalendarDate.text(daysSince1970: $0)) by uk" }
    return "is a date with slashes: " + [us, uk].compactMap(\.self).joined(separator: ", ")
  }

  private var others: String {
    guard ambiguousCount > 1 else { return "" }
    let more = ambiguousCount - 1 > lines.count ? ["…"] : []
    let list = (lines.map(String.init) + more).joined(separator: ", ")
    let (cells, number) = ambiguousCount == 2 ? ("cell", "line") : ("cells", "lines")
    let places = lines.isEmpty ? "" : " (\(number) \(list))"
    return "; so may be read \(ambiguousCount - 1) more \(cells)\(places)"
  }
}

/// What is wrong with a cell that is no date.
enum DateFault {
  /// The sentence behind the cell.
  static func sentence(
    _ cell: ArraySlice<UInt8>, _ formats: [DateFormat], _ decimalMark: UInt8
  ) -> String {
    let expected = formats.map(\.pattern).joined(separator: " or ")
    switch DateCell.reading(cell, formats, decimalMark: decimalMark) {
    case .neverWas: return "is Excel's 29 February 1900, a day that never was"
    case .timeOfDay: return "has a part of a day: a time, not a date"
    case .day, .notDate: return "is not a date (\(expected))" + advice(cell, formats, decimalMark)
    }
  }

  private static func advice(
    _ cell: ArraySlice<UInt8>, _ formats: [DateFormat], _ decimalMark: UInt8
  ) -> String {
    let others: [DateFormat] = [.iso, .german, .us, .uk, .date9]
    let fits = others.filter {
      !formats.contains($0) && DateCell.day(cell, [$0], decimalMark: decimalMark) != nil
    }
    if let format = fits.first { return "; it is one by \(format.rawValue)" }
    if cell.count > 10, CalendarDate.isoDays(cell.prefix(10)) != nil,
      [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(cell[cell.startIndex + 10])
    {
      return "; a time of day is not read"
    }
    let day = DateCell.day(cell, [.excel], decimalMark: decimalMark)
    guard let day, !formats.contains(.excel), !formats.contains(.excel1904) else { return "" }
    return "; as Excel's number of a day it is \(CalendarDate.text(daysSince1970: day)): "
      + "declare date_format: excel"
  }
}
