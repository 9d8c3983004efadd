import Analysis
import Cohorts
import Document
import Statistics

/// Methods: what was done to get these results, told from the results themselves.
///
/// The paragraphs follow what the SAMPL guidelines ask for (Lang and Altman, doi
/// 10.1016/j.ijnurstu.2014.09.006): what each analysis is for and by which method, whether its
/// assumptions were checked and how, the tails of the tests and the level of the intervals, which
/// p-values are adjusted together, and the software. A method that did not run is not mentioned,
/// and each choice that programs make differently is said in words where it mattered, folded away
/// among the conventions.
struct MethodsSection {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering
  /// The answers that hold numbers.
  let ran: [Answer]
  /// The contexts that hold numbers, in the order met.
  let contexts: [String]
  /// The published numbers.
  let comparisons: [PublishedComparison]
  private let idsByContext: [String: [String]]

  /// The methods of a study's results.
  init(
    results: StudyResults, format: StudyFormat, numbering: Numbering,
    comparisons: [PublishedComparison] = []
  ) {
    self.results = results
    self.comparisons = comparisons
    self.format = format
    self.numbering = numbering
    var ran: [Answer] = []
    var contexts: [String] = []
    var ids: [String: [String]] = [:]
    for answer in results.answers {
      var own = Distinct<String>()
      for row in answer.findings.indices where answer.findings[row].isResult {
        own.add(answer.findings[row].context)
      }
      if own.all.isEmpty { continue }
      ran.append(answer)
      for context in own.all {
        if ids[context] == nil { contexts.append(context) }
        ids[context, default: []].append(answer.question.id)
      }
    }
    self.ran = ran
    self.contexts = contexts
    idsByContext = ids
  }

  /// The section: a paragraph for each topic, then the conventions.
  func blocks() -> [Block] {
    let all = sentences
    let paragraphs = MethodsSentence.Topic.allCases.compactMap { topic in
      paragraph(all.filter { $0.topic == topic && !$0.isDetail })
    }
    let details = all.filter(\.isDetail).map { Self.inlines($0.words) }
    let conventions: [Block] =
      details.isEmpty
      ? [] : [.details(summary: [.text("Conventions in full")], [.list(details)])]
    return [.heading(level: 2, id: "methods", [.text("Methods")])] + paragraphs + conventions
  }

  private func paragraph(_ sentences: [MethodsSentence]) -> Block? {
    guard !sentences.isEmpty else { return nil }
    return .paragraph(Self.inlines(texts(sentences).joined(separator: " ")))
  }

  /// The sentences of a paragraph; places are not named again where the sentence before named them.
  func texts(_ sentences: [MethodsSentence]) -> [String] {
    var named: [String] = []
    return sentences.map { sentence in
      guard sentence.citation == .atEnd else { return sentence.words }
      let isKnown = sentence.analyses == named
      named = sentence.analyses
      return isKnown ? sentence.words + "." : text(sentence)
    }
  }

  /// A sentence with its places.
  func text(_ sentence: MethodsSentence) -> String {
    sentence.citation == .none
      ? sentence.words : sentence.words + " (" + places(sentence.analyses) + ")."
  }

  /// The words with what stands between grave accents as code.
  static func inlines(_ text: String) -> [Inline] {
    split(text, at: "`").enumerated().compactMap { position, part in
      part.isEmpty ? nil : position.isMultiple(of: 2) ? .text(part) : .code(part)
    }
  }

  /// Every sentence with what backs it, in the order of the topics.
  var sentences: [MethodsSentence] {
    let topics = [
      PatientsWords(self).sentences, DescriptionWords(self).sentences,
      ComparisonWords(self).sentences, AssociationWords(self).sentences,
      DiscriminationWords(self).sentences, SurvivalWords(self).sentences,
      RegressionWords(self).sentences, InferenceWords(self).sentences, WaiverWords(self).sentences,
      SoftwareWords(self).sentences,
    ]
    return topics.flatMap(\.self).merged
  }

  // MARK: - What ran

  /// The analyses that hold numbers of these contexts, in the order of the plan.
  func analyses(_ contexts: Set<String>) -> [String] {
    ran.map(\.question.id).filter { id in
      contexts.contains { idsByContext[$0]?.contains(id) == true }
    }
  }

  /// The tables and figures of analyses, as in `Tables 1 and 2`.
  func places(_ ids: [String]) -> String {
    PlaceNames.words(ids.map { numbering.name(of: $0) }.distinct())
  }

  /// A sentence that ends with the places of its analyses; none without analyses.
  func sentence(
    _ topic: MethodsSentence.Topic, _ words: String, of ids: [String]
  ) -> [MethodsSentence] {
    made(topic, [words], ids, .atEnd)
  }

  /// A sentence as it is, of the analyses that back it; none without analyses.
  func plain(
    _ topic: MethodsSentence.Topic, _ text: String, of ids: [String]
  ) -> [MethodsSentence] {
    made(topic, [text], ids, .none)
  }

  /// Sentences for the conventions, of the analyses that back them.
  func details(
    _ topic: MethodsSentence.Topic, _ texts: [String], of ids: [String]
  ) -> [MethodsSentence] {
    made(topic, texts, ids, .none, isDetail: true)
  }

  private func made(
    _ topic: MethodsSentence.Topic, _ texts: [String], _ ids: [String],
    _ citation: MethodsSentence.Citation, isDetail: Bool = false
  ) -> [MethodsSentence] {
    guard !ids.isEmpty else { return [] }
    return texts.map {
      MethodsSentence(
        topic: topic, words: $0, analyses: ids, citation: citation, isDetail: isDetail)
    }
  }

  /// The conventions of the answers that hold numbers of a context, each once.
  func conventions(of contexts: Set<String>) -> [Conventions] {
    let ids = Set(analyses(contexts))
    return ran.map(\.question).filter { ids.contains($0.id) }.map(\.conventions)
      .reduce(into: []) { known, own in if !known.contains(own) { known.append(own) } }
  }

  /// A sentence for each way in which a convention was set where these contexts ran.
  func sentences(
    where contexts: Set<String>, _ words: (Conventions) -> String?
  ) -> [String] {
    conventions(of: contexts).compactMap(words).distinct()
  }

  /// What the rows of some contexts say of their method, each once.
  func methods(in contexts: Set<String>) -> [String] {
    ran.lazy.flatMap(\.findings)
      .filter { $0.statistic == "method" && contexts.contains($0.context) }
      .compactMap { $0.text?.typographic }.distinct()
  }
}

extension Finding {
  /// Whether the row holds what was found, not only who was counted or what was tried.
  var isResult: Bool {
    guard number != nil else { return false }
    switch statistic {
    case "nobs", "n.obs", "n.event", "min.expected": return false
    default: return true
    }
  }
}
