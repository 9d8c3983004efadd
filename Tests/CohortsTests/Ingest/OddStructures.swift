@testable import Cohorts

extension OddFiles {
  static let structures: [OddFiles] = [
    OddFiles(
      kind: "delimiters, line ends, quotes, Excel's `sep=` line and byte order marks together",
      outcome: "the same cells, and a fault in its true line", cases: tables + faults),
    OddFiles(
      kind: "headers and rows that leave the delimiter open or contradict it",
      outcome: "the one that fits all rows, or refused", cases: delimiters),
    OddFiles(
      kind: "broken structure: ragged rows, quotes, names, NUL bytes, other formats",
      outcome: "refused with line and column", cases: broken),
  ]

  private static let delimiterSet: [(String, UInt8)] = [
    (",", 0x2C), (";", 0x3B), ("\t", 0x09), ("|", 0x7C),
  ]

  /// Every way to write one table; `cell` stands in the last line.
  private static func variants(
    _ cell: String, _ expected: OddFile.Expected, from line: Int
  ) -> [OddFile] {
    delimiterSet.flatMap { mark, byte in
      ["\n", "\r\n", "\r"].flatMap { end in
        [false, true].flatMap { isQuoted in
          [false, true].flatMap { hasSeparator in
            [false, true].map { hasMark in
              let quote = isQuoted ? "\"" : ""
              var lines = [
                ["y", "x"], ["a\(isQuoted ? mark : "")b", "1"], ["c", ""], ["d", cell],
              ].map { $0.map { quote + $0 + quote }.joined(separator: mark) }
              if hasSeparator { lines.insert("sep=\(mark)", at: 0) }
              let text = (hasMark ? "\u{FEFF}" : "") + lines.joined(separator: end) + end
              let name =
                "\(mark.debugDescription) \(end.debugDescription) \(quote) \(hasSeparator) \(hasMark)"
              var wanted = expected
              if case .refusal(let sentence) = expected {
                wanted = .refusal(
                  "cohort.csv:\(line + (hasSeparator ? 1 : 0)):2: error: \(sentence)")
              }
              return OddFile(
                cell + name, Array(text.utf8), wanted, variable: { $0.type = .continuous })
            }
          }
        }
      }
    }
  }

  private static let tables = variants("2.5", .values(["1.0", nil, "2.5"]), from: 4)
  private static let faults = variants("zwei", .refusal("x: \"zwei\" is not a number"), from: 4)

  private static func file(
    _ text: String, _ expected: OddFile.Expected, delimiter: UInt8? = nil, decimal: UInt8 = 0x2E
  ) -> OddFile {
    OddFile(
      "\(text.debugDescription) \(delimiter ?? 0)", Array(text.utf8), expected,
      cohort: { ($0.delimiter, $0.decimalMark) = (delimiter, decimal) })
  }

  private static let delimiters: [OddFile] = [
    file("Name, first;x\nA;1\nB;2\n", .values(["1.0", "2.0"])),
    file("Name, first, last;x\nA;1\nB;2\n", .values(["1.0", "2.0"])),
    file("a|b,x\n1,1\n2,2\n", .values(["1.0", "2.0"])),
    file("a;b,x\n1,1\n2,2\n", .values(["1.0", "2.0"])),
    file("x;y\n1,5;2\n2,5;3\n", .values(["1.5", "2.5"]), decimal: 0x2C),
    file(
      "a,b;x\n1,5;2\n2,5;3\n",
      .refusal("cohort.csv:1: error: commas and semicolons divide the first records equally well")),
    file("a,b;x\n1,5;2\n2,5;3\n", .values(["2.0", "3.0"]), delimiter: 0x3B),
    file("x\n1\n2\n", .values(["1.0", "2.0"])),
    file("x\n1,5\n2,5\n", .refusal("2 fields found, 1 expected")),
    file("sep=;\nx;y\n1;2\n2;2\n", .values(["1.0", "2.0"]), delimiter: 0x3B),
    file("SEP=;\nx;y\n1;2\n2;2\n", .values(["1.0", "2.0"])),
    file("\"sep=;\"\nx;y\n1;2\n2;2\n", .values(["1.0", "2.0"])),
    file(
      "sep=;\nx;y\n1;2\n", .refusal("cohort.csv:1: error: \"sep=;\" contradicts the plan"),
      delimiter: 0x2C),
    file("sep=:\nx:y\n1:2\n", .refusal("cohort.csv:1: error: \"sep=:\" names no delimiter")),
    file("sep=\nx\n1\n", .refusal("the file has no column \"x\"")),
    file("sep=;\n", .refusal("the file is empty")),
  ]

  private static let broken: [OddFile] = [
    file("", .refusal("the file is empty")), file("\n\n\n", .refusal("the file is empty")),
    file("x,y\n", .refusal("no patients")), file("x,y\n\n\n", .refusal("no patients")),
    file("x,x\n1,2\n", .refusal("cohort.csv:1:2: error: columns 1 and 2 are both named")),
    file("x,\n1,2\n", .refusal("cohort.csv:1:2: error: column 2 has no name")),
    file("x,\u{A0}\n1,2\n", .refusal("cohort.csv:1:2: error: column 2 has no name")),
    file("x,y\n1,2,3\n", .refusal("cohort.csv:2: error: 3 fields found, 2 expected")),
    file("x,y\n1,2\n\n1\n", .refusal("cohort.csv:4: error: 1 field found, 2 expected")),
    file("x,y\n1,\"2\n3,4\n", .refusal("cohort.csv:2: error: the quote that opens this field")),
    file("x,y\n1,\"2\"3\n", .refusal("cohort.csv:2: error: text after the closing quote")),
    file("x,y\n1,2\"3\n", .refusal("cohort.csv:2: error: a quote inside a field")),
    file("x,y\n1,2\u{0}3\n", .refusal("cohort.csv:2:2: error: a NUL byte")),
    file("PK\u{3}\u{4}abcdef", .refusal("a zip archive, such as an Excel workbook")),
    file("%PDF-1.7\n", .refusal("a PDF")),
    file("y,z\n1,2\n", .refusal("the file has no column \"x\"")),
    OddFile(
      "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .refusal("an old Office file")),
  ]
}
