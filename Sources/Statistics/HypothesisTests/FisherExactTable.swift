internal import CGSL

/// The exact test of Fisher, Freeman and Halton of an r × c table.
///
/// H₀: rows and columns are independent. The p-value is the probability, given the margins, of the
/// tables that are no more likely than the observed one (within a factor 1 + 10⁻⁷, as in R).
///
/// Columns are filled one after the other. What remains of the row sums is a node; the ways to
/// reach it are kept as a list of probabilities, and so are the ways to complete it: p is found
/// where the lists meet, in the middle of the table, without listing the tables. After C. R. Mehta
/// and N. R. Patel, *A network algorithm for performing Fisher's exact test in r × c contingency
/// tables*, J. Am. Stat. Assoc. 78 (1983) 427–434. doi:10.1080/01621459.1983.10477989
public struct FisherExactTable: Equatable, Sendable {
  /// The most partial tables that are looked at.
  public static let limit = 5_000_000
  /// The p-value.
  public let pValue: Double

  /// The test of a table given by rows.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` beyond ``limit`` partial tables, and what
  ///   ``ChiSquaredTest`` throws.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.allSatisfy({ $0 > 0 }), margins.columns.allSatisfy({ $0 > 0 }) else {
      throw .emptyMargin
    }
    let isWide = margins.columns.count >= margins.rows.count
    var network = TableNetwork(
      rows: isWide ? margins.rows : margins.columns,
      columns: isWide ? margins.columns : margins.rows
    )
    pValue = try network.probability(upTo: network.logProbability(table) + log1p(1e-7))
  }
}

/// The tables with given margins, column by column.
private struct TableNetwork {
  private let rows: [Int]
  private let columns: [Int]
  private let logFactorials: [Double]
  private var steps = 0.0
  private var completions: [[Int]: Paths] = [:]

  init(rows: [Int], columns: [Int]) {
    self.rows = rows.sorted()
    self.columns = columns.sorted(by: >)
    var sum = CompensatedSum()
    var logs: [Double] = [0]
    for k in stride(from: 1, through: rows.reduce(0, +), by: 1) {
      sum.add(log(Double(k)))
      logs.append(sum.value)
    }
    logFactorials = logs
  }

  func logProbability(_ table: [[Int]]) -> Double {
    var sum = CompensatedSum()
    for count in rows + columns { sum.add(logFactorials[count]) }
    for count in table.joined() { sum.add(-logFactorials[count]) }
    sum.add(-logFactorials[rows.reduce(0, +)])
    return sum.value
  }

  mutating func probability(upTo threshold: Double) throws(StatisticsError) -> Double {
    let middle = columns.count / 2
    var sum = 0.0
    for (rest, paths) in try nodes(after: columns.count - middle) {
      let completions = try completions(of: rest).accumulated()
      for (value, weight) in zip(paths.values, paths.weights) {
        sum += weight * completions.probability(upTo: threshold - value)
      }
    }
    return min(1, sum)
  }

  /// The nodes after so many columns, with the ways to each, in a fixed order.
  private mutating func nodes(after depth: Int) throws(StatisticsError) -> [(
    rest: [Int], paths: Paths
  )] {
    var nodes = [(rest: rows, paths: Paths(values: [0], weights: [1]))]
    for column in columns.prefix(depth) {
      var places: [[Int]: Int] = [:]
      var next: [(rest: [Int], paths: Paths)] = []
      for node in nodes {
        try count(node.paths.values.count, from: node.rest, with: column)
        for (rest, step) in fillings(of: node.rest, with: column) {
          let place = places[rest] ?? next.count
          if place == next.count {
            places[rest] = place
            next.append((rest, Paths()))
          }
          next[place].paths.append(node.paths, after: step)
        }
      }
      for place in next.indices { next[place].paths.merge() }
      nodes = next
    }
    return nodes
  }

  /// The ways to fill the last columns, `rest` being what remains of the row sums.
  private mutating func completions(of rest: [Int]) throws(StatisticsError) -> Paths {
    if let known = completions[rest] { return known }
    var left = rest.reduce(0, +)
    var depth = columns.count
    while left > 0 {
      depth -= 1
      left -= columns[depth]
    }
    var paths = Paths()
    if depth >= columns.count - 1 {
      paths = Paths(values: [0], weights: [1])
    } else {
      try count(1, from: rest, with: columns[depth])
      for (after, step) in fillings(of: rest, with: columns[depth]) {
        let tails = try completions(of: after)
        paths.append(tails, after: step)
      }
      paths.merge()
    }
    completions[rest] = paths
    return paths
  }

  /// Counts the fillings of a column, each after so many paths, before they are listed.
  private mutating func count(
    _ paths: Int, from rest: [Int], with column: Int
  ) throws(StatisticsError) {
    var ways = [1.0] + [Double](repeating: 0, count: column)
    for available in rest {
      var next = [Double](repeating: 0, count: column + 1)
      for left in 0...column {
        for x in 0...min(available, left) { next[left] += ways[left - x] }
      }
      ways = next
    }
    steps += Double(paths) * (ways.last ?? 0)
    guard steps <= Double(FisherExactTable.limit) else {
      throw .exactTooLarge(limit: FisherExactTable.limit)
    }
  }

  /// Every way to draw a column from what remains of the row sums, with the logarithm of its
  /// probability ∏C(rowᵢ, xᵢ)/C(rest, column).
  private func fillings(of rest: [Int], with column: Int) -> [(rest: [Int], step: Double)] {
    var results: [(rest: [Int], step: Double)] = []
    var after = rest
    func fill(_ row: Int, _ left: Int, _ room: Int, _ value: Double) {
      if row == rest.count {
        results.append((after.sorted(), value))
        return
      }
      let available = rest[row]
      let roomBelow = room - available
      for x in stride(from: max(0, left - roomBelow), through: min(available, left), by: 1) {
        after[row] = available - x
        fill(row + 1, left - x, roomBelow, value + logChoose(available, x))
      }
    }
    let total = rest.reduce(0, +)
    fill(0, column, total, -logChoose(total, column))
    return results
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorials[n] - logFactorials[k] - logFactorials[n - k]
  }
}

/// Ways through part of the network: logarithms of a probability, and how much each of them
/// weighs, all ways of the same probability together.
private struct Paths {
  var values: [Double] = []
  var weights: [Double] = []

  mutating func append(_ other: Paths, after step: Double) {
    let factor = exp(step)
    for (value, weight) in zip(other.values, other.weights) {
      values.append(value + step)
      weights.append(weight * factor)
    }
  }

  /// Sorts by value, and joins ways whose probabilities agree to 10⁻¹⁰: they are equal.
  mutating func merge() {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var merged = Paths()
    for index in order {
      if let last = merged.values.last, values[index] - last < 1e-10 {
        merged.weights[merged.weights.count - 1] += weights[index]
      } else {
        merged.values.append(values[index])
        merged.weights.append(weights[index])
      }
    }
    self = merged
  }

  /// The same with the running sums of the weights.
  func accumulated() -> Paths {
    var sum = 0.0
    return Paths(
      values: values,
      weights: weights.map { weight in
        sum += weight
        return sum
      })
  }

  /// Of accumulated paths, the probability of those whose value is at most this.
  func probability(upTo value: Double) -> Double {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : weights[low - 1]
  }
}
