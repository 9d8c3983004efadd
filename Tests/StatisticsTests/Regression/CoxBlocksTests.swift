import Foundation
import TestSupport
import Testing

@testable import Statistics

/// The partial likelihood in blocks and with its sums over many ties, against its definition.
@Suite struct CoxBlocksTests {
  /// log L and its derivatives from the sums over everyone at risk, for one time after the other.
  private static func definition(
    _ x: [[Double]], _ followUps: [FollowUp], _ beta: [Double], _ ties: CoxModel.Ties
  ) -> CoxLikelihood.Evaluation {
    let p = beta.count
    let risks = x.map { row in exp(zip(row, beta).map { $0 * $1 }.reduce(0, +)) }
    var result = CoxLikelihood.Evaluation(p)
    for time in Set(followUps.filter(\.isEvent).map(\.time)) {
      let atRisk = followUps.indices.filter { followUps[$0].time >= time }
      let dying = atRisk.filter { followUps[$0].time == time && followUps[$0].isEvent }
      for row in dying {
        result.value += log(risks[row])
        for i in 0..<p { result.score[i] += x[row][i] }
      }
      for k in dying.indices {
        let share = ties == .efron ? Double(k) / Double(dying.count) : 0
        func sum(_ weight: (Int) -> Double) -> Double {
          atRisk.reduce(0) { $0 + risks[$1] * weight($1) }
            - share * dying.reduce(0) { $0 + risks[$1] * weight($1) }
        }
        let total = sum { _ in 1 }
        let means = (0..<p).map { i in sum { x[$0][i] } / total }
        result.value -= log(total)
        for i in 0..<p {
          result.score[i] -= means[i]
          for j in 0...i {
            result.information[i * p + j] +=
              sum { x[$0][i] * x[$0][j] } / total - means[i] * means[j]
          }
        }
      }
    }
    return result
  }

  @Test(arguments: [CoxModel.Ties.efron, .breslow])
  func `many events at one time`(_ ties: CoxModel.Ties) throws {
    let (design, followUps) = try CoresTests.cohort(400, steps: 8)
    let scaled = try StandardizedDesign(design)
    let likelihood = CoxLikelihood(
      scaled, followUps, strata: Array(repeating: 0, count: 400), ties: ties)
    #expect(likelihood.times.contains { $0.deaths > 20 })
    let cells = scaled.values
    let x = (0..<400).map { [cells[2 * $0], cells[2 * $0 + 1]] }
    for beta in [[0, 0], [0.4, -0.3], [-2, 3]] {
      let fast = likelihood.evaluate(beta)
      let slow = Self.definition(x, followUps, beta, ties)
      #expect(disagreement(fast.value, slow.value) == nil)
      for i in 0..<2 {
        #expect(disagreement(fast.score[i], slow.score[i], relative: 1e-9) == nil)
      }
      for i in [0, 2, 3] {
        #expect(disagreement(fast.information[i], slow.information[i]) == nil)
      }
    }
  }

  // The same patients twice over in one block and in many: sums of the parts are sums of the whole.
  @Test(arguments: [40.0, 1e9]) func `blocks are the whole`(_ steps: Double) throws {
    let (design, followUps) = try CoresTests.cohort(steps: steps)
    let scaled = try StandardizedDesign(design)
    let strata = followUps.indices.map { $0 % 2 }
    let likelihood = CoxLikelihood(scaled, followUps, strata: strata, ties: .efron)
    let beta = [0.7, -0.4]
    let blocked = likelihood.evaluate(beta)
    let eta = likelihood.linearPredictors(beta)
    // What a sweep from the first time to the last gives.
    var value = 0.0
    var score = [0.0, 0]
    likelihood.sweep(eta) { index, atRisk, dying in
      let tie = likelihood.times[index]
      for row in tie.rows.prefix(tie.deaths) {
        value += eta[row] - atRisk.shift
        for j in 0..<2 { score[j] += likelihood.x[row * 2 + j] }
      }
      for share in likelihood.shares(tie) {
        let total = atRisk.r - share * dying.r
        value -= log(total)
        for j in 0..<2 { score[j] -= (atRisk.rx[j] - share * dying.rx[j]) / total }
      }
    }
    #expect(disagreement(blocked.value, value) == nil)
    #expect(abs(blocked.score[0] - score[0]) < 1e-9 * blocked.information[0])
    #expect(abs(blocked.score[1] - score[1]) < 1e-9 * blocked.information[3])
  }
}
