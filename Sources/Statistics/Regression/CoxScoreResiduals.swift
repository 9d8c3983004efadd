/// What each patient adds to the score of Cox's partial likelihood.
///
/// ```
/// U_i = δ_i (x_i − x̄(t_i)) − r_i ∫ (x_i − x̄(t)) dĤ(t)     over the times i was at risk
/// ```
/// with Ĥ the baseline hazard. At d tied events by Efron's method the mean x̄ of each of the d steps
/// has the same weight, and a patient with the event is at risk of step k by 1 − k/d.
struct CoxScoreResiduals {
  /// The residuals on the scale of the standardized columns, in the order of the data, row by row.
  let values: [Double]

  /// Sums over the steps of one time: Σ 1/R, Σ x̄/R, the same weighed by f_k, and the mean of x̄.
  private struct Steps {
    var hazard = 0.0
    var mean: [Double]
    var ownHazard = 0.0
    var ownMean: [Double]
    var centre: [Double]

    init(_ p: Int) {
      mean = Array(repeating: 0, count: p)
      ownMean = mean
      centre = mean
    }
  }

  init(_ likelihood: CoxLikelihood, beta: [Double]) {
    let p = likelihood.columnCount
    let eta = likelihood.linearPredictors(beta)
    var steps = Array(repeating: Steps(p), count: likelihood.times.count)
    likelihood.sweep(eta) { index, atRisk, dying in
      let scale = exponential(-atRisk.shift)
      let shares = likelihood.shares(likelihood.times[index])
      for share in shares {
        let total = atRisk.r - share * dying.r
        steps[index].hazard += scale / total
        steps[index].ownHazard += share * scale / total
        for j in 0..<p {
          let mean = (atRisk.rx[j] - share * dying.rx[j]) / total
          steps[index].mean[j] += mean * scale / total
          steps[index].ownMean[j] += share * mean * scale / total
          steps[index].centre[j] += mean / Double(shares.count)
        }
      }
    }
    values = Self.residuals(likelihood, eta, steps)
  }

  private static func residuals(
    _ likelihood: CoxLikelihood, _ eta: [Double], _ steps: [Steps]
  ) -> [Double] {
    let p = likelihood.columnCount
    var values = Array(repeating: 0.0, count: likelihood.order.count * p)
    for stratum in Array(likelihood.times.indices).split(by: {
      likelihood.times[$0].stratum == likelihood.times[$1].stratum
    }) {
      let times = Array(stratum.reversed())
      let sums = Sums(times.map { steps[$0] }, p)
      let moments = times.map { likelihood.times[$0].time }
      for (place, index) in times.enumerated() {
        let tie = likelihood.times[index]
        for row in tie.rows {
          let isDeath = row < tie.rows.lowerBound + tie.deaths
          let entry = likelihood.entries.isEmpty ? -.infinity : likelihood.entries[row]
          let before = entry == -.infinity ? 0 : moments.partitionPoint { $0 <= entry }
          let risk = exponential(eta[row])
          let own = steps[index]
          let hazard =
            sums.hazard[place + 1] - sums.hazard[before] - (isDeath ? own.ownHazard : 0)
          for j in 0..<p {
            let x = likelihood.x[row * p + j]
            let mean =
              sums.mean[(place + 1) * p + j] - sums.mean[before * p + j]
              - (isDeath ? own.ownMean[j] : 0)
            values[likelihood.order[row] * p + j] =
              (isDeath ? x - own.centre[j] : 0) - risk * (x * hazard - mean)
          }
        }
      }
    }
    return values
  }

  /// Running sums over ascending times, from 0.
  private struct Sums {
    var hazard = [0.0]
    var mean: [Double]

    init(_ steps: [Steps], _ p: Int) {
      mean = Array(repeating: 0, count: p)
      for (place, step) in steps.enumerated() {
        hazard.append(hazard[place] + step.hazard)
        for j in 0..<p { mean.append(mean[place * p + j] + step.mean[j]) }
      }
    }
  }
}

/// The variance of the coefficients of a Cox model that holds when patients of a cluster are alike.
///
/// ```
/// V = Σ_c D_c D_cᵀ,   D_c = Σ_{i ∈ c} I⁻¹ U_i
/// ```
/// Source: Lin and Wei 1989, doi 10.1080/01621459.1989.10478874.
struct ClusteredVariance {
  /// The p × p variance on the scale of the standardized columns, row by row.
  let values: [Double]
  /// The number of clusters.
  let clusterCount: Int

  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two clusters.
  init(
    _ residuals: CoxScoreResiduals, inverse: [Double], size p: Int, clusters: [Int]
  ) throws(StatisticsError) {
    var sums: [Int: [Double]] = [:]
    for (row, cluster) in clusters.enumerated() {
      for j in 0..<p {
        sums[cluster, default: Array(repeating: 0, count: p)][j] += residuals.values[row * p + j]
      }
    }
    guard sums.count > 1 else { throw .tooFewGroups(needed: 2, found: sums.count) }
    var values = Array(repeating: 0.0, count: p * p)
    for (_, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let shift = (0..<p).map { i in (0..<p).reduce(0) { $0 + inverse[i * p + $1] * sum[$1] } }
      for i in 0..<p { for j in 0..<p { values[i * p + j] += shift[i] * shift[j] } }
    }
    self.values = values
    clusterCount = sums.count
  }
}
