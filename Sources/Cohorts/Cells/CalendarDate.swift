/// A day of the Gregorian calendar as days since 1970-01-01.
public enum CalendarDate {
  /// Reads YYYY-MM-DD or DD.MM.YYYY (day and month also with one digit); `nil` for what is no day.
  static func days(_ cell: ArraySlice<UInt8>) -> Int? { isoDays(cell) ?? germanDays(cell) }

  /// A text as a date.
  static func days(_ text: String) -> Int? { days(ArraySlice(text.utf8)) }

  /// Days since 1970-01-01, counted in 400-year cycles of 146,097 days that begin on 1 March.
  static func days(year: Int, month: Int, day: Int) -> Int? {
    guard year >= 1, 1...12 ~= month, day >= 1, day <= length(of: month, in: year) else {
      return nil
    }
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leaps = marchYear / 4 - marchYear / 100 + marchYear / 400
    return 365 * marchYear + leaps + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
  }

  /// The day as YYYY-MM-DD.
  public static func text(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let cycle = shifted.quotientAndRemainder(dividingBy: 146_097)
    let day = cycle.remainder
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let civil = 400 * cycle.quotient + year + (month <= 2 ? 1 : 0)
    let fields = [civil, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1].map(String.init)
    return zip(fields, [4, 2, 2]).map { text, width in
      String(repeating: "0", count: max(0, width - text.count)) + text
    }.joined(separator: "-")
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The numbers between separators, where each has a number of digits that is allowed.
  static func parts(
    _ cell: ArraySlice<UInt8>, separator: UInt8, lengths: [ClosedRange<Int>]
  ) -> [Int]? {
    guard cell.count <= 10 else { return nil }
    let fields = cell.split(separator: separator, omittingEmptySubsequences: false)
    guard fields.count == lengths.count else { return nil }
    var values: [Int] = []
    for (field, length) in zip(fields, lengths) {
      guard length ~= field.count, field.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      values.append(number(field))
    }
    return values
  }

  /// A number of digits, at most four of them.
  static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
