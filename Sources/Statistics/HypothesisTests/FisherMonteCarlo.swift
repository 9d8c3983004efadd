internal import CGSL

/// Fisher's test of an r × c table by random tables with its margins, where listing them takes too
/// long.
///
/// H₀: rows and columns are independent. Of B random tables m are no more likely than the observed
/// one (within a factor 1 + 10⁻⁷, as in ``FisherExactTable``):
///
/// ```
/// p = (1 + m)/(B + 1),   standard error √(p(1 − p)/B)
/// ```
///
/// The observed table is counted among the random ones, so that p is never 0 and its test keeps its
/// level. Cells are drawn one after the other from their hypergeometric distributions given the
/// cells before. A. C. A. Hope, *A simplified Monte Carlo significance test procedure*, J. R. Stat. Soc. B
/// 30 (1968) 582–598.
public struct FisherMonteCarlo: Equatable, Sendable {
  /// The number of random tables B.
  public let replicates: Int
  /// How many of them were no more likely than the observed one.
  public let extreme: Int

  /// The test of a table given by rows.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` below one replicate, and what
  ///   ``FisherExactTable`` throws of a table with an empty margin.
  public init(
    _ table: [[Int]], replicates: Int = 10_000, seed: Int = 1
  ) throws(StatisticsError) {
    guard replicates > 0 else { throw .outOfDomain(Double(replicates)) }
    let margins = try Margins(of: table)
    guard margins.rows.allSatisfy({ $0 > 0 }), margins.columns.allSatisfy({ $0 > 0 }) else {
      throw .emptyMargin
    }
    let logs = LogFactorials(upTo: margins.total)
    var tables = RandomTables(margins, logs, seed: seed)
    var observed = 0.0
    for count in table.joined() { observed -= logs[count] }
    let limit = observed + log1p(1e-7)
    var extreme = 0
    for _ in 0..<replicates where tables.next() <= limit { extreme += 1 }
    self.replicates = replicates
    self.extreme = extreme
  }

  /// (1 + m)/(B + 1).
  public var pValue: Double { Double(1 + extreme) / Double(replicates + 1) }

  /// The standard error of the p-value that the random tables leave.
  public var standardError: Double { (pValue * (1 - pValue) / Double(replicates)).squareRoot() }
}

/// Random tables with given margins.
private struct RandomTables {
  private let rows: [Int]
  private let columns: [Int]
  private let logs: LogFactorials
  private var generator: Philox

  init(_ margins: Margins, _ logs: LogFactorials, seed: Int) {
    rows = margins.rows
    columns = margins.columns
    self.logs = logs
    generator = Philox(seed: UInt64(bitPattern: Int64(seed)), stream: 0)
  }

  /// Draws a table: the logarithm of its probability, but for what the margins alone decide.
  mutating func next() -> Double {
    var left = columns
    var value = 0.0
    for row in rows.dropLast() {
      var toDraw = row
      var others = left.reduce(0, +)
      for column in left.indices {
        others -= left[column]
        let count = draw(toDraw, marked: left[column], unmarked: others)
        value -= logs[count]
        left[column] -= count
        toDraw -= count
      }
    }
    for count in left { value -= logs[count] }
    return value
  }

  /// The marked ones among k drawn: the distribution is run through from its mode outward.
  private mutating func draw(_ k: Int, marked m: Int, unmarked n: Int) -> Int {
    let (low, high) = (max(0, k - n), min(k, m))
    guard low < high else { return low }
    let mode = min(high, max(low, (k + 1) * (m + 1) / (m + n + 2)))
    let atMode = exp(
      logs.choose(m, mode) + logs.choose(n, k - mode) - logs.choose(m + n, k))
    var u = generator.uniform() - atMode
    var (below, above) = (mode, mode)
    var (pBelow, pAbove) = (atMode, atMode)
    while u >= 0, below > low || above < high {
      if above < high {
        pAbove *=
          Double(m - above) * Double(k - above)
          / (Double(above + 1) * Double(n - k + above + 1))
        above += 1
        u -= pAbove
        if u < 0 { return above }
      }
      if below > low {
        pBelow *=
          Double(below) * Double(n - k + below)
          / (Double(m - below + 1) * Double(k - below + 1))
        below -= 1
        u -= pBelow
        if u < 0 { return below }
      }
    }
    return mode
  }
}

extension Philox {
  /// A number from 0 up to 1, 1 left out: a multiple of 2⁻⁵³.
  fileprivate mutating func uniform() -> Double {
    let bits = UInt64(next()) << 32 | UInt64(next())
    return Double(bits >> 11) * 0x1p-53
  }
}

/// The logarithms of the factorials from 0 to a number.
struct LogFactorials: Equatable, Sendable {
  private let logs: [Double]

  init(upTo n: Int) {
    var sum = CompensatedSum()
    var logs: [Double] = [0]
    logs.reserveCapacity(n + 1)
    for k in stride(from: 1, through: n, by: 1) {
      sum.add(log(Double(k)))
      logs.append(sum.value)
    }
    self.logs = logs
  }

  subscript(n: Int) -> Double { logs[n] }

  /// The logarithm of the number of ways to choose k of n.
  func choose(_ n: Int, _ k: Int) -> Double { logs[n] - logs[k] - logs[n - k] }
}
