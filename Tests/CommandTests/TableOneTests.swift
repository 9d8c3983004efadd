import Foundation
import TestSupport
import Testing

/// Small tables of characteristics, as the tool prints them.
@Suite struct TableOneTests {
  static let csv = """
    sex,arm,age,crp,stage,smoker,day
    f,A,50,1.2,I,yes,2020-01-05
    f,A,61,0.4,II,no,2020-02-01
    f,B,47,9.5,I,no,
    f,B,58,2.2,III,yes,2020-03-09
    m,A,70,,II,no,2020-01-20
    m,A,66,3.1,III,yes,2020-05-11
    m,B,73,0.9,,no,2020-04-30
    m,B,55,15.0,II,no,2020-06-02
    m,B,64,4.4,I,,2020-02-17

    """

  /// The tables of a report without what surrounds them.
  private func tables(_ analyses: String, _ variables: String = "") throws -> String {
    let plan = """
      study: {title: A study}
      cohort: {file: cohort.csv}
      variables:
        arm: {label: Arm, levels: [A, B]}
        sex: {label: Sex, levels: {f: Female, m: Male}}
        age: {label: Age, unit: years}
        crp: {label: CRP, unit: mg/L, distribution: skewed}
        stage: {label: Stage, levels: [I, II, III]}
        smoker: {label: Smoker, levels: [no, yes]}
        day: {label: Day of inclusion, type: date}
      \(variables)analyses:
      \(analyses)

      """
    let (run, _, _, page) = try Case(plan: plan, csv: Self.csv).report()
    #expect(run.status == 0, "\(run.errors)")
    let results = page.tightTables.components(separatedBy: "## Results\n\n").last ?? ""
    let blocks = (results.components(separatedBy: "\n\n## Methods").first ?? "")
      .components(separatedBy: "\n\n").filter { !$0.hasPrefix("### ") }
    return blocks.joined(separator: "\n\n").replacing("\u{a0}", with: " ")
      .replacing("\\[", with: "[").replacing("\\]", with: "]").replacing("&gt;", with: ">")
  }

