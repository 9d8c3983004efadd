import Analysis
import Document
import Statistics

import Cohorts
@testable import Reporting

/// A small study whose findings are written by hand, for the tests of pages.
enum Fixture {
  static let place = Place(file: "/home/someone/study.yml", line: 1, column: 1)
  static let groups = ["Survivors", "Non-survivors"]

  static func source(_ text: String) -> SourceText { SourceText(text, at: place) }

  // MARK: - Cohort

  static func variable(
    _ name: String, label: String, unit: String? = nil, values: [Double],
    change: (inout VariableDeclaration) -> Void = { _ in }
  ) -> Variable {
    var declaration = VariableDeclaration(name: name, place: place)
    declaration.label = label
    declaration.unit = unit.map(source)
    change(&declaration)
    return Variable(
      declaration: declaration, type: .continuous, column: .numeric(NumericColumn(values)))
  }

  static func variable(_ name: String, label: String, levels: [String]) -> Variable {
    var declaration = VariableDeclaration(name: name, place: place)
    declaration.label = label
    let known = levels.map { Level(code: $0) }
    return Variable(
      declaration: declaration, type: .categorical,
      column: .categorical(CategoricalColumn(levels: known, indices: [0, 1])))
  }

  static let variables: [Variable] = [
    variable(
      "pmvi", label: "Psoas muscle volume index", unit: "cm3/m3",
      values: [80.123, 100.456, 130.789, 140.1234]),
    variable("age", label: "Age", unit: "years", values: [50, 61, 72, 83]),
    variable("l1", label: "L1 density", unit: "HU", values: [99, 150, 201, 130]) {
      $0.distribution = .skewed
    },
    variable("sex", label: "Sex", levels: ["Female", "Male"]),
    variable("stage", label: "Stage", levels: ["I", "II", "III"]),
  ]

  static let outcome = Outcome(
    declaration: {
      var declaration = OutcomeDeclaration(
        name: "os", place: place,
        kind: .timeToEvent(.time(source("os_months")), .event(source("died == 1"))))
      declaration.label = "Overall survival"
      declaration.unit = source("months")
      return declaration
    }(),
    times: NumericColumn([1, 2, 3, 4]), endings: [0, 1, 1, 0], events: ["Overall survival"])

  static func results(
    _ answers: [Answer], style: ReportStyle = .standard, synthetic: String? = nil
  ) -> StudyResults {
    var study = Study(
      title: "Imaging before thermal ablation",
      cohort: CohortDeclaration(file: SourceText("cohort.csv", at: place)))
    study.style = style
    study.cohort.synthetic = synthetic
    study.citation = "doi 10.2478/raon-2026-0011"
    study.questions = answers.map(\.question)
    return StudyResults(
      study: study, cohort: cohort, answers: answers, planDigest: String(repeating: "a", count: 64))
  }

  static let cohort = Cohort(
    count: 88, variables: variables, outcomes: [outcome],
    flow: PopulationFlow(
      read: 90,
      steps: [.init(reason: "Other treatment", removed: 1, undetermined: 1, remaining: 88)]),
    echoes: [Echo(variable: "age", isWarning: true, "Only 4 distinct values")],
    digest: String(repeating: "b", count: 64))

  // MARK: - Questions and answers

  static func question(
    _ id: String, _ verb: Verb, change: (inout Question) -> Void = { _ in }
  ) -> Question {
    var question = Question(
      id: id, place: place, conventions: Conventions(preset: .r), verb: verb)
    change(&question)
    return question
  }

  static func answer(
    _ question: Question, _ findings: [Finding], notes: [Note] = [], curves: Curves = .none,
    exclusions: [Participation.Exclusion] = []
  ) -> Answer {
    Answer(
      question: question, findings: findings, notes: notes,
      participation: Participation(population: 88, exclusions: exclusions), curves: curves)
  }

  // MARK: - Findings

  /// Rows of one context, variable, level and group.
  static func rows(
    _ analysis: String, _ context: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil, _ values: KeyValuePairs<String, Finding.Value>
  ) -> [Finding] {
    values.map { statistic, value in
      Finding(
        analysis: analysis, group1: group == nil ? nil : "alive_1y", group1Level: group,
        variable: variable, variableLevel: level, context: context, statistic: statistic,
        value: value)
    }
  }

  /// Numbers of one context, variable, level and group.
  static func numbers(
    _ analysis: String, _ context: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil, _ values: KeyValuePairs<String, Double>
  ) -> [Finding] {
    values.flatMap { statistic, value in
      rows(
        analysis, context, of: variable, level: level, group: group, [statistic: .number(value)])
    }
  }

  /// A row that could not be computed.
  static func refusal(
    _ analysis: String, _ context: String, of variable: String?, _ statistic: String,
    _ reason: String, group: String? = nil
  ) -> Finding {
    Finding(
      analysis: analysis, group1: group == nil ? nil : "alive_1y", group1Level: group,
      variable: variable, context: context, statistic: statistic, value: .none, error: reason)
  }

  /// PMVI as the paper prints it, in two groups and by Student's t-test.
  static func pmvi(_ id: String) -> [Finding] {
    numbers(id, "missing", of: "pmvi", ["N_obs": 88, "N_miss": 0, "N_nonmiss": 88])
      + numbers(id, "missing", of: "pmvi", group: groups[0], ["N_obs": 60, "N_miss": 0])
      + numbers(id, "missing", of: "pmvi", group: groups[1], ["N_obs": 28, "N_miss": 0])
      + numbers(id, "continuous", of: "pmvi", ["N": 88, "mean": 109.4818, "sd": 27.1234])
      + numbers(
        id, "continuous", of: "pmvi", group: groups[0],
        ["N": 60, "mean": 113.2999, "sd": 26.5021])
      + numbers(
        id, "continuous", of: "pmvi", group: groups[1],
        ["N": 28, "mean": 101.3001, "sd": 26.1532])
      + numbers(
        id, "student_t", of: "pmvi",
        [
          "estimate": 11.9998, "statistic": 2.0053, "parameter": 86, "p.value": 0.04812,
          "conf.low": 0.1043, "conf.high": 23.8953,
        ])
      + rows(id, "student_t", of: "pmvi", ["method": .text("Two Sample t-test")])
  }
}

extension Document {
  /// The figures of the analyses: without the flow diagram, which stands before them.
  var answerFigures: [FigureBlock] { figures.filter { $0.id != "flow.figure" } }
}
