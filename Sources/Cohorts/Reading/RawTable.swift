/// The names in a file's first record.
struct Header: Sendable {
  /// The names, in the order of the file.
  let names: [String]
  private let fields: [String: Int]
  /// The fields by their names in small letters, -1 for several; `nil` where case matters.
  private let anyCase: [String: Int]?

  /// A header; `ignoresCase` where the program takes `age` and `AGE` for one name.
  init(names: [String], ignoresCase: Bool = false) {
    self.names = names
    fields = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    anyCase =
      ignoresCase
      ? Dictionary(zip(names.map { $0.lowercased() }, names.indices)) { _, _ in -1 } : nil
  }

  /// The field with a name, from 0.
  func field(named name: String) -> Int? {
    if let field = fields[name] { return field }
    return anyCase?[name.lowercased()].flatMap { $0 < 0 ? nil : $0 }
  }
}

/// A file's records, of which only the columns that someone wants are kept.
struct RawTable: Sendable {
  let header: Header
  /// The line on which each row begins, or first began.
  var lines = RecordLines()
  /// How many records are each row, where records alike in the wanted columns are one row.
  var records: [Int]?
  /// The wanted columns by their field in the header, from 0.
  var columns: [Int: RawColumn] = [:]
  var blankLines = 0
  /// The delimiter that was detected, if it was.
  var detectedDelimiter: UInt8?
  /// The encoding of the text, declared or detected.
  var encoding = CohortDeclaration.Encoding.utf8
  /// What was found out about the file, said in the report.
  var echoes: [Echo] = []
  var digest = ""
  /// What the file itself says of its variables, where a statistical program wrote it.
  var dictionary: FileDictionary?
}
