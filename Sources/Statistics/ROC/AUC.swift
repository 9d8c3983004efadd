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
      let (tp, fp) = (Int(points.truePositives[k]), Int(points.falsePositives[k]))
      let (nextTP, nextFP) = (Int(points.truePositives[k + 1]), Int(points.falsePositives[k + 1]))
      let above = 1 - Double(fp + nextFP) / Double(2 * n)
      let below = Double(tp + nextTP) / Double(2 * m)
      s10 += Double(tp - nextTP) * square(above - estimate)
      s01 += Double(fp - nextFP) * square(below - estimate)
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
  static func area(_ points: ROCCurve.Points) -> Double {
    var twice = 0
    let all = 2 * points.controlCount
    for k in points.indices.dropLast() {
      let cases = Int(points.truePositives[k]) - Int(points.truePositives[k + 1])
      twice +=
        cases * (all - Int(points.falsePositives[k]) - Int(points.falsePositives[k + 1]))
    }
    return Double(twice) / (2 * Double(points.caseCount) * Double(points.controlCount))
  }
}

private func square(_ x: Double) -> Double { x * x }

/// Where each case stands among the controls, and each control among the cases, in the order given.
struct Placements: Sendable {
  /// V₁₀.
  let cases: [Double]
  /// V₀₁.
  let controls: [Double]

  init(_ curve: ROCCurve) {
    cases = Self.placements(curve.cases, among: curve.controls, curve.direction) { $0 }
    controls = Self.placements(curve.controls, among: curve.cases, curve.direction) { 1 - $0 }
  }

  /// What becomes of the share of others below each value, a tie counting one half.
  private static func placements(
    _ sample: Sample, among others: Sample, _ direction: ROCCurve.Direction,
    _ turn: (Double) -> Double
  ) -> [Double] {
    var distinct: [Double] = []
    var shares: [Double] = []
    var below = 0
    let size = 2 * Double(others.count)
    for run in JoinedRuns(sample.sorted, others.sorted) {
      if run.first > 0 {
        let twice = 2 * below + run.second
        distinct.append(run.value)
        shares.append(
          turn(Double(direction == .higher ? twice : 2 * others.count - twice) / size))
      }
      below += run.second
    }
    let (values, known, finder) = (sample.values, shares, PlaceFinder(distinct))
    return unsafe Cores.numbers(values.count) { block, place in
      for row in block { unsafe place[row] = known[finder.place(of: values[row])] }
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
