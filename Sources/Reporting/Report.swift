public import Analysis
import Cohorts
public import Document
import Figures

/// The report of a study: its results in the order in which a reader wants them.
public struct Report: Sendable {
  private let results: StudyResults
  private let format: StudyFormat
  private let comparisons: [PublishedComparison]

  /// The report of a study's results.
  public init(_ results: StudyResults) {
    let format = StudyFormat(results)
    self.init(results, format, PublishedComparison.all(in: results, format))
  }

  /// The report of results whose format is known and whose published numbers were compared.
  init(_ results: StudyResults, _ format: StudyFormat, _ comparisons: [PublishedComparison]) {
    self.results = results
    self.format = format
    self.comparisons = comparisons
  }

  /// The whole report as a tree, set in the style of the plan.
  public func document() -> Document { document(set: Typography(style: format.style)) }

  /// The whole report before it is set: with decimal points, for files that programs read.
  public func plainDocument() -> Document { document(set: Typography(style: .standard)) }

  private func document(set typography: Typography) -> Document {
    var numbering = Numbering()
    let paths = PathText(results, format)
    var items: [Block] = []
    var anchors: [String: String] = [:]
    for answer in results.answers where !joined.contains(answer.question.id) {
      let own = blocks(of: answer, paths, &numbering)
      if let anchor = own.firstAnchor {
        for id in [answer.question.id] + members(of: answer) { anchors[id] = anchor }
      }
      items += heading(of: answer) + own
    }
    let published = PublishedSection(
      comparisons: comparisons, typography: typography
    ).blocks(&numbering)
    let quality =
      results.study.showsQuality ? QualitySection(results, format).blocks(&numbering) : []
    let population = PopulationSection(results: results, format: format, numbering: numbering)
      .blocks()
    anchors[StudyEvidence.flow] = population.firstAnchor
    let document = Document(
      title: [.text(results.study.title)], notice: notice, citation: citation,
      blocks: typography.blocks(
        population + [.heading(level: 2, id: "results", [.text("Results")])] + items)
        + published
        + typography.blocks(
          MethodsSection(
            results: results, format: format, numbering: numbering, comparisons: comparisons
          ).blocks()
            + quality
            + WarningsSection(results: results, format: format, numbering: numbering).blocks()
            + checklists(numbering, anchors))
        + ProvenanceSection(provenance: Provenance(results)).blocks())
    return SourceBook(results, format).added(to: document)
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

  /// The title of an analysis, so that the page has an outline; of sentences one after the other
  /// without titles the first has one for all.
  private func heading(of answer: Answer) -> [Block] {
    let own = answer.question
    guard let title = title(of: answer) else { return [] }
    return [.heading(level: 3, id: "analysis-" + own.id, [.text(title)])]
  }

  private func title(of answer: Answer) -> String? {
    let question = answer.question
    if let title = question.title { return title }
    switch question.verb {
    case .prose:
      let position = results.answers.firstIndex { $0.question.id == question.id } ?? 0
      let before = position > 0 ? results.answers[position - 1].question : nil
      if case .prose? = before?.verb, before?.title == nil { return nil }
      return "In words"
    case .join(let join):
      let members = results.answers.filter { answer in
        join.analyses.contains { $0.text == answer.question.id }
      }
      return members.map { AnswerFormat($0, in: format).title }.distinct()
        .joined(separator: "; ")
    default: return AnswerFormat(answer, in: format).title
    }
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
        + members.flatMap { sentences(of: $0) }
    }
    return AnswerSection(answer, in: format).blocks(&numbering)
      + FragilitySection(answer, in: format).blocks(&numbering) + sentences(of: answer)
  }

  /// The answer in sentences, where the plan asks for them.
  private func sentences(of answer: Answer) -> [Block] {
    answer.question.sentences ?? results.study.sentences
      ? ResultSentences(answer, in: format).blocks() : []
  }

  private func checklists(_ numbering: Numbering, _ anchors: [String: String]) -> [Block] {
    guard !results.study.checklists.isEmpty else { return [] }
    let evidence = StudyEvidence(
      results: results, format: format, numbering: numbering, anchors: anchors)
    return ChecklistSection(evidence: evidence).blocks()
  }

  /// The analyses whose tables are parts of this one.
  private func members(of answer: Answer) -> [String] {
    guard case .join(let join) = answer.question.verb else { return [] }
    return join.analyses.map(\.text)
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

extension [Block] {
  /// What links to the first table or figure lead to.
  fileprivate var firstAnchor: String? {
    for block in self {
      switch block {
      case .table(let table): return table.id
      case .figure(let figure): return figure.id
      default: continue
      }
    }
    return nil
  }
}
