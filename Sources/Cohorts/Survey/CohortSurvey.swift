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
    var bytes: [UInt8] = []
    while true {
      let block = try file.next()
      if block.isEmpty { break }
      bytes += block
    }
    return try CohortSurvey(bytes: bytes, name: name)
  }

  /// Looks through a file's bytes.
  public init(bytes: [UInt8], name: String) throws(Problems) {
    var declaration = CohortDeclaration(file: SourceText(name, at: Place(file: name)))
    declaration.encoding = EncodingGuess.encoding(of: bytes)
    let file = try CohortFile(bytes: bytes, name: name, declaration: declaration)
    let raw = file.table.header.names.indices.map { file.table.columns[$0] ?? RawColumn() }
    declaration.decimalMark = DecimalMarkGuess.mark(of: raw, missing: declaration.missing)
    fileName = name.split(separator: "/").last.map(String.init) ?? name
    (encoding, decimalMark) = (declaration.encoding, declaration.decimalMark)
    (delimiter, rows) = (file.table.detectedDelimiter, file.table.lines.count)
    columns = zip(file.table.header.names, raw).enumerated().map { field, column in
      ColumnSurvey(
        name: column.0, column.1, declaration, lines: file.table.lines, field: field)
    }
  }
}

/// Which encoding a file without a plan is in.
enum EncodingGuess {
  static func encoding(of bytes: [UInt8]) -> CohortDeclaration.Encoding {
    if isUTF16(bytes) { return .utf16 }
    if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
      return .utf8
    }
    var transcoder = Transcoder(from: .windows1252)
    return transcoder.utf8(bytes).contains(0xFF) ? .utf8 : .windows1252
  }

  /// A byte order mark, or a NUL in most of the second bytes: the little-endian form without one.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(FileHead.size)
    guard head.count >= 4 else { return false }
    let zeros = head.indices.count { head[$0] == 0 && $0 % 2 == 1 }
    return zeros * 4 > head.count && zeros == head.count(where: { $0 == 0 })
  }
}

/// Which decimal mark a file without a plan has.
enum DecimalMarkGuess {
  private static let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))

  /// The comma where it makes more columns of numbers than the point.
  static func mark(of columns: [RawColumn], missing: [String]) -> UInt8 {
    let book = CodeBook(missing)
    let commas = columns.count { $0.contains(comma) && isNumeric($0, comma, book) }
    guard commas > 0 else { return point }
    return commas > columns.count { $0.contains(point) && isNumeric($0, point, book) }
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
