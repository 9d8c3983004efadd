/// Logistic regression: the odds of an event, by maximum likelihood or with Firth's penalty.
///
/// ```
/// log(P/(1 − P)) = β₀ + xᵀβ
/// ```
/// β maximises ``LogisticLikelihood``: Newton's steps run until the coefficients do not move any
/// more. Its variance is (XᵀWX)⁻¹, without a penalty with the weights of R's `glm`
/// (``ReweightedLeastSquares``), with one at the maximum.
///
/// Where a combination of the columns separates events from non-events no maximum exists, and the
/// fit is refused (``Separation``). Firth's penalty ½ log |XᵀWX| has a finite maximum then too. Its tests compare maxima of the penalized
/// likelihood, with the penalty of the whole design on both sides.
///
/// Sources: Firth 1993, doi 10.1093/biomet/80.1.27; Heinze and Schemper 2002, doi 10.1002/sim.1047.
public struct LogisticModel: Sendable {
  /// What is added to the log-likelihood.
  public enum Penalty: Equatable, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Firth's ½ log |XᵀWX|.
    case firth
  }
  /// A χ² test of coefficients being zero.
  public typealias Test = CoxModel.Test

  /// What is added to the log-likelihood.
  public let penalty: Penalty
  /// The number of patients.
  public let count: Int
  /// The number of events.
  public let eventCount: Int
  /// The intercept, then the coefficients: log odds ratios for one unit of each column.
  public let coefficients: [Double]
  /// The (p + 1) × (p + 1) variance of the coefficients, row by row.
  public let covariance: [Double]
  /// The log-likelihood at the coefficients; with a penalty, the penalized one.
  public let logLikelihood: Double
  /// The largest log-likelihood with all coefficients but the intercept zero; with a penalty, the
  /// penalized one.
  public let nullLogLikelihood: Double
  /// −2 log L at the coefficients, without penalty.
  public let deviance: Double
  /// −2 log L of the intercept alone, without penalty.
  public let nullDeviance: Double
  /// The fitted probability of the event for each patient, in the order given.
  public let probabilities: [Double]
  /// The number of Newton steps taken.
  public let iterations: Int
  private let likelihood: LogisticLikelihood
  private let maximum: LogisticMaximum

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: the covariates, a row for each patient; the intercept is added here.
  ///   - events: whether each patient had the event.
  ///   - penalty: what is added to the log-likelihood.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/oneClass``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` with fewer patients than coefficients,
  ///   ``StatisticsError/collinear(term:)`` for a column that is constant or determined by those
  ///   before it, ``StatisticsError/separation(term:)``, and
  ///   ``StatisticsError/notConverged(iterations:)``.
  public init(
    _ design: DesignMatrix, events: [Bool], penalty: Penalty = .none
  ) throws(StatisticsError) {
    let n = events.count
    guard design.rowCount == n else { throw .lengthsDiffer(design.rowCount, n) }
    let k = events.count { $0 }
    guard k > 0, k < n else { throw .oneClass }
    let scaled = try InterceptDesign(design)
    _ = try scaled.factors()
    let likelihood = LogisticLikelihood(
      design: scaled, events: events, isPenalized: penalty == .firth)
    var start = Array(repeating: 0.0, count: scaled.size)
    start[0] = logarithm(Double(k)) - logarithm(Double(n - k))
    let maximum = try LogisticMaximum(of: likelihood, from: start)
    let null = try Self.null(likelihood, from: start)
    let fitted = (0..<n).map { scaled.predictor($0, maximum.gamma) }
      .map(LogisticLikelihood.probabilities)
    let roots = fitted.map { ($0.event * $0.other).squareRoot() }
    let exact = try scaled.factors(rootWeights: roots)
    let last =
      penalty == .none ? try ReweightedLeastSquares.lastFactors(scaled, events) : nil
    let unit = penalty == .firth ? scaled.logDeterminant : 0
    self.penalty = penalty
    (count, eventCount) = (n, k)
    coefficients = scaled.coefficients(maximum.gamma)
    covariance = (last ?? exact).covariance(of: scaled.transform)
    logLikelihood = maximum.evaluation.value - unit
    nullLogLikelihood = null.value - unit
    deviance = -2 * maximum.evaluation.logLikelihood
    nullDeviance = Self.nullDeviance(events: k, of: n)
    probabilities = fitted.map(\.event)
    iterations = maximum.iterations
    self.likelihood = likelihood
    self.maximum = maximum
  }

  /// The maximum with all coefficients but the intercept zero.
  private static func null(
    _ likelihood: LogisticLikelihood, from start: [Double]
  ) throws(StatisticsError) -> LogisticLikelihood.Evaluation {
    let size = likelihood.design.size
    return try LogisticMaximum(
      of: likelihood, from: start, under: .zero(Array(1..<size), of: size)
    ).evaluation
  }

  private static func nullDeviance(events k: Int, of n: Int) -> Double {
    let (x, y) = (Double(k), Double(n - k))
    return -2 * (x * logarithm(x / Double(n)) + y * logarithm(y / Double(n)))
  }

  // MARK: - Coefficients

  /// The odds ratios exp(β) for one unit of each column; the first is the odds at zero.
  public var oddsRatios: [Double] { coefficients.map(exponential) }

  /// The standard errors of the coefficients.
  public var standardErrors: [Double] {
    coefficients.indices.map { covariance[$0 * (coefficients.count + 1)].squareRoot() }
  }

  /// z = β / se.
  public var zStatistics: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// P(|Z| ≥ |z|) for each coefficient.
  public var pValues: [Double] { zStatistics.map { StandardNormal.pValue($0) } }

  /// Wald's intervals β ± z·se.
  public func intervals(level: Double = 0.95) -> [ConfidenceInterval] {
    let z = StandardNormal.upperQuantile((1 - level) / 2)
    return zip(coefficients, standardErrors).map { b, se in
      ConfidenceInterval(lower: b - z * se, upper: b + z * se)
    }
  }

  /// The interval of one coefficient by profile likelihood: see ``LogisticProfile``.
  ///
  /// - Parameter index: 0 for the intercept, j for column j − 1.
  /// - Throws: ``StatisticsError/notConverged(iterations:)``.
  public func profileInterval(
    of index: Int, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let profile = LogisticProfile(
      likelihood: likelihood, maximum: maximum,
      functional: likelihood.design.functional(index), estimate: coefficients[index],
      standardError: standardErrors[index])
    let z = StandardNormal.upperQuantile((1 - level) / 2)
    return ConfidenceInterval(lower: try profile.limit(-z), upper: try profile.limit(z))
  }

  // MARK: - Tests

  /// The likelihood-ratio test of all coefficients but the intercept.
  public var likelihoodRatioTest: Test {
    Test(
      statistic: max(0, 2 * (logLikelihood - nullLogLikelihood)),
      degreesOfFreedom: coefficients.count - 1)
  }

  /// The likelihood-ratio test of some coefficients being zero, the others left free.
  ///
  /// - Parameter indices: 0 for the intercept, j for column j − 1.
  /// - Throws: ``StatisticsError/notConverged(iterations:)``.
  public func likelihoodRatioTest(of indices: [Int]) throws(StatisticsError) -> Test {
    let constraint = LogisticMaximum.Constraint(
      rows: indices.map(likelihood.design.functional),
      values: Array(repeating: 0, count: indices.count))
    let restricted = try LogisticMaximum(
      of: likelihood, from: maximum.projected(onto: constraint), under: constraint)
    let gain = maximum.evaluation.value - restricted.evaluation.value
    return Test(statistic: max(0, 2 * gain), degreesOfFreedom: indices.count)
  }

  // MARK: - The model

  /// Akaike's criterion −2 log L + 2 (p + 1); `nil` with a penalty, for which it is not defined.
  public var aic: Double? {
    penalty == .none ? deviance + 2 * Double(coefficients.count) : nil
  }

  /// The area under the ROC curve of the fitted probabilities.
  public var auc: Double {
    func sample(_ isEvent: Bool) throws(StatisticsError) -> Sample {
      try Sample(zip(probabilities, likelihood.events).filter { $0.1 == isEvent }.map(\.0))
    }
    let curve = try? ROCCurve(cases: sample(true), controls: sample(false), direction: .higher)
    return curve.map { AUC($0).estimate } ?? .nan
  }

  /// Hosmer and Lemeshow's test.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``.
  public func hosmerLemeshow(groups: Int = 10) throws(StatisticsError) -> HosmerLemeshow {
    try HosmerLemeshow(probabilities, events: likelihood.events, groups: groups)
  }
}

extension LogisticMaximum.Constraint {
  /// Some of γ held at zero.
  static func zero(_ indices: [Int], of size: Int) -> Self {
    Self(
      rows: indices.map { index in (0..<size).map { $0 == index ? 1 : 0 } },
      values: Array(repeating: 0, count: indices.count))
  }
}
