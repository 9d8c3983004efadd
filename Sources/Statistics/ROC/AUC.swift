/// The area under the ROC curve, with its variance by DeLong.
///
/// The area is the probability that a case exceeds a control in the direction of the curve, a tie
/// counting one half. With the placement of each case among the controls and of each control among
/// the cases,
/// ```
/// V₁₀(i) = (#{y < xᵢ} + ½#{y = xᵢ}) / n      V₀₁(j) = (#{x > yⱼ} + ½#{x = yⱼ}) / m
/// A = mean V₁₀ = mean V₀₁                    Var(A) = s²(V₁₀)/m + s²(V₀₁)/n
/// ```
/// for m cases x and n controls y. Placements come from sorted values, as the mid-ranks of Sun and
/// Xu do, in O((m + n) log(m + n)).
///
/// Edges: the variance is `nil` with fewer than two cases or two controls, and zero when the groups
/// do not overlap.
///
/// Sources: DeLong et al. 1988, doi 10.2307/2531595; Sun and Xu 2014,
/// doi 10.1109/LSP.2014.2337313.
public struct AUC: Equatable, Sendable {
  /// The area, from 0 to 1.
  public let estimate: Double
  /// DeLong's variance of the area.
  public let variance: Double?
  /// The placement of each case among the controls.
  let casePlacements: [Double]
  /// The placement of each control among the cases.
  let controlPlacements: [Double]

  /// The area under a curve.
  public init(_ curve: ROCCurve) {
    let cases = ROCCurve.oriented(curve.cases, curve.direction)
    let controls = ROCCurve.oriented(curve.controls, curve.direction)
    let twiceBelow = Self.twiceBelow(cases, among: controls.sorted())
    let m = Double(cases.count)
    let n = Double(controls.count)
    casePlacements = twiceBelow.map { Double($0) / (2 * n) }
    controlPlacements = Self.twiceBelow(controls, among: cases.sorted())
      .map { 1 - Double($0) / (2 * m) }
    estimate = Double(twiceBelow.reduce(0, +)) / (2 * m * n)
    variance =
      if let s10 = Self.covariance(casePlacements, casePlacements),
        let s01 = Self.covariance(controlPlacements, controlPlacements)
      { s10 / m + s01 / n } else { nil }
  }

  /// The standard error √Var(A).
  public var standardError: Double? { variance.map { $0.squareRoot() } }

  /// The interval A ± z·se, clipped to [0, 1].
  ///
  /// - Parameter level: the coverage, between 0 and 1.
  /// - Returns: `nil` where the standard error is undefined.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    standardError.map { se in
      let z = StandardNormal.quantile((1 + level) / 2)
      return ConfidenceInterval(
        lower: max(0, estimate - z * se), upper: min(1, estimate + z * se))
    }
  }

  /// Twice the number of sorted values below each value, a tie counting one half.
  private static func twiceBelow(_ values: [Double], among sorted: [Double]) -> [Int] {
    values.map { value in
      sorted.partitionPoint { $0 < value } + sorted.partitionPoint { $0 <= value }
    }
  }

  /// The sample covariance; `nil` below two pairs.
  static func covariance(_ a: [Double], _ b: [Double]) -> Double? {
    guard a.count > 1 else { return nil }
    let n = Double(a.count)
    let meanA = a.reduce(0, +) / n
    let meanB = b.reduce(0, +) / n
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += (x - meanA) * (y - meanB) }
    return sum / (n - 1)
  }
}
