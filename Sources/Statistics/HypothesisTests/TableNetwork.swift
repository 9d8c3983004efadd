internal import CGSL

/// The tables with given margins, column by column.
///
/// A node is what remains of the row sums, packed into one number.
struct TableNetwork {
  private let rows: [Int]
  private let columns: [Int]
  private let places: [Int]
  private let logFactorials: [Double]
  private var steps = 0
  private var completions: [Int: Paths] = [:]
  private var bounds: [[Int: Bounds]]

  /// The logarithms of the least and the most likely completion.
  private struct Bounds {
    var least = Double.infinity
    var most = -Double.infinity
  }

  init(rows: [Int], columns: [Int]) throws(StatisticsError) {
    self.rows = rows
    self.columns = columns.sorted(by: >)
    bounds = columns.map { _ in [:] }
    var place = 1
    var places: [Int] = []
    for row in rows {
      places.append(place)
      let (next, overflow) = place.multipliedReportingOverflow(by: row + 1)
      guard !overflow else { throw .exactTooLarge(limit: FisherExactTable.limit) }
      place = next
    }
    self.places = places
    var sum = CompensatedSum()
    var logs: [Double] = [0]
    for k in stride(from: 1, through: rows.reduce(0, +), by: 1) {
      sum.add(log(Double(k)))
      logs.append(sum.value)
    }
    logFactorials = logs
    guard TableNetwork.ways(rows, self.columns.first ?? 0) <= Double(FisherExactTable.limit) else {
      throw .exactTooLarge(limit: FisherExactTable.limit)
    }
  }

  /// In how many ways a column can be filled.
  private static func ways(_ rows: [Int], _ column: Int) -> Double {
    var ways = [1.0] + [Double](repeating: 0, count: column)
    for available in rows {
      var next: [Double] = []
      var window = 0.0
      for (left, count) in ways.enumerated() {
        window += count - (left > available ? ways[left - available - 1] : 0)
        next.append(window)
      }
      ways = next
    }
    return ways.last ?? 0
  }

  func logProbability(_ table: [[Int]]) -> Double {
    var sum = CompensatedSum()
    for count in rows + columns { sum.add(logFactorials[count]) }
    for count in table.joined() { sum.add(-logFactorials[count]) }
    sum.add(-logFactorials[rows.reduce(0, +)])
    return sum.value
  }

  mutating func probability(upTo threshold: Double) throws(StatisticsError) -> Double {
    let half = columns.count - columns.count / 2
    var nodes = [(key: key(of: rows), paths: Paths(paths: [Path()]))]
    var sum = 0.0
    for depth in 0..<half {
      nodes = try children(of: nodes, at: depth)
      // After one column there is one path a node, and nothing to gain.
      guard depth > 0, depth + 1 < half else { continue }
      for place in nodes.indices {
        let bounds = try bounds(of: nodes[place].key, at: depth + 1)
        sum += nodes[place].paths.settle(
          upTo: threshold - bounds.most, beyond: threshold - bounds.least)
      }
      nodes.removeAll { $0.paths.paths.isEmpty }
    }
    for node in nodes {
      let completions = try completions(of: node.key, at: half).accumulated()
      for path in node.paths.paths {
        sum += path.weight * completions.probability(upTo: threshold - path.value)
      }
    }
    return min(1, sum)
  }

  /// The nodes after one more column, in an order that does not depend on hashing.
  private mutating func children(
    of nodes: [(key: Int, paths: Paths)], at depth: Int
  ) throws(StatisticsError) -> [(key: Int, paths: Paths)] {
    var found: [Int: Int] = [:]
    var next: [(key: Int, paths: Paths)] = []
    for node in nodes {
      for (key, step) in try fillings(of: node.key, at: depth, paths: node.paths.paths.count) {
        let place = found[key] ?? next.count
        if place == next.count {
          found[key] = place
          next.append((key, Paths()))
        }
        next[place].paths.append(node.paths, after: step)
      }
    }
    for place in next.indices { next[place].paths.merge() }
    return next
  }

