/// The limits of a coefficient by profile likelihood.
///
/// ```
/// ℓₚ(b) = max { log L(γ) : cᵀγ = b }        limits: 2 (ℓ̂ − ℓₚ(b)) = z²
/// ```
/// r(b) = √(2 (ℓ̂ − ℓₚ(b))) is nearly a straight line, with slope −λ/r: Newton's method on r,
/// kept in a bracket, from the Wald limit. Where the maximum exists both limits are finite, as the
/// likelihood then falls without bound in every direction.
///
/// Source: Venzon and Moolgavkar 1988, doi 10.2307/2347496.
struct LogisticProfile {
  let likelihood: LogisticLikelihood
  let maximum: LogisticMaximum
  /// c, with the coefficient b = cᵀγ.
  let functional: [Double]
  let estimate: Double
  let standardError: Double

  private static let mostSteps = 100

  /// The limit above or below the estimate.
  ///
  /// - Parameter z: the quantile of the normal distribution; negative for the lower limit.
  func limit(_ z: Double) throws(StatisticsError) -> Double {
    let side: Double = z < 0 ? -1 : 1
    let target = abs(z)
    var near = 0.0
    var far = Double.infinity
    var distance = target * standardError
    var last = maximum
    for _ in 0..<Self.mostSteps {
      let point = try constrained(at: estimate + side * distance, from: last)
      let fall = 2 * (maximum.evaluation.value - point.evaluation.value)
      let root = max(0, fall).squareRoot()
      if root < target { near = distance } else { far = distance }
      let slope = -side * (point.multipliers.first ?? 0) / root
      var next = distance + (target - root) / slope
      // Outside the bracket: halve it, or double the distance where it is open.
      if !(next > near && next < far && next < 3 * distance + near) {
        next = far.isFinite ? near + (far - near) / 2 : 2 * distance
      }
      if abs(next - distance) <= 1e-10 * max(standardError, abs(estimate + side * distance)) {
        return estimate + side * next
      }
      (distance, last) = (next, point)
    }
    throw .notConverged(iterations: Self.mostSteps)
  }

  private func constrained(
    at value: Double, from last: LogisticMaximum
  ) throws(StatisticsError) -> LogisticMaximum {
    let constraint = LogisticMaximum.Constraint(rows: [functional], values: [value])
    return try LogisticMaximum(
      of: likelihood, from: last.projected(onto: constraint), under: constraint)
  }
}
