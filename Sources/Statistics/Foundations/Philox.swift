/// A counter-based generator of random bits: Philox 4×32 with ten rounds.
///
/// The numbers of a stream are a function of the seed, of the stream's number and of their position
/// alone. Streams can be drawn in any order, on any number of cores, and give the same numbers.
///
/// Source: Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3,
/// doi 10.1145/2063384.2063405.
public struct Philox: Sendable {
  /// The key and the counter of one block of four words.
  typealias Block = (UInt32, UInt32, UInt32, UInt32)

  private let key: (UInt32, UInt32)
  private let stream: UInt64
  private var block: UInt64 = 0
  private var words: Block = (0, 0, 0, 0)
  private var left = 0

  /// The stream of a seed with this number.
  public init(seed: UInt64, stream: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = stream
  }

  /// The next 32 random bits.
  public mutating func next() -> UInt32 {
    if left == 0 {
      let counter: Block = (
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
      )
      words = Self.bits(counter, key: key)
      block &+= 1
      left = 4
    }
    left -= 1
    switch left {
    case 3: return words.0
    case 2: return words.1
    case 1: return words.2
    default: return words.3
    }
  }

  /// A whole number from 0 to `count` − 1, each equally likely.
  ///
  /// - Parameter count: one or more, below 2³².
  public mutating func index(below count: Int) -> Int {
    let n = UInt32(truncatingIfNeeded: max(1, count))
    // Words below 2³² mod n would favour some numbers; they are drawn again.
    let least = (0 &- n) % n
    while true {
      let product = next().multipliedFullWidth(by: n)
      if product.low >= least { return Int(product.high) }
    }
  }

  /// Draws so many whole numbers from 0 to `bound` − 1: those that as many calls of
  /// ``index(below:)`` give.
  mutating func draw(_ count: Int, below bound: Int, _ body: (Int) -> Void) {
    let n = UInt32(truncatingIfNeeded: max(1, bound))
    let least = (0 &- n) % n
    var drawn = 0
    func take(_ word: UInt32) {
      let product = word.multipliedFullWidth(by: n)
      guard product.low >= least else { return }
      drawn += 1
      body(Int(product.high))
    }
    while drawn < count, left > 0 { take(next()) }
    // Whole blocks, while the last of their words cannot be one too many.
    while count - drawn >= 4 {
      let counter: Block = (
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
      )
      block &+= 1
      let four = Self.bits(counter, key: key)
      take(four.0)
      take(four.1)
      take(four.2)
      take(four.3)
    }
    while drawn < count { take(next()) }
  }

  /// The four words of a counter under a key.
  static func bits(_ counter: Block, key: (UInt32, UInt32)) -> Block {
    var (a, b, c, d) = counter
    var (first, second) = key
    for _ in 0..<10 {
      let left = a.multipliedFullWidth(by: 0xD251_1F53)
      let right = c.multipliedFullWidth(by: 0xCD9E_8D57)
      (a, b, c, d) = (right.high ^ b ^ first, right.low, left.high ^ d ^ second, left.low)
      first &+= 0x9E37_79B9
      second &+= 0xBB67_AE85
    }
    return (a, b, c, d)
  }
}
