public import Analysis
import Cohorts
public import Document
import Figures

/// The report of a study: its results in the order in which a reader wants them.
public struct Report: Sendable {
  private let results: StudyResults
  private let format: StudyFormat

  /// The report of a study's results.
  public init(_ results: StudyResults) {
    self.results = results
    format = StudyFormat(results)
  }

  /// The whole report as a tree.
  public func document() -> Document {
    var numbering = Numbering()
    let paths = PathText(results, format)
    let items = results.answers.flatMap { answer in
      joined.contains(answer.question.id) ? [] : blocks(of: answer, paths, &numbering)
    }
    let published = PublishedSection(comparisons: PublishedComparison.all(in: results))
      .blocks(&numbering)
    return Document(
      title: [.text(results.study.title)], notice: notice, citation: citation,
      blocks: PopulationSection(results: results, format: format, numbering: numbering).blocks()
        + [.heading(level: 2, id: "results", [.text("Results")])] + items + published
        + MethodsSection(results: results, format: format, numbering: numbering).blocks()
        + WarningsSection(results: results, format: format, numbering: numbering).blocks()
        + ProvenanceSection(provenance: Provenance(results)).blocks())
  }

  /// The first sentence of a report on patients who do not exist.
  private var notice: [Inline] {
    guard let words = results.study.cohort.synthetic else { return [] }
    let reason = words.isEmpty ? "; no patient is real" : ": " + words
    return [.text(("The cohort is synthetic" + reason).asSentence)]
  }

  private var citation: [Inline] {
    results.study.citation.map { [.text($0)] } ?? []
  }

  private func blocks(
    of answer: Answer, _ paths: PathText, _ numbering: inout Numbering
  ) -> [Block] {
    if case .prose(let source) = answer.question.verb {
      return ProseSection(source: source, paths: paths).blocks()
    }
    if case .join(let join) = answer.question.verb {
      let members = join.analyses.compactMap { id in
        results.answers.first { $0.question.id == id.text }
      }
      return JoinedSection(answer.question, join, of: members, in: format).blocks(&numbering)
    }
    return AnswerSection(answer, in: format).blocks(&numbering)
  }

  /// The analyses whose tables are parts of others.
  private var joined: Set<String> {
    Set(
      results.answers.flatMap { answer -> [String] in
        guard case .join(let join) = answer.question.verb else { return [] }
        return join.analyses.map(\.text)
      })
  }
}
