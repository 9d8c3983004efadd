import Testing
import TestSupport

@testable import Analysis

/// Tables of counts, from a plan to rows.
@Suite struct CrossTabulateTests {
  /// Groups a and b by level u and v in strata s and t: [[8, 2], [3, 7]] and [[5, 5], [2, 8]].
  static let csv = table([("s", [[8, 2], [3, 7]]), ("t", [[5, 5], [2, 8]])])
  static let levels = "variables: {g: {levels: [a, b]}, c: {levels: [u, v]}, k: {levels: [s, t]}}"

  static func table(_ strata: [(String, [[Int]])]) -> String {
    var lines = ["g,c,k"]
    for (name, counts) in strata {
      for (group, row) in zip(["a", "b", "d"], counts) {
        for (level, n) in zip(["u", "v", "w"], row) {
          lines += [String](repeating: "\(group),\(level),\(name)", count: n)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func study(_ options: String, csv: String = csv, levels: String = levels) throws
    -> SmallStudy
  {
    try SmallStudy(
      csv: csv, declarations: levels, analyses: ["{cross_tabulate: c, by: g, \(options)}"])
  }

  @Test func strataChooseTheTestOverThem() throws {
    // See CochranMantelHaenszelTests and MantelHaenszelOddsRatioTests: M² = 3.5²/2.5, ψ = 6.
    let study = try Self.study("strata: k")
    let key = "cochran_mantel_haenszel"
    #expect(disagreement(study.number(key, "statistic"), 3.5 * 3.5 / 2.5) == nil)
    #expect(disagreement(study.number(key, "estimate"), 6) == nil)
    #expect(study.row(key, "reason")?.text == "stratified by k")
    #expect(study.row(key, "event")?.text == "u")
    #expect(study.number("breslow_day", "parameter") == 1)
    let plain = try Self.study("strata: k, correction: no, test: cochran_mantel_haenszel")
    #expect(disagreement(plain.number(key, "statistic"), 6.4) == nil)
    let sas = try Self.study("strata: k, conventions: sas")
    #expect(disagreement(sas.number(key, "statistic"), 6.4) == nil)
    let exact = try Self.study("strata: k, exact: true, alternative: greater")
    #expect(exact.number(key, "statistic") == 13)
    #expect(
      disagreement(exact.number(key, "p.value"), 0.01179700017031919, relative: 1e-12) == nil)
  }

  @Test func effectsStandOverAllStrataAndInEach() throws {
    let study = try Self.study(
      "strata: k, test: none, effect: [risk_difference, odds_ratio, cramers_v]")
    #expect(disagreement(study.number("risk_difference", "estimate"), 0.4) == nil)
    #expect(disagreement(study.number("risk_difference", "estimate", group: "t"), 0.3) == nil)
    #expect(disagreement(study.number("odds_ratio", "estimate", group: "s"), 28.0 / 3) == nil)
    #expect(study.row("odds_ratio", "estimate", group: "s")?.group1 == "k")
    #expect(
      study.row("cramers_v", "estimate")?.error == "Cramér's V has no form pooled over strata")
    let counts = study.results.answers.flatMap(\.findings).filter {
      $0.context == "categorical" && $0.statistic == "n" && $0.group1Level == "s"
        && $0.variableLevel == "u"
    }
    #expect(counts.compactMap(\.number) == [11, 8, 3])
    #expect(counts.map(\.group2Level) == [nil, "a", "b"])
  }

  @Test func theEventTurnsTheOddsRatios() throws {
    let first = try Self.study("test: fisher_exact, effect: [odds_ratio, risk_ratio]")
    let second = try Self.study("test: fisher_exact, effect: [odds_ratio, risk_ratio], event: v")
    // [[13, 7], [5, 15]] over both strata.
    #expect(disagreement(first.number("odds_ratio", "estimate"), 13.0 * 15 / (7 * 5)) == nil)
    #expect(disagreement(second.number("odds_ratio", "estimate"), 35.0 / 195) == nil)
    #expect(disagreement(second.number("risk_ratio", "estimate"), 7.0 / 15) == nil)
    let one = try #require(first.number("fisher_exact", "estimate"))
    #expect(
      disagreement(second.number("fisher_exact", "estimate"), 1 / one, relative: 1e-10) == nil)
    #expect(second.row("fisher_exact", "event")?.text == "v")
    #expect(
      disagreement(
        first.number("fisher_exact", "p.value"), second.number("fisher_exact", "p.value") ?? 0)
        == nil)
  }

