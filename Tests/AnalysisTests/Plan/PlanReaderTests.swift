import Analysis
import Cohorts
import Statistics
import Testing

@Suite struct PlanReaderTests {
  private func read(_ plan: String) throws -> Study {
    try PlanReader.read(Array(plan.utf8), fileName: "study.yml")
  }

  private func place(_ line: Int, _ column: Int) -> Place {
    Place(file: "study.yml", line: line, column: column)
  }

  @Test func `the example of PRODUCT.md reads without problems`() throws {
    let study = try read(examplePlan)
    #expect(study.title == "Imaging-based prognostic factors before thermal ablation")
    #expect(study.citation == "doi 10.2478/raon-2026-0011")
    #expect(study.cohort.file == SourceText("cohort.csv", at: place(5, 9)))
    #expect(study.cohort.missing == ["", "NA", "n/a"])
    #expect(study.cohort.delimiter == nil)
    #expect(
      study.population == [
        PopulationStep(
          keep: SourceText("treatment == \"thermal\"", at: place(14, 13)),
          reason: "Other treatment")
      ])
    #expect(
      study.variables.map(\.name) == [
        "age", "sex", "height", "psoas", "pmvi", "tbs", "low_pmvi", "male",
      ])
    #expect(study.variables[0].range == 18...110)
    #expect(
      study.variables[1].levels == [
        Level(code: "f", label: "Female"), Level(code: "m", label: "Male"),
      ])
    #expect(
      study.variables[4].source == .formula(SourceText("psoas / height^3", at: place(20, 69))))
    #expect(
      study.variables[6].source
        == .cut(SourceText("pmvi", at: place(22, 32)), at: .at([100]), labels: ["Low", "High"]))
    #expect(study.outcomes.map(\.name) == ["os", "rec", "alive_1y"])
    #expect(study.conventions == Conventions(preset: .r))
    #expect(
      study.questions.map(\.id) == ["table1", "table2", "fig1", "fig2", "table3", "prose-6"])
    #expect(study.questions[1].place == place(33, 5))
    #expect(study.questions[1].adjust == .holm)
    #expect(study.questions[1].published.map(\.value) == ["113.3", "101.3", "0.048"])
    #expect(study.questions[1].published[2].path.text == "pmvi.p.value")
    #expect(study.style == .standard)
  }

  @Test func `every scalar is the text that was written`() throws {
    let texts = [
      "no", "on", "012", "12:30", "~", "0.050", "null", "1e3", "0x1F", "2026-01-02", "Yes",
    ]
    for text in texts {
      let study = try read("study: {title: \(text)}\ncohort: {file: a.csv, missing: [\(text)]}\n")
      #expect(study.title == text)
      #expect(study.cohort.missing == ["", text])
    }
    let keys = try read(
      "cohort: {file: a}\nvariables: {x: {levels: {no: yes, on: 012, ~: 'null', 1: 1.0}}}")
    #expect(
      keys.variables[0].levels == [
        Level(code: "no", label: "yes"), Level(code: "on", label: "012"),
        Level(code: "~", label: "null"), Level(code: "1", label: "1.0"),
      ])
  }

  @Test func `the sections of the plan of every key`() throws {
    let study = try read(everyKeyPlan)
    let cohort = study.cohort
    #expect(cohort.id?.text == "Patient ID" && cohort.weight?.text == "n")
    #expect(cohort.delimiter == UInt8(ascii: ";") && cohort.decimalMark == UInt8(ascii: ","))
    #expect(cohort.encoding == .windows1252)
    #expect(cohort.missing == ["", "NA", ".", "no", "012"])
    #expect(cohort.synthetic == "made to match 'Table 1' of the paper")
    #expect(study.population[2].reason == "Not (not is_missing(sex))")
    #expect(study.population[1].keep.text == "age >= 18")
    let age = study.variables[0]
    #expect(age.type == .integer && age.digits == 1 && age.missing == ["999", "888"])
    let sex = study.variables[1]
    #expect(sex.reference?.text == "Male" && sex.show?.text == "Female")
    #expect(study.variables[2].abbreviation == "St." && study.variables[2].type == .categorical)
    #expect(study.variables[6].distribution == .skewed)
    let sources = study.variables.map(\.source)
    if case .column(let column) = sources[3] { #expect(column.text == "Height (cm)") }
    if case .cut(_, let at, let labels) = sources[8] {
      #expect(at == .at([50.5, 100]) && labels == ["Low", "Mid", "High"])
    }
    if case .cut(_, let at, let labels) = sources[9] { #expect(at == .median && labels == nil) }
    if case .cut(_, let at, _) = sources[10] { #expect(at == .tertiles) }
    if case .cut(_, let at, _) = sources[11] { #expect(at == .quartiles) }
    if case .timeToEvent(.dates(let from, let to), .event(let event)) = study.outcomes[1].kind {
      #expect([from.text, to.text, event.text] == ["day0", "last", "relapse in [1, 2]"])
    } else {
      Issue.record("dates")
    }
    if case .timeToEvent(.time, .status(let status, let events)) = study.outcomes[2].kind {
      #expect(status.text == "rec_status")
      #expect(
        events == [Level(code: "1", label: "Recurrence"), Level(code: "2", label: "Death")])
    } else {
      Issue.record("status")
    }
    if case .landmark(let outcome, let at, let levels) = study.outcomes[4].kind {
      #expect(outcome.text == "os" && at == 12 && levels == ["Survivors", "Non-survivors"])
    } else {
      Issue.record("landmark")
    }
    #expect(study.style == .lancet)
  }

  @Test func `conventions lie over each other`() throws {
    let study = try read(everyKeyPlan)
    var expected = Conventions(preset: .sas)
    expected.twoGroupT = .welch
    expected.quantileType = 6
    expected.continuityCorrection = true
    expected.mcnemarCorrection = true
    expected.cmhCorrection = true
    expected.mannWhitney = .normal
    expected.signedRank = .exactIfSmallAndUntied
    expected.fisherOddsRatio = .conditional
    expected.kmInterval = .plain
    expected.kmMedian = .first
    expected.pastLastTime = .carried
    expected.ties = .efron
    expected.logisticInterval = .profile
    expected.moments = .type1NotExcess
    #expect(study.conventions == expected)
    #expect(study.questions[0].conventions == Conventions(preset: .stata))
    expected.quantileType = 2
    expected.ties = .breslow
    #expect(study.questions[2].conventions == expected)
  }

  @Test func `unnamed analyses get ids of their own`() throws {
    let study = try read(
      """
      cohort: {file: a.csv}
      analyses:
        - summarize: a
        - {id: summarize-1, summarize: b}
        - {id: summarize-1-1, summarize: c}
        - summarize: d
      """)
    #expect(
      study.questions.map(\.id) == [
        "summarize-1-1-1", "summarize-1", "summarize-1-1", "summarize-4",
      ])
  }

  @Test func `the names that a plan refers to`() throws {
    let names = try read(everyKeyPlan).names.map(\.text)
    #expect(
      names == [
        "pmvi", "pmvi", "pmvi", "pmvi", "os_months", "day0", "last", "rec_months", "rec_status",
        "rec_months", "rec_status", "os", "os",
        "age", "sex", "crp", "alive", "low", "crp", "low", "age", "before", "after", "alive", "sex",
        "low", "stage", "age", "pmvi", "crp", "pmvi", "age", "alive", "pmvi", "os", "os",
        "sex",
        "entered", "low", "rec", "rec", "stage", "age", "sex", "sex", "os", "age", "age", "pmvi",
        "sex",
        "stage", "centre", "entered", "alive", "age", "age", "sex", "pmvi", "age", "age", "sex",
        "pmvi", "os", "a", "b",
      ])
  }
}
