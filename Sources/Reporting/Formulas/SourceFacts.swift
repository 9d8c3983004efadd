import Analysis
import Cohorts
import Document
import Statistics

/// What is said of one row: of whom it is, how it was made, with which options.
struct SourceFacts {
  private let finding: Finding
  private let place: SourcePlace

  /// The facts of a row at its place.
  init(_ finding: Finding, at place: SourcePlace) {
    self.finding = finding
    self.place = place
  }

  private var shared: SourcePlace.Shared { place.shared }
  private var question: Question { shared.answer.question }

  /// The facts, in the order shown.
  var all: [Source.Fact] {
    var facts: [Source.Fact] = []
    func add(_ term: String, _ text: String?) {
      if let text, !text.isEmpty { facts.append(Source.Fact(term, text)) }
    }
    add("Of", place.subject)
    add("Level", finding.variableLevel)
    add("Group", place.group)
    add("Method", place.method)
    add("Chosen because", place.reason)
    add("Formula", formula)
    add("Patients used", place.patients)
    add("Left out", place.leftOut)
    add("Interval", isLimit ? shared.confidence : nil)
    add("Options", options)
    add("Warning", finding.warning)
    add("Not computed", finding.error)
    add("Reference", place.reference)
    add("Asked for", shared.place)
    return facts
  }

  private var formula: String? {
    place.context.flatMap {
      Formula(question: question, method: place.namedMethod ?? "").text(finding.statistic, in: $0)
    }
  }

  private var isLimit: Bool {
    finding.statistic.hasSuffix("conf.low") || finding.statistic.hasSuffix("conf.high")
  }

  private var isP: Bool { finding.statistic.hasPrefix("p.value") }

  // MARK: - Options

  private var options: String {
    var words: [String] = []
    if let alternative = place.alternative, isP || isLimit {
      words.append("alternative " + alternative)
    }
    if finding.statistic == "p.value.adjusted", question.adjust != .none {
      words.append("adjusted by " + question.adjust.rawValue)
    }
    if let subset = question.subset { words.append("where " + subset.text) }
    if case .cox(let model) = question.verb, let variable = finding.variable,
      let step = model.per[variable]
    {
      words.append("per " + NumberFormat.significant(step, 6).trimmingZeros)
    }
    return (words + [shared.conventions]).joined(separator: "; ")
  }
}
