#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The texts of a piece of a column, those that come again mostly kept once.
///
/// They are looked up among the first thousand and appended beyond: a column of names, where none
/// comes again, costs no more than its bytes.
struct CellTexts: Sendable {
  private static let buckets = 2048
  private static let mostLookedUp = 1024
  private static let mostProbes = 8

  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Positions + 1 by hash; empty before the first text and once the piece is complete.
  private var index: [UInt16] = []

  /// How many texts there are.
  var count: Int { ends.count }

  /// Whether no text of 16 MB could be told from others any more.
  var isFull: Bool { bytes.count > 1 << 30 || ends.count >= PackedCell.mostTexts }

  /// A text's bytes.
  subscript(position: Int) -> ArraySlice<UInt8> {
    bytes[(position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position])]
  }

  /// The position of a text, which is added where it was not found.
  mutating func position(of text: UnsafeRawBufferPointer) -> Int {
    guard ends.count < Self.mostLookedUp else { return unsafe append(text) }
    if index.isEmpty { index = Array(repeating: 0, count: Self.buckets) }
    var bucket = unsafe Self.hash(text) & (Self.buckets - 1)
    for _ in 0..<Self.mostProbes {
      let found = Int(index[bucket]) - 1
      if found < 0 {
        let added = unsafe append(text)
        index[bucket] = UInt16(added + 1)
        return added
      }
      if unsafe holds(text, at: found) { return found }
      bucket = (bucket + 1) & (Self.buckets - 1)
    }
    return unsafe append(text)
  }

  /// No more texts will come.
  mutating func complete() { index = [] }

  private mutating func append(_ text: UnsafeRawBufferPointer) -> Int {
    unsafe bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    return ends.count - 1
  }

  private func holds(_ text: UnsafeRawBufferPointer, at position: Int) -> Bool {
    let start = position == 0 ? 0 : Int(ends[position - 1])
    guard Int(ends[position]) - start == text.count, let wanted = text.baseAddress
    else { return false }
    return unsafe bytes.withUnsafeBytes { held in
      guard let base = held.baseAddress else { return false }
      return unsafe memcmp(base + start, wanted, text.count) == 0
    }
  }

  /// A hash of the length and of the bytes at both ends.
  private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
    let count = text.count
    var word = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      unsafe word ^= text.loadUnaligned(as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
      unsafe word ^= text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      for i in 0..<count { word = unsafe word << 8 | UInt64(text[i]) }
    }
    word = (word ^ word >> 29) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: word >> 40)
  }
}
