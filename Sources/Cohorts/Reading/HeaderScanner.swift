/// Finds the end of the header record and counts the delimiters in it, outside quotes.
struct HeaderScanner {
  /// The delimiters that can be detected, in the order in which they win a draw.
  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// Whether the header record has ended.
  private(set) var isComplete = false
  private var counts = [0, 0, 0, 0]
  private var isInsideQuotes = false
  private var hasBegun = false

  /// Takes the next bytes; those after the header record change nothing.
  mutating func scan(_ bytes: [UInt8]) {
    for byte in bytes where !isComplete { scan(byte) }
  }

  /// The most frequent delimiter, or `nil` when the header holds none.
  var delimiter: UInt8? {
    guard let most = counts.max(), most > 0 else { return nil }
    return zip(Self.candidates, counts).first { $0.1 == most }?.0
  }

  private mutating func scan(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      isComplete = hasBegun && !isInsideQuotes
    case UInt8(ascii: "\""):
      isInsideQuotes.toggle()
      hasBegun = true
    default:
      if byte != UInt8(ascii: " ") { hasBegun = true }
      if !isInsideQuotes, let i = Self.candidates.firstIndex(of: byte) { counts[i] += 1 }
    }
  }
}
