/// Counts the delimiters in the header and in the first records, outside quotes, and tells from them
/// which one the file has.
struct RecordSample {
  /// The delimiters that can be detected.
  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]
  /// How many records are looked at, the header among them.
  static let mostRecords = 10
  /// How many bytes are looked at.
  static let mostBytes = 1 << 20

  /// What the sample says of the delimiter.
  enum Verdict: Equatable {
    /// The header holds none of them: there is one column.
    case none
    /// One of them, and why.
    case found(UInt8, reason: String)
    /// Two divide the header and all records alike.
    case ambiguous(UInt8, UInt8)
  }

  /// Whether enough was seen.
  private(set) var isComplete = false
  /// The first line, where it is Excel's `sep=;`.
  private(set) var separator: SeparatorLine?
  private var header: [Int]?
  private var agrees = [true, true, true, true]
  private var counts = [0, 0, 0, 0]
  private var records = 0
  private var bytes = 0
  private var isInsideQuotes = false
  private var hasBegun = false
  private var firstLine: [UInt8]? = []

  /// Takes the next bytes; those after the sample change nothing.
  mutating func scan(_ bytes: [UInt8]) {
    for byte in bytes where !isComplete { scan(byte) }
  }

  /// Ends the file, and with it the last record.
  mutating func finish() { if hasBegun, !isComplete, !isInsideQuotes { endRecord() } }

  /// The delimiter: of those that the header holds, and that divide all records into as many fields
  /// as the header, the only one; where none does, the most frequent in the header.
  var verdict: Verdict {
    let header = header ?? counts
    let held = Self.candidates.indices.filter { header[$0] > 0 }
    let fitting = held.filter { agrees[$0] }
    if records > 1, fitting.count > 1 {
      return .ambiguous(Self.candidates[fitting[0]], Self.candidates[fitting[1]])
    }
    let pool = fitting.isEmpty ? held : fitting
    guard let most = pool.map({ header[$0] }).max(),
      let choice = pool.first(where: { header[$0] == most })
    else { return .none }
    return .found(Self.candidates[choice], reason: "as in the header")
  }

  private mutating func scan(_ byte: UInt8) {
    bytes += 1
    if bytes >= Self.mostBytes { isComplete = true }
    if byte != 0x0A, byte != 0x0D, let line = firstLine, line.count < 8 {
      firstLine = line + [byte]
    }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      if hasBegun, !isInsideQuotes { endRecord() }
    case UInt8(ascii: "\""):
      isInsideQuotes.toggle()
      hasBegun = true
    default:
      if byte != UInt8(ascii: " ") { hasBegun = true }
      if !isInsideQuotes, let i = Self.candidates.firstIndex(of: byte) { counts[i] += 1 }
    }
  }

  private mutating func endRecord() {
    let line = firstLine
    firstLine = nil
    (hasBegun, isInsideQuotes) = (false, false)
    defer { counts = [0, 0, 0, 0] }
    if let line, let found = SeparatorLine(line) {
      separator = found
      return
    }
    if let header {
      for i in agrees.indices where header[i] != counts[i] { agrees[i] = false }
    } else {
      header = counts
    }
    records += 1
    if records == Self.mostRecords { isComplete = true }
  }
}

/// Excel's first line `sep=;`, which says how the fields below it are separated.
struct SeparatorLine: Equatable {
  /// The separator.
  let delimiter: UInt8

  /// `nil` where a line is something else.
  init?(_ line: [UInt8]) {
    let isQuoted = line.first == UInt8(ascii: "\"") && line.last == UInt8(ascii: "\"")
    let text = isQuoted ? line.dropFirst().dropLast() : line[...]
    let key = text.prefix(4).map { $0 | 0x20 }
    guard text.count == 5, key == Array("sep=".utf8), let last = text.last
    else { return nil }
    delimiter = last
  }
}

/// A delimiter in words.
func delimiterWords(_ delimiter: UInt8) -> String {
  switch delimiter {
  case UInt8(ascii: ";"): "semicolons"
  case UInt8(ascii: "\t"): "tabs"
  case UInt8(ascii: "|"): "vertical bars"
  default: "commas"
  }
}
