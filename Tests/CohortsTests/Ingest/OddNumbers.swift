@testable import Cohorts

extension OddFiles {
  static let numbers: [OddFiles] = [
    OddFiles(
      kind: "decimal and thousands marks that are declared",
      outcome: "the number; groups not of three refused",
      cases: marked),
    OddFiles(
      kind: "marks that break the groups of three, or are not declared",
      outcome: "refused, with what to declare", cases: broken),
    OddFiles(
      kind: "numbers in an undeclared column that some declaration would read",
      outcome: "refused: never levels in silence; codes such as `<65` stay levels",
      cases: undeclared),
    OddFiles(
      kind: "`decimal: auto`", outcome: "the mark that the columns prove, or refused",
      cases: detected),
    OddFiles(
      kind: "`<0.5`, `>90` and their spellings, with each rule",
      outcome: "the value by the rule, counted; refused where there is none", cases: limits),
    OddFiles(
      kind: "percent signs", outcome: "the number where the unit is percent, else refused",
      cases: percent),
  ]

  private static let (point, comma) = (UInt8(0x2E), UInt8(0x2C))

  private static func file(
    _ cells: [String], _ expected: OddFile.Expected, decimal: UInt8 = 0x2E,
    _ thousands: ThousandsMark = .none, type: VariableType? = .continuous
  ) -> OddFile {
    OddFile(
      "\(cells) \(Unicode.Scalar(decimal)) \(thousands) \(type?.rawValue ?? "no type")",
      Array(("x\n" + cells.map { "\"\($0)\"\n" }.joined()).utf8), expected,
      cohort: { cohort in
        cohort.decimalMark = decimal
        cohort.thousands = thousands
        cohort.delimiter = 0x3B
      }, variable: { $0.type = type })
  }

  private static let marked: [OddFile] = {
    let spellings: [(ThousandsMark, String, UInt8)] = [
      (.comma, ",", point), (.point, ".", comma), (.space, " ", point), (.space, "\u{A0}", comma),
      (.space, "\u{202F}", comma), (.space, "\u{2009}", point), (.apostrophe, "'", point),
      (.apostrophe, "’", point),
    ]
    return spellings.flatMap { mark, text, decimal in
      let dot = decimal == comma ? "," : "."
      return [
        file(["1\(text)234"], .values(["1234.0"]), decimal: decimal, mark),
        file(["-12\(text)345\(dot)5"], .values(["-12345.5"]), decimal: decimal, mark),
        file(["+123\(text)456\(text)789"], .values(["123456789.0"]), decimal: decimal, mark),
        file(
          ["1234", "0\(dot)5", "12e3"], .values(["1234.0", "0.5", "12000.0"]), decimal: decimal,
          mark),
        file(["999\(text)999\(dot)25"], .values(["999999.25"]), decimal: decimal, mark),
        file(["12\(text)34"], .refusal("groups of three digits"), decimal: decimal, mark),
        file(["1234\(text)567"], .refusal("groups of three digits"), decimal: decimal, mark),
        file(["0\(text)123"], .refusal("is not a number"), decimal: decimal, mark),
        file(["1\(dot)234\(text)567"], .refusal("is not a number"), decimal: decimal, mark),
        file(["1\(text)\(text)234"], .refusal("is not a number"), decimal: decimal, mark),
      ]
    }
  }()

  private static let broken: [OddFile] = [
    file(["1,5"], .refusal("x: \"1,5\" is not a number; declare decimal: \",\"")),
    file(["1.5"], .refusal("declare decimal: \".\" where the point"), decimal: comma),
    file(
      ["1,234"],
      .refusal("declare thousands: \",\" where the comma marks thousands, decimal: \",\"")),
    file(["1,234,567"], .refusal("declare thousands: \",\" where the comma marks thousands")),
    file(["1,234.5"], .refusal("declare thousands: \",\"")),
    file(["1.234,5"], .refusal("declare decimal: \",\" and thousands: \".\"")),
    file(["1 234"], .refusal("declare thousands: \" \"")),
    file(["1'234"], .refusal("declare thousands: \"'\"")),
    file(["1 234,5"], .refusal("declare decimal: \",\" and thousands: \" \"")),
    file(["\u{2212}5"], .refusal("its minus is the character U+2212")),
    file(["1,2,3"], .refusal("is not a number")), file(["1..5"], .refusal("is not a number")),
    file(["1 .5"], .refusal("is not a number")), file(["12 mg"], .refusal("is not a number")),
    file(["1e"], .refusal("is not a number")), file(["0x1F"], .refusal("is not a number")),
    file(["Inf"], .refusal("is not a number")), file(["NaN"], .refusal("is not a number")),
    file(["1e999"], .refusal("is beyond the range of numbers")),
    file(["1,234e999"], .refusal("is not a number")),
    file(["1 234\u{A0}567"], .refusal("groups of three digits"), .space),
    file(["1,234"], .values(["1.234"]), decimal: comma),
    file(["5.", ".5", "+5", "007"], .values(["5.0", "0.5", "5.0", "7.0"])),
    file(["#N/A"], .refusal("is not a number")), file(["#DIV/0!"], .refusal("is not a number")),
  ]

