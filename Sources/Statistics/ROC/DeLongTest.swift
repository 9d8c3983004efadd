/// DeLong's test of equal areas under two ROC curves.
///
/// H₀: A₁ = A₂. On the same patients (paired), with placements V₁₀ and V₀₁ of ``AUC``,
/// ```
/// Var(A₁ − A₂) = V₁ + V₂ − 2 [cov(V₁₀)/m + cov(V₀₁)/n]        z ~ N(0, 1)
/// ```
/// On different patients (unpaired) the covariance is 0 and the statistic is referred to Student's
/// t, with N₁ and N₂ patients, on the degrees of freedom of Welch, as pROC does:
/// ```
/// ν = (V₁ + V₂)² / (V₁²/(N₁ − 1) + V₂²/(N₂ − 1))
/// ```
///
/// Source: DeLong et al. 1988, doi 10.2307/2531595.
public struct DeLongTest: Equatable, Sendable {
  /// The first area.
  public let first: AUC
  /// The second area.
  public let second: AUC
  /// The covariance of the areas, 0 when unpaired.
  public let covariance: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// ν when unpaired; `nil` when paired.
  public let degreesOfFreedom: Double?

  /// A test on the same patients.
  ///
  /// - Parameters:
  ///   - a: the curve of one marker.
  ///   - b: the curve of another in the same cases and controls, in the same order.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when they are not the same patients,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two cases or controls,
  ///   ``StatisticsError/constant`` when the difference has no variance.
  public init(paired a: ROCCurve, _ b: ROCCurve) throws(StatisticsError) {
    guard a.cases.count == b.cases.count else {
      throw .lengthsDiffer(a.cases.count, b.cases.count)
    }
    guard a.controls.count == b.controls.count else {
      throw .lengthsDiffer(a.controls.count, b.controls.count)
    }
    let isLarge = a.cases.count + a.controls.count >= 2 * Cores.block
    let both = [a, b]
    let placements = isLarge ? Cores.parts(2) { Placements(both[$0]) } : both.map(Placements.init)
    let (first, second) = (placements[0], placements[1])
    guard let s10 = Placements.covariance(first.cases, second.cases),
      let s01 = Placements.covariance(first.controls, second.controls)
    else { throw .tooFew(needed: 2, found: min(a.cases.count, a.controls.count)) }
    try self.init(
      AUC(a), AUC(b),
      covariance: s10 / Double(a.cases.count) + s01 / Double(a.controls.count), sizes: nil)
  }

  /// A test on different patients.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two cases or controls,
  ///   ``StatisticsError/constant`` when the difference has no variance.
  public init(unpaired a: ROCCurve, _ b: ROCCurve) throws(StatisticsError) {
    try self.init(
      AUC(a), AUC(b), covariance: 0,
      sizes: (Double(a.cases.count + a.controls.count), Double(b.cases.count + b.controls.count)))
  }

  private init(
    _ first: AUC, _ second: AUC, covariance: Double, sizes: (Double, Double)?
  ) throws(StatisticsError) {
    guard let v1 = first.variance, let v2 = second.variance else {
      throw .tooFew(needed: 2, found: 1)
    }
    let variance = v1 + v2 - 2 * covariance
    guard variance > 1e-14 * (v1 + v2) else { throw .constant }
    self.first = first
    self.second = second
    self.covariance = covariance
    standardError = variance.squareRoot()
    degreesOfFreedom = sizes.map {
      variance * variance / (v1 * v1 / ($0.0 - 1) + v2 * v2 / ($0.1 - 1))
    }
  }

  /// A₁ − A₂.
  public var difference: Double { first.estimate - second.estimate }

  /// The difference divided by its standard error.
  public var statistic: Double { difference / standardError }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).pValue(statistic, alternative) }
      ?? StandardNormal.pValue(statistic, alternative)
  }

  /// The interval of the difference.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    let quantile =
      degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).upperQuantile(tail) }
      ?? StandardNormal.upperQuantile(tail)
    let reach = quantile * standardError
    return ConfidenceInterval(lower: difference - reach, upper: difference + reach)
  }
}