  @Test func severalGroupsArePaired() throws {
    let csv = Self.table([("s", [[8, 2], [3, 7], [1, 3]])])
    let study = try Self.study(
      "effect: [risk_difference, cramers_v], test: none", csv: csv,
      levels: "variables: {g: {levels: [a, b, d, e]}, c: {levels: [u, v]}}")
    #expect(
      disagreement(study.number("risk_difference", "estimate", level: "a - d"), 0.8 - 0.25) == nil)
    #expect(study.row("risk_difference", "estimate", level: "a - e") == nil)
    #expect(study.number("cramers_v", "estimate") != nil)
  }

  @Test func theLevelOfManyMustBeNamed() throws {
    let csv = Self.table([("s", [[8, 2, 4], [3, 7, 1]])])
    let levels = "variables: {g: {levels: [a, b]}, c: {levels: [u, v, w]}}"
    let study = try Self.study("effect: risk_difference, test: none", csv: csv, levels: levels)
    let error = study.row("risk_difference", "estimate")?.error ?? ""
    #expect(error.hasPrefix("3 levels have patients: name the one that is counted"))
    let named = try Self.study(
      "effect: risk_difference, test: none, event: w", csv: csv, levels: levels)
    #expect(
      disagreement(named.number("risk_difference", "estimate"), 4.0 / 14 - 1.0 / 11) == nil)
    // Where the third level has no patients there are two, and the first present one is counted.
    let left = try Self.study(
      "effect: risk_difference, test: none, where: c != \"u\"", csv: csv, levels: levels)
    #expect(
      disagreement(left.number("risk_difference", "estimate"), 2.0 / 6 - 7.0 / 8) == nil)
    #expect(left.row("risk_difference", "event")?.text == "v")
  }

  @Test func anEmptyCellLeavesNoLimitsUnlessHalvesAreAdded() throws {
    let csv = Self.table([("s", [[0, 8], [5, 6]])])
    let study = try Self.study(
      "effect: [odds_ratio, risk_ratio, risk_difference], test: fisher_exact", csv: csv)
    #expect(study.number("odds_ratio", "estimate") == 0)
    #expect(study.row("odds_ratio", "conf.low")?.error == "a count of 0 leaves no interval")
    #expect(study.row("risk_ratio", "std.error")?.error == "not finite: a count is 0")
    #expect(study.number("risk_difference", "conf.low") != nil)
    #expect(study.number("fisher_exact", "estimate") == 0)
    let haldane = try Self.study(
      "effect: odds_ratio, test: none, zero_cells: haldane", csv: csv)
    #expect(disagreement(haldane.number("odds_ratio", "estimate"), 0.5 * 6.5 / (8.5 * 5.5)) == nil)
    #expect(haldane.row("odds_ratio", "estimate")?.warning?.hasPrefix("½ was added") == true)
  }

  @Test func theNumberNeededToTreatMayRunThroughInfinity() throws {
    let study = try Self.study("effect: number_needed_to_treat, test: none, where: k == \"t\"")
    #expect(disagreement(study.number("number_needed_to_treat", "estimate"), 1 / 0.3) == nil)
    #expect(study.number("number_needed_to_treat", "conf.high") == .infinity)
    let warning = study.row("number_needed_to_treat", "conf.high")?.warning ?? ""
    #expect(warning.hasPrefix("the interval runs through infinity and beyond it"))
    #expect(study.row("number_needed_to_treat", "direction")?.text == "more events in a")
  }

  @Test func smallExpectedCountsWarn() throws {
    let csv = Self.table([("s", [[1, 8], [5, 6]])])
    let study = try Self.study("test: chi_squared", csv: csv)
    let warning = study.row("chi_squared", "p.value")?.warning ?? ""
    #expect(warning.hasPrefix("smallest expected count 2.7, below 5"))
    #expect(study.codes == ["expected-counts"])
    #expect(try Self.study("test: chi_squared").row("chi_squared", "p.value")?.warning == nil)
  }

  @Test func largeTablesAreDrawnAtRandomAndSaySo() throws {
    let csv = Self.table([("s", [[4, 9, 5], [8, 3, 6], [5, 5, 7]])])
    let levels = "variables: {g: {levels: [a, b, d]}, c: {levels: [u, v, w]}}"
    let exact = try Self.study("test: fisher_exact", csv: csv, levels: levels)
    let p = try #require(exact.number("fisher_exact", "p.value"))
    #expect(exact.row("fisher_exact", "method")?.text == "Fisher's exact test")
    let drawn = try Self.study(
      "test: fisher_exact, exact: false, replicates: 5000, seed: 3, alternative: less", csv: csv,
      levels: levels)
    #expect(
      drawn.row("fisher_exact", "method")?.text
        == "Fisher's exact test by Monte Carlo (5000 random tables, seed 3)")
    let error = try #require(drawn.number("fisher_exact", "p.value.std.error"))
    #expect(abs((drawn.number("fisher_exact", "p.value") ?? 0) - p) < 4 * error)
    #expect(drawn.row("fisher_exact", "alternative")?.text == "two.sided")
    #expect(drawn.notes.contains { $0.contains("two-sided whatever is asked") })
    #expect(drawn.notes.contains { $0.contains("Monte Carlo estimate with standard error 0.00") })
  }

  @Test func aTrendTakesScoresOfTheGroupsThatHavePatients() throws {
    let csv = Self.table([("s", [[8, 2], [5, 5], [1, 9]])])
    let levels = "variables: {g: {levels: [a, z, b, d]}, c: {levels: [u, v]}}"
    let study = try Self.study("test: cochran_armitage", csv: csv, levels: levels)
    // Of 10 each 8, 5, 1: T = −8 + 1 = −7, var = (14/30)(16/30) · 20.
    let square = 49 / (14.0 / 30 * 16 / 30 * 20)
    #expect(disagreement(study.number("cochran_armitage", "statistic"), square) == nil)
    #expect(disagreement(study.number("cochran_armitage", "z"), -square.squareRoot()) == nil)
    for scores in ["[0, 1, 2]", "[0, 9, 1, 2]"] {
      let own = try Self.study(
        "test: cochran_armitage, scores: \(scores), event: v", csv: csv, levels: levels)
      #expect(disagreement(own.number("cochran_armitage", "z"), square.squareRoot()) == nil)
    }
    let wrong = try Self.study(
      "test: cochran_armitage, scores: [0, 1]", csv: csv, levels: levels)
    #expect(
      wrong.row("cochran_armitage", "p.value")?.error
        == "2 scores stand against 3 groups with patients")
  }

  @Test func theTrendMayRunOverTheLevels() throws {
    let levels = "variables: {g: {levels: [a, b]}, c: {levels: [u, v, w]}}"
    let csv = Self.table([("s", [[8, 5, 1], [2, 5, 9]])])
    let study = try Self.study("test: cochran_armitage", csv: csv, levels: levels)
    let square = 49 / (14.0 / 30 * 16 / 30 * 20)
    #expect(disagreement(study.number("cochran_armitage", "statistic"), square) == nil)
    #expect(study.row("cochran_armitage", "event")?.text == "a")
  }

  @Test func strataThatSayNothingAndPatientsWithoutOneAreNamed() throws {
    let csv =
      Self.table([("s", [[8, 2], [3, 7]]), ("t", [[1, 0]]), ("r", [[4, 0], [3, 0]])]) + "a,u,\n"
    let levels =
      "variables: {g: {levels: [a, b]}, c: {levels: [u, v]}, k: {levels: [s, t, r, q]}}"
    let study = try Self.study("strata: k", csv: csv, levels: levels)
    #expect(study.number("cochran_mantel_haenszel", "nobs") == 28)
    #expect(
      study.notes.contains { $0.contains("add nothing") && $0.contains("t (n = 1), r (n = 7)") })
    let participation = try #require(study.results.answers.first).participation
    #expect(participation.exclusions == [.init(reason: "k missing", count: 1)])
    #expect(study.row("breslow_day", "p.value")?.error?.hasPrefix("1 strata have") == true)
  }

  @Test func whatHasOneRowOrColumnIsRefused() throws {
    for (options, csv) in [
      ("test: [chi_squared, fisher_exact]", Self.table([("s", [[8, 2]])])),
      ("test: [chi_squared, fisher_exact, cochran_armitage]", Self.table([("s", [[8], [3]])])),
      ("test: [chi_squared, fisher_exact]", "g,c,k\n,u,s\n"),
      ("strata: k", Self.table([("s", [[8], [3]])])),
      ("strata: k", Self.table([("s", [[1, 0], [0, 1]])])),
    ] {
      let study = try Self.study(options, csv: csv)
      let rows = study.results.answers.flatMap(\.findings).filter { $0.statistic == "p.value" }
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { $0.value == .none || $0.context.hasPrefix("cochran_m") })
    }
  }
}
