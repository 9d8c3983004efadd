/// Values of a statistical program as the cells of a CSV.
struct ValueText {
  private let decimalMark: UInt8

  init(decimalMark: UInt8) { self.decimalMark = decimalMark }

  /// A number in its shortest text that reads back as the same double, without ".0".
  func bytes(_ number: Double) -> [UInt8] {
    if abs(number) < 1e15, let whole = Int(exactly: number) { return Array(String(whole).utf8) }
    var text = Array("\(number)".utf8)
    if text.suffix(2) == [UInt8(ascii: "."), UInt8(ascii: "0")] { text.removeLast(2) }
    guard decimalMark != UInt8(ascii: "."), let point = text.firstIndex(of: UInt8(ascii: "."))
    else { return text }
    text[point] = decimalMark
    return text
  }

  /// A value as a cell: a day as YYYY-MM-DD, a moment with its time behind a T.
  ///
  /// A moment at midnight is its day. A number that is no day of the years 1 to 9999 stays a number.
  ///
  /// - Returns: the cell, and whether a time of day was left out of it.
  func cell(_ number: Double, _ reading: ValueReading) -> (bytes: [UInt8], losesTime: Bool) {
    switch reading {
    case .number, .duration, .counted: return (bytes(number), false)
    case .days:
      guard let day = Self.day(number, since: Self.epoch) else { return (bytes(number), false) }
      return (Self.text(day), number != number.rounded(.down))
    case .secondsOfDays(let start):
      guard let day = Self.day(number / 86_400, since: start) else { return (bytes(number), false) }
      return (Self.text(day), number.truncatingRemainder(dividingBy: 86_400) != 0)
    case .moment(let start, let perSecond):
      let length = 86_400 * perSecond
      guard let day = Self.day(number / length, since: start) else {
        return (bytes(number), false)
      }
      let rest = number - (number / length).rounded(.down) * length
      return (Self.text(day) + (rest == 0 ? [] : Self.clock(rest / perSecond)), false)
    }
  }

  private static let epoch = -3653

  /// The calendar day of a count of days, where there is one.
  private static func day(_ count: Double, since start: Int) -> Int? {
    guard let days = Int(exactly: count.rounded(.down)), abs(days) < 10_000_000 else { return nil }
    let day = days + start
    return -719_162...2_932_896 ~= day ? day : nil
  }

  private static func text(_ day: Int) -> [UInt8] {
    Array(CalendarDate.text(daysSince1970: day).utf8)
  }

  /// A time of day to the millisecond, which is left out where it is 0.
  private static func clock(_ seconds: Double) -> [UInt8] {
    let all = min(Int((seconds * 1000).rounded()), 86_399_999)
    let (whole, thousandths) = (all / 1000, all % 1000)
    var text = "T" + two(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60)
    if thousandths > 0 { text += "." + String(1000 + thousandths).dropFirst() }
    return Array(text.utf8)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
