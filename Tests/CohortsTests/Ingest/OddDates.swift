@testable import Cohorts

extension OddFiles {
  static let dates: [OddFiles] = [
    OddFiles(
      kind: "dates in each declared format", outcome: "the day", cases: written),
    OddFiles(
      kind: "days that are none, in each format", outcome: "refused", cases: impossible),
    OddFiles(
      kind: "dates with slashes that are not declared",
      outcome: "refused once, with both readings and the lines", cases: slashed),
    OddFiles(
      kind: "Excel's numbers of days, from 1900 and from 1904",
      outcome: "the day where declared; 29 February 1900 and times of day refused", cases: serials),
  ]

  private static func file(
    _ cells: [String], _ formats: [DateFormat]?, _ expected: OddFile.Expected
  ) -> OddFile {
    OddFile(
      "\(cells) \((formats ?? []).map(\.rawValue))",
      Array("y,x\n".utf8) + cells.flatMap { Array("1,\"\($0)\"\n".utf8) }, expected,
      variable: {
        $0.type = .date
        $0.dateFormats = formats
      })
  }

  private static let days: [(iso: String, year: String, month: Int, day: Int, name: String)] = [
    ("2020-02-29", "2020", 2, 29, "FEB"), ("1999-12-31", "1999", 12, 31, "DEC"),
    ("2000-01-01", "2000", 1, 1, "JAN"), ("1900-03-01", "1900", 3, 1, "MAR"),
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let written: [OddFile] = days.flatMap { iso, year, month, day, name in
    let expected = OddFile.Expected.values([iso])
    return [
      file([iso], nil, expected), file([iso], [.iso], expected),
      file([iso], [.us, .iso], expected),
      file(["\(two(day)).\(two(month)).\(year)"], nil, expected),
      file(["\(day).\(month).\(year)"], [.german], expected),
      file(["\(two(month))/\(two(day))/\(year)"], [.us], expected),
      file(["\(month)/\(day)/\(year)"], [.us], expected),
      file(["\(two(day))/\(two(month))/\(year)"], [.uk], expected),
      file(["\(day)/\(month)/\(year)"], [.iso, .uk], expected),
      file(["\(two(day))\(name)\(year)"], [.date9], expected),
      file(["\(day)\(name.lowercased())\(year)"], [.date9], expected),
    ]
  }

  private static let impossible: [OddFile] = [
    file(
      ["2023-02-29"], nil, .refusal("x: \"2023-02-29\" is not a date (YYYY-MM-DD or DD.MM.YYYY)")),
    file(["1900-02-29"], [.iso], .refusal("is not a date (YYYY-MM-DD)")),
    file(["31.04.2020"], [.german], .refusal("is not a date (DD.MM.YYYY)")),
    file(["02/30/2020"], [.us], .refusal("is not a date (MM/DD/YYYY)")),
    file(["30/02/2020"], [.uk], .refusal("is not a date (DD/MM/YYYY)")),
    file(["30FEB2020"], [.date9], .refusal("is not a date (DDMMMYYYY)")),
    file(["13/25/2020"], [.us], .refusal("is not a date")),
    file(["25/12/2020"], [.us], .refusal("it is one by uk")),
    file(["12/25/2020"], [.uk], .refusal("it is one by us")),
    file(["29.02.2020"], [.iso], .refusal("it is one by german")),
    file(["2020-02-29"], [.german], .refusal("it is one by iso")),
    file(["29FEB2020"], nil, .refusal("it is one by date9")),
    file(["2020-02-29 10:30"], nil, .refusal("a time of day is not read")),
    file(["2020-02-29T10:30:00Z"], nil, .refusal("a time of day is not read")),
    file(["01.01.20"], nil, .refusal("is not a date")),
    file(["1/1/20"], [.us], .refusal("is not a date")),
    file(["2020-1-1"], nil, .refusal("is not a date")),
    file(["20200101"], [.iso], .refusal("is not a date")),
    file(["2020-00-10"], nil, .refusal("is not a date")),
    file(["0000-01-01"], nil, .refusal("is not a date")),
    file(["May 2020"], nil, .refusal("is not a date")),
    file(["29FEV2020"], [.date9], .refusal("is not a date")),
    file(["1.5.2020x"], nil, .refusal("is not a date")),
    file(["//"], [.us], .refusal("is not a date")),
  ]

  private static let slashed: [OddFile] = [
    file(
      ["3/4/2020"], nil,
      .refusal(
        "cohort.csv:2:2: error: x: \"3/4/2020\" is a date with slashes: 2020-03-04 by us, 2020-04-03 "
          + "by uk; declare date_format: us or uk")),
    file(
      ["3/4/2020", "5/6/2020"], nil, .refusal("so may be read 1 more cell (line 3); declare")),
    file(
      ["25/12/2020", "3/4/2020"], nil,
      .refusal("cohort.csv:3:2: error: x: \"3/4/2020\" is a date with slashes")),
    file(["25/12/2020", "4/3/2020"], nil, .refusal("\"25/12/2020\" in line 2 is one by uk only")),
    file(["12/25/2020", "3/4/2020"], nil, .refusal("\"12/25/2020\" in line 2 is one by us only")),
    file(
      ["12/25/2020", "25/12/2020", "1/2/2020"], nil,
      .refusal("in line 3 is one by uk only; \"12/25/2020\" in line 2 is one by us only")),
    file(["25/12/2020"], nil, .refusal("is a date with slashes: 2020-12-25 by uk; declare")),
    file(["5/5/2020"], nil, .refusal("declare date_format: us or uk")),
    file(
      (1...12).map { "1/\($0)/2020" }, nil,
      .refusal("so may be read 11 more cells (lines 3, 4, 5, 6, 7, 8, 9, 10, …)")),
    file(["3/4/2020"], [.us], .values(["2020-03-04"])),
    file(["3/4/2020"], [.uk], .values(["2020-04-03"])),
    file(["3/4/2020", "2020-01-31"], [.uk, .iso], .values(["2020-04-03", "2020-01-31"])),
  ]

  private static let serials: [OddFile] = {
    let from1900: [(String, String)] = [
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("25569", "1970-01-01"),
      ("43831", "2020-01-01"), ("43890", "2020-02-29"), ("43831.0", "2020-01-01"),
      ("2958465", "9999-12-31"),
    ]
    let from1904: [(String, String)] = [
      ("0", "1904-01-01"), ("59", "1904-02-29"), ("60", "1904-03-01"), ("24107", "1970-01-01"),
      ("42369", "2020-01-01"), ("2957003", "9999-12-31"),
    ]
    let refused: [(String, [DateFormat]?, String)] = [
      ("60", [.excel], "is Excel's 29 February 1900, a day that never was"),
      ("0", [.excel], "is not a date"), ("-1", [.excel1904], "is not a date"),
      ("43831.5", [.excel], "a time, not a date"), ("2958466", [.excel], "is not a date"),
      ("2957004", [.excel1904], "is not a date"), ("1e300", [.excel], "is not a date"),
      ("43831", nil, "as Excel's number of a day it is 2020-01-01: declare date_format: excel"),
      ("43831", [.us], "declare date_format: excel"), ("x", [.excel], "is not a date"),
    ]
    return from1900.map { file([$0.0], [.excel], .values([$0.1])) }
      + from1904.map { file([$0.0], [.excel1904], .values([$0.1])) }
      + refused.map { file([$0.0], $0.1, .refusal($0.2)) }
      + [file(["43831", "2020-02-01"], [.excel, .iso], .values(["2020-01-01", "2020-02-01"]))]
  }()
}
