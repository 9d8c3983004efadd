/// A small CSV file as texts: a header and rows, UTF-8, comma, semicolon or tab found by the header.
public struct CSVTable: Sendable {
  /// A row with its place.
  public struct Row: Sendable {
    /// The line of the file on which it begins.
    public let line: Int
    /// Its cells, as many as the header has names.
    public let cells: [String]
  }
  /// The names of the columns.
  public let header: [String]
  /// The rows.
  public let rows: [Row]

  /// Reads a file's bytes.
  ///
  /// - Throws: what is wrong with it, as of a cohort.
  public init(_ bytes: [UInt8], fileName: String) throws(Problems) {
    let declaration = CohortDeclaration(file: SourceText(fileName, at: Place(file: fileName)))
    let reader = TableReader(file: fileName, declaration: declaration) { header in
      Set(header.names.indices)
    }
    try reader.feed(bytes)
    self.init(try reader.finish())
  }

  /// The texts of a table that was read.
  init(_ table: RawTable) {
    header = table.header.names
    let columns = table.header.names.indices.map { table.columns[$0] }
    rows = table.lines.indices.map { row in
      Row(
        line: table.lines[row],
        cells: columns.map { String(decoding: $0?.cell(row) ?? [], as: UTF8.self) })
    }
  }
}
