import Analysis
import Cohorts
import Foundation
import Testing

/// ConventionsCompared.md holds what its plan gives under each preset.
@Suite struct ConventionsComparedTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let page = root.appending(
    path: "Sources/reprise/Documentation.docc/ConventionsCompared.md")
  static let presets = ["r", "sas", "spss", "stata"]

  /// A line of the table: numbers that stand in one cell, and why they differ.
  struct Line {
    let what: String
    /// Paths of one number, or of two limits; those of several tests by `|`.
    let paths: String
    let why: String
  }

  static let lines: [Line] = [
    Line(what: "Age of the men: lower quartile", paths: "age.age.Male.p25", why: "`quantile_type`"),
    Line(what: "the same: interquartile range", paths: "age.age.Male.iqr", why: "`quantile_type`"),
    Line(what: "Bilirubin: skewness", paths: "bilirubin.bili.skewness", why: "`moments`"),
    Line(
      what: "the same: kurtosis", paths: "bilirubin.bili.kurtosis",
      why: "`moments`; Stata does not take 3 from it"),
    Line(
      what: "Age by sex, `test: auto`: p", paths: "age.student_t.p.value | age.welch_t.p.value",
      why: "`two_group_t`: Student's test, Welch's, or both"),
    Line(
      what: "Bilirubin by sex, 418 patients: p", paths: "bilirubin.mann_whitney.p.value",
      why: "`mann_whitney`: with ties R is not exact; SPSS and Stata do not correct"),
    Line(
      what: "Platelets by sex, 11 patients: p", paths: "platelets.mann_whitney.p.value",
      why: "`mann_whitney`: R is exact here"),
    Line(
      what: "Albumin against 3.6 g/dL, 12 patients: p",
      paths: "albumin.wilcoxon_signed_rank.p.value",
      why: "`signed_rank`: with ties R takes the corrected normal, SAS permutes the midranks"),
    Line(
      what: "Hepatomegaly by treatment: χ²", paths: "liver.chi_squared.statistic",
      why: "`continuity_correction`"),
    Line(what: "the same: p", paths: "liver.chi_squared.p.value", why: "`continuity_correction`"),
    Line(
      what: "Ascites by treatment: odds ratio", paths: "ascites.fisher_exact.estimate",
      why: "`fisher_odds_ratio`: conditional, or ad/bc"),
    Line(
      what: "the same: 95% limits",
      paths: "ascites.fisher_exact.conf.low, ascites.fisher_exact.conf.high",
      why: "exact in R and Stata, else Wald's"),
    Line(
      what: "Hepatomegaly against spider naevi, McNemar: p", paths: "signs.mcnemar.p.value",
      why: "`mcnemar_correction`"),
    Line(
      what: "Hepatomegaly by treatment in stages: p",
      paths: "strata.cochran_mantel_haenszel.p.value",
      why: "`cmh_correction`"),
    Line(
      what: "Placebo: survival at 60 months, 95% limits",
      paths: "survival.Placebo.60.conf.low, survival.Placebo.60.conf.high",
      why: "`km_interval`: SPSS makes none"),
    Line(
      what: "Placebo: survival at 160 months", paths: "survival.Placebo.160.estimate",
      why: "`past_last_time`: the last follow-up is earlier"),
    Line(
      what: "Placebo: median survival, 95% limits",
      paths: "survival.Placebo.median.conf.low, survival.Placebo.median.conf.high",
      why: "`km_interval`: SPSS takes the normal approximation"),
    Line(
      what: "26 patients in stage IV with spider naevi: median", paths: "plateau.survival.median",
      why: "`km_median`: the curve runs at 0.5 from 36 to 39 months"),
    Line(
      what: "Bilirubin: adjusted hazard ratio", paths: "hazard.bili.estimate",
      why: "`ties`: the times are whole months"),
    Line(
      what: "Ascites by age, odds ratio for a year: 95% limits",
      paths: "odds.age.conf.low, odds.age.conf.high", why: "`logistic_interval`"),
  ]

  /// The plan of the page, with a preset in the place of `r`.
  private func plan(_ preset: String) throws -> String {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let block = try #require(text.firstMatch(of: /```yaml\n(?s:(.*?))```/)?.1)
    return String(block).replacing("conventions: r\n", with: "conventions: \(preset)\n")
  }

  private func results(_ preset: String) throws -> StudyResults {
    let folder = Self.root.appending(path: "Examples/primary-biliary-cholangitis")
    return try OpenedStudy(
      plan: Array(plan(preset).utf8), planFile: folder.path + "/compared.yml", dataFile: nil
    ).results()
  }

  @Test func theTableIsWhatThePlanGives() throws {
    let results = try Self.presets.map(results)
    var table = "| | r | sas | spss | stata | why |\n| --- | --- | --- | --- | --- | --- |\n"
    for line in Self.lines {
      let cells = try results.map { try cell(line.paths, in: $0) }
      #expect(Set(cells).count > 1, "\(line.what) differs nowhere")
      table += "| \(line.what) | \(cells.joined(separator: " | ")) | \(line.why) |\n"
    }
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let old = try #require(text.firstRange(of: /\| \| r \| sas(?s:.*?)\n(?=\n)/))
    if ProcessInfo.processInfo.environment["REPRISE_WRITE"] == "1" {
      try text.replacingCharacters(in: old, with: table)
        .write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[old] == table, "run the test with REPRISE_WRITE=1 and look at the diff")
    }
  }

  @Test func whatIsSaidToBeTheSameIs() throws {
    let results = try Self.presets.map(results)
    for path in [
      "age.age.Male.mean", "age.age.Male.sd", "survival.Placebo.60.estimate",
      "survival.Placebo.60.std.error", "ascites.fisher_exact.p.value", "survival.logrank.p.value",
    ] {
      #expect(try Set(results.map { try cell(path, in: $0) }).count == 1)
    }
  }

  /// The numbers of a cell, to four digits.
  private func cell(_ paths: String, in results: StudyResults) throws -> String {
    let tests = paths.components(separatedBy: " | ")
    let cells = try tests.compactMap { try limits($0, in: results, isOptional: tests.count > 1) }
    return cells.joined(separator: "; ")
  }

  private func limits(
    _ paths: String, in results: StudyResults, isOptional: Bool
  ) throws -> String? {
    let findings = results.answers.flatMap(\.findings)
    var words: [String] = []
    for text in paths.components(separatedBy: ", ") {
      let path = try ResultPath(SourceText(text, at: Place(file: "page")))
      if isOptional,
        (try? path.selection(among: findings, questions: results.study.questions)) == nil
      {
        return nil
      }
      let selection = try path.selection(among: findings, questions: results.study.questions)
      guard case .finding(let finding) = selection else { return nil }
      words.append(finding.number.map { String(format: "%.4g", $0) } ?? finding.error ?? "")
    }
    return Set(words).count == 1 ? words.first : words.joined(separator: " to ")
  }
}
