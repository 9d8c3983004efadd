/// Cox's proportional hazards model, fitted by partial likelihood.
///
/// ```
/// h(t | x) = h₀(t) exp(xᵀβ)        one h₀ for each stratum
/// ```
/// β maximises the partial likelihood of ``CoxLikelihood``; its variance is the inverse of the
/// observed information. Hazards are proportional, censoring is independent of the event given x.
/// Times that differ by rounding alone are tied. Newton–Raphson with step halving runs until the
/// coefficients do not move any more.
///
/// A coefficient that runs to infinity is refused: the log-likelihood then converges while the
/// Newton step does not shrink. So is a column that the others, or the strata, determine.
///
/// A patient with an entry is at risk after it (left truncation), so that one patient may stand in
/// several rows. With clusters, the variance is that of Lin and Wei, for patients of a cluster who
/// are alike in what the model does not hold; standard errors, z, intervals and Wald's test use it.
/// The likelihood-ratio and the score test take rows as independent. With no more clusters than
/// coefficients that variance has no inverse, and Wald's statistic is NaN.
///
/// Sources: Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x; Efron 1977,
/// doi 10.1080/01621459.1977.10480613; Breslow 1974, doi 10.2307/2529620; Lin and Wei 1989,
/// doi 10.1080/01621459.1989.10478874.
public struct CoxModel: Equatable, Sendable {
  /// The treatment of events at the same time.
  public enum Ties: Equatable, Sendable, CaseIterable {
    /// Tied events leave the risk set by equal shares.
    case efron
    /// Tied events all see the whole risk set.
    case breslow
  }

  /// A χ² test of all coefficients being zero.
  public struct Test: Equatable, Sendable {
    /// χ².
    public let statistic: Double
    /// The number of coefficients.
    public let degreesOfFreedom: Int
    /// P(χ² ≥ the statistic).
    public var pValue: Double {
      ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
    }
  }

