extension CoxModel {
  /// The likelihood-ratio test against a smaller model of the same patients and ties, whose columns
  /// are some of this one's.
  ///
  /// ```
  /// χ² = 2 (log L − log L of the smaller)      as many degrees of freedom as columns left out
  /// ```
  /// A difference below zero is rounding, and zero.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the models count different patients,
  ///   ``StatisticsError/tooFewGroups(needed:found:)`` when no column is left out.
  public func likelihoodRatioTest(against smaller: CoxModel) throws(StatisticsError) -> Test {
    guard smaller.count == count else { throw .lengthsDiffer(smaller.count, count) }
    let leftOut = coefficients.count - smaller.coefficients.count
    guard leftOut > 0 else { throw .tooFewGroups(needed: 1, found: leftOut) }
    return Test(
      statistic: max(0, 2 * (logLikelihood - smaller.logLikelihood)), degreesOfFreedom: leftOut)
  }
}
