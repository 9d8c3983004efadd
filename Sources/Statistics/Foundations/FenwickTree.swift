/// Sums over all lower ranks, in logarithmic time while numbers are added (Fenwick 1994).
struct FenwickTree<Number: AdditiveArithmetic> {
  private var sums: [Number]
  private var own: [Number]
  /// The sum over all ranks.
  private(set) var total = Number.zero

  /// A tree of ranks from 0 to `size` − 1, all with zero.
  init(_ size: Int) {
    sums = Array(repeating: .zero, count: size + 1)
    own = Array(repeating: .zero, count: size)
  }

  /// Adds a number at a rank.
  mutating func add(_ number: Number, at rank: Int) {
    total += number
    own[rank] += number
    var index = rank + 1
    while index < sums.count {
      sums[index] += number
      index += index & -index
    }
  }

  /// The sum at a rank.
  func at(_ rank: Int) -> Number { own[rank] }

  /// The sum over the ranks below one.
  func below(_ rank: Int) -> Number {
    var sum = Number.zero
    var index = rank
    while index > 0 {
      sum += sums[index]
      index &= index - 1
    }
    return sum
  }

  /// The sum over the ranks above one.
  func above(_ rank: Int) -> Number { total - below(rank) - own[rank] }
}

/// The rank of each number among the distinct numbers, from 0.
struct DistinctRanks {
  let rank: [Int32]
  let distinct: Int

  init(_ values: [Double]) {
    var rank = [Int32](repeating: 0, count: values.count)
    var number: Int32 = -1
    var previous = -Double.infinity
    for place in Sorting.order(values) {
      let value = values[Int(place)]
      if number < 0 || value != previous { number += 1 }
      previous = value
      rank[Int(place)] = number
    }
    self.rank = rank
    distinct = Int(number) + 1
  }
}
