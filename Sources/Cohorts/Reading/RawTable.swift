/// The names in a file's first record.
struct Header: Sendable {
  /// The names, in the order of the file.
  let names: [String]
  private let fields: [String: Int]

  init(names: [String]) {
    self.names = names
    fields = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The field with a name, from 0.
  func field(named name: String) -> Int? { fields[name] }
}

/// One column's cells as bytes, before anyone knows what they mean.
struct RawColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// A cell's bytes, without the spaces around them.
  func cell(_ row: Int) -> ArraySlice<UInt8> {
    var cell = bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
    while let first = cell.first, isBlank(first) { cell.removeFirst() }
    while let last = cell.last, isBlank(last) { cell.removeLast() }
    return cell
  }

  /// Whether any cell holds a byte.
  func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

  mutating func append(_ cell: UnsafeRawBufferPointer) {
    unsafe bytes.append(contentsOf: cell)
    ends.append(bytes.count)
  }

  mutating func appendEmpty() { ends.append(bytes.count) }

  /// Forgets the cells after the first `count`.
  mutating func keepFirst(_ count: Int) {
    guard ends.count > count else { return }
    ends.removeLast(ends.count - count)
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
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
  var digest = ""
}
