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
  public func document() -> Document { document(from: beginning()) }

  /// The whole report before it is set: with decimal points, for files that programs read.
  public func plainDocument() -> Document {
    document(from: beginning(set: Typography(style: .standard)))
  }

  /// The report up to its Methods, which name the numbers of its tables and figures.
  struct Beginning: Sendable {
    let blocks: [Block]
    let numbering: Numbering
    /// What links to each analysis lead to.
    let anchors: [String: String]
    let quality: [Block]
    let typography: Typography
  }

  /// The beginning in the style of the plan.
  func beginning() -> Beginning { beginning(set: Typography(style: format.style)) }

  private func beginning(set typography: Typography) -> Beginning {
    var numbering = Numbering()
    var items: [Block] = []
    var anchors: [String: String] = [:]
    for answer in results.answers where !joined.contains(answer.question.id) {
      let own = numbering.withOwnIDs(blocks(of: answer, &numbering))
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
    let heading = Block.heading(level: 2, id: "results", [.text("Results")])
    return Beginning(
      blocks: typography.blocks(population + [heading] + items) + published,
      numbering: numbering, anchors: anchors, quality: quality, typography: typography)
  }

  /// The whole report of its parts.
  func document(
    _ beginning: Beginning, _ rest: [Block], _ sources: (book: SourceBook, list: SourceList)
  ) -> Document {
    Document(
      title: [.text(results.study.title)], notice: notice, citation: citation,
      blocks: beginning.blocks + rest,
      sources: sources.book.adding(sourcesOf: rest, to: sources.list))
  }

  private func document(from beginning: Beginning) -> Document {
    document(beginning, rest(after: beginning), sources(of: beginning))
  }

  /// Where the numbers of the beginning come from, and the book of those to come.
  func sources(of beginning: Beginning) -> (SourceBook, SourceList) {
    let book = SourceBook(results, format)
    return (book, book.sources(of: beginning.blocks))
  }

  /// The report from its Methods on.
  func rest(after beginning: Beginning) -> [Block] {
    let numbering = beginning.numbering
    return beginning.typography.blocks(
      MethodsSection(
        results: results, format: format, numbering: numbering, comparisons: comparisons
      ).blocks()
        + beginning.quality
        + WarningsSection(results: results, format: format, numbering: numbering).blocks()
        + checklists(numbering, beginning.anchors))
      + ProvenanceSection(provenance: Provenance(results)).blocks()
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

  private func blocks(of answer: Answer, _ numbering: inout Numbering) -> [Block] {
    if case .prose(let source) = answer.question.verb {
      return ProseSection(source: source, paths: PathText(results, format)).blocks()
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
