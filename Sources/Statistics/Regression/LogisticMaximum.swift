/// Where a logistic likelihood is largest, freely or under linear constraints.
///
/// Newton's step under C γ = b is I⁻¹(U − Cᵀλ) with (C I⁻¹ Cᵀ) λ = C I⁻¹ U − (b − C γ), halved
/// until the likelihood does not fall. λ is the slope of the constrained maximum in b.
struct LogisticMaximum {
  /// Rows c with cᵀγ held at a value.
  struct Constraint {
    var rows: [[Double]]
    var values: [Double]

    /// No constraint.
    static let none = Constraint(rows: [], values: [])
  }

  private(set) var gamma: [Double]
  private(set) var evaluation: LogisticLikelihood.Evaluation
  /// λ, one for each constraint.
  private(set) var multipliers: [Double]
  private(set) var iterations = 0

  private static let mostIterations = 500
  /// Below this decrement the log-likelihood is flat: what it could still gain is half of it.
  private static let flat = 1e-9
  /// Moves of a linear predictor that are no convergence when the likelihood is flat.
  private static let runaway = 0.05

  private struct Step {
    let move: [Double]
    let multipliers: [Double]
    /// What the likelihood gains from the step, twice, to second order.
    let decrement: Double
  }

  /// The maximum from a start that meets the constraint.
  ///
  /// - Throws: ``StatisticsError/separation(term:)`` when the likelihood has no maximum,
  ///   ``StatisticsError/notConverged(iterations:)``.
  init(
    of likelihood: LogisticLikelihood, from start: [Double], under constraint: Constraint = .none
  ) throws(StatisticsError) {
    guard let first = likelihood.evaluate(start) else { throw .notConverged(iterations: 0) }
    (gamma, evaluation) = (start, first)
    multipliers = []
    var best = Double.infinity
    var isChecked = false
    while true {
      let step = try Self.step(evaluation, gamma, constraint)
      multipliers = step.multipliers
      if Self.hasConverged(step, gamma, before: best) { return }
      guard iterations < Self.mostIterations else { throw .notConverged(iterations: iterations) }
      iterations += 1
      best = min(best, step.decrement)
      // A likelihood that is flat while its maximum is still far off may have none.
      if !isChecked, step.decrement < Self.flat, !Self.isSmall(step.move, likelihood) {
        isChecked = true
        try Self.refuseSeparation(likelihood, constraint)
      }
      guard let next = Self.ascend(likelihood, from: evaluation, gamma, step) else {
        if step.decrement < 1e-10, Self.isSmall(step.move, likelihood) { return }
        try Self.refuseSeparation(likelihood, constraint)
        throw .notConverged(iterations: iterations)
      }
      (gamma, evaluation) = next
    }
  }

  private static func step(
    _ now: LogisticLikelihood.Evaluation, _ gamma: [Double], _ constraint: Constraint
  ) throws(StatisticsError) -> Step {
    let free = now.factors.solve(now.score)
    guard !constraint.rows.isEmpty else {
      return Step(move: free, multipliers: [], decrement: dot(now.score, free))
    }
    let solved = constraint.rows.map(now.factors.solve)
    let gaps = zip(constraint.rows, constraint.values).map { row, value in
      dot(row, free) - (value - dot(row, gamma))
    }
    let products = constraint.rows.flatMap { row in solved.map { dot(row, $0) } }
    let lambda = try Cholesky(products, size: gaps.count, smallest: 1e-15).solve(gaps)
    var move = free
    var slope = now.score
    for (k, multiplier) in lambda.enumerated() {
      for j in move.indices {
        move[j] -= multiplier * solved[k][j]
        slope[j] -= multiplier * constraint.rows[k][j]
      }
    }
    return Step(move: move, multipliers: lambda, decrement: dot(slope, move))
  }

  /// Whether the step is lost in the rounding of γ, or no longer shrinks while it is tiny.
  private static func hasConverged(_ step: Step, _ gamma: [Double], before best: Double) -> Bool {
    let isRounding = zip(step.move, gamma).allSatisfy {
      abs($0) <= 2 * Double.ulpOfOne * (1e-3 + abs($1))
    }
    return isRounding || step.decrement < 1e-28 || step.decrement < 1e-18 && step.decrement >= best
  }

  /// Whether a move changes no linear predictor much.
  private static func isSmall(_ move: [Double], _ likelihood: LogisticLikelihood) -> Bool {
    likelihood.events.indices.allSatisfy {
      abs(likelihood.design.predictor($0, move)) <= runaway
    }
  }

  private static func refuseSeparation(
    _ likelihood: LogisticLikelihood, _ constraint: Constraint
  ) throws(StatisticsError) {
    guard constraint.rows.isEmpty, !likelihood.isPenalized,
      let separation = Separation(likelihood.design, likelihood.events)
    else { return }
    throw .separation(term: separation.term)
  }

  /// The step, halved until the likelihood does not fall; `nil` if it always does.
  private static func ascend(
    _ likelihood: LogisticLikelihood, from now: LogisticLikelihood.Evaluation, _ gamma: [Double],
    _ step: Step
  ) -> ([Double], LogisticLikelihood.Evaluation)? {
    let rounding = 1e-13 * abs(now.value)
    var share = 1.0
    for _ in 0..<40 {
      let next = zip(gamma, step.move).map { $0 + share * $1 }
      if let evaluation = likelihood.evaluate(next), evaluation.value >= now.value - rounding {
        return (next, evaluation)
      }
      share /= 2
    }
    return nil
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }

  /// γ moved to where the constraint holds, along the directions that cost the likelihood least.
  func projected(onto constraint: Constraint) throws(StatisticsError) -> [Double] {
    let solved = constraint.rows.map(evaluation.factors.solve)
    let products = constraint.rows.flatMap { row in solved.map { Self.dot(row, $0) } }
    let gaps = zip(constraint.rows, constraint.values).map { $1 - Self.dot($0, gamma) }
    let shares = try Cholesky(products, size: gaps.count, smallest: 1e-15).solve(gaps)
    var moved = gamma
    for (k, share) in shares.enumerated() {
      for j in moved.indices { moved[j] += share * solved[k][j] }
    }
    return moved
  }
}
