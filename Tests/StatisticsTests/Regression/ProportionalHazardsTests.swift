import Statistics
import TestSupport
import Testing

@Suite struct ProportionalHazardsTests {
  // Events at 1, 2, 3 with x = 1, 0, 1 and u = exp β = 1/√2 (CoxModelTests): at risk the means are
  // 2u/(2u + 1), u/(1 + u), 1 and the variances v₁ = 2u/(2u + 1)², v₂ = u/(1 + u)², 0.
  // With g = t: U = (1 − m₁) − 2m₂, V = v₁ + 4v₂ − (v₁ + 2v₂)²/(v₁ + v₂) = v₁v₂/(v₁ + v₂).
  @Test func `three patients by hand`() throws {
    let x = try CoxModelTests.design([1, 0, 1])
    let followUps = try patients([1, 2, 3])
    let test = try ProportionalHazards(
      CoxModel(x, followUps), x, followUps, transform: .identity)
    let u: Double = 0.5.squareRoot()
    let (a, b): (Double, Double) = (2 * u + 1, 1 + u)
    let (v1, v2): (Double, Double) = (2 * u / (a * a), u / (b * b))
    let score: Double = (1 - 2 * u / a) - 2 * u / b
    #expect(disagreement(test.global.statistic, score * score * (v1 + v2) / (v1 * v2)) == nil)
    #expect(test.terms == [test.global])
  }

  @Test func `units of time and of the columns do not matter`() throws {
    let (x, z, followUps) = try CoxModelTests.cohort(120, seed: 17)
    let months = try followUps.map { try FollowUp(time: $0.time * 12, isEvent: $0.isEvent) }
    let plain = try CoxModelTests.design(x, z)
    let scaled = try CoxModelTests.design(x.map { 100 * $0 + 3 }, z)
    for transform in ProportionalHazards.Transform.allCases {
      let a = try ProportionalHazards(
        CoxModel(plain, followUps), plain, followUps, terms: [[0, 1], [1]], transform: transform)
      let b = try ProportionalHazards(
        CoxModel(scaled, months), scaled, months, transform: transform)
      #expect(disagreement(a.global.statistic, b.global.statistic, relative: 1e-8) == nil)
      #expect(disagreement(a.terms[1].statistic, b.terms[1].statistic, relative: 1e-8) == nil)
      #expect(a.terms[0] == a.global && a.global.degreesOfFreedom == 2)
    }
  }

  @Test func degenerate() throws {
    let x = try CoxModelTests.design([1, 0, 1, 0])
    let once = try patients([1, 1, -2, -2])
    let model = try CoxModel(x, once)
    #expect(throws: StatisticsError.constant) { try ProportionalHazards(model, x, once) }
    let atOnce = try [0.0, 1, 2, 3].map { try FollowUp(time: $0, isEvent: true) }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try ProportionalHazards(CoxModel(x, atOnce), x, atOnce, transform: .log)
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 4)) {
      try ProportionalHazards(model, x, patients([1, 2]))
    }
    #expect(throws: StatisticsError.outOfDomain(5)) {
      try ProportionalHazards(model, x, once, terms: [[5]])
    }
  }
}

@Suite struct BaselineHazardTests {
  // The three patients of above: 1/(2u + 1), then 1/(1 + u), then 1/u.
  @Test func `three patients by hand`() throws {
    let x = try CoxModelTests.design([1, 0, 1])
    let followUps = try patients([1, 2, 3])
    let model = try CoxModel(x, followUps)
    let u: Double = 0.5.squareRoot()
    let stratum = try #require(try BaselineHazard(model, x, followUps).strata.first)
    #expect(stratum.times == [1, 2, 3])
    let steps: [Double] = [1 / (2 * u + 1), 1 / (1 + u), 1 / u]
    #expect(disagreement(stratum.cumulativeHazard(at: 1), steps[0]) == nil)
    #expect(disagreement(stratum.cumulativeHazard(at: 2.5), steps[0] + steps[1]) == nil)
    #expect(disagreement(stratum.cumulativeHazard(at: 9), steps.reduce(0, +)) == nil)
    #expect(stratum.cumulativeHazard(at: 0.5) == 0)
    let exposed = try BaselineHazard(model, x, followUps, at: [1])
    #expect(disagreement(exposed.strata[0].cumulativeHazards[0], u * steps[0]) == nil)
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try BaselineHazard(model, x, followUps, at: [1, 1])
    }
  }

  // Σ H(tᵢ | xᵢ) over all patients is the number of events, by the score equation of h₀.
  @Test(arguments: CoxModel.Ties.allCases)
  func `the hazards of all patients sum to the events`(_ ties: CoxModel.Ties) throws {
    let (x, z, followUps) = try CoxModelTests.cohort(90, seed: 23)
    let design = try CoxModelTests.design(x, z)
    let strata = z.indices.map { $0 % 2 * 5 }
    let model = try CoxModel(design, followUps, strata: strata, ties: ties)
    var sum = 0.0
    for i in followUps.indices {
      let hazard = try BaselineHazard(
        model, design, followUps, strata: strata, at: [x[i], z[i]])
      let own = try #require(hazard.strata.first { $0.index == strata[i] })
      sum += own.cumulativeHazard(at: followUps[i].time)
    }
    #expect(disagreement(sum, Double(model.events)) == nil)
  }
}