  private static let undeclared: [OddFile] = [
    file(
      ["1,5", "2,5", "3"],
      .refusal(
        "cohort.csv:2:1: error: x: \"1,5\" is not a number (nor is 1 other cell); declare decimal: \",\""
      ), type: nil),
    file(["7", "2,5", "3"], .refusal("cohort.csv:3:1: error: x: \"2,5\""), type: nil),
    file(["1.5", "2.5"], .refusal("declare decimal: \".\""), decimal: comma, type: nil),
    file(["1,234", "2,345"], .refusal("thousands: \",\""), type: nil),
    file(["1 234", "2 345"], .refusal("thousands: \" \""), type: nil),
    file(["12%", "13 %"], .refusal("unit: percent"), type: nil),
    file(["12%", "0.5"], .refusal("unit: percent"), type: nil),
    file(["<0.5", "1", "2"], .refusal("detection: {below: half}"), type: nil),
    file([">90", "1", "2"], .refusal("detection: {above: limit}"), type: nil),
    file(["\u{2212}1", "1", "2"], .refusal("U+2212"), type: nil),
    file(["3/4/2020", "5/6/2020"], .refusal("declare date_format: us or uk"), type: nil),
    file(["29FEB2020", "1mar2020"], .refusal("declare date_format: date9"), type: nil),
    file(["<65", "65-75", ">75"], .values(["<65", "65-75", ">75"]), type: nil),
    file(["1,5", "2,5"], .values(["1,5", "2,5"]), type: .categorical),
    file(["12%", "13%"], .values(["12%", "13%"]), type: .text),
    file(["a", "b", "1,5"], .values(["a", "b", "1,5"]), type: nil),
    file(["T1", "T2"], .values(["T1", "T2"]), type: nil),
    file(["1", "2", "4+"], .values(["1", "2", "4+"]), type: nil),
  ]

  private static func detected(_ rows: [String], _ expected: OddFile.Expected) -> OddFile {
    let text = "x;y\n" + rows.map { $0 + "\n" }.joined()
    return OddFile(
      text, Array(text.utf8), expected,
      cohort: {
        $0.detectsDecimalMark = true
        $0.delimiter = 0x3B
      }, variable: { $0.type = .continuous })
  }

  private static let detected: [OddFile] = [
    detected(["1,5;1", "2;1"], .values(["1.5", "2.0"])),
    detected(["1.5;1", "2;1"], .values(["1.5", "2.0"])),
    detected(["1;1", "2;1"], .values(["1.0", "2.0"])),
    detected(["0,500;1", "1,234;1"], .values(["0.5", "1.234"])),
    detected(["-0.123;1", "1.234;1"], .values(["-0.123", "1.234"])),
    detected(["12,5%;1"], .refusal("unit: percent")),
    detected(
      ["1,234;1", "2,345;1"], .refusal("cannot tell a decimal mark from one of thousands in x")),
    detected(
      ["1.234;1", "2.345;1"], .refusal("cannot tell a decimal mark from one of thousands in x")),
    detected(["1,5;1", "2.5;1"], .refusal("x: \"1,5\" is not a number")),
    detected(["<0,5;1", "1;1"], .refusal("x: \"<0,5\" is not a number; declare detection")),
    detected(["NA;1", ";1"], .values([nil, nil])),
  ]

