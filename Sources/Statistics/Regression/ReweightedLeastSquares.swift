/// The weighted least squares that R's `glm` ends with, for the variance of logistic coefficients.
///
/// From p = (y + ½)/2 on, each pass fits η + (y − p)/w by least squares with the weights
/// w = p(1 − p) of the pass before, until the deviance changes by less than 10⁻¹⁵ of itself. The
/// coefficients are then those of the maximum to rounding. The weights are those of one pass before
/// it: their (XᵀWX)⁻¹, which `glm` prints, may differ from that at the maximum in the eighth digit.
enum ReweightedLeastSquares {
  private static let mostPasses = 100
  private static let tolerance = 1e-15

  /// The factors of the last pass; `nil` where it does not settle.
  ///
  /// - Throws: as ``InterceptDesign/factors(rootWeights:)``.
  static func lastFactors(
    _ design: InterceptDesign, _ events: [Bool]
  ) throws(StatisticsError) -> QRFactors? {
    // p = ¾ or ¼, whose logits are ±log 3.
    var eta = events.map { $0 ? logarithm(3) : -logarithm(3) }
    var before = deviance(eta, events)
    for _ in 0..<mostPasses {
      var roots: [Double] = []
      var working: [Double] = []
      for (x, isEvent) in zip(eta, events) {
        let (p, q) = LogisticLikelihood.probabilities(x)
        let root = (p * q).squareRoot()
        roots.append(root)
        working.append(root * x + (isEvent ? q : -p) / root)
      }
      let factors = try design.factors(rootWeights: roots)
      let gamma = try factors.leastSquares(working)
      eta = eta.indices.map { design.predictor($0, gamma) }
      let now = deviance(eta, events)
      if abs(now - before) < tolerance * (abs(now) + 0.1) { return factors }
      before = now
    }
    return nil
  }

  private static func deviance(_ eta: [Double], _ events: [Bool]) -> Double {
    var sum = CompensatedSum()
    for (x, isEvent) in zip(eta, events) {
      sum.add(-2 * LogisticLikelihood.logProbability(isEvent ? x : -x))
    }
    return sum.value
  }
}
