/// The survival that a Cox model predicts for the patients it was fitted to.
///
/// ```
/// S(t | xᵢ) = exp(−H(t | x̄) exp((xᵢ − x̄)ᵀβ))
/// ```
/// with the cumulative hazard of ``BaselineHazard`` in the patient's stratum, at the means of the
/// covariates. Past the last time the last hazard is carried on.
///
/// Source: Breslow, in the discussion of Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
public struct PredictedSurvival: Equatable, Sendable {
  /// exp((xᵢ − x̄)ᵀβ) for each patient.
  private let ratios: [Double]
  private let strata: [Int]
  private let hazards: [Int: BaselineHazard.Stratum]

  /// The predictions of a model.
  ///
  /// - Parameters:
  ///   - model: the fit.
  ///   - design: the covariates it was fitted to.
  ///   - followUps: the patients it was fitted to.
  ///   - strata: their strata, as for the fit.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when these are not the data of the model.
  public init(
    _ model: CoxModel, _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]? = nil
  ) throws(StatisticsError) {
    let means = try StandardizedDesign(design).means
    let baseline = try BaselineHazard(model, design, followUps, strata: strata, at: means)
    ratios = model.linearPredictors.map(exponential)
    self.strata = strata ?? Array(repeating: 0, count: followUps.count)
    hazards = Dictionary(
      baseline.strata.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The predicted survival of each patient at a time, in the order given.
  public func survival(at time: Double) -> [Double] {
    zip(ratios, strata).map { ratio, stratum in
      exponential(-ratio * (hazards[stratum]?.cumulativeHazard(at: time) ?? 0))
    }
  }
}
