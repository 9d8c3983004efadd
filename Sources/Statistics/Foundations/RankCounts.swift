/// How many stand at each rank, and below and above it, in logarithmic time while they come and go.
///
/// A tree of whole numbers as ``FenwickTree``, of half the size.
struct RankCounts {
  private var sums: [Int32]
  private var own: [Int32]
  private var total = 0

  /// How many stand below a rank, at it and above it.
  struct Around {
    let lower: Int
    let equal: Int
    let higher: Int
  }

  /// No one at the ranks from 0 to `size` − 1.
  init(_ size: Int) {
    sums = Array(repeating: 0, count: size + 1)
    own = Array(repeating: 0, count: size)
  }

  /// Adds some at a rank.
  mutating func add(_ number: Int32, at rank: Int) {
    total += Int(number)
    own[rank] += number
    var index = rank + 1
    while index < sums.count {
      sums[index] += number
      index += index & -index
    }
  }

  /// Who stands around a rank.
  func around(_ rank: Int) -> Around {
    var lower = 0
    var index = rank
    while index > 0 {
      lower += Int(sums[index])
      index &= index - 1
    }
    let equal = Int(own[rank])
    return Around(lower: lower, equal: equal, higher: total - lower - equal)
  }
}
