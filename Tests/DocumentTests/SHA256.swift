/// SHA-256 as in FIPS 180-4, for checking the hash of the stylesheet.
///
/// The constants are the first 32 bits of the fractional parts of the square and cube roots of the
/// first primes, which is how they are made here.
enum SHA256 {
  static func base64(_ text: String) -> String {
    base64(digest(Array(text.utf8)))
  }

  private static let primes: [Int] = (2...311).filter { n in
    !(2..<n).contains { $0 * $0 <= n && n % $0 == 0 }
  }

  /// ⌊2³² · n^(1/k)⌋ mod 2³², by bisection in whole numbers too wide for Double.
  private static func root(_ n: Int, _ degree: Int) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 37
    while high - low > 1 {
      let middle = (low + high) / 2
      if isAtMost(middle, n, degree) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// Whether x^degree ≤ n · 2^(32·degree).
  private static func isAtMost(_ x: UInt64, _ n: Int, _ degree: Int) -> Bool {
    let power = (0..<degree).reduce([1] as [UInt64]) { product, _ in times(product, x) }
    let words = [UInt64](repeating: 0, count: degree) + [UInt64(n)]
    let count = max(power.count, words.count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      let a = index < power.count ? power[index] : 0
      let b = index < words.count ? words[index] : 0
      if a != b { return a < b }
    }
    return true
  }

  /// The product of words of 32 bits, lowest first, and a number of at most 38 bits.
  private static func times(_ words: [UInt64], _ x: UInt64) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: words.count + 2)
    for (i, word) in words.enumerated() {
      var carry: UInt64 = 0
      for (j, factor) in [x & 0xFFFF_FFFF, x >> 32].enumerated() {
        let sum = result[i + j] + word * factor + carry
        result[i + j] = sum & 0xFFFF_FFFF
        carry = sum >> 32
      }
      var k = i + 2
      while carry > 0 {
        if k == result.count { result.append(0) }
        let sum = result[k] + carry
        result[k] = sum & 0xFFFF_FFFF
        carry = sum >> 32
        k += 1
      }
    }
    return result
  }

  private static func digest(_ message: [UInt8]) -> [UInt8] {
    let k = primes.prefix(64).map { root($0, 3) }
    var hash = primes.prefix(8).map { root($0, 2) }
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: (message.count * 8) >> ($0 * 8)) }
    for start in stride(from: 0, to: bytes.count, by: 64) {
      var w = (0..<16).map { i in
        bytes[start + 4 * i..<start + 4 * i + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      for i in 16..<64 {
        let s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >> 3)
        let s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >> 10)
        w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
      }
      var v = hash
      for i in 0..<64 {
        let s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let t1 = v[7] &+ s1 &+ choice &+ k[i] &+ w[i]
        let s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      hash = zip(hash, v).map { $0 &+ $1 }
    }
    return hash.flatMap { word in (0..<4).reversed().map { UInt8((word >> ($0 * 8)) & 0xFF) } }
  }

  private static func turn(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = Array(bytes[start..<min(start + 3, bytes.count)])
      let word = (0..<3).reduce(0) { $0 << 8 | ($1 < part.count ? Int(part[$1]) : 0) }
      for i in 0..<4 {
        text.append(i <= part.count ? alphabet[(word >> (18 - 6 * i)) & 63] : "=")
      }
    }
    return text
  }
}
