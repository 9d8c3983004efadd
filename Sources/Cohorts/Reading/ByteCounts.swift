/// What is counted in a text's bytes, at the speed of memory.
struct ByteCounts: Sendable {
  /// The line ends: LF, CRLF or CR.
  private(set) var lineEnds = 0
  /// The quotes.
  private(set) var quotes = 0
  /// Whether a byte is no character of ASCII.
  private(set) var holdsForeign = false
  /// Whether a byte is zero.
  private(set) var holdsZero = false
  /// Whether the last byte was CR.
  private(set) var endsWithReturn = false

  /// Nothing yet, behind a CR or not.
  init(afterReturn: Bool = false) { endsWithReturn = afterReturn }

  /// Whether a quote is open after an even number of them stood open before.
  var isInsideQuotes: Bool { quotes % 2 == 1 }

  /// Counts the next bytes.
  mutating func take(_ slice: ArraySlice<UInt8>) {
    guard !slice.isEmpty else { return }
    unsafe slice.withUnsafeBytes { unsafe take($0) }
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer) {
    var (returns, start) = (0, 0)
    while start < bytes.count {
      let lanes = unsafe ByteLanes(bytes, from: start)
      lineEnds += lanes.feeds
      returns += lanes.returns
      quotes += lanes.quotes
      holdsForeign = holdsForeign || lanes.holdsForeign
      holdsZero = holdsZero || lanes.holdsZero
      start += lanes.length
    }
    if returns > 0 || endsWithReturn { unsafe lineEnds += returns - pairs(bytes) }
    unsafe endsWithReturn = bytes[bytes.count - 1] == 0x0D
  }

  /// How many LF stand behind a CR.
  private func pairs(_ bytes: UnsafeRawBufferPointer) -> Int {
    var count = unsafe endsWithReturn && bytes[0] == 0x0A ? 1 : 0
    for i in 1..<max(bytes.count, 1) {
      unsafe count &+= bytes[i] == 0x0A && bytes[i - 1] == 0x0D ? 1 : 0
    }
    return count
  }

  /// The counts of bytes without those behind them.
  func without(_ tail: ByteCounts) -> ByteCounts {
    var head = self
    head.lineEnds -= tail.lineEnds
    head.quotes -= tail.quotes
    return head
  }
}

/// The counts of some bytes, sixteen of them at a time.
private struct ByteLanes {
  private typealias Lanes = SIMD16<UInt8>

  /// How many sixteens can be counted in lanes of one byte.
  private static let mostSteps = 255

  let length: Int
  var (feeds, returns, quotes) = (0, 0, 0)
  var (holdsForeign, holdsZero) = (false, false)

  /// Counts in the next bytes, and says how many they were.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    let steps = min((bytes.count - start) / 16, Self.mostSteps)
    guard steps > 0 else {
      length = bytes.count - start
      for i in start..<bytes.count { unsafe take(bytes[i]) }
      return
    }
    length = 16 * steps
    var (feed, carriage, quote) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var (high, zero) = (Lanes.zero, Lanes.zero)
    for step in 0..<steps {
      let lanes = unsafe bytes.loadUnaligned(fromByteOffset: start + 16 * step, as: Lanes.self)
      feed &-= Self.ones(lanes .== Lanes(repeating: 0x0A))
      carriage &-= Self.ones(lanes .== Lanes(repeating: 0x0D))
      quote &-= Self.ones(lanes .== Lanes(repeating: 0x22))
      high |= lanes
      zero |= Self.ones(lanes .== Lanes.zero)
    }
    for lane in 0..<16 {
      feeds += Int(feed[lane])
      returns += Int(carriage[lane])
      quotes += Int(quote[lane])
      holdsForeign = holdsForeign || high[lane] >= 0x80
      holdsZero = holdsZero || zero[lane] != 0
    }
  }

  private mutating func take(_ byte: UInt8) {
    feeds += byte == 0x0A ? 1 : 0
    returns += byte == 0x0D ? 1 : 0
    quotes += byte == 0x22 ? 1 : 0
    holdsForeign = holdsForeign || byte >= 0x80
    holdsZero = holdsZero || byte == 0
  }

  /// 255, which is minus one, where a lane holds what was asked for.
  private static func ones(_ mask: SIMDMask<SIMD16<Int8>>) -> Lanes {
    unsafe unsafeBitCast(mask, to: Lanes.self)
  }
}
