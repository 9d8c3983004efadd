/// The score test of proportional hazards in a fitted Cox model.
///
/// H₀: no coefficient changes with g(t), a function of time. For a term with columns J, γ in
/// ```
/// h(t | x) = h₀(t) exp(xᵀβ + g(t) x_Jᵀγ)
/// ```
/// is tested by its score at β̂ and γ = 0, with all β adjusted for:
/// ```
/// U = Σ g(t)(x_J − x̄_J)     V = I_γγ − I_γβ I_ββ⁻¹ I_βγ     χ² = Uᵀ V⁻¹ U on |J|
/// ```
/// where the three informations weigh each event time by g², g and 1. As survival ≥ 3.0 does, and
/// unlike the approximation by averaged variances before it.
///
/// Source: Grambsch and Therneau 1994, doi 10.1093/biomet/81.3.515.
public struct ProportionalHazards: Equatable, Sendable {
  /// The function g of time.
  public enum Transform: Equatable, Sendable, CaseIterable {
    /// 1 − S(t−), with S the Kaplan–Meier of all patients.
    case kaplanMeier
    /// t.
    case identity
    /// log t; needs times above zero.
    case log
    /// The rank of t among all times, of events and of censorings, ties at their mean.
    case rank
  }

  /// The function g of time.
  public let transform: Transform
  /// The test of each term, in the order given.
  public let terms: [CoxModel.Test]
  /// The test of all terms together.
  public let global: CoxModel.Test

  /// The tests of a model.
  ///
  /// - Parameters:
  ///   - model: the fit.
  ///   - design: the covariates it was fitted to.
  ///   - followUps: the patients it was fitted to.
  ///   - strata: their strata, as for the fit.
  ///   - terms: for each term, the indices of its columns; `nil` for one term a column.
  ///   - transform: the function of time.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when these are not the data of the model,
  ///   ``StatisticsError/outOfDomain(_:)`` for log at an event at time 0 or a column that is not
  ///   there, ``StatisticsError/constant`` when g does not vary over the events.
  public init(
    _ model: CoxModel, _ design: DesignMatrix, _ followUps: [FollowUp], strata: [Int]? = nil,
    terms: [[Int]]? = nil, transform: Transform = .kaplanMeier
  ) throws(StatisticsError) {
    let p = design.columnCount
    let (likelihood, beta) = try model.likelihood(design, followUps, strata: strata)
    let terms = terms ?? (0..<p).map { [$0] }
    if let stranger = terms.joined().first(where: { !(0..<p).contains($0) }) {
      throw .outOfDomain(Double(stranger))
    }
    let g = try Self.weights(likelihood.times, followUps, transform)
    let plain = likelihood.evaluate(beta).information
    let once = likelihood.evaluate(beta, weights: g)
    let twice = likelihood.evaluate(beta, weights: g.map { $0 * $0 }).information
    let schur = try Self.adjusted(twice, for: once.information, plain, size: p)
    var tests: [CoxModel.Test] = []
    for columns in terms + [Array(0..<p)] {
      let form = QuadraticForm(
        inverseOf: columns.flatMap { i in columns.map { schur[i * p + $0] } },
        at: columns.map { once.score[$0] })
      guard form.rank == columns.count else { throw .constant }
      tests.append(CoxModel.Test(statistic: form.value, degreesOfFreedom: form.rank))
    }
    self.transform = transform
    global = tests.removeLast()
    self.terms = tests
  }

  /// I_γγ − I_γβ I_ββ⁻¹ I_βγ, from lower triangles; row by row.
  private static func adjusted(
    _ twice: [Double], for once: [Double], _ plain: [Double], size p: Int
  ) throws(StatisticsError) -> [Double] {
    let factors = try Cholesky(plain, size: p, smallest: 0)
    let lower = { (i: Int, j: Int) in max(i, j) * p + min(i, j) }
    var result = Array(repeating: 0.0, count: p * p)
    for j in 0..<p {
      let solved = factors.solve((0..<p).map { once[lower($0, j)] })
      for i in 0..<p {
        var sum = twice[lower(i, j)]
        for k in 0..<p { sum -= once[lower(i, k)] * solved[k] }
        result[i * p + j] = sum
      }
    }
    for j in 0..<p where result[j * p + j] <= 1e-11 * twice[j * p + j] { throw .constant }
    return result
  }

  /// g at each time, shifted to mean zero over the events, which changes nothing but rounding.
  private static func weights(
    _ times: [CoxLikelihood.Tie], _ followUps: [FollowUp], _ transform: Transform
  ) throws(StatisticsError) -> [Double] {
    var g: [Double]
    switch transform {
    case .identity: g = times.map(\.time)
    case .log:
      if let start = times.first(where: { $0.time <= 0 && $0.deaths > 0 }) {
        throw .outOfDomain(start.time)
      }
      g = times.map { $0.time > 0 ? logarithm($0.time) : 0 }
    case .rank:
      let all = times.flatMap { Array(repeating: $0.time, count: $0.rows.count) }.sorted()
      g = times.map { tie in
        Double(
          all.partitionPoint { $0 < tie.time } + all.partitionPoint { $0 <= tie.time }) / 2
      }
    case .kaplanMeier:
      let curve = try KaplanMeier(followUps, interval: .none)
      g = times.map { tie in
        let before = curve.points.partitionPoint { $0.time < tie.time }
        return before == 0 ? 0 : 1 - curve.points[before - 1].survival
      }
    }
    var mean = 0.0
    var events = 0.0
    for (tie, value) in zip(times, g) {
      mean += Double(tie.deaths) * value
      events += Double(tie.deaths)
    }
    return g.map { $0 - mean / events }
  }
}
