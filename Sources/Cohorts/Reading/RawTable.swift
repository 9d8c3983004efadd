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

/// One column's cells as bytes, before anyone knows what they mean.
///
/// They lie in pieces of some thousand cells: a column that grows is never moved as a whole, which
/// would take twice its memory.
struct RawColumn: Sendable {
  private struct Piece: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
  }

  private static let cellsOfPiece = 1 << 14
  private var pieces: [Piece] = []

  private(set) var count = 0

  /// A cell's bytes, without the spaces around them.
  func cell(_ row: Int) -> ArraySlice<UInt8> {
    let (piece, place) = row.quotientAndRemainder(dividingBy: Self.cellsOfPiece)
    let ends = pieces[piece].ends
    var cell = pieces[piece].bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    while let first = cell.first, WideSpace.isBlank(first) { cell.removeFirst() }
    while let last = cell.last, WideSpace.isBlank(last) { cell.removeLast() }
    return cell
  }

  /// Whether any cell holds a byte.
  func contains(_ byte: UInt8) -> Bool { pieces.contains { $0.bytes.contains(byte) } }

  mutating func append(_ cell: UnsafeRawBufferPointer) {
    let last = piece()
    unsafe pieces[last].bytes.append(contentsOf: cell)
    pieces[last].ends.append(pieces[last].bytes.count)
    count += 1
  }

  mutating func append(_ cell: [UInt8]) {
    let last = piece()
    pieces[last].bytes += cell
    pieces[last].ends.append(pieces[last].bytes.count)
    count += 1
  }

  mutating func appendEmpty() {
    let last = piece()
    pieces[last].ends.append(pieces[last].bytes.count)
    count += 1
  }

  /// The piece for the next cell.
  private mutating func piece() -> Int {
    if count == pieces.count * Self.cellsOfPiece { pieces.append(Piece()) }
    return pieces.count - 1
  }

  /// Forgets the cells after the first `count`.
  mutating func keepFirst(_ wanted: Int) {
    while count > wanted, var last = pieces.popLast() {
      let others = pieces.count * Self.cellsOfPiece
      last.ends.removeLast(min(count - max(wanted, others), last.ends.count))
      last.bytes.removeLast(last.bytes.count - (last.ends.last ?? 0))
      count = others + last.ends.count
      if !last.ends.isEmpty { pieces.append(last) }
    }
  }
}

/// A file's records, of which only the columns that someone wants are kept.
struct RawTable: Sendable {
  let header: Header
  /// The line on which each record begins.
  var lines: [Int] = []
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
