/// The maximum of a partial likelihood, on the scale of the standardized columns.
struct CoxFit {
  private(set) var beta: [Double]
  /// The inverse of the information at the maximum, row by row.
  private(set) var inverse: [Double]
  private(set) var value: Double
  let nullValue: Double
  let scoreStatistic: Double
  private(set) var iterations = 0

  /// The pivot that a column has to keep at β = 0, as a share of its own information.
  private static let smallestPivot = 1e-11
  private static let mostIterations = 100
  /// Steps, in units of the linear predictor, that are no convergence when the likelihood is flat.
  private static let runaway = 0.05

  /// The information that one event has to give on a column, whose variance is 1; below is rounding.
  private static let leastInformation = 1e-13

  /// - Parameters:
  ///   - likelihood: the function to maximise.
  ///   - ranges: the range of each column, in its scaled units.
  ///   - events: the number of events.
  init(_ likelihood: some PartialLikelihood, ranges: [Double], events: Int) throws(StatisticsError)
  {
    let p = ranges.count
    beta = Array(repeating: 0, count: p)
    var now = likelihood.evaluate(beta)
    var factors = try Cholesky(
      now.information, size: p, smallest: Self.smallestPivot,
      floor: Self.leastInformation * Double(events))
    var step = factors.solve(now.score)
    var decrement = Self.product(now.score, step)
    nullValue = now.value
    scoreStatistic = decrement
    var best = Double.infinity
    while !Self.hasConverged(step, beta, decrement, before: best) {
      iterations += 1
      guard iterations <= Self.mostIterations else {
        throw .notConverged(iterations: Self.mostIterations)
      }
      best = min(best, decrement)
      guard
        let next = Self.ascend(likelihood, from: now, beta: beta, step: step, size: p)
      else {
        if let term = Self.runaway(step, ranges) { throw .separation(term: term) }
        if decrement < 1e-6 { break }
        throw .notConverged(iterations: iterations)
      }
      (beta, now, factors) = (next.beta, next.evaluation, next.factors)
      step = factors.solve(now.score)
      decrement = Self.product(now.score, step)
      if decrement < 1e-9, let term = Self.runaway(step, ranges) {
        throw .separation(term: term)
      }
    }
    value = now.value
    inverse = factors.inverse
    information = now.information
  }

  private let information: [Double]

  /// βᵀ I β.
  var waldStatistic: Double {
    let p = beta.count
    var sum = 0.0
    for i in 0..<p {
      for j in 0..<p { sum += beta[i] * beta[j] * information[max(i, j) * p + min(i, j)] }
    }
    return sum
  }

  /// Whether the step is lost in the rounding of β, or no longer shrinks while it is tiny.
  private static func hasConverged(
    _ step: [Double], _ beta: [Double], _ decrement: Double, before best: Double
  ) -> Bool {
    let isRounding = zip(step, beta).allSatisfy {
      abs($0) <= 4 * Double.ulpOfOne * (1e-3 + abs($1))
    }
    return isRounding || decrement < 1e-16 && decrement >= best / 2
  }

  /// The column whose share of the step moves the linear predictor most, if that is far.
  private static func runaway(_ step: [Double], _ ranges: [Double]) -> Int? {
    let moves = zip(step, ranges).map { abs($0) * $1 }
    guard let largest = moves.max(), largest > runaway else { return nil }
    return moves.firstIndex(of: largest)
  }

  /// The Newton step, halved until the likelihood does not fall and has curvature; nil if it never.
  private static func ascend(
    _ likelihood: some PartialLikelihood, from now: CoxLikelihood.Evaluation, beta: [Double],
    step: [Double], size: Int
  ) -> (beta: [Double], evaluation: CoxLikelihood.Evaluation, factors: Cholesky)? {
    let rounding = 1e-13 * abs(now.value)
    var share = 1.0
    for _ in 0..<30 {
      let next = zip(beta, step).map { $0 + share * $1 }
      let evaluation = likelihood.evaluate(next)
      if evaluation.value >= now.value - rounding,
        let factors = try? Cholesky(evaluation.information, size: size, smallest: 1e-15)
      {
        return (next, evaluation, factors)
      }
      share /= 2
    }
    return nil
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }
}
