/// Dates in the formats that a plan may declare.
enum DateCell {
  /// What a cell is when it is read as a date.
  enum Reading: Equatable {
    /// A day, in days since 1970-01-01.
    case day(Int)
    /// Excel's 29 February 1900, which never was.
    case neverWas
    /// A number of days with a part of one: a time of day.
    case timeOfDay
    /// Something else.
    case notDate
  }

  /// Reads a cell by the first format that fits.
  static func reading(
    _ cell: ArraySlice<UInt8>, _ formats: [DateFormat], decimalMark: UInt8
  ) -> Reading {
    var reading = Reading.notDate
    for format in formats {
      let found = Self.reading(cell, format, decimalMark)
      if case .day = found { return found }
      if found != .notDate { reading = found }
    }
    return reading
  }

  /// The day, where a cell is one.
  static func day(
    _ cell: ArraySlice<UInt8>, _ formats: [DateFormat], decimalMark: UInt8
  ) -> Int? {
    guard case .day(let day) = reading(cell, formats, decimalMark: decimalMark) else { return nil }
    return day
  }

  private static func reading(
    _ cell: ArraySlice<UInt8>, _ format: DateFormat, _ decimalMark: UInt8
  ) -> Reading {
    let day: Int?
    switch format {
    case .iso: day = CalendarDate.isoDays(cell)
    case .german: day = CalendarDate.germanDays(cell)
    case .us: day = SlashedDate(cell)?.monthFirst
    case .uk: day = SlashedDate(cell)?.dayFirst
    case .date9: day = CalendarDate.date9Days(cell)
    case .excel, .excel1904:
      guard let number = NumberCell(cell, decimalMark: decimalMark).value else { return .notDate }
      return serial(number, from1904: format == .excel1904)
    }
    return day.map { .day($0) } ?? .notDate
  }

  /// The last day that Excel knows, 9999-12-31, in days since 1970-01-01.
  private static let lastDay = 2_932_896.0

  /// Excel's number of a day.
  ///
  /// In the 1900 system, 1 is 1900-01-01 and 61 is 1900-03-01, with a 29 February 1900 between them
  /// that never was; days before it are one nearer. In the 1904 system, 0 is 1904-01-01.
  private static func serial(_ number: Double, from1904: Bool) -> Reading {
    let whole = number.rounded(.down)
    let day = whole - (from1904 ? 24_107 : whole < 60 ? 25_568 : 25_569)
    guard whole >= (from1904 ? 0 : 1), day <= lastDay else { return .notDate }
    if !from1904, whole == 60 { return .neverWas }
    return number == whole ? .day(Int(day)) : .timeOfDay
  }
}

/// A date with slashes, whose month and day only a declaration can tell apart.
struct SlashedDate: Equatable {
  /// The day where the month stands first, in days since 1970-01-01.
  let monthFirst: Int?
  /// The day where the day stands first.
  let dayFirst: Int?

  /// `nil` where a cell is no date either way.
  init?(_ cell: ArraySlice<UInt8>) {
    let lengths = [1...2, 1...2, 4...4]
    guard
      let parts = CalendarDate.parts(cell, separator: UInt8(ascii: "/"), lengths: lengths)
    else { return nil }
    monthFirst = CalendarDate.days(year: parts[2], month: parts[0], day: parts[1])
    dayFirst = CalendarDate.days(year: parts[2], month: parts[1], day: parts[0])
    if monthFirst == nil, dayFirst == nil { return nil }
  }
}

extension CalendarDate {
  /// Reads YYYY-MM-DD.
  static func isoDays(_ cell: ArraySlice<UInt8>) -> Int? {
    let lengths = [4...4, 2...2, 2...2]
    guard let parts = parts(cell, separator: UInt8(ascii: "-"), lengths: lengths) else {
      return nil
    }
    return days(year: parts[0], month: parts[1], day: parts[2])
  }

  /// Reads DD.MM.YYYY, day and month also with one digit.
  static func germanDays(_ cell: ArraySlice<UInt8>) -> Int? {
    let lengths = [1...2, 1...2, 4...4]
    guard let parts = parts(cell, separator: UInt8(ascii: "."), lengths: lengths) else {
      return nil
    }
    return days(year: parts[2], month: parts[1], day: parts[0])
  }

  /// Reads DDMMMYYYY, the day also with one digit and the month in any case.
  static func date9Days(_ cell: ArraySlice<UInt8>) -> Int? {
    let day = cell.prefix { 0x30...0x39 ~= $0 }
    let month = cell.dropFirst(day.count).prefix(3).map { $0 | 0x20 }
    let year = cell.dropFirst(day.count + 3)
    guard 1...2 ~= day.count, year.count == 4, year.allSatisfy({ 0x30...0x39 ~= $0 }),
      let index = months.firstIndex(where: { $0.utf8.elementsEqual(month) })
    else { return nil }
    return days(year: number(year), month: index + 1, day: number(day))
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
