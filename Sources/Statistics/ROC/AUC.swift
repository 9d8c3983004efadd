/// The area under the ROC curve, with its variance by DeLong.
///
/// The area is the probability that a case exceeds a control in the direction of the curve, a tie
/// counting one half. With the placement of each case among the controls and of each control among
/// the cases,
/// ```
/// V₁₀(i) = (#{y < xᵢ} + ½#{y = xᵢ}) / n      V₀₁(j) = (#{x > yⱼ} + ½#{x = yⱼ}) / m
/// A = mean V₁₀ = mean V₀₁                    Var(A) = s²(V₁₀)/m + s²(V₀₁)/n
/// ```
/// for m cases x and n controls y. Equal values share a placement, so that one pass over the points
/// of the curve is enough; with the sorting it is O((m + n) log(m + n)), as by the mid-ranks of Sun
/// and Xu.
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

  /// The area under a curve.
  public init(_ curve: ROCCurve) {
    let points = curve.points
    let (m, n) = (curve.cases.count, curve.controls.count)
    estimate = Self.area(points)
    guard m > 1, n > 1 else {
      variance = nil
      return
    }
    var s10 = 0.0
    var s01 = 0.0
    for k in points.indices.dropLast() {
      let (high, low) = (points[k], points[k + 1])
      let above = 1 - Double(high.falsePositives + low.falsePositives) / Double(2 * n)
      let below = Double(high.truePositives + low.truePositives) / Double(2 * m)
      s10 += Double(high.truePositives - low.truePositives) * square(above - estimate)
      s01 += Double(high.falsePositives - low.falsePositives) * square(below - estimate)
    }
    variance = s10 / (Double(m) * Double(m - 1)) + s01 / (Double(n) * Double(n - 1))
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

  /// The area under points from specificity 0 to 1, counted in whole numbers.
  static func area(_ points: [ROCCurve.Point]) -> Double {
    guard let all = points.first else { return .nan }
    var twice = 0
    for k in points.indices.dropLast() {
      let cases = points[k].truePositives - points[k + 1].truePositives
      twice +=
        cases
        * (2 * all.falsePositives - points[k].falsePositives - points[k + 1].falsePositives)
    }
    return Double(twice) / (2 * Double(all.truePositives) * Double(all.falsePositives))
  }
}

private func square(_ x: Double) -> Double { x * x }

/// Where each case stands among the controls, and each control among the cases, in the order given.
struct Placements {
  /// V₁₀.
  let cases: [Double]
  /// V₀₁.
  let controls: [Double]

  init(_ curve: ROCCurve) {
    let cases = ROCCurve.oriented(curve.cases, curve.direction)
    let controls = ROCCurve.oriented(curve.controls, curve.direction)
    self.cases = Self.sharesBelow(cases, among: controls)
    self.controls = Self.sharesBelow(controls, among: cases).map { 1 - $0 }
  }

  /// The share of other values below each value, a tie counting one half.
  private static func sharesBelow(_ values: [Double], among others: [Double]) -> [Double] {
    let sorted = others.sorted()
    let size = 2 * Double(sorted.count)
    var shares = Array(repeating: 0.0, count: values.count)
    var below = 0
    var upTo = 0
    for (value, index) in zip(values, values.indices).sorted(by: { $0.0 < $1.0 }) {
      while below < sorted.count, sorted[below] < value { below += 1 }
      upTo = max(upTo, below)
      while upTo < sorted.count, sorted[upTo] <= value { upTo += 1 }
      shares[index] = Double(below + upTo) / size
    }
    return shares
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
