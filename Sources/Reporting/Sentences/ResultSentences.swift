import Analysis
import Cohorts
import Document

/// The results of one analysis as sentences for a manuscript.
///
/// An estimate stands before its interval, and both before a p-value. Nothing is called significant,
/// equal or an effect of anything: a sentence says what was found. Every number is the one that the
/// analysis's table prints, bound to its row.
struct ResultSentences {
  let answer: Answer
  let format: AnswerFormat

  /// The sentences of an answer within its study.
  init(_ answer: Answer, in study: StudyFormat) {
    self.answer = answer
    format = AnswerFormat(answer, in: study)
  }

  /// Below the tables of the analysis, folded; nothing where it has no sentence.
  func blocks() -> [Block] {
    let all = sentences
    guard !all.isEmpty else { return [] }
    let words = all.joined(by: " ").inlines
    return [.details(summary: [.text("In sentences")], [.paragraph(words)])]
  }

  /// The sentences, in the order of the tables.
  var sentences: [Phrase] {
    var all: [Phrase] = []
    for (level, format) in strata {
      for phrase in of(format) {
        let own = level.map { "Among \($0): \(phrase)" as Phrase } ?? phrase.capitalised
        all.append("\(own).")
      }
    }
    return all
  }

  private func of(_ format: AnswerFormat) -> [Phrase] {
    switch answer.question.verb {
    case .summarize, .compare, .crossTabulate:
      ComparisonSentences(format: format).all
    case .correlate, .agreement: AssociationSentences(format: format).all
    case .roc(let roc): DiscriminationSentences(format: format, roc: roc).all
    case .cutpoint(let search): CutPointSentences(format: format, search: search).all
    case .kaplanMeier(let own): SurvivalSentences(format: format, outcome: own.outcome.text).all
    case .cumulativeIncidence(let own): IncidenceSentences(format: format, incidence: own).all
    case .cox, .logistic, .linear: RegressionSentences(format: format).all
    case .join, .prose: []
    }
  }

  /// The rows of each level of a first grouping variable, or by each grouping variable alone.
  private var strata: [(level: String?, format: AnswerFormat)] {
    guard format.index.secondGroups.isEmpty else {
      return format.index.groups.map { ($0, format.within($0)) }
    }
    let names = format.index.groupings
    if case .cumulativeIncidence = answer.question.verb { return [(nil, format)] }
    guard names.count > 1 else { return [(nil, format)] }
    return names.map { name in
      let rows = format.index.restricted(to: name)
      return (nil, AnswerFormat(study: format.study, question: answer.question, index: rows))
    }
  }
}
