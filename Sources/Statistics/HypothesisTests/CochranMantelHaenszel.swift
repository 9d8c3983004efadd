/// The test of Cochran, Mantel and Haenszel of an r × c table in strata.
///
/// H₀: rows and columns are independent in every stratum; alternatively they are associated in the
/// same direction.
///
/// ```
/// d = Σₖ (x − E)   of the rows and columns but the last,   M² = dᵀ V⁻ d
/// cov(xᵢⱼ, xᵤᵥ) = rᵢ(n δᵢᵤ − rᵤ) cⱼ(n δⱼᵥ − cᵥ) / (n²(n − 1)),   summed over the strata
/// ```
///
/// Of 2 × 2 tables M² = (|d| − y)²/V with ν = 1, y being 0 or the correction ½, which is left out
/// when |d| < ½ (as in R). ν is the rank of V, (r − 1)(c − 1) when no level is empty in all strata.
/// A stratum with one patient, or with an empty row or column of a 2 × 2 table, adds nothing.
/// N. Mantel and W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719–748. doi:10.1093/jnci/22.4.719
/// N. Mantel, J. Am. Stat. Assoc. 58 (1963) 690–700. doi:10.1080/01621459.1963.10500879
public struct CochranMantelHaenszel: Equatable, Sendable {
  /// ν, the rank of V.
  public let degreesOfFreedom: Int
  /// The number of patients.
  public let total: Int
  /// Whether the tables are 2 × 2.
  public let isFourfold: Bool
  /// M² without correction.
  private let quadraticForm: Double
  /// Σ(a − E(a)) of the first count of the tables.
  private let deviation: Double

  /// The test of tables of one shape, one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` without strata or below two rows or
  ///   columns, ``StatisticsError/lengthsDiffer(_:_:)`` when the tables differ in shape,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``
  ///   when no stratum says anything.
  public init(_ strata: [[[Int]]]) throws(StatisticsError) {
    let strata = try Strata(strata)
    var sums = StratumSums(rows: strata.rowCount - 1, columns: strata.columnCount - 1)
    for (table, margins) in zip(strata.tables, strata.margins) where margins.total > 1 {
      sums.add(table, margins)
    }
    let form = QuadraticForm(inverseOf: sums.covariances, at: sums.deviations)
    guard form.rank > 0 else { throw .emptyMargin }
    degreesOfFreedom = form.rank
    total = strata.margins.reduce(0) { $0 + $1.total }
    isFourfold = strata.isFourfold
    quadraticForm = form.value
    deviation = sums.deviations.first ?? 0
  }

  /// M²; the correction has no effect but on 2 × 2 tables.
  public func statistic(corrected: Bool = false) -> Double {
    let gap = abs(deviation)
    guard corrected, isFourfold, gap >= 0.5 else { return quadraticForm }
    let share = (gap - 0.5) / gap
    return quadraticForm * share * share
  }

  /// The p-value; that of r × c tables is two-sided always.
  ///
  /// Greater: the first row has more of the first column.
  public func pValue(
    corrected: Bool = false, _ alternative: Alternative = .twoSided
  ) -> Double {
    let square = statistic(corrected: corrected)
    guard isFourfold, alternative != .twoSided else {
      return ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(square)
    }
    let z = square.squareRoot()
    return StandardNormal.pValue(deviation < 0 ? -z : z, alternative)
  }
}

/// The deviations from the expected counts and their covariances, summed over strata.
private struct StratumSums {
  private let rows: Int
  private let columns: Int
  private(set) var deviations: [Double]
  private(set) var covariances: [Double]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    let cells = rows * columns
    deviations = [Double](repeating: 0, count: cells)
    covariances = [Double](repeating: 0, count: cells * cells)
  }

  mutating func add(_ table: [[Int]], _ margins: Margins) {
    let n = Double(margins.total)
    let r = margins.rows.map(Double.init)
    let c = margins.columns.map(Double.init)
    let cells = rows * columns
    for cell in 0..<cells {
      let (i, j) = (cell / columns, cell % columns)
      deviations[cell] += Double(table[i][j]) - r[i] * c[j] / n
      for other in 0..<cells {
        let (u, v) = (other / columns, other % columns)
        let row = r[i] * ((i == u ? n : 0) - r[u])
        let column = c[j] * ((j == v ? n : 0) - c[v])
        covariances[cell * cells + other] += row / n * (column / n) / (n - 1)
      }
    }
  }
}
