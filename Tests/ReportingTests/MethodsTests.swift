import Analysis
import Document
import TestSupport
import Testing

@testable import Reporting

/// Methods say what ran, all of it, and nothing else.
@Suite struct MethodsTests {
  private static func methods(_ results: StudyResults) -> MethodsSection {
    MethodsSection(
      results: results, format: StudyFormat(results), numbering: StudyFile.numbering(results))
  }

  private static let topics: [MethodsSentence.Topic] = [
    .description, .comparison, .association, .discrimination, .survival, .regression,
  ]

  /// Plans of some analyses each, drawn from those of every verb.
  private static let plans: [[String]] = {
    var generator = Drawn(state: 11)
    let pool = StudyFile.analyses.filter { !$0.contains("sex2") }
    let single = pool.map { [$0] }
    let drawn = (0..<30).map { _ in pool.filter { _ in generator.next(5) == 0 } }
    return single + drawn.filter { !$0.isEmpty } + [pool]
  }()

  @Test(arguments: plans) func `each analysis is named, and each sentence is backed`(
    _ plan: [String]
  ) throws {
    let methods = Self.methods(try StudyFile.results(plan))
    let sentences = methods.sentences
    let ran = Set(methods.ran.map(\.question.id))
    let own = sentences.filter { Self.topics.contains($0.topic) && !$0.isDetail }
    #expect(Set(own.filter { $0.citation == .atEnd }.flatMap(\.analyses)) == ran)
    for sentence in sentences {
      #expect(!sentence.analyses.isEmpty, "\(sentence.words)")
      #expect(ran.isSuperset(of: sentence.analyses), "\(sentence.words)")
      #expect(!sentence.words.contains("nil") && !sentence.words.contains("  "))
    }
  }

  @Test(arguments: plans) func `a test is named where it ran, and only there`(
    _ plan: [String]
  ) throws {
    let methods = Self.methods(try StudyFile.results(plan))
    let text = methods.sentences.filter { $0.topic == .comparison && !$0.isDetail }
    for key in TestKey.allCases {
      let words = MethodName.words(key.rawValue)
      let naming = text.filter { $0.words.contains(words) }
      let isInside = TestKey.allCases.contains {
        $0 != key && MethodName.words($0.rawValue).contains(words)
          && methods.contexts.contains($0.rawValue)
      }
      if isInside { continue }
      #expect(naming.isEmpty == !methods.contexts.contains(key.rawValue), "\(key)")
      let backing = Set(methods.analyses([key.rawValue]))
      let named = Set(naming.flatMap(\.analyses))
      #expect(named.isSuperset(of: backing), "\(key)")
    }
  }

  @Test func `every plan says sides, levels, multiplicity and software`() throws {
    let page = Report(try StudyFile.results([StudyFile.analyses[3]])).document().markdown()
      .tightTables
    for words in [
      "Table 1 is the primary analysis.", "All tests were two-sided.",
      "No level of significance was set", "Confidence intervals are at the 95% level.",
      "p-values were adjusted by Holm’s method over the variables of the analysis (Table 1).",
      "Analyses were run with Reprise", "Age and VI were compared between the levels of arm by",
      "Effects were measured by Cohen’s d and Hedges’ g",
    ] { #expect(page.contains(words), "\(words)") }
  }

  @Test func `options of one analysis are said of it`() throws {
    let results = try StudyFile.results([
      "{compare: age, by: arm, test: welch_t}",
      "{compare: age, by: arm, test: welch_t, alternative: less, confidence: 0.9, where: age < 70, conventions: sas}",
    ])
    let page = Report(results).document().markdown().tightTables
    #expect(page.contains("Tests were two-sided but in Table 2 (alternative: less)."))
    #expect(page.contains("Confidence intervals in Table 2 are at the 90% level."))
    #expect(page.contains("The patients were restricted to those with `age < 70` (Table 2)."))
    #expect(page.contains("In Table 2: defaults of SAS."))
    #expect(page.contains("by Welch’s t-test (Tables 1 and 2)."))
  }

  @Test func `places are counted as a reader counts them`() {
    #expect(PlaceNames.words(["Table 1"]) == "Table 1")
    #expect(
      PlaceNames.words(["Table 1", "Figure 2", "Table 3", "Table 4"])
        == "Tables 1, 3 and 4 and Figure 2")
    #expect(PlaceNames.words(["extra"]) == "extra")
  }

  @Test func `words lose the capital of a beginning, names and abbreviations keep it`() {
    let words = [
      "Age": "age", "PMVI": "PMVI", "L1 density": "L1 density",
      "Largest diameter": "largest diameter",
      "Karnofsky score": "Karnofsky score", "Non-survivors": "non-survivors", "T stage": "T stage",
      "C-reactive protein": "C-reactive protein", "χ": "χ", "": "",
    ]
    for (text, expected) in words { #expect(text.withoutCapital == expected) }
  }
}
