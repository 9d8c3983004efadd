import Foundation
import Statistics
import TestSupport
import Testing

/// Golden values: R 4.2, survival 3.5, lung without missing values (213 patients); coxph(Surv(time,
/// status) ~ age + sex + ph.ecog + wt.loss), twice the difference of loglik with and without a
/// term, and score of coxph(…, init = the smaller model's coefficients and 0, iter.max = 0).
struct CoxTermTestTests {
  private struct Fit {
    let model: CoxModel
    let design: DesignMatrix
    let followUps: [FollowUp]
  }

  private static func lung(_ ties: CoxModel.Ties) throws -> Fit {
    let names = ["age", "sex", "ph.ecog", "wt.loss"]
    let url = try #require(
      Bundle.module.url(forResource: "lung", withExtension: "csv", subdirectory: "Reference/data"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let head = lines[0].split(separator: ",").map(String.init)
    var (columns, times, events) = ([[Double]](repeating: [], count: 4), [Double](), [Bool]())
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        .map { Double(String($0).trimmingCharacters(in: .whitespaces)) }
      let row = Dictionary(uniqueKeysWithValues: zip(head, cells))
      let values = names.compactMap { row[$0] ?? nil }
      guard values.count == 4, let time = row["time"] ?? nil, let status = row["status"] ?? nil
      else { continue }
      for (column, value) in values.enumerated() { columns[column].append(value) }
      times.append(time)
      events.append(status == 2)
    }
    let design = try DesignMatrix(columns: columns)
    let followUps = try FollowUp.all(times: times, areEvents: events)
    return Fit(
      model: try CoxModel(design, followUps, ties: ties), design: design, followUps: followUps)
  }

  @Test func `tests of one term are R's`() throws {
    let golden: [(CoxModel.Ties, [(Double, Double)])] = [
      (
        .efron,
        [
          (1.96608884657530, 1.93185403198347), (11.9880503876157, 11.6706606046580),
          (16.6028680838508, 16.8921062129701), (1.89148004205322, 1.82759314358241),
        ]
      ),
      (
        .breslow,
        [
          (1.95752613155923, 1.92350221578891), (11.9567486807823, 11.6400412153389),
          (16.5372129493744, 16.8237411305724), (1.87808944359267, 1.81497196671030),
        ]
      ),
    ]
    for (ties, expected) in golden {
      let fit = try Self.lung(ties)
      #expect(fit.model.count == 213)
      for (column, (likelihood, score)) in expected.enumerated() {
        let test = try fit.model.test(of: [column], fit.design, fit.followUps)
        #expect(test.likelihoodRatio.degreesOfFreedom == 1 && test.score.degreesOfFreedom == 1)
        #expect(
          disagreement(test.likelihoodRatio.statistic, likelihood, relative: 1e-8) == nil)
        #expect(disagreement(test.score.statistic, score, relative: 1e-8) == nil)
      }
    }
  }

  @Test func `tests of two terms are R's`() throws {
    let fit = try Self.lung(.efron)
    let test = try fit.model.test(of: [1, 2], fit.design, fit.followUps)
    #expect(test.score.degreesOfFreedom == 2)
    #expect(
      disagreement(test.likelihoodRatio.statistic, 25.6802729229262, relative: 1e-8) == nil)
    #expect(disagreement(test.score.statistic, 26.0809026582236, relative: 1e-8) == nil)
  }

  @Test func `of all terms they are the model's`() throws {
    let fit = try Self.lung(.efron)
    let test = try fit.model.test(of: [0, 1, 2, 3], fit.design, fit.followUps)
    #expect(test.likelihoodRatio == fit.model.likelihoodRatioTest)
    #expect(test.score == fit.model.scoreTest)
  }

  @Test func `another unit changes nothing`() throws {
    let fit = try Self.lung(.efron)
    var columns = fit.design.columns
    columns[0] = columns[0].map { $0 / 365.25 + 3 }
    let scaled = try DesignMatrix(columns: columns)
    let model = try CoxModel(scaled, fit.followUps)
    for column in 0..<4 {
      let one = try fit.model.test(of: [column], fit.design, fit.followUps)
      let two = try model.test(of: [column], scaled, fit.followUps)
      #expect(disagreement(two.score.statistic, one.score.statistic, relative: 1e-8) == nil)
    }
  }

  @Test func `refuses other data and no terms`() throws {
    let fit = try Self.lung(.efron)
    #expect(throws: StatisticsError.tooFewGroups(needed: 1, found: 0)) {
      try fit.model.test(of: [], fit.design, fit.followUps)
    }
    #expect(throws: StatisticsError.lengthsDiffer(212, 213)) {
      try fit.model.test(of: [0], fit.design, Array(fit.followUps.dropLast()))
    }
  }
}