  /// The ways to fill the columns from this depth on.
  private mutating func completions(
    of key: Int, at depth: Int
  ) throws(StatisticsError) -> Paths {
    if depth >= columns.count - 1 { return Paths(paths: [Path()]) }
    if let known = completions[key] { return known }
    var paths = Paths()
    for (after, step) in try fillings(of: key, at: depth, paths: 1) {
      paths.append(try completions(of: after, at: depth + 1), after: step)
    }
    paths.merge()
    completions[key] = paths
    return paths
  }

  private mutating func bounds(of key: Int, at depth: Int) throws(StatisticsError) -> Bounds {
    if depth >= columns.count - 1 { return Bounds(least: 0, most: 0) }
    if let known = bounds[depth][key] { return known }
    var result = Bounds()
    for (after, step) in try fillings(of: key, at: depth, paths: 1) {
      let rest = try bounds(of: after, at: depth + 1)
      result.least = min(result.least, step + rest.least)
      result.most = max(result.most, step + rest.most)
    }
    bounds[depth][key] = result
    return result
  }

  private func key(of rest: [Int]) -> Int { zip(rest, places).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Every way to draw a column from what remains of the row sums, with the logarithm of its
  /// probability ∏C(rowᵢ, xᵢ)/C(rest, column); counted once for each path to be continued.
  private mutating func fillings(
    of key: Int, at depth: Int, paths: Int
  ) throws(StatisticsError) -> [(key: Int, step: Double)] {
    let rest = zip(rows, places).map { row, place in key / place % (row + 1) }
    let column = columns[depth]
    let total = rest.reduce(0, +)
    var results: [(key: Int, step: Double)] = []
    func fill(_ row: Int, _ left: Int, _ room: Int, _ key: Int, _ value: Double) {
      let available = rest[row]
      if row == rest.count - 1 {
        results.append((key - left * places[row], value + logChoose(available, left)))
        return
      }
      let below = room - available
      for x in stride(from: max(0, left - below), through: min(available, left), by: 1) {
        fill(row + 1, left - x, below, key - x * places[row], value + logChoose(available, x))
      }
    }
    fill(0, column, total, key, -logChoose(total, column))
    steps += results.count * paths
    guard steps <= FisherExactTable.limit else {
      throw .exactTooLarge(limit: FisherExactTable.limit)
    }
    return results
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorials[n] - logFactorials[k] - logFactorials[n - k]
  }
}

/// A way through part of the network: the logarithm of its probability, and how much it weighs
/// together with the other ways of the same probability.
private struct Path {
  var value = 0.0
  var weight = 1.0
}

/// Ways through part of the network.
private struct Paths {
  var paths: [Path] = []

  mutating func append(_ other: Paths, after step: Double) {
    let factor = exp(step)
    for path in other.paths {
      paths.append(Path(value: path.value + step, weight: path.weight * factor))
    }
  }

  /// Sorts by value, and joins ways whose probabilities agree to 10⁻¹⁰: they are equal.
  mutating func merge() {
    paths.sort { $0.value < $1.value }
    var merged: [Path] = []
    for path in paths {
      if let last = merged.last, path.value - last.value < 1e-10 {
        merged[merged.count - 1].weight += path.weight
      } else {
        merged.append(path)
      }
    }
    paths = merged
  }

  /// Drops the paths whose completions all count, and those none of which does, and returns the
  /// weight of the former.
  mutating func settle(upTo low: Double, beyond high: Double) -> Double {
    var settled = 0.0
    for path in paths where path.value <= low { settled += path.weight }
    paths.removeAll { $0.value <= low || $0.value > high }
    return settled
  }

  /// The same with the running sums of the weights.
  func accumulated() -> Paths {
    var sum = 0.0
    var result = self
    for index in result.paths.indices {
      sum += result.paths[index].weight
      result.paths[index].weight = sum
    }
    return result
  }

  /// Of accumulated paths, the probability of those whose value is at most this.
  func probability(upTo value: Double) -> Double {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].value <= value { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : paths[low - 1].weight
  }
}
