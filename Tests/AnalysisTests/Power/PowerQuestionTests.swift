import Analysis
import Statistics
import TestSupport
import Testing

/// Questions of power, from options to entries.
@Suite struct PowerQuestionTests {
  private func refusal(_ question: PowerQuestion, alpha: Double = 0.05) -> String? {
    do throws(PowerRefusal) {
      _ = try question.answer(significance: alpha)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a size is rounded up, and its power is told`() throws {
    let answer = try PowerQuestion.tTest(
      .twoSample, n: nil, delta: 1, sd: 1, power: 0.9, isStrict: false
    ).answer()
    #expect(answer.solved == "n")
    #expect(disagreement(answer.number("n"), 22.021095570093838, relative: 1e-8) == nil)
    #expect(answer.number("n.rounded") == 23 && answer.number("n.total") == 46)
    let reached = try TTestPower().power(n: 23, difference: 1)
    #expect(answer.number("power.reached") == reached && answer.number("power") == 0.9)
  }

  @Test func `a whole size is not rounded further`() throws {
    let power = try TTestPower().power(n: 20, difference: 1)
    let answer = try PowerQuestion.tTest(
      .twoSample, n: nil, delta: 1, sd: 1, power: power, isStrict: false
    ).answer()
    #expect(answer.number("n.rounded") == 20)
  }

  @Test func `the events of a trial follow from its times`() throws {
    var design = PowerQuestion.LogRankDesign()
    (design.hazardRatio, design.power) = (0.5, 0.8)
    (design.median, design.followUp) = (1, 2)
    let answer = try PowerQuestion.logRank(design).answer()
    // All followed for two medians: 3/4 have the event in one group, 1/2 in the other.
    #expect(disagreement(answer.number("event.probability"), 0.625) == nil)
    let events = try #require(answer.number("events"))
    #expect(disagreement(answer.number("n"), events / 0.625) == nil)
    #expect(answer.number("events.rounded") == events.rounded(.up))
  }

  @Test func `each of the three is found from the others`() throws {
    for (n, f, power) in [(nil, 0.3, 0.8), (30, nil, 0.8), (30, 0.3, nil)]
      as [(Int?, Double?, Double?)]
    {
      let answer = try PowerQuestion.anova(groups: 3, n: n, f: f, power: power).answer()
      #expect(answer.number(answer.solved) != nil)
    }
    var design = PowerQuestion.LogRankDesign()
    (design.events, design.power) = (100, 0.8)
    let answer = try PowerQuestion.logRank(design).answer()
    let ratio = try #require(answer.number("hazard.ratio"))
    #expect(disagreement(answer.number("power.reached"), 0.8) == nil && ratio < 1)
  }

  @Test func `impossible inputs are refused by name`() {
    let cases: [(PowerQuestion, String)] = [
      (
        .tTest(.paired, n: nil, delta: nil, sd: 1, power: 0.8, isStrict: false),
        "give all but one of n, delta and power; the missing one is computed"
      ),
      (
        .tTest(.paired, n: 10, delta: 1, sd: 1, power: 0.8, isStrict: false),
        "give all but one of n, delta and power; the missing one is computed"
      ),
      (
        .tTest(.paired, n: 1, delta: 1, sd: 1, power: nil, isStrict: false),
        "n must be 2 or more, not 1"
      ),
      (
        .tTest(.paired, n: nil, delta: 0, sd: 1, power: 0.8, isStrict: false),
        "delta must differ from 0: no study finds no effect"
      ),
      (
        .tTest(.paired, n: 9, delta: 1, sd: -1, power: nil, isStrict: false),
        "sd must be a number above 0, not -1"
      ),
      (
        .tTest(.paired, n: nil, delta: 1, sd: 1, power: 0.05, isStrict: false),
        "power must lie above the significance level 0.05 and below 1, not 0.05"
      ),
      (
        .tTest(.paired, n: nil, delta: 1e-9, sd: 1, power: 0.8, isStrict: false),
        "no size or effect within reach gives this power"
      ),
      (
        .proportions(n: 9, p1: 0.5, p2: 1.5, power: nil, isStrict: false),
        "p2 must lie between 0 and 1, not 1.5"
      ),
      (
        .proportions(n: 2, p1: 0.9, p2: nil, power: 0.9, isStrict: false),
        "no size or effect within reach gives this power"
      ), (.anova(groups: 1, n: 9, f: 1, power: nil), "groups must be 2 or more, not 1"),
      (.correlation(n: 9, r: 1, power: nil), "r must lie between -1 and 1, not 1"),
    ]
    for (question, sentence) in cases { #expect(refusal(question) == sentence) }
    #expect(
      refusal(.correlation(n: 9, r: 0.5, power: nil), alpha: 0)
        == "alpha must lie between 0 and 1, not 0")
  }

  @Test func `a trial that contradicts itself is refused`() {
    func refusal(_ change: (inout PowerQuestion.LogRankDesign) -> Void) -> String? {
      var design = PowerQuestion.LogRankDesign()
      (design.hazardRatio, design.power) = (0.7, 0.8)
      change(&design)
      return self.refusal(.logRank(design))
    }
    #expect(refusal { $0.hazardRatio = 1 }?.contains("hazard-ratio must differ from 1") == true)
    #expect(refusal { $0.allocation = 1 } == "allocation must lie between 0 and 1, not 1")
    #expect(refusal { ($0.n, $0.events) = (9, 9) } == "give events or n, not both")
    #expect(refusal { $0.median = 3 }?.contains("median needs accrual") == true)
    #expect(refusal { ($0.median, $0.accrual) = (3, 0) }?.contains("both be 0") == true)
    #expect(refusal { $0.eventProbability = 0 }?.contains("event-probability") == true)
    #expect(
      refusal {
        ($0.n, $0.power) = (100, nil)
      } == "n needs event-probability, or median with accrual and follow-up, to count events")
  }
}
