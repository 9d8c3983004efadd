/// Linear regression by least squares.
///
/// ```
/// y = β₀ + xᵀβ + ε        β̂ makes RSS = Σ (y − β₀ − xᵀβ)² smallest
/// Var(β̂) = σ̂² (XᵀX)⁻¹     σ̂² = RSS/(n − p − 1)
/// ```
/// Errors are independent with one variance; tests and intervals also take them as normal. The fit
/// is Householder's QR of the centred and scaled columns, refined once on its residuals.
///
/// Edges: where every point lies on the fitted surface there is no residual variance
/// (``isPerfect``), and neither tests nor intervals mean anything.
///
/// Source: Golub 1965, doi 10.1007/BF01436075.
public struct LinearModel: Equatable, Sendable {
  /// The number of patients, n.
  public let count: Int
  /// The intercept, then the coefficients of the columns.
  public let coefficients: [Double]
  /// The (p + 1) × (p + 1) variance of the coefficients, row by row.
  public let covariance: [Double]
  /// The fitted values, in the order given.
  public let fittedValues: [Double]
  /// RSS, the sum of the squared residuals.
  public let residualSumOfSquares: Double
  /// The sum of squares of the fitted values about the mean response.
  public let modelSumOfSquares: Double
  /// Whether the residuals are nothing but rounding.
  public let isPerfect: Bool

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: the covariates, a row for each patient; the intercept is added here.
  ///   - response: y.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` with n ≤ p + 1,
  ///   ``StatisticsError/constant`` for a response without variance, and
  ///   ``StatisticsError/collinear(term:)`` for a column that is constant or determined by those
  ///   before it.
  public init(_ design: DesignMatrix, _ response: Sample) throws(StatisticsError) {
    let n = response.count
    guard design.rowCount == n else { throw .lengthsDiffer(design.rowCount, n) }
    let size = design.columnCount + 1
    guard n > size else { throw .tooFew(needed: size + 1, found: n) }
    let centre = Centre(of: response.values)
    let y = response.values.map(centre.deviation)
    guard y.contains(where: { abs($0) > 4 * Double.ulpOfOne * abs(centre.value) }) else {
      throw .constant
    }
    let scaled = try InterceptDesign(design)
    let factors = try scaled.factors()
    var gamma = try factors.leastSquares(y)
    let correction = try factors.leastSquares(Self.residuals(scaled, y, gamma))
    for j in gamma.indices { gamma[j] += correction[j] }
    let residuals = Self.residuals(scaled, y, gamma)
    let rss = Self.sumOfSquares(residuals)
    let fitted = zip(y, residuals).map { $0 - $1 }
    let total = Self.sumOfSquares(y)
    let rounding = 16 * Double.ulpOfOne
    let variance = rss / Double(n - size)
    var coefficients = scaled.coefficients(gamma)
    coefficients[0] += centre.value
    count = n
    self.coefficients = coefficients
    covariance = factors.covariance(of: scaled.transform).map { $0 * variance }
    fittedValues = fitted.map { $0 + centre.value }
    residualSumOfSquares = rss
    modelSumOfSquares = Self.sumOfSquares(fitted)
    isPerfect = rss <= total * rounding * rounding
  }

  private static func sumOfSquares(_ values: [Double]) -> Double {
    var sum = CompensatedSum()
    for x in values { sum.add(x * x) }
    return sum.value
  }

  /// y − Z γ, each summed to twice the precision of a double.
  private static func residuals(
    _ design: InterceptDesign, _ y: [Double], _ gamma: [Double]
  ) -> [Double] {
    y.enumerated().map { row, value in
      var sum = CompensatedSum()
      sum.add(value)
      for j in 0..<design.size {
        let product = design.values[row * design.size + j] * gamma[j]
        sum.add(-product)
        sum.add(-(-product).addingProduct(design.values[row * design.size + j], gamma[j]))
      }
      return sum.value
    }
  }

  // MARK: - Coefficients

  /// The standard errors of the coefficients.
  public var standardErrors: [Double] {
    coefficients.indices.map { covariance[$0 * (coefficients.count + 1)].squareRoot() }
  }

  /// t = β / se, with n − p − 1 degrees of freedom.
  public var tStatistics: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// P(|T| ≥ |t|) for each coefficient.
  public var pValues: [Double] {
    let t = StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
    return tStatistics.map { t.pValue($0) }
  }

  /// The intervals β ± t·se.
  public func intervals(level: Double = 0.95) -> [ConfidenceInterval] {
    let t = StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
      .upperQuantile((1 - level) / 2)
    return zip(coefficients, standardErrors).map { b, se in
      ConfidenceInterval(lower: b - t * se, upper: b + t * se)
    }
  }

  // MARK: - The model

  /// p, the number of columns.
  public var modelDegreesOfFreedom: Int { coefficients.count - 1 }

  /// n − p − 1.
  public var residualDegreesOfFreedom: Int { count - coefficients.count }

  /// σ̂, the residual standard deviation.
  public var sigma: Double {
    (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
  }

  /// R², the share of the variance that the model explains.
  public var rSquared: Double { modelSumOfSquares / (modelSumOfSquares + residualSumOfSquares) }

  /// R² adjusted for the number of columns: 1 − (1 − R²)(n − 1)/(n − p − 1).
  public var adjustedRSquared: Double {
    let share = residualSumOfSquares / (modelSumOfSquares + residualSumOfSquares)
    return 1 - share * Double(count - 1) / Double(residualDegreesOfFreedom)
  }

  /// The F test of all coefficients but the intercept being zero.
  public var fTest: FTest {
    FTest(
      statistic: modelSumOfSquares / Double(modelDegreesOfFreedom) / (sigma * sigma),
      numerator: modelDegreesOfFreedom, denominator: residualDegreesOfFreedom)
  }

  /// An F test of several coefficients being zero.
  public struct FTest: Equatable, Sendable {
    /// F.
    public let statistic: Double
    /// The number of coefficients.
    public let numerator: Int
    /// n − p − 1.
    public let denominator: Int
    /// P(F ≥ the statistic).
    public var pValue: Double {
      FDistribution(numerator: Double(numerator), denominator: Double(denominator))
        .upperTail(statistic)
    }
  }

  /// The F test of some coefficients being zero, the others left free: their Wald test.
  ///
  /// - Parameter columns: the numbers of the design's columns.
  /// - Throws: ``StatisticsError/collinear(term:)`` where their variance is singular.
  public func fTest(ofColumns columns: [Int]) throws(StatisticsError) -> FTest {
    let size = coefficients.count
    let own = columns.map { $0 + 1 }
    let errors = standardErrors
    // Scaled to correlations, so that units do not decide what is singular.
    let block = own.flatMap { i in own.map { covariance[i * size + $0] / (errors[i] * errors[$0]) }
    }
    let b = own.map { coefficients[$0] / errors[$0] }
    let solved = try Cholesky(block, size: own.count, smallest: 1e-14).solve(b)
    var sum = 0.0
    for (x, y) in zip(b, solved) { sum += x * y }
    return FTest(
      statistic: sum / Double(own.count), numerator: own.count,
      denominator: residualDegreesOfFreedom)
  }
}
