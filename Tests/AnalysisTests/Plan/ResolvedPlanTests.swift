import Analysis
import Cohorts
import Testing

/// Everything a value holds but the places, in one canonical text.
func canonical(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  if value is Place { return "" }
  if let text = value as? String { return "\"\(text)\"" }
  if mirror.displayStyle == .dictionary || mirror.displayStyle == .set {
    return "[" + mirror.children.map { canonical($0.value) }.sorted().joined(separator: ", ") + "]"
  }
  if mirror.children.isEmpty { return "\(value)" }
  let children = mirror.children.map { "\($0.label ?? ""):\(canonical($0.value))" }
  let name = mirror.displayStyle == .enum ? "" : "\(mirror.subjectType)"
  return name + "(" + children.joined(separator: ", ") + ")"
}

@Suite struct ResolvedPlanTests {
  private func read(_ plan: String) throws -> Study {
    try PlanReader.read(Array(plan.utf8), fileName: "study.yml")
  }

  /// What the writer makes explicit, made explicit in the study too.
  private func resolved(_ study: Study) -> Study {
    var study = study
    for index in study.variables.indices {
      var labels = study.variables[index].levels?.map(\.label) ?? []
      if case .cut(_, _, let given?) = study.variables[index].source { labels = given }
      let place = study.variables[index].place
      if let first = labels.first, study.variables[index].reference == nil {
        study.variables[index].reference = SourceText(first, at: place)
      }
      if let last = labels.last, labels.count == 2, study.variables[index].show == nil {
        study.variables[index].show = SourceText(last, at: place)
      }
    }
    for index in study.questions.indices {
      let conventions = study.questions[index].conventions
      switch study.questions[index].verb {
      case .kaplanMeier(var verb):
        verb.interval = verb.interval ?? conventions.kmInterval
        study.questions[index].verb = .kaplanMeier(verb)
      case .cox(var verb):
        verb.ties = verb.ties ?? conventions.ties
        study.questions[index].verb = .cox(verb)
      case .logistic(var verb):
        verb.interval = verb.interval ?? conventions.logisticInterval
        study.questions[index].verb = .logistic(verb)
      default: break
      }
    }
    return study
  }

  @Test(arguments: [examplePlan, everyKeyPlan])
  func `a resolved plan reads back as the same study`(plan: String) throws {
    let study = try read(plan)
    let written = ResolvedPlan(study).yaml
    let again = try read(written)
    #expect(canonical(again) == canonical(resolved(study)))
    #expect(ResolvedPlan(again).yaml == written)
  }

  @Test func `inferred types and the delimiter found are written`() throws {
    let study = try read(
      "cohort: {file: a.csv}\nvariables: {age: }\nanalyses: [summarize: [age, sex]]")
    let place = Place(file: "a.csv")
    let levels = [Level(code: "m"), Level(code: "f")]
    let variables = [
      Variable(
        declaration: VariableDeclaration(name: "age", place: place), type: .continuous,
        column: .numeric(NumericColumn([1]))),
      Variable(
        declaration: VariableDeclaration(name: "sex", place: place), type: .categorical,
        column: .categorical(CategoricalColumn(levels: levels, indices: [0]))),
      Variable(
        declaration: VariableDeclaration(name: "unused", place: place), type: .text,
        column: .text(TextColumn([nil]))),
    ]
    var form = CohortForm()
    form.delimiter = 9
    let written = ResolvedPlan(study, variables: variables, form: form).yaml
    #expect(
      written.hasPrefix(
        """
        # The plan with every choice explicit, as it was run.
        study:
          title: Untitled study
        cohort:
          file: a.csv
          delimiter: tab
          decimal: "."
          thousands: none
          date_format: [iso, german]
          encoding: utf-8
          missing: ["", NA, n/a]
        variables:
          age:
            type: continuous
            distribution: symmetric
          sex:
            type: categorical
            reference: m
            show: f
        conventions:
          preset: r
        """))
  }

  @Test func `texts that YAML would read otherwise are quoted`() throws {
    let texts = [
      "no", "012", "~", "a: b", "a # b", "- a", "[a", "it's", "say \"a\"", "back\\slash", "a\nb\t",
      "", " a", "a ", "é", "\u{85}", "\u{2028}", "null", "1e5", "*a", "&a", "!a", "%a", "@a", "a,b",
      "{a}", "?", "-", "|", ">", "🙂", "it's \"both\"", "true", "Ünïcode (x)", "<<", "'", "=",
    ]
    for text in texts {
      var study = Study(
        title: text, cohort: CohortDeclaration(file: SourceText("a.csv", at: Place(file: ""))))
      study.citation = text
      study.outcomes = []
      study.cohort.missing = ["", text]
      let again = try read(ResolvedPlan(study).yaml)
      #expect(again.title == text)
      #expect(again.citation == text)
      #expect(again.cohort.missing == ["", text])
    }
  }
}
