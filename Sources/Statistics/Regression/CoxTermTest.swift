extension CoxModel {
  /// The test of some columns beside the others: that their coefficients are zero.
  ///
  /// The likelihood-ratio test compares this model with the smaller one, without the columns. Rao's
  /// score test needs the smaller one alone: with U and I the score and information of this model at
  /// the smaller model's estimates, the columns' coefficients being zero,
  ///
  /// ```
  /// χ² = Uᵀ I⁻¹ U      as many degrees of freedom as columns
  /// ```
  ///
  /// Without other columns these are ``likelihoodRatioTest`` and ``scoreTest``. Both take rows as
  /// independent.
  ///
  /// C. R. Rao, Math. Proc. Camb. Philos. Soc. 44 (1948) 50–57. doi:10.1017/S0305004100023987
  public struct TermTest: Equatable, Sendable {
    /// The likelihood-ratio test.
    public let likelihoodRatio: Test
    /// Rao's score test.
    public let score: Test
  }

  /// Tests some columns of the design that the model was fitted to.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when these are not the data of the model,
  ///   ``StatisticsError/tooFewGroups(needed:found:)`` for no columns, and what the fit of the
  ///   smaller model throws.
  public func test(
    of columns: Set<Int>, _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]? = nil
  ) throws(StatisticsError) -> TermTest {
    let p = design.columnCount
    let tested = (0..<p).filter(columns.contains)
    let others = (0..<p).filter { !columns.contains($0) }
    guard !tested.isEmpty else { throw .tooFewGroups(needed: 1, found: 0) }
    let (likelihood, _) = try likelihood(design, followUps, strata: strata)
    guard !others.isEmpty else {
      return TermTest(likelihoodRatio: likelihoodRatioTest, score: scoreTest)
    }
    let smaller = try CoxModel(
      DesignMatrix(columns: others.map { design.columns[$0] }), followUps, strata: strata,
      ties: ties)
    let scales = try StandardizedDesign(design).scales
    var beta = Array(repeating: 0.0, count: p)
    for (column, coefficient) in zip(others, smaller.coefficients) {
      beta[column] = coefficient * scales[column]
    }
    let found = likelihood.evaluate(beta)
    let step = try Cholesky(found.information, size: p, smallest: 1e-15).solve(found.score)
    var statistic = 0.0
    for (u, s) in zip(found.score, step) { statistic += u * s }
    return TermTest(
      likelihoodRatio: try likelihoodRatioTest(against: smaller),
      score: Test(statistic: max(0, statistic), degreesOfFreedom: tested.count))
  }
}
