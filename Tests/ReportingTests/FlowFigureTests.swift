import Analysis
import Cohorts
import Figures
import Testing

@testable import Reporting

@Suite struct FlowFigureTests {
  static func results(
    _ answers: [Answer], read: Int = 90, steps: [PopulationFlow.Step]? = nil,
    flow: Bool? = nil
  ) -> StudyResults {
    let cohort = Cohort(
      count: 88, variables: Fixture.variables, outcomes: [Fixture.outcome],
      flow: PopulationFlow(
        read: read,
        steps: steps ?? [
          .init(reason: "Too young", removed: 0, undetermined: 0, remaining: 90),
          .init(reason: "Other treatment", removed: 1, undetermined: 1, remaining: 88),
        ]), echoes: [], digest: String(repeating: "b", count: 64))
    var study = Fixture.results(answers).study
    study.showsFlow = flow
    return StudyResults(
      study: study, cohort: cohort, answers: answers, planDigest: String(repeating: "a", count: 64))
  }

  static func diagram(_ results: StudyResults) throws -> FlowDiagram {
    let figure = try #require(FlowFigure(results, Numbering()).figure())
    guard case .flow(let diagram) = figure else { throw Missing() }
    return diagram
  }

  struct Missing: Error {}

  static func table(
    _ id: String, left: [Participation.Exclusion] = [], purpose: Question.Purpose? = nil
  ) -> Answer {
    let question = Fixture.question(
      id, .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))]))
    ) {
      $0.by = [Fixture.source("alive_1y")]
      $0.purpose = purpose
    }
    return Fixture.answer(question, Fixture.pmvi(id), exclusions: left)
  }

  /// Those who were there are those who stayed and those who left, at every stage.
  @Test func `the numbers add up`() throws {
    let diagram = try Self.diagram(
      Self.results([Self.table("a", left: [.init(reason: "censored", count: 4)])]))
    for (stage, next) in zip(diagram.stages, diagram.stages.dropFirst()) {
      #expect(stage.count - stage.losses.reduce(0) { $0 + $1.count } == next.count)
    }
    #expect(diagram.stages.map(\.count) == [90, 90, 88, 84])
    #expect(diagram.stages.map(\.name) == ["In cohort.csv", "Remained", "Population", "Analysed"])
    #expect(
      diagram.stages[1].losses == [
        .init(reason: "Other treatment", count: 1),
        .init(reason: "Other treatment: a value was missing", count: 1),
      ])
    // 60 and 28 are not the 84 who took part, so the groups are not drawn.
    #expect(diagram.parts.isEmpty)
  }

  @Test func `groups that hold all who took part end the line`() throws {
    let diagram = try Self.diagram(Self.results([Self.table("a")]))
    #expect(
      diagram.parts == [
        .init(name: "Survivors", count: 60), .init(name: "Non-survivors", count: 28),
      ])
    #expect(diagram.stages.last?.count == diagram.parts.reduce(0) { $0 + $1.count })
  }

  @Test func `analyses of different patients stand beside each other, the primary one first`()
    throws
  {
    let diagram = try Self.diagram(
      Self.results([
        Self.table("a"), Self.table("b", left: [.init(reason: "censored", count: 4)]),
        Self.table("c", left: [.init(reason: "women", count: 40)], purpose: .primary),
        Self.table("d"),
      ]))
    #expect(diagram.parts.map(\.name) == ["c", "a, d", "b"])
    #expect(diagram.parts.map(\.count) == [48, 88, 84])
    for part in diagram.parts {
      #expect(part.count + part.losses.reduce(0) { $0 + $1.count } == 88)
    }
    #expect(diagram.alternativeText.contains("c: 48; left out: women (40)."))
  }

  @Test func `more than four sets of patients are listed, not drawn`() throws {
    let answers = (1...6).map {
      Self.table("t\($0)", left: [.init(reason: "missing", count: $0)])
    }
    let results = Self.results(answers)
    #expect(try Self.diagram(results).parts.count == 4)
    #expect(FlowFigure(results, Numbering()).words.contains("2 more analyses of other patients"))
  }

  @Test func `it is drawn where anybody left, or as the plan says`() {
    let all = [Self.table("a")]
    func isDrawn(_ steps: [PopulationFlow.Step], _ flow: Bool?, _ answers: [Answer]) -> Bool {
      let results = Self.results(answers, read: 88, steps: steps, flow: flow)
      return FlowFigure(results, Numbering()).figure() != nil
    }
    let step = PopulationFlow.Step(reason: "x", removed: 0, undetermined: 0, remaining: 88)
    #expect(!isDrawn([], nil, all))
    #expect(isDrawn([], true, all))
    #expect(isDrawn([step], nil, all))
    #expect(!isDrawn([step], false, all))
    #expect(isDrawn([], nil, [Self.table("a", left: [.init(reason: "y", count: 1)])]))
  }
}