  /// The treatment of ties.
  public let ties: Ties
  /// The number of patients.
  public let count: Int
  /// The number of events.
  public let events: Int
  /// The coefficients β: log hazard ratios for one unit of each column.
  public let coefficients: [Double]
  /// The p × p variance of the coefficients, row by row: of clusters where there are any.
  public let covariance: [Double]
  /// The inverse of the observed information, row by row.
  public let modelCovariance: [Double]
  /// The number of clusters; `nil` without.
  public let clusterCount: Int?
  /// The log-likelihood at β = 0.
  public let nullLogLikelihood: Double
  /// The log-likelihood at the coefficients.
  public let logLikelihood: Double
  /// Rao's score test.
  public let scoreTest: Test
  /// Wald's test.
  public let waldTest: Test
  /// How often the fitted risk and the order of events agree, within strata; `nil` when no one is
  /// followed beyond an event.
  public let concordance: Concordance?
  /// The linear predictor xᵀβ of each patient, in the order given, at columns centred at their means.
  public let linearPredictors: [Double]
  /// The number of Newton steps taken.
  public let iterations: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: the covariates, a row for each patient.
  ///   - followUps: the patients.
  ///   - strata: for each patient, the index of the stratum; `nil` for one stratum.
  ///   - ties: the treatment of events at the same time.
  ///   - clusters: for each patient, the index of the cluster; `nil` for none.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/noEvents``,
  ///   ``StatisticsError/tooFewGroups(needed:found:)`` for a single cluster,
  ///   ``StatisticsError/collinear(term:)`` for a column that is constant or determined by those
  ///   before it wherever an event occurs, ``StatisticsError/separation(term:)``, and
  ///   ``StatisticsError/notConverged(iterations:)``.
  public init(
    _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]? = nil, ties: Ties = .efron,
    clusters: [Int]? = nil
  ) throws(StatisticsError) {
    let n = followUps.count
    guard design.rowCount == n else { throw .lengthsDiffer(design.rowCount, n) }
    if let strata, strata.count != n { throw .lengthsDiffer(strata.count, n) }
    if let clusters, clusters.count != n { throw .lengthsDiffer(clusters.count, n) }
    guard followUps.contains(where: \.isEvent) else { throw .noEvents }
    let tied = FollowUp.tyingNearTimes(followUps)
    let stratum = strata ?? Array(repeating: 0, count: n)
    let scaled = try StandardizedDesign(design)
    let likelihood = CoxLikelihood(scaled, tied, strata: stratum, ties: ties)
    let events = followUps.count { $0.isEvent }
    let fit = try CoxFit(likelihood, ranges: scaled.ranges, events: events)
    let p = design.columnCount
    self.ties = ties
    count = n
    self.events = events
    coefficients = zip(fit.beta, scaled.scales).map { $0 / $1 }
    func unscaled(_ variance: [Double]) -> [Double] {
      variance.enumerated().map { index, value in
        value / (scaled.scales[index / p] * scaled.scales[index % p])
      }
    }
    modelCovariance = unscaled(fit.inverse)
    nullLogLikelihood = fit.nullValue
    logLikelihood = fit.value
    iterations = fit.iterations
    scoreTest = Test(statistic: fit.scoreStatistic, degreesOfFreedom: p)
    linearPredictors = likelihood.linearPredictorsInOrderGiven(fit.beta)
    concordance = try? Concordance(
      likelihood.ordered, tied, risks: linearPredictors, clusters: clusters)
    guard let clusters else {
      (covariance, clusterCount) = (modelCovariance, nil)
      waldTest = Test(statistic: fit.waldStatistic, degreesOfFreedom: p)
      return
    }
    let robust = try ClusteredVariance(
      CoxScoreResiduals(likelihood, beta: fit.beta), inverse: fit.inverse, size: p,
      clusters: clusters)
    (covariance, clusterCount) = (unscaled(robust.values), robust.clusterCount)
    let wald = QuadraticForm(inverseOf: robust.values, at: fit.beta)
    waldTest = Test(
      statistic: wald.rank == p ? wald.value : .nan, degreesOfFreedom: p)
  }

  /// The hazard ratios exp(β) for one unit of each column.
  public var hazardRatios: [Double] { coefficients.map(exponential) }

  /// The standard errors of the coefficients: of clusters where there are any.
  public var standardErrors: [Double] { errors(covariance) }

  /// The standard errors that take rows as independent.
  public var modelStandardErrors: [Double] { errors(modelCovariance) }

  private func errors(_ variance: [Double]) -> [Double] {
    coefficients.indices.map { variance[$0 * (coefficients.count + 1)].squareRoot() }
  }

  /// z = β / se.
  public var zStatistics: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// P(|Z| ≥ |z|) for each coefficient.
  public var pValues: [Double] { zStatistics.map { 2 * StandardNormal.upperTail(abs($0)) } }

  /// The likelihood-ratio test.
  public var likelihoodRatioTest: Test {
    Test(
      statistic: 2 * (logLikelihood - nullLogLikelihood), degreesOfFreedom: coefficients.count)
  }

  /// Akaike's criterion −2 log L + 2p.
  public var aic: Double { 2 * Double(coefficients.count) - 2 * logLikelihood }

  /// The intervals β ± z·se of the coefficients.
  public func intervals(level: Double = 0.95) -> [ConfidenceInterval] {
    let z = StandardNormal.quantile((1 + level) / 2)
    return zip(coefficients, standardErrors).map { b, se in
      ConfidenceInterval(lower: b - z * se, upper: b + z * se)
    }
  }

  /// The intervals exp(β ± z·se) of the hazard ratios.
  public func hazardRatioIntervals(level: Double = 0.95) -> [ConfidenceInterval] {
    intervals(level: level).map {
      ConfidenceInterval(lower: exponential($0.lower), upper: exponential($0.upper))
    }
  }
}

extension CoxModel {
  /// The likelihood of the data the model was fitted to, and its β on the standardized scale.
  func likelihood(
    _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]?
  ) throws(StatisticsError) -> (CoxLikelihood, beta: [Double]) {
    for found in [design.rowCount, followUps.count, strata?.count ?? count] where found != count {
      throw .lengthsDiffer(found, count)
    }
    guard design.columnCount == coefficients.count else {
      throw .lengthsDiffer(design.columnCount, coefficients.count)
    }
    let scaled = try StandardizedDesign(design)
    let likelihood = CoxLikelihood(
      scaled, FollowUp.tyingNearTimes(followUps),
      strata: strata ?? Array(repeating: 0, count: count), ties: ties)
    return (likelihood, zip(coefficients, scaled.scales).map { $0 * $1 })
  }
}
