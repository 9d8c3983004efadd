import Analysis
import Cohorts
import Document
import TestSupport
import Testing

@testable import Reporting

/// Sentences say what was found, in the numbers of the tables and in no others.
@Suite struct SentencesTests {
  private static let analyses = StudyFile.analyses.filter { !$0.contains("sex2") }

  private static func sentences(_ results: StudyResults) -> [(Answer, [Phrase])] {
    let format = StudyFormat(results)
    return results.answers.map { ($0, ResultSentences($0, in: format).sentences) }
  }

  @Test(arguments: analyses) func `every analysis has sentences, each number is bound`(
    _ plan: String
  ) throws {
    let results = try StudyFile.results([plan])
    let format = StudyFormat(results)
    for (answer, phrases) in Self.sentences(results) {
      #expect(!phrases.isEmpty)
      let own = AnswerFormat(answer, in: format)
      for phrase in phrases {
        let text = phrase.plainText
        #expect(text.hasSuffix(".") && !text.contains("  ") && !text.contains("nil"), "\(text)")
        for case .sourced(let content, let ids) in phrase.inlines {
          #expect(!ids.isEmpty)
          for id in ids {
            let row = answer.findings[id.row]
            let printed =
              row.statistic.contains("p.value")
              ? String((own.text(row) ?? "").drop { $0 == "<" || $0 == ">" })
              : own.text(row) ?? row.error ?? ""
            #expect(content.plainText.contains(printed), "\(printed) in \(content.plainText)")
          }
        }
      }
    }
  }

  @Test(arguments: analyses) func `words alone hold no number of their own`(_ plan: String) throws {
    let results = try StudyFile.results([plan])
    let format = StudyFormat(results)
    for (answer, phrases) in Self.sentences(results) {
      let rows = answer.findings
      let words =
        rows.compactMap(\.variableLevel) + rows.compactMap(\.error)
        + rows.flatMap { [$0.group1Level, $0.group2Level].compactMap(\.self) }
        + rows.compactMap(\.variable).map(format.inText)
        + answer.question.names.map { format.inText($0.text) }
        + ["per 10 years", "1-year survival"]
      for phrase in phrases {
        for case .text(let text) in phrase.inlines {
          let tokens = text.split { !$0.isNumber && $0 != "." }.map {
            $0.filter { $0.isASCII && $0.isNumber }
          }
          for token in tokens where !token.isEmpty {
            #expect(words.contains { $0.contains(token) }, "\(token) in \(text)")
          }
        }
      }
    }
  }

  @Test func `nothing is called significant, equal or a cause`() throws {
    let all = Self.sentences(try StudyFile.results(Self.analyses)).flatMap(\.1).map(\.plainText)
    #expect(all.count > 60)
    for word in [
      "signific", "no difference", "effect of", "cause", "impact", "due to", "higher",
      "trend toward",
    ] {
      #expect(!all.contains { $0.lowercased().contains(word) }, "\(word)")
    }
  }

  @Test func `a comparison reads as a journal prints it`() {
    let compare = Compare(subjects: [.variable(Fixture.source("pmvi"))])
    let answer = Fixture.answer(
      Fixture.question("table2", .compare(compare)), Fixture.pmvi("table2"))
    let (_, phrases) = Self.sentences(Fixture.results([answer]))[0]
    #expect(
      phrases.map(\.plainText) == [
        "Mean psoas muscle volume index was 113.3 cm³/m³ (SD 26.5) in survivors and 101.3 (SD 26.2) in"
          + " non-survivors (difference 12.0, 95% CI 0.1–23.9; Student’s t-test, t(86) = 2.01, p = 0.048)."
      ])
  }

  @Test func `what could not be computed is said`() throws {
    let csv = "id,arm,x,time,status\n1,a,1,1,0\n2,a,1,2,0\n3,b,1,3,0\n4,b,1,4,0\n"
    let head = """
      study: {title: A study}
      cohort: {file: cohort.csv, id: id}
      variables: {x: {label: Marker, type: continuous}}
      outcomes: {os: {label: Survival, time: time, event: status == 1, unit: months}}

      """
    let results = try StudyFile.results(
      [
        "{compare: x, by: arm, test: welch_t}", "{kaplan_meier: os, by: arm}",
        "{cox: os, univariable: x, multivariable: [x, arm]}",
      ], head: head, csv: csv)
    let all = Self.sentences(results).map { $0.1.map(\.plainText).joined(separator: " ") }
    #expect(all[0].contains("p not computed: "))
    #expect(all[1].contains("Median survival was not reached in the a group"))
    #expect(all[2].contains("could not be computed: ") && all[2].contains("could not be fitted: "))
  }

  @Test func `prose may hold the sentences of an analysis or of a variable`() throws {
    let plan = [
      "{id: t, compare: [age, marker], by: arm, test: welch_t}",
      "{prose: 'First. {t.marker.sentence} Last.'}", "{prose: '{t.sentences}'}",
    ]
    let results = try StudyFile.results(plan)
    let own = ResultSentences(results.answers[0], in: StudyFormat(results)).sentences
      .map(\.plainText)
    let paragraphs = Report(results).document().blocks.compactMap { block in
      if case .paragraph(let words) = block { words.plainText } else { nil }
    }
    #expect(own.count == 2)
    #expect(paragraphs.contains("First. \(own[1]) Last."))
    #expect(paragraphs.contains(own.joined(separator: " ")))
    #expect(throws: Problems.self) {
      try StudyFile.results([plan[0], "{prose: '{t.nobody.sentence}'}"])
    }
    #expect(throws: Problems.self) { try StudyFile.results(["{prose: '{t.sentences}'}"]) }
  }

  @Test(arguments: analyses) func `prose may name every number of every verb`(
    _ plan: String
  ) throws {
    let results = try StudyFile.results([plan])
    let format = StudyFormat(results)
    let paths = PathText(results, format)
    for answer in results.answers {
      let own = AnswerFormat(answer, in: format)
      for row in answer.findings where row.number != nil {
        let path = ResultPath.path(to: row)
        let printed = paths.printed(Fixture.source(path))
        #expect(printed?.text == own.text(row), "\(path)")
        #expect(printed?.sources.contains(row) == true, "\(path)")
      }
    }
  }

  @Test func `one year is no years`() throws {
    let head = StudyFile.head.replacing(
      "time: time, event: status == 1, unit: months",
      with: "time: time, event: status == 1, unit: years")
    let results = try StudyFile.results(["{kaplan_meier: os, at: [1, 2]}"], head: head)
    let text = Self.sentences(results)[0].1.map(\.plainText).joined(separator: " ")
    #expect(text.contains("At 1 year, overall survival") && text.contains("At 2 years, overall"))
  }

  @Test func `sentences are asked for, of one analysis or of all`() throws {
    let folded = "<summary>In sentences</summary>"
    let count = { (analyses: [String], more: String) in
      Report(try StudyFile.results(analyses, more: more)).document().markdown().tightTables
        .components(folded)
    }
    let two = ["{compare: age, by: arm}", "{compare: marker, by: arm, sentences: yes}"]
    #expect(try count(two, "") == 1)
    #expect(try count(two, "report: {sentences: true}\n") == 2)
    #expect(
      try count(["{compare: age, by: arm, sentences: no}"], "report: {sentences: true}\n") == 0)
  }
}

extension String {
  /// How often another text stands in this one.
  fileprivate func components(_ text: String) -> Int { split(separator: text).count - 1 }
}
