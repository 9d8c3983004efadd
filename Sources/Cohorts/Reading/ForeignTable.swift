/// A CSV file as texts, read before there is a plan: its encoding, delimiter and decimal mark are
/// those that the file shows, as `reprise init` finds them.
public struct ForeignTable: Sendable {
  /// The texts.
  public let table: CSVTable
  /// The delimiter; a comma where there is one column.
  public let delimiter: UInt8
  /// The decimal mark, `.` or `,`.
  public let decimalMark: UInt8
  /// The SHA-256 of the file.
  public let sha256: String

  /// Reads a file.
  ///
  /// - Throws: what is wrong with it, as of a cohort.
  public init(path: String, name: String) throws(Problems) {
    let survey = try CohortSurvey.read(path: path, name: name)
    var declaration = CohortDeclaration(file: SourceText(name, at: Place(file: name)))
    declaration.encoding = survey.encoding
    let file = try CohortFile(path: path, name: name, declaration: declaration)
    if let format = file.table.dictionary?.format {
      let sentence = "the file is \(format.name); a CSV is wanted here"
      throw Problems([Problem(sentence, at: Place(file: name))])
    }
    table = CSVTable(file.table)
    delimiter = survey.delimiter ?? UInt8(ascii: ",")
    decimalMark = survey.decimalMark
    sha256 = file.table.digest
  }

  /// A cell as a number in the file's decimal mark; `nil` for anything else.
  public func number(_ cell: String) -> Double? {
    NumberCell(ArraySlice(cell.utf8), decimalMark: decimalMark).value
  }

  /// Whether a cell is one of the codes that a plan reads as missing unless told otherwise.
  public func isMissing(_ cell: String) -> Bool { ["", "NA", "n/a"].contains(cell) }
}
