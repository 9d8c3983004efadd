import Testing

@testable import Cohorts

/// What the numbers of SPSS, Stata and SAS stand for, and how they become cells.
@Suite struct ValueReadingTests {
  @Test(arguments: [
    ("DATE11", StatisticalFormat.spss, ValueReading.secondsOfDays(since: -141_428)),
    ("EDATE10", .spss, .secondsOfDays(since: -141_428)),
    ("MOYR8", .spss, .secondsOfDays(since: -141_428)),
    ("DATETIME20", .spss, .moment(since: -141_428, perSecond: 1)),
    ("DATETIME23.2", .spss, .moment(since: -141_428, perSecond: 1)),
    ("TIME8", .spss, .duration), ("MONTH9", .spss, .number), ("F8.2", .spss, .number),
    ("%td", .stata, .days), ("%tdDD/NN/CCYY", .stata, .days), ("%d", .stata, .days),
    ("%-td", .stata, .days), ("%tc", .stata, .moment(since: -3653, perSecond: 1000)),
    ("%9.0g", .stata, .number), ("%-10s", .stata, .number), ("%ty", .stata, .number),
    ("%tm", .stata, .counted("months since January 1960 (%tm)")),
    ("DATE9.", .sas, .days), ("YYMMDD10", .transport, .days), ("MMDDYYS8", .sas, .days),
    ("E8601DA10.", .sas, .days), ("DATETIME20.", .sas, .moment(since: -3653, perSecond: 1)),
    ("E8601DT19.", .sas, .moment(since: -3653, perSecond: 1)), ("TIME8.", .sas, .duration),
    ("BEST12.", .sas, .number), ("$CHAR8.", .sas, .number), ("SEXF.", .sas, .number),
    ("", .sas, .number),
  ])
  func `a format tells what its numbers are`(
    format: String, file: StatisticalFormat, reading: ValueReading
  ) {
    #expect(ValueReading(format, in: file) == reading)
  }

  /// 2020-02-29 is 21974 days after 1960-01-01 and 159749 after 1582-10-14.
  static let cells: [(Double, ValueReading, String)] = [
    (21_974, .days, "2020-02-29"),
    (13_802_313_600, .secondsOfDays(since: -141_428), "2020-02-29"),
    (0, .days, "1960-01-01"),
    (-1, .days, "1959-12-31"),
    (0, .secondsOfDays(since: -141_428), "1582-10-14"),
    (1_898_553_600_000, .moment(since: -3653, perSecond: 1000), "2020-02-29"),
    (1_898_557_323_500, .moment(since: -3653, perSecond: 1000), "2020-02-29T01:02:03.500"),
    (1_898_639_999, .moment(since: -3653, perSecond: 1), "2020-02-29T23:59:59"),
    (-1, .moment(since: -3653, perSecond: 1), "1959-12-31T23:59:59"),
    (1e18, .days, "1e+18"),
    (1e300, .moment(since: -3653, perSecond: 1), "1e+300"),
    (90, .duration, "90"),
  ]

  @Test(arguments: cells)
  func `a number becomes the cell that it stands for`(
    number: Double, reading: ValueReading, text: String
  ) {
    let cell = ValueText(decimalMark: UInt8(ascii: ".")).cell(number, reading)
    #expect(String(decoding: cell.bytes, as: UTF8.self) == text)
  }

  @Test func `a number's text reads back as the same double, with either mark`() {
    var random: UInt64 = 88_172_645_463_325_252
    for mark in [UInt8(ascii: "."), UInt8(ascii: ",")] {
      let writer = ValueText(decimalMark: mark)
      for _ in 0..<2000 {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        let number = Double(bitPattern: random)
        guard number.isFinite else { continue }
        let cell = writer.bytes(number)
        #expect(NumberCell(cell[...], decimalMark: mark).value == number)
      }
      let numbers: [Double] = [
        0, -0.0, 1, 0.1, -2.5, 1e15, 123_456_789_012_345, .leastNonzeroMagnitude, 1.0 / 3,
      ]
      for number in numbers {
        #expect(NumberCell(writer.bytes(number)[...], decimalMark: mark).value == number)
      }
      #expect(writer.bytes(78) == Array("78".utf8))
    }
  }

  static let foreign: [(head: String, name: String, way: String)] = [
    ("PK\u{3}\u{4}\0\0[Content_Types].xml", "Excel workbook (.xlsx)", "CSV UTF-8"),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods", "LibreOffice"),
    ("RDX3\nX\n", "R data file", "write.csv"),
    ("X\n\0\0\0\u{3}", ".rds", "write.csv"),
    ("PAR1", "Parquet", "read_parquet"),
    ("ARROW1\0\0", "Feather", "read_feather"),
    ("ASCII SPSS PORT FILE", ".por", "SAVE OUTFILE"),
    ("**COMPRESSED** **COMPRESSED** **", "CPORT", "XPORT"),
    ("SQLite format 3\0", "SQLite", "CSV"),
    ("BZh9", "bzip2", "unpack"),
  ]

  @Test(arguments: foreign)
  func `what is no cohort is named, with the way to a CSV`(
    head: String, name: String, way: String
  ) throws {
    let head = Array(head.utf8)
    let sentence = try #require(
      problems(head + Array(" and more".utf8), request(used: ["a"])).first)
    #expect(sentence.hasPrefix("cohort.csv: error: the file is "))
    #expect(sentence.contains(name) && sentence.contains(way), "\(sentence)")
    #expect(StatisticalFormat(head: head) == nil)
  }

  @Test func `an old Office file is named, too`() {
    let found = problems([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], request(used: ["a"]))
    #expect(found.first?.contains("(.xls)") == true)
  }

  @Test func `a text that begins like an old Stata file is a text`() {
    #expect(StatisticalFormat(head: Array("s,\u{1},\0".utf8)) == nil)
    #expect(StatisticalFormat(head: [114, 2, 1, 0, 5]) == .stata)
    #expect(StatisticalFormat(head: [UInt8]()) == nil)
  }
}
