/// Files that are no cohort, told by their first bytes, each with the way to a CSV.
enum ForeignFormat {
  /// What to say of a file that is neither text nor a file of a statistical program; `nil` for others.
  static func refusal(_ head: [UInt8]) -> String? {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(head) }
    if wideMarks.contains(where: { head.starts(with: $0) }) {
      return "the file begins with the byte order mark of UTF-32; save it as UTF-8"
    }
    if let format = StatisticalFormat(head: head) {
      return "\(format.name) was found where text was expected; one that is packed with gzip must "
        + "be unpacked first"
    }
    guard let found = signatures.first(where: { head.starts(with: $0.bytes) }) else { return nil }
    return "the file is \(found.name)\(found.advice)"
  }

  /// What to say of a format that ReadStat reads, in a build without it.
  static func needsReadStat(_ format: StatisticalFormat) -> String {
    "the file is \(format.name), and this build of Reprise reads none; install libreadstat-dev "
      + "(Homebrew: readstat) and build again, or save it as CSV"
  }

  private static let wideMarks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

  private static let excel =
    ", which is not read; in Excel, Save As \"CSV UTF-8 (Comma delimited)\" writes the sheet as CSV"

  private static func archive(_ head: [UInt8]) -> String {
    if holds("opendocument.spreadsheet", head) {
      return "the file is an OpenDocument spreadsheet (.ods), which is not read; in LibreOffice, "
        + "Save As \"Text CSV\" with the character set UTF-8 writes the sheet as CSV"
    }
    if holds("[Content_Types].xml", head) || holds("xl/", head) {
      return "the file is an Excel workbook (.xlsx)" + excel
    }
    return "the file is a zip archive, such as an Excel workbook, not CSV text; save it as CSV"
  }

  private static func holds(_ text: String, _ head: [UInt8]) -> Bool {
    let bytes = Array(text.utf8)
    return head.indices.contains { head[$0...].starts(with: bytes) }
  }

  private typealias Signature = (bytes: [UInt8], name: String, advice: String)

  private static let inR =
    "; in R, write.csv(x, \"cohort.csv\", row.names = FALSE, na = \"\") writes a table as CSV"
  private static let
    inArrow =
      "; in R, write.csv(arrow::read_", sheet = ", not CSV text; save it as CSV"

  private static func signature(_ text: String, _ name: String, _ advice: String) -> Signature {
    (Array(text.utf8), name, advice)
  }

  private static let signatures: [Signature] = [
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      "an old Office file, such as an Excel workbook (.xls)", excel
    ),
    ([0x1F, 0x8B, 0x08], "compressed with gzip twice", "; unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz", "; unpack it first"),
    (Array("BZh".utf8), "compressed with bzip2", "; unpack it first"),
    signature("%PDF", "a PDF", sheet),
    signature("RDX", "an R data file (.rda)", inR),
    signature("RDA", "an R data file (.rda)", inR),
    (Array("X\n".utf8) + [0, 0, 0], "an R data file (.rds)", inR),
    signature("PAR1", "a Parquet file", inArrow + "parquet(…), \"cohort.csv\") writes it as CSV"),
    signature("FEA1", "a Feather file", inArrow + "feather(…), \"cohort.csv\") writes it as CSV"),
    signature(
      "ARROW1", "a Feather (Arrow) file", inArrow + "feather(…), \"cohort.csv\") writes it as CSV"),
    signature("SQLite format 3", "an SQLite database", "; export its table as CSV"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file", sheet),
    signature(
      "ASCII SPSS PORT FILE", "an SPSS portable file (.por)",
      ", which is not read; in SPSS, SAVE OUTFILE writes it as .sav"),
    signature(
      "**COMPRESSED** **COMPRESSED**", "a SAS file of PROC CPORT",
      ", which only SAS reads; write it with the XPORT engine (LIBNAME … XPORT) or as CSV"),
    (
      Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x63],
      "a SAS catalog of formats, not a data set", "; name the .sas7bdat"
    ),
  ]
}
