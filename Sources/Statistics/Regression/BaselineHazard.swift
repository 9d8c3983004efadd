/// The cumulative hazard of a patient with given covariates in a fitted Cox model.
///
/// ```
/// H(t | x) = exp(xᵀβ) Σ Σ_{k < d} 1 / (Σ_R r − f_k Σ_D r)      survival exp(−H)
/// ```
/// over the event times up to t of the stratum, with the ties of the model: Breslow's estimate, or
/// Efron's.
///
/// Source: Breslow, in the discussion of Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
public struct BaselineHazard: Equatable, Sendable {
  /// The hazard of one stratum.
  public struct Stratum: Equatable, Sendable {
    /// The index of the stratum.
    public let index: Int
    /// The distinct times, ascending.
    public let times: [Double]
    /// H at each time, constant until the next.
    public let cumulativeHazards: [Double]

    /// H at a time, 0 before the first and level after the last.
    public func cumulativeHazard(at time: Double) -> Double {
      let after = times.partitionPoint { $0 <= time }
      return after == 0 ? 0 : cumulativeHazards[after - 1]
    }
  }

  /// The covariates x, one for each column.
  public let covariates: [Double]
  /// The strata, in ascending order of index.
  public let strata: [Stratum]

  /// The cumulative hazard at some covariates.
  ///
  /// - Parameters:
  ///   - model: the fit.
  ///   - design: the covariates it was fitted to.
  ///   - followUps: the patients it was fitted to.
  ///   - strata: their strata, as for the fit.
  ///   - covariates: x; `nil` for zeros.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when these are not the data of the model.
  public init(
    _ model: CoxModel, _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]? = nil,
    at covariates: [Double]? = nil
  ) throws(StatisticsError) {
    let x = covariates ?? Array(repeating: 0, count: design.columnCount)
    guard x.count == design.columnCount else { throw .lengthsDiffer(x.count, design.columnCount) }
    let (likelihood, beta) = try model.likelihood(design, followUps, strata: strata)
    let means = try StandardizedDesign(design).means
    var predictor = 0.0
    for (j, coefficient) in model.coefficients.enumerated() {
      predictor += coefficient * (x[j] - means[j])
    }
    let steps = zip(likelihood.times, likelihood.hazardIncrements(beta)).reversed()
    let factor = exponential(predictor)
    self.covariates = x
    self.strata = Array(steps).split { $0.0.stratum == $1.0.stratum }.reversed().map { run in
      var sum = 0.0
      return Stratum(
        index: run[run.startIndex].0.stratum, times: run.map(\.0.time),
        cumulativeHazards: run.map { step in
          sum += step.1 * factor
          return sum
        })
    }
  }
}
