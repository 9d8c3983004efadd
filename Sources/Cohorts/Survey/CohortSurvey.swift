/// What a file says of itself, before there is a plan: how it is written and what its columns hold.
///
/// Types are those that reading infers; nothing else is decided here.
public struct CohortSurvey: Sendable {
  /// The file's name without folders.
  public let fileName: String
  /// The text encoding: by the byte order mark, else UTF-8 where the bytes are, else Windows-1252.
  public let encoding: CohortDeclaration.Encoding
  /// The decimal mark, `.` or `,`.
  public let decimalMark: UInt8
  /// The delimiter in the header, `nil` when there is only one column.
  public let delimiter: UInt8?
  /// The number of rows.
  public let rows: Int
  /// The columns in the order of the file.
  public let columns: [ColumnSurvey]

  /// Looks through a file.
  ///
  /// - Parameters:
  ///   - path: the path to open.
  ///   - name: how messages call the file.
  /// - Throws: what makes the file unreadable, in the reader's words.
  public static func read(path: String, name: String) throws(Problems) -> CohortSurvey {
    let file = try FileBlocks(path: path, name: name)
    var bytes = try file.next()
    if let format = StatisticalFormat(head: bytes) {
      return try CohortSurvey(format, path: path, name: name)
    }
    while true {
      let block = try file.next()
      if block.isEmpty { break }
      bytes += block
    }
    return try CohortSurvey(bytes: bytes, name: name)
  }

  /// Looks through the file of a statistical program, by its own dictionary.
  private init(_ format: StatisticalFormat, path: String, name: String) throws(Problems) {
    let declaration = CohortDeclaration(file: SourceText(name, at: Place(file: name)))
    let table = try format.table(path: path, name: name, declaration) { Set($0.names.indices) }
    fileName = name.split(separator: "/").last.map(String.init) ?? name
    (encoding, decimalMark) = (table.encoding, declaration.decimalMark)
    (delimiter, rows) = (nil, table.lines.count)
    var adoption = table.dictionary.map {
      DictionaryAdoption($0, fileName: name, declaration)
    }
    columns = table.header.names.enumerated().map { field, header in
      let raw = table.columns[field] ?? RawColumn()
      let variable = VariableDeclaration(name: header, place: declaration.file.place)
      return ColumnSurvey(
        adoption?.completed(variable, field: field, raw) ?? variable, raw, declaration,
        lines: table.lines, field: field)
    }
  }

  /// Looks through a file's bytes.
  public init(bytes: [UInt8], name: String) throws(Problems) {
    var declaration = CohortDeclaration(file: SourceText(name, at: Place(file: name)))
    let file = try Self.parsed(bytes, name, declaration)
    declaration.encoding = file.table.encoding
    let raw = file.table.header.names.indices.map { file.table.columns[$0] ?? RawColumn() }
    declaration.decimalMark = DecimalMarkGuess.mark(of: raw, missing: declaration.missing)
    fileName = name.split(separator: "/").last.map(String.init) ?? name
    (encoding, decimalMark) = (file.table.encoding, declaration.decimalMark)
    (delimiter, rows) = (file.table.detectedDelimiter, file.table.lines.count)
    columns = zip(file.table.header.names, raw).enumerated().map { field, column in
      ColumnSurvey(
        VariableDeclaration(name: column.0, place: declaration.file.place), column.1, declaration,
        lines: file.table.lines, field: field)
    }
  }

  /// The file in the encoding that it shows, or in Windows-1252 where its bytes are not UTF-8.
  private static func parsed(
    _ bytes: [UInt8], _ name: String, _ declaration: CohortDeclaration
  ) throws(Problems) -> CohortFile {
    do { return try CohortFile(bytes: bytes, name: name, declaration: declaration) } catch {
      var western = declaration
      western.encoding = .windows1252
      if let file = try? CohortFile(bytes: bytes, name: name, declaration: western) { return file }
      throw error
    }
  }
}

/// Which decimal mark a file without a plan has.
enum DecimalMarkGuess {
  private static let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))

  /// The comma where it makes more columns of numbers than the point.
  static func mark(of columns: [RawColumn], missing: [String]) -> UInt8 {
    let book = CodeBook(missing)
    let commas = columns.count { $0.contains(mark: comma) && isNumeric($0, comma, book) }
    guard commas > 0 else { return point }
    return commas > columns.count { $0.contains(mark: point) && isNumeric($0, point, book) }
      ? comma : point
  }

  /// Whether all present cells are numbers with a mark, and one of them needs it: `1,234` alone
  /// may be a thousand.
  private static func isNumeric(_ column: RawColumn, _ mark: UInt8, _ missing: CodeBook) -> Bool {
    var needsMark = false
    for row in 0..<column.count {
      let cell = column.cell(row)
      if cell.isEmpty || missing.holds(cell, value: nil) { continue }
      guard NumberCell(cell, decimalMark: mark) != .notNumber else { return false }
      guard let place = cell.firstIndex(of: mark) else { continue }
      let digits = cell.distance(from: place, to: cell.endIndex) - 1
      needsMark = needsMark || mark == point || digits != 3 || cell.first == UInt8(ascii: "0")
    }
    return needsMark
  }
}
