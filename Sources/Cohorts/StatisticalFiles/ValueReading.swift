/// What the numbers of a column stand for, by the format in which the program prints them.
enum ValueReading: Equatable, Sendable {
  /// Themselves.
  case number
  /// Days since 1960-01-01.
  case days
  /// Seconds since a day (in days since 1970-01-01), of which only the day is shown.
  case secondsOfDays(since: Int)
  /// A day and a time of day: a count since a day, so many of which are a second.
  case moment(since: Int, perSecond: Double)
  /// A length of time in seconds.
  case duration
  /// Something counted that is no calendar day, in the words of a message.
  case counted(String)

  /// 1582-10-14, the day 0 of SPSS, and 1960-01-01, that of SAS and Stata.
  private static let (spss, sas) = (-141_428, -3653)

  /// The reading of a format.
  init(_ format: String, in file: StatisticalFormat) {
    switch file {
    case .spss: self = Self.spss(Self.word(format))
    case .stata: self = Self.stata(format)
    case .sas, .transport: self = Self.sas(Self.word(format))
    }
  }

  /// Whether the values are calendar days.
  var isDate: Bool {
    switch self {
    case .days, .secondsOfDays: true
    case .number, .moment, .duration, .counted: false
    }
  }

  /// Whether the values are written with a calendar day.
  var isCalendar: Bool {
    switch self {
    case .days, .secondsOfDays, .moment: true
    case .number, .duration, .counted: false
    }
  }

  /// A format without its width and decimals: `E8601DA10.` is `E8601DA`.
  static func word(_ format: String) -> String {
    let word = format.uppercased()
    guard let last = word.lastIndex(where: { !$0.isNumber && $0 != "." }) else { return "" }
    return String(word[...last])
  }

  private static func spss(_ word: String) -> Self {
    switch word {
    case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR":
      .secondsOfDays(since: spss)
    case "DATETIME", "YMDHMS": .moment(since: spss, perSecond: 1)
    case "TIME", "DTIME", "MTIME": .duration
    default: .number
    }
  }

  /// `%td…`, the old `%d…`, `%tc…`; a width or a minus may not stand between.
  private static func stata(_ format: String) -> Self {
    var rest = format.drop { $0 == "%" || $0 == "-" }
    if rest.first == "d" { return .days }
    guard rest.first == "t" else { return .number }
    rest = rest.dropFirst()
    return switch rest.first {
    case "d": .days
    case "c": .moment(since: sas, perSecond: 1000)
    case "C": .counted("milliseconds since 1960 with leap seconds (%tC)")
    case "w": .counted("weeks since the first of 1960 (%tw)")
    case "m": .counted("months since January 1960 (%tm)")
    case "q": .counted("quarters since the first of 1960 (%tq)")
    case "h": .counted("half-years since the first of 1960 (%th)")
    case "b": .counted("days of a business calendar (%tb)")
    default: .number
    }
  }

  private static func sas(_ word: String) -> Self {
    if momentFormats.contains(word) { return .moment(since: sas, perSecond: 1) }
    if dayFormats.contains(word) { return .days }
    let stem = ["DDMMYY", "MMDDYY", "YYMMDD", "MMYY", "YYMM", "YYQ", "YYQR"].first {
      word.hasPrefix($0) && word.count == $0.count + 1 && "BCDNPS".contains(word.last ?? " ")
    }
    if stem != nil { return .days }
    return ["TIME", "TIMEAMPM", "TOD", "HHMM", "HOUR", "MMSS", "E8601TM", "E8601TZ"].contains(word)
      ? .duration : .number
  }

  private static let dayFormats: Set<String> = [
    "DATE", "DAY", "DDMMYY", "DOWNAME", "JULDAY", "JULIAN", "MMDDYY", "MMYY", "MONNAME", "MONTH",
    "MONYY", "NENGO", "PDJULG", "PDJULI", "QTR", "QTRR", "WEEKDATE", "WEEKDATX", "WEEKDAY",
    "WEEKU", "WEEKV", "WEEKW", "WORDDATE", "WORDDATX", "YEAR", "YYMM", "YYMMDD", "YYMON", "YYQ",
    "YYQR", "YYWEEKU", "YYWEEKV", "YYWEEKW", "B8601DA", "E8601DA", "IS8601DA", "EURDFDD",
    "EURDFDE", "EURDFDN", "EURDFDWN", "EURDFMN", "EURDFMY", "EURDFWDX", "EURDFWKX", "NLDATE",
    "NLDATEL", "NLDATEM", "NLDATES", "NLDATEW", "MINGUO",
  ]
  private static let momentFormats: Set<String> = [
    "DATETIME", "DATEAMPM", "DTDATE", "DTMONYY", "DTWKDATX", "DTYEAR", "DTYYQC", "MDYAMPM",
    "B8601DN", "B8601DT", "B8601DZ", "E8601DN", "E8601DT", "E8601DZ", "IS8601DT", "EURDFDT",
    "NLDATM", "NLDATML", "NLDATMM", "NLDATMS", "NLDATMW",
  ]
}
