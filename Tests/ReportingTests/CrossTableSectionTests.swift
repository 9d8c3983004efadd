import Analysis
import Document
import TestSupport
import Testing

@testable import Reporting

/// Effects of a cross table name both sides and the level; tests stand in sentences.
@Suite struct CrossTableSectionTests {
  @Test func `effects name their sides, and the tests are told`() throws {
    var cross = CrossTabulate(variables: [Fixture.source("sex")])
    cross.effects = [.oddsRatio, .numberNeededToTreat]
    let groups = Fixture.groups
    var findings = groups.flatMap { group in
      Fixture.numbers("t", "missing", of: "sex", group: group, ["N_nonmiss": 44, "N_obs": 44])
    }
    findings +=
      Fixture.numbers(
        "t", "odds_ratio", of: "sex", ["estimate": 2.5, "conf.low": 1.2, "conf.high": 5])
      + Fixture.rows("t", "odds_ratio", of: "sex", ["event": .text("Male")])
      + Fixture.numbers(
        "t", "number_needed_to_treat", of: "sex",
        ["estimate": 6, "conf.low": 3, "conf.high": .infinity])
      + Fixture.rows("t", "number_needed_to_treat", of: "sex", ["event": .text("Male")])
      + Fixture.numbers(
        "t", "chi_squared", of: "sex", ["statistic": 4.24, "parameter": 1, "p.value": 0.0003])
    let question = Fixture.question("t", .crossTabulate(cross)) {
      $0.by = [Fixture.source("alive_1y")]
    }
    let page = Report(Fixture.results([Fixture.answer(question, findings)])).document().markdown()
      .tightTables
    #expect(page.contains("| Odds ratio of Male | Survivors / Non-survivors | 2.50"))
    #expect(page.contains("| Number needed to treat for Male | Survivors against Non-survivors |"))
    #expect(page.contains("χ² = 4.24, df = 1, p < 0.001."))
  }
}
