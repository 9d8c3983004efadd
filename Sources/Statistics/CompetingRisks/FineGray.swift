/// Fine and Gray's proportional hazards model of the subdistribution of one event among competing
/// ones.
///
/// ```
/// h₁(t | x) = h₁₀(t) exp(xᵀβ)        1 − F₁(t | x) = (1 − F₁₀(t))^exp(xᵀβ)
/// ```
/// Patients with a competing event stay at risk, weighted by the probability of not being censored
/// since then; see ``FineGrayLikelihood``. Censoring does not depend on x. Ties are Breslow's.
/// The variance is the sandwich that also holds the error of the estimated weights, as in cmprsk;
/// the inverse of the information alone is ``naiveCovariance``. Newton–Raphson with step halving
/// runs until the coefficients do not move any more.
///
/// A coefficient that runs to infinity is refused, and a column that the others determine.
///
/// Source: Fine and Gray 1999, doi 10.1080/01621459.1999.10474144.
public struct FineGray: Equatable, Sendable {
  /// The number of patients.
  public let count: Int
  /// The number with the event of interest.
  public let events: Int
  /// The number with a competing event.
  public let others: Int
  /// The coefficients β: log subdistribution hazard ratios for one unit of each column.
  public let coefficients: [Double]
  /// The p × p sandwich variance of the coefficients, row by row.
  public let covariance: [Double]
  /// The inverse of the information, row by row.
  public let naiveCovariance: [Double]
  /// The pseudo-log-likelihood at β = 0.
  public let nullLogLikelihood: Double
  /// The pseudo-log-likelihood at the coefficients.
  public let logLikelihood: Double
  /// Wald's test of all coefficients, by the sandwich variance.
  public let waldTest: CoxModel.Test
  /// The number of Newton steps taken.
  public let iterations: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: the covariates, a row for each patient.
  ///   - followUps: the patients.
  ///   - event: the number of the event of interest, from 1.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/noEvents`` without the
  ///   event of interest, ``StatisticsError/collinear(term:)``,
  ///   ``StatisticsError/separation(term:)`` and ``StatisticsError/notConverged(iterations:)``.
  public init(
    _ design: DesignMatrix, _ followUps: [CompetingFollowUp], event: Int
  ) throws(StatisticsError) {
    let n = followUps.count
    guard design.rowCount == n else { throw .lengthsDiffer(design.rowCount, n) }
    let events = event > 0 ? followUps.count { $0.event == event } : 0
    guard events > 0 else { throw .noEvents }
    let scaled = try StandardizedDesign(design)
    let likelihood = FineGrayLikelihood(
      scaled, CompetingFollowUp.tyingNearTimes(followUps), event: event)
    let fit = try CoxFit(likelihood, ranges: scaled.ranges, events: events)
    let exposure = FineGrayExposure(likelihood, likelihood.sums(fit.beta))
    let sandwich = Self.sandwich(fit.inverse, exposure.squares(), size: design.columnCount)
    count = n
    self.events = events
    others = followUps.count { $0.event != 0 && $0.event != event }
    coefficients = zip(fit.beta, scaled.scales).map { $0 / $1 }
    naiveCovariance = Self.unscaled(fit.inverse, scaled.scales)
    covariance = Self.unscaled(sandwich, scaled.scales)
    nullLogLikelihood = fit.nullValue
    logLikelihood = fit.value
    iterations = fit.iterations
    let form = QuadraticForm(inverseOf: sandwich, at: fit.beta)
    waldTest = CoxModel.Test(statistic: form.value, degreesOfFreedom: form.rank)
  }

  /// The hazard ratios exp(β) for one unit of each column.
  public var hazardRatios: [Double] { coefficients.map(exponential) }

  /// The standard errors of the coefficients, by the sandwich variance.
  public var standardErrors: [Double] { roots(covariance) }

  /// The standard errors of the coefficients, by the information alone.
  public var naiveStandardErrors: [Double] { roots(naiveCovariance) }

  private func roots(_ matrix: [Double]) -> [Double] {
    coefficients.indices.map { matrix[$0 * (coefficients.count + 1)].squareRoot() }
  }

  /// z = β / se.
  public var zStatistics: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// P(|Z| ≥ |z|) for each coefficient.
  public var pValues: [Double] { zStatistics.map { 2 * StandardNormal.upperTail(abs($0)) } }

  /// The pseudo-likelihood-ratio test.
  public var likelihoodRatioTest: CoxModel.Test {
    CoxModel.Test(
      statistic: 2 * (logLikelihood - nullLogLikelihood), degreesOfFreedom: coefficients.count)
  }

  /// The intervals exp(β ± z·se) of the hazard ratios.
  public func hazardRatioIntervals(level: Double = 0.95) -> [ConfidenceInterval] {
    let z = StandardNormal.quantile((1 + level) / 2)
    return zip(coefficients, standardErrors).map { b, se in
      ConfidenceInterval(lower: exponential(b - z * se), upper: exponential(b + z * se))
    }
  }

  /// A B A for symmetric p × p matrices.
  private static func sandwich(_ a: [Double], _ b: [Double], size p: Int) -> [Double] {
    func product(_ x: [Double], _ y: [Double]) -> [Double] {
      var result = Array(repeating: 0.0, count: p * p)
      for i in 0..<p {
        for j in 0..<p { for k in 0..<p { result[i * p + j] += x[i * p + k] * y[k * p + j] } }
      }
      return result
    }
    return product(product(a, b), a)
  }

  private static func unscaled(_ matrix: [Double], _ scales: [Double]) -> [Double] {
    let p = scales.count
    return matrix.indices.map { matrix[$0] / (scales[$0 / p] * scales[$0 % p]) }
  }
}
