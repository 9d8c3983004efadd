/// The distribution of Kendall's S over all permutations, of ranks with ties.
///
/// It hangs on the sizes of the tied groups alone. Where only one variable has ties, the discordant
/// pairs are the inversions of a permutation of a multiset: a sum of independent rank-sum statistics,
/// each group against all before it. Where both have, the groups of one variable draw in turn from
/// those of the other; for every number already drawn of each, the probability of each S is kept.
struct TiedScores {
  private let probabilities: [Double]
  /// The S of the first probability.
  private let least: Int
  /// The step to the S of the next one.
  private let step: Int
  static let limit = 200_000_000

  /// The distribution for the tie sizes of two variables.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)``.
  init(_ first: [Int], _ second: [Int]) throws(StatisticsError) {
    let isFree = [first, second].map { $0.allSatisfy { $0 == 1 } }
    if isFree[0] || isFree[1] {
      let sizes = isFree[0] ? second : first
      probabilities = try TiedScores.inversions(sizes)
      least = 1 - probabilities.count
      step = 2
    } else {
      let isSwapped = TiedScores.states(first) < TiedScores.states(second)
      let (rows, columns) = isSwapped ? (second, first) : (first, second)
      let reach = TiedScores.reach(rows, columns)
      probabilities = try TiedScores.drawn(rows, from: columns, reach: reach)
      least = -reach
      step = 1
    }
  }

  /// The probability of the scores that satisfy a condition.
  func probability(_ condition: (Int) -> Bool) -> Double {
    var sum = 0.0
    for (index, p) in probabilities.enumerated() where condition(least + step * index) { sum += p }
    return min(1, sum)
  }

  // MARK: - Ties in one variable

  /// The probabilities of 0, 1, … inversions of a multiset.
  private static func inversions(_ sizes: [Int]) throws(StatisticsError) -> [Double] {
    var p = [1.0]
    var before = 0
    for size in sizes {
      let own = before == 0 ? [1.0] : try RankSumCounts(before, size).probabilities()
      guard Double(p.count) * Double(own.count) <= Double(limit) else {
        throw .exactTooLarge(limit: limit)
      }
      var sum = [Double](repeating: 0, count: p.count + own.count - 1)
      for (i, a) in p.enumerated() {
        for (j, b) in own.enumerated() { sum[i + j] += a * b }
      }
      p = sum
      before += size
    }
    return p
  }

  // MARK: - Ties in both

  /// How many ways there are to have drawn so many of each group.
  private static func states(_ sizes: [Int]) -> Double {
    sizes.reduce(1.0) { $0 * Double($1 + 1) }
  }

  /// A bound of |S|: the pairs that are not tied in both.
  private static func reach(_ rows: [Int], _ columns: [Int]) -> Int {
    let tied = [rows, columns].map { $0.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    let n = rows.reduce(0, +)
    return n * (n - 1) / 2 - max(tied[0], tied[1])
  }

  private static func drawn(
    _ rows: [Int], from columns: [Int], reach: Int
  ) throws(StatisticsError) -> [Double] {
    let width = 2 * reach + 1
    // Two layers of states are kept: 2·10⁷ numbers are 160 MB.
    guard states(columns) * Double(width) <= Double(limit) / 10 else {
      throw .exactTooLarge(limit: limit)
    }
    var layer: [Int: [Double]] = [0: [Double](repeating: 0, count: width)]
    layer[0]?[reach] = 1
    var steps = 0
    for size in rows {
      var next: [Int: [Double]] = [:]
      for state in layer.keys.sorted() {
        guard let scores = layer[state] else { continue }
        for draw in Draws(size, from: columns, after: state).all {
          steps += width
          guard steps <= limit else { throw .exactTooLarge(limit: limit) }
          add(scores, draw, to: &next[state + draw.index, default: []])
        }
      }
      layer = next
    }
    return layer.values.first ?? []
  }

  private static func add(_ scores: [Double], _ draw: Draws.Draw, to sums: inout [Double]) {
    if sums.isEmpty { sums = [Double](repeating: 0, count: scores.count) }
    for (index, p) in scores.enumerated() where p > 0 {
      let place = index + draw.gain
      if sums.indices.contains(place) { sums[place] += p * draw.probability }
    }
  }
}

/// The ways in which one group draws from what is left of the groups of the other variable.
private struct Draws {
  /// One way.
  struct Draw {
    /// What is added to the state: how many were drawn of each, as digits.
    var index = 0
    /// What is added to S: pairs with all drawn before.
    var gain = 0
    /// How likely the way is.
    var probability = 1.0
  }

  private(set) var all: [Draw] = []
  private let left: [Int]
  private let gains: [Int]
  private let places: [Int]

  init(_ size: Int, from columns: [Int], after state: Int) {
    var (used, places): ([Int], [Int]) = ([], [])
    var (rest, place) = (state, 1)
    for column in columns {
      used.append(rest % (column + 1))
      rest /= column + 1
      places.append(place)
      place *= column + 1
    }
    let total = used.reduce(0, +)
    var below = 0
    var gains: [Int] = []
    for count in used {
      gains.append(below - (total - below - count))
      below += count
    }
    (self.gains, self.places) = (gains, places)
    left = zip(columns, used).map { $0 - $1 }
    draw(size, from: 0, of: left.reduce(0, +), Draw())
  }

  /// Draws from one column, then from those after it.
  private mutating func draw(_ size: Int, from column: Int, of pool: Int, _ soFar: Draw) {
    guard column < left.count else {
      if size == 0 { all.append(soFar) }
      return
    }
    let rest = pool - left[column]
    for count in max(0, size - rest)...max(max(0, size - rest), min(size, left[column]))
    where count <= left[column] {
      var next = soFar
      next.index += count * places[column]
      next.gain += count * gains[column]
      next.probability *= Draws.share(count, of: left[column], size: size, pool: pool)
      draw(size - count, from: column + 1, of: rest, next)
    }
  }

  /// How likely it is that so many of a sample come from one part of a pool: hypergeometric.
  private static func share(_ count: Int, of part: Int, size: Int, pool: Int) -> Double {
    choose(part, count) * choose(pool - part, size - count) / choose(pool, size)
  }

  private static func choose(_ n: Int, _ k: Int) -> Double {
    guard k > 0 else { return 1 }
    return (1...k).reduce(1.0) { $0 * Double(n - k + $1) / Double($1) }
  }
}
