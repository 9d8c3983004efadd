import Analysis
import Cohorts
import Document

extension AnswerFormat {
  /// The words above the table or figure: the plan's own, or made from the verb.
  var title: String { question.title ?? subject + grouping }

  private var subject: String {
    switch question.verb {
    case .summarize: "Patient characteristics"
    case .compare: "Comparison"
    case .crossTabulate(let table): list(table.variables)
    case .correlate(let pair):
      "Correlation of " + list(pair.variables)
        + (pair.with.isEmpty ? "" : " with " + list(pair.with))
    case .roc(let roc): "Discrimination of " + positive(roc)
    case .kaplanMeier(let survival): study.label(survival.outcome.text)
    case .cumulativeIncidence(let own):
      "Cumulative incidence of " + (own.event?.text ?? study.label(own.outcome.text))
    case .cox(let model): "Cox models of " + study.label(model.outcome.text)
    case .logistic(let model):
      "Logistic models of " + model.event.text + " (" + study.label(model.response.text) + ")"
    case .linear(let model): "Linear models of " + study.label(model.response.text)
    case .cutpoint(let search):
      "Cut point of " + study.label(search.variable.text) + " for "
        + study.label(search.outcome.text)
    case .agreement(let agreement): "Agreement of " + list(agreement.measurements)
    case .join, .prose: ""
    }
  }

  private func positive(_ roc: ReceiverOperating) -> String {
    let outcome = study.label(roc.outcome.text)
    return roc.positive.map { $0.text + " (" + outcome + ")" } ?? outcome
  }

  private func list(_ names: [SourceText]) -> String {
    names.map { study.label($0.text) }.joined(separator: ", ")
  }

  private var grouping: String {
    guard question.isStratified, let first = question.by.first, let last = question.by.last else {
      return question.by.isEmpty ? "" : " by " + list(question.by)
    }
    return " by " + list([last]) + " within " + list([first])
  }

  /// The title, who took part and who was left out, and the plan's note: what a caption says.
  func caption(_ participation: Participation, more: String = "") -> [Inline] {
    let who = study.who(participation)
    let note = question.note.map { " " + $0.asSentence } ?? ""
    let words = more.isEmpty ? "" : " " + more
    return [.text(title.asSentence + " "), .text(who + "." + words + note)]
  }

  /// The same, short, for the tables and figures after an analysis's first.
  func caption(_ lead: String, _ participation: Participation, more: String = "") -> [Inline] {
    let first = lead.isEmpty ? "" : lead.asSentence + " "
    let words = more.isEmpty ? "" : " " + more
    return [
      .text(first + title.asSentence + " "),
      .text("n = \(study.count(participation.used))." + words),
    ]
  }
}

extension StudyFormat {
  /// Who took part and who was left out: `n = 84; left out: treatment missing (4)`.
  func who(_ participation: Participation) -> String {
    let left = participation.exclusions.filter { $0.count > 0 }
    let reasons = left.map { "\($0.reason) (\(count($0.count)))" }.joined(separator: "; ")
    return "n = \(count(participation.used))" + (left.isEmpty ? "" : "; left out: " + reasons)
  }
}