  @Test func `sections, lines, decimals and missing values`() throws {
    let found = try tables(
      """
        - id: t
          summarize:
            - day
            - Patients: [age, smoker]
            - Disease: [stage, crp]
          by: arm
          overall: last
          test: none
          denominator: all
          digits: {age: 0, p: 1, crp: {median: 2}}
          statistic:
            age: ["{mean} ({sd})", {Range: "{min}-{max}"}]
            crp: {Median: "{median} [{p25}; {p75}]"}
      """)
    #expect(
      found == """
        <a id="t"></a>
        **Table 1.** Patient characteristics by Arm. n = 9.

        | Characteristic | A (n = 4) | B (n = 5) | Overall (n = 9) |
        | :--- | ---: | ---: | ---: |
        | **Day of inclusion, first to last** | 2020-01-05 to 2020-05-11 \
        | 2020-02-17 to 2020-06-02 | 2020-01-05 to 2020-06-02 |
        | &nbsp;&nbsp;&nbsp;Missing, n (%) | 0 (0.0%) | 1 (20.0%) | 1 (11.1%) |
        | *Patients* |  |  |  |
        | **Age, years** |  |  |  |
        | &nbsp;&nbsp;&nbsp;Mean (SD) | 62 (9) | 59 (10) | 60 (9) |
        | &nbsp;&nbsp;&nbsp;Range | 50–70 | 47–73 | 47–73 |
        | **Smoker, yes, n (%)** | 2 (50.0%) | 1 (20.0%) | 3 (33.3%) |
        | &nbsp;&nbsp;&nbsp;Missing, n (%) | 0 (0.0%) | 1 (20.0%) | 1 (11.1%) |
        | *Disease* |  |  |  |
        | **Stage, n (%)** |  |  |  |
        | &nbsp;&nbsp;&nbsp;I | 1 (25.0%) | 2 (40.0%) | 3 (33.3%) |
        | &nbsp;&nbsp;&nbsp;II | 2 (50.0%) | 1 (20.0%) | 3 (33.3%) |
        | &nbsp;&nbsp;&nbsp;III | 1 (25.0%) | 1 (20.0%) | 2 (22.2%) |
        | &nbsp;&nbsp;&nbsp;Missing, n (%) | 0 (0.0%) | 1 (20.0%) | 1 (11.1%) |
        | **CRP, mg/L, Median** | 1.20 [0.8; 2.2] | 4.40 [2.2; 9.5] | 2.65 [1.1; 5.7] |
        | &nbsp;&nbsp;&nbsp;Missing, n (%) | 1 (25.0%) | 0 (0.0%) | 1 (11.1%) |

        SD, standard deviation; Q1 and Q3, first and third quartile (quantiles of type 7). \
        Percentages are of all patients of the column, those with missing values included.
        """)
  }

  /// The numbers of age are those of R's t.test, the rest is counted.
  @Test func `differences, standardised differences and the reason for each p`() throws {
    let found = try tables(
      "  - {id: t, summarize: [age, crp, smoker], by: arm, overall: no, difference: yes, "
        + "smd: yes, missing: no, adjust: holm}")
    #expect(
      found == """
        <a id="t"></a>
        **Table 1.** Patient characteristics by Arm. n = 9.

        | Characteristic | A (n = 4) | B (n = 5) | Difference (95% CI), A − B<sup>a</sup> \
        | SMD<sup>b</sup> | p | Adjusted p<sup>c</sup> |
        | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
        | **Age, years, mean (SD)** | 61.8 (8.7) | 59.4 (9.8) | 2.4 (−12.2 to 16.9) | 0.25 \
        | 0.714<sup>d</sup> | >0.99 |
        | **CRP, mg/L, median (Q1, Q3)<sup>e</sup>** | 1.2 (0.8, 2.2) | 4.4 (2.2, 9.5) \
        | −3.20 (−14.60 to 2.20) | −1.14 | 0.250<sup>f</sup> | 0.750 |
        | **Smoker, yes, n (%)<sup>e</sup>** | 2 (50%) | 1 (25%) | 25% (−32 to 66) | 0.53 \
        | >0.99<sup>g</sup> | >0.99 |

        <sup>a</sup> Difference of means, Welch’s interval; Hodges and Lehmann’s shift, exact \
        interval; difference of proportions, Newcombe’s interval, in percentage points.<br>
        <sup>b</sup> Standardised mean difference, A − B; of a categorical variable Yang and \
        Dalton’s distance, without sign.<br>
        <sup>c</sup> Adjusted by Holm’s method over the p-values of this table.<br>
        <sup>d</sup> Welch’s t-test: continuous, 2 groups.<br>
        <sup>e</sup> Known for 8 of 9 patients.<br>
        <sup>f</sup> Mann–Whitney test (exact: 3 and 5 values, no ties): declared skewed, 2 groups.<br>
        <sup>g</sup> Fisher’s exact test: smallest expected count 1.5, below 5.<br>
        SD, standard deviation; Q1 and Q3, first and third quartile (quantiles of type 7); CI, \
        confidence interval; SMD, standardised mean difference.
        """)
  }

  @Test func `two grouping variables cross`() throws {
    let found = try tables(
      "  - {id: t, summarize: [age, smoker], by: [sex, arm], test: {age: student_t, smoker: none}, "
        + "missing: no, statistic: {categorical: \"{n}/{N}\"}}\n"
        + "  - prose: \"{t.age.Male.B.mean}, {t.smoker.yes.Female.A}, {t.age.Male.p.value}\"")
    #expect(found.contains("Sex: Female (n = 4)<br>A (n = 2) | Sex: Female (n = 4)<br>B (n = 2)"))
    #expect(
      found.contains(
        "| **Age, years, mean (SD)** | 60.4 (8.8) | 55.5 (7.8) | 52.5 (7.8) | 0.737<sup>a</sup> |"))
    #expect(found.contains("| 1/2 | 1/2 |  | 1/2 | 0/2 |  |"))
    #expect(found.hasSuffix("64.0, 1/2, 0.601"))
  }

  @Test func `stacked and merged tables`() throws {
    let members =
      "  - {id: a, title: Women, summarize: [age, smoker], by: arm, where: 'sex == \"f\"', "
      + "test: none, overall: no}\n"
      + "  - {id: b, title: Men, summarize: [age, {Disease: stage}], by: arm, "
      + "where: 'sex == \"m\"', test: none, overall: no, missing: no}\n"
    let stacked = try tables(members + "  - {id: s, title: By sex, stack: [a, b]}")
    #expect(
      stacked.contains(
        """
        **Table 1.** By sex. Women: n = 4; left out: outside the subset “sex == "f"” (5). \
        Men: n = 5; left out: outside the subset “sex == "m"” (4).

        | Characteristic | A | B |
        | :--- | ---: | ---: |
        | *Women* |  |  |
        | **Patients, n** | 2 | 2 |
        | **Age, years, mean (SD)** | 55.5 (7.8) | 52.5 (7.8) |
        | **Smoker, yes, n (%)** | 1 (50%) | 1 (50%) |
        | *Men* |  |  |
        | **Patients, n** | 2 | 3 |
        | **Age, years, mean (SD)** | 68.0 (2.8) | 64.0 (9.0) |
        | *Men: Disease* |  |  |
        | **Stage, n (%)<sup>a</sup>** |  |  |
        """))
    let merged = try tables(members + "  - {id: m, merge: [a, b]}")
    #expect(
      merged.contains(
        """
        | Characteristic | Women<br>A (n = 2) | Women<br>B (n = 2) | Men<br>A (n = 2) \
        | Men<br>B (n = 3) |
        | :--- | ---: | ---: | ---: | ---: |
        | **Age, years, mean (SD)** | 55.5 (7.8) | 52.5 (7.8) | 68.0 (2.8) | 64.0 (9.0) |
        | **Smoker, yes, n (%)** | 1 (50%) | 1 (50%) |  |  |
        | *Disease* |  |  |  |  |
        """))
    #expect(!merged.contains("Table 2"))
  }

  @Test func `both of two levels when asked`() throws {
    let found = try tables(
      "  - {id: t, summarize: [lived], by: arm, difference: yes, test: none, overall: no}",
      "  lived: {label: Smoker, column: smoker, levels: [no, yes], show: all}\n")
    #expect(
      found.contains(
        """
        | **Smoker, n (%)** |  |  |  |
        | &nbsp;&nbsp;&nbsp;no | 2 (50%) | 3 (75%) | −25% (−66 to 32) |
        | &nbsp;&nbsp;&nbsp;yes | 2 (50%) | 1 (25%) | 25% (−32 to 66) |
        """))
  }

  @Test func `the conventions of quartiles and moments stand below the table`() throws {
    let found = try tables(
      "  - {id: t, summarize: [age, stage], conventions: sas, statistic: {continuous: "
        + "\"{iqr}; {skewness}, {kurtosis}\", categorical: \"{p}% ({conf.low} to {conf.high})\"}, "
        + "interval: clopper_pearson}")
    #expect(found.contains("IQR, interquartile range (quantiles of type 2)"))
    #expect(found.contains("Skewness and kurtosis are the adjusted G₁ and G₂ (type 2)."))
    #expect(found.contains("Intervals of percentages by Clopper and Pearson’s method."))
    #expect(found.contains("**Stage, % (95% CI)**"))
  }
}
