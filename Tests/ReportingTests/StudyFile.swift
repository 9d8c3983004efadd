import Analysis
import Cohorts
import Foundation
import Testing

@testable import Reporting

/// A study that is read and answered as the command does it, from a plan and a made-up cohort.
enum StudyFile {
  /// Sixty patients with every kind of variable; deterministic, and no two columns alike.
  static let csv: String = {
    var generator = Drawn(state: 7)
    let rows = (0..<60).map { row -> String in
      let group = row % 2
      let age = 40 + generator.next(45)
      let marker = 50 + 10 * group + generator.next(60)
      let time = 1 + generator.next(59)
      let status = generator.next(3)
      let stage = ["I", "II", "III"][generator.next(3)]
      let after = marker + generator.next(9) - 2
      let crp = row == 5 ? "" : "\(1 + generator.next(40))"
      return
        "\(row),\(["a", "b"][group]),\(age),\(["f", "m"][generator.next(2)]),\(marker),\(after),"
        + "\(crp),\(stage),\(time),\(status),\(generator.next(12) / 6)"
    }
    return (["id,arm,age,sex,marker,after,crp,stage,time,status,response"] + rows)
      .joined(separator: "\n") + "\n"
  }()

  /// The dictionary of the cohort.
  static let head = """
    study: {title: A study}
    cohort: {file: cohort.csv, id: id}
    population:
      - {keep: age > 41, reason: Too young}
    variables:
      arm: {label: Arm, levels: {a: Control, b: Treated}}
      age: {label: Age, unit: years}
      sex: {label: Sex, levels: {f: Female, m: Male}}
      marker: {label: Volume index, abbreviation: VI, unit: cm3}
      after: {label: Volume index after, unit: cm3}
      crp: {label: C-reactive protein, unit: mg/L, distribution: skewed}
      stage: {label: Stage, levels: [I, II, III]}
      low: {label: VI group, cut: marker, at: [80], labels: [Low, High]}
      response: {label: Response, levels: {0: No response, 1: Response}}
    outcomes:
      os: {label: Overall survival, time: time, event: status == 1, unit: months}
      rec: {label: Recurrence, time: time, status: status, event: {1: Relapse, 2: Death}, unit: months}
      alive: {label: 1-year survival, survival: os, at: 12, levels: [Survivors, Non-survivors]}

    """

  /// One analysis of every verb and of most options.
  static let analyses = [
    "{id: sum1, summarize: [age, sex, crp, stage], by: arm, test: auto, difference: yes, smd: yes}",
    "{id: sum2, summarize: [age, marker], by: stage, test: {age: kruskal_wallis, marker: auto}}",
    "{id: sum3, summarize: [age, sex]}",
    "{id: cmp1, compare: [age, marker], by: arm, test: student_t, effect: [cohens_d, hedges_g], adjust: holm, purpose: primary}",
    "{id: cmp2, compare: [crp, age], by: arm, test: [mann_whitney, welch_t], effect: hodges_lehmann}",
    "{id: cmp3, compare: [marker, age], by: stage, test: [anova, welch_anova, kruskal_wallis]}",
    "{id: cmp4, compare: [[marker, after]], test: [paired_t, wilcoxon_signed_rank]}",
    "{id: cmp5, compare: marker, mu: 80, test: one_sample_t, alternative: greater}",
    "{id: cmp6, compare: marker, by: stage, test: [tukey_hsd, games_howell, dunn]}",
    "{id: cmp7, compare: marker, by: arm, test: [f_variance, levene, brown_forsythe, bartlett, shapiro_wilk, kolmogorov_smirnov]}",
    "{id: cmp8, compare: marker, by: arm, test: tost, bounds: [-20, 20], conventions: sas}",
    "{id: cmp9, compare: marker, by: alive}",
    "{id: cmp10, compare: score, summaries: [{label: A, n: 40, mean: 11.3, sd: 2.1}, {label: B, n: 48, mean: 10.3, sd: 2.5}], test: welch_t}",
    "{id: tab1, cross_tabulate: sex, by: arm, effect: [risk_difference, odds_ratio], where: age > 50}",
    "{id: tab2, cross_tabulate: sex, by: arm, strata: stage, test: cochran_mantel_haenszel}",
    "{id: tab3, cross_tabulate: sex, by: stage, test: [cochran_armitage, fisher_exact]}",
    "{id: cor1, correlate: [age, marker], with: [crp], method: spearman, purpose: exploratory}",
    "{id: cor2, correlate: age, with: marker}",
    "{id: roc1, roc: [marker, age], outcome: alive, positive: Non-survivors, direction: lower, difference: delong}",
    "{id: roc2, roc: marker, outcome: response, positive: Response, direction: auto, interval: bootstrap, replicates: 60, partial: {specificity: [0.8, 1]}, at: {specificity: 0.9}, threshold: [closest_topleft, 80]}",
    "{id: roc3, roc: marker, outcome: os, times: [12, 24], direction: lower}",
    "{id: km1, kaplan_meier: os, by: low, at: [12, 24], test: [logrank, peto_peto], difference: true, rmst: 30, follow_up: reverse_km}",
    "{id: km2, kaplan_meier: os, interval: log-log, confidence: 0.9}",
    "{id: cif1, cumulative_incidence: rec, by: arm, at: [12], regression: [age, sex]}",
    "{id: cif2, cumulative_incidence: rec, event: Relapse}",
    "{id: cox1, cox: os, univariable: [age, sex, marker], multivariable: [age, sex, marker], check: proportional_hazards, per: {age: 10}, brier: 12}",
    "{id: cox2, cox: os, multivariable: [age, marker], strata: stage, ties: breslow}",
    "{id: log1, logistic: response, event: Response, univariable: [age, marker], multivariable: [age, marker]}",
    "{id: log2, logistic: response, event: Response, multivariable: age, penalty: firth, purpose: secondary}",
    "{id: lin1, linear: marker, univariable: [age, sex], multivariable: [age, sex]}",
    "{id: cut1, cutpoint: marker, outcome: os}",
    "{id: agr1, agreement: [marker, after], method: bland_altman}",
    "{id: agr2, agreement: [marker, after], method: icc}",
    "{id: agr3, agreement: [sex, sex2], method: kappa}",
  ]

  /// The results of a plan on the cohort.
  static func results(
    _ analyses: [String], head: String = head, more: String = "", csv: String = csv
  ) throws -> StudyResults {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "reprise-words-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(csv.utf8).write(to: folder.appending(path: "cohort.csv"))
    let plan = head + more + "analyses:\n" + analyses.map { "  - \($0)\n" }.joined()
    return try OpenedStudy(
      plan: Array(plan.utf8), planFile: folder.appending(path: "study.yml").path, dataFile: nil
    ).results()
  }

  /// The numbering of a whole report, as its sections know it.
  static func numbering(_ results: StudyResults) -> Numbering {
    var numbering = Numbering()
    let format = StudyFormat(results)
    for answer in results.answers {
      if case .prose = answer.question.verb { continue }
      _ = AnswerSection(answer, in: format).blocks(&numbering)
    }
    return numbering
  }
}

/// A small generator whose numbers are the same everywhere.
struct Drawn {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