  private static func limit(
    _ cell: String, _ rule: DetectionRule?, _ expected: OddFile.Expected,
    range: ClosedRange<Double>? = nil
  ) -> OddFile {
    let shown = rule.map { "\($0.below?.rawValue ?? "-") \($0.above?.rawValue ?? "-")" } ?? "none"
    return OddFile(
      "\(cell) by \(shown) \(range.map { "\($0)" } ?? "")", Array("y,x\n1,\"\(cell)\"\n2,3\n".utf8),
      expected,
      variable: {
        $0.type = .continuous
        $0.detection = rule
        $0.range = range
      })
  }

  private static let limits: [OddFile] = {
    let half = DetectionRule(below: .half)
    let below = ["<0.5", "< 0.5", "<=0.5", "≤0.5", "≤ 0.5", "<\u{A0}0.5"].flatMap { cell in
      [
        limit(cell, half, .values(["0.25", "3.0"])),
        limit(cell, DetectionRule(below: .sqrt2), .values(["\(0.5 / 2.0.squareRoot())", "3.0"])),
        limit(cell, DetectionRule(below: .limit), .values(["0.5", "3.0"])),
        limit(cell, DetectionRule(below: .zero), .values(["0.0", "3.0"])),
        limit(cell, DetectionRule(below: .missing), .values([nil, "3.0"])),
        limit(cell, DetectionRule(above: .limit), .refusal("lies below a limit")),
        limit(cell, nil, .refusal("declare detection: {below: half}")),
      ]
    }
    let above = [">90", "> 90", ">=90", "≥90"].flatMap { cell in
      [
        limit(cell, DetectionRule(above: .limit), .values(["90.0", "3.0"])),
        limit(cell, DetectionRule(above: .missing), .values([nil, "3.0"])),
        limit(cell, half, .refusal("lies above a limit")),
        limit(cell, nil, .refusal("declare detection: {above: limit}")),
      ]
    }
    let others = [
      limit("<-2", half, .refusal("a limit that is not positive")),
      limit("<0", half, .refusal("a limit that is not positive")),
      limit("<-2", DetectionRule(below: .limit), .values(["-2.0", "3.0"])),
      limit("<0.5", half, .values(["0.25", "3.0"]), range: 0.5...10),
      limit("<0.4", half, .refusal("is outside the range"), range: 0.5...10),
      limit("<", half, .refusal("is not a number")),
      limit("<<0.5", half, .refusal("is not a number")),
      limit("0.5<", half, .refusal("is not a number")),
      limit("<0.5 mg", half, .refusal("is not a number")),
      limit("<0,5", half, .refusal("is not a number")),
      limit("<NA", half, .refusal("is not a number")),
    ]
    return below + above + others
  }()

  private static func percent(_ cells: [String], unit: String?, _ expected: OddFile.Expected)
    -> OddFile
  {
    OddFile(
      "\(cells) \(unit ?? "")",
      Array("y,x\n".utf8) + cells.flatMap { Array("1,\"\($0)\"\n".utf8) }, expected,
      variable: {
        $0.type = .continuous
        $0.unit = unit.map { SourceText($0, at: Place(file: "study.yml")) }
      })
  }

  private static let percent: [OddFile] =
    ["percent", "%"].flatMap { unit in
      [
        percent(
          ["12%", "13 %", "14\u{A0}%", "15\u{202F}%"], unit: unit,
          .values(["12.0", "13.0", "14.0", "15.0"])),
        percent(["12.5%", "-3%", "1e1%"], unit: unit, .values(["12.5", "-3.0", "10.0"])),
        percent(["12", "13"], unit: unit, .values(["12.0", "13.0"])),
        percent(["12%", "", "NA"], unit: unit, .values(["12.0", nil, nil])),
        percent(
          ["12%", "0.5"], unit: unit,
          .refusal("cohort.csv:3:2: error: x: \"0.5\" has no percent sign")),
        percent(["12%%"], unit: unit, .refusal("is not a number")),
        percent(["%"], unit: unit, .refusal("is not a number")),
        percent(["%12"], unit: unit, .refusal("is not a number")),
      ]
    } + [
      percent(["12%"], unit: nil, .refusal("\"12%\" is not a number; declare unit: percent")),
      percent(["12%"], unit: "cm", .refusal("declare unit: percent")),
    ]
}
