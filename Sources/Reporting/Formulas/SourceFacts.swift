import Analysis
import Cohorts
import Document
import Statistics

/// What is said of one row: of whom it is, how it was made, with which options.
struct SourceFacts {
  private let finding: Finding
  private let shared: Shared
  private let context: ResultContext?
  /// What its method is called in its row; `nil` where no row says so.
  private let namedMethod: String?
  /// The row that counts the patients of this one.
  private let count: Finding?

  init(_ finding: Finding, _ shared: Shared) {
    self.finding = finding
    self.shared = shared
    context = ResultContext(finding.context)
    let index = shared.format.index
    namedMethod = index.sibling("method", of: finding)?.text?.typographic
    count = Self.count(of: finding, in: index)
  }

  /// What is said of all rows of an analysis: one for all of its rows, none of which copies it.
  final class Shared: Sendable {
    let answer: Answer
    let format: AnswerFormat
    let typography: Typography
    let conventions: String
    let place: String
    let excluded: [String]

    init(_ answer: Answer, _ format: StudyFormat) {
      self.answer = answer
      self.format = AnswerFormat(answer, in: format)
      typography = Typography(style: format.style)
      let question = answer.question
      let conventions = question.conventions
      self.conventions = ConventionWords(conventions)
        .words(beside: Conventions(preset: conventions.preset))
      let file = Provenance.fileName(question.place.file)
      let line = question.place.line.map { ":\($0)" } ?? ""
      place = file + line + " (" + question.id + ", " + question.verb.keyword + ")"
      excluded = answer.participation.exclusions.filter { $0.count > 0 }
        .map { "\($0.reason) (\($0.count))" }
    }
  }

  private var index: FindingIndex { shared.format.index }
  private var question: Question { shared.answer.question }

  /// The facts, in the order shown.
  var all: [Source.Fact] {
    var facts: [Source.Fact] = []
    func add(_ term: String, _ text: String?) {
      if let text, !text.isEmpty { facts.append(Source.Fact(term, text)) }
    }
    add("Of", subject)
    add("Level", level)
    add("Group", group)
    add("Method", method.capitalisedFirst)
    add("Chosen because", sibling("reason"))
    add("Formula", formula)
    add("Patients used", patients)
    add("Left out", leftOut)
    add("Interval", isLimit ? shared.format.confidence : nil)
    add("Options", options)
    add("Warning", finding.warning)
    add("Not computed", finding.error)
    add("Reference", context.flatMap(Reference.of))
    add("Asked for", shared.place)
    return facts
  }

  // MARK: - Of whom

  private var subject: String? { finding.variable.map { shared.format.study.heading($0) } }

  private var level: String? { finding.variableLevel }

  private var group: String? {
    let first = words(finding.group1, finding.group1Level)
    let second = words(finding.group2, finding.group2Level)
    return [first, second].compactMap(\.self).joined(separator: "; ")
  }

  private func words(_ variable: String?, _ level: String?) -> String? {
    guard let level else { return nil }
    return (variable.map { shared.format.study.label($0) + ": " } ?? "") + level
  }

  // MARK: - How

  private func sibling(_ statistic: String) -> String? {
    index.sibling(statistic, of: finding)?.text?.typographic
  }

  private var method: String {
    namedMethod ?? Self.methods[finding.context] ?? MethodName.words(finding.context)
  }

  /// The methods whose contexts are named after what they give.
  private static let methods = [
    "continuous": "summary of the values", "categorical": "count of the patients of a level",
    "missing": "count of the patients", "date": "summary of the days",
    "survival": "Kaplan–Meier estimate", "survival_at": "Kaplan–Meier estimate",
    "follow_up": "reverse Kaplan–Meier estimate", "cuminc": "count of patients and events",
    "cuminc_at": "Aalen–Johansen estimate",
  ]

  private var formula: String? {
    context.flatMap {
      Formula(question: question, method: namedMethod ?? "").text(finding.statistic, in: $0)
    }
  }

  private var isLimit: Bool {
    finding.statistic.hasSuffix("conf.low") || finding.statistic.hasSuffix("conf.high")
  }

  private var isP: Bool { finding.statistic.hasPrefix("p.value") }

  // MARK: - Patients

  /// The row that counts the patients of a row.
  private static func count(of finding: Finding, in index: FindingIndex) -> Finding? {
    let (variable, group) = (finding.variable, finding.group1Level)
    func find(_ context: String, _ name: String, _ variable: String?) -> Finding? {
      index.find(context, name, of: variable, group: group, group2: finding.group2Level)
    }
    return switch finding.context {
    case "continuous", "categorical", "date": index.sibling("N", of: finding)
    case "missing": index.sibling("N_obs", of: finding)
    case "survival", "survival_at", "follow_up":
      find("survival", "n", index.variables(in: "survival").first)
    case "cuminc", "cuminc_at": find("cuminc", "n", variable)
    case "roc_threshold", "roc_partial_auc", "roc_at": find("roc_auc", "nobs", variable)
    default:
      index.sibling("nobs", of: finding) ?? find(finding.context, "nobs", variable)
        ?? find(finding.context, "nobs", nil) ?? find("cox_multivariable", "nobs", nil)
        ?? find("missing", "N_nonmiss", variable)
    }
  }

  private var patients: String? {
    count.flatMap { shared.format.text($0) }
      ?? NumberFormat.count(Double(shared.answer.participation.used))
  }

  /// Who took no part: in the whole analysis, and for want of a value of this row's variables.
  private var leftOut: String? {
    let missing = index.find(
      "missing", "N_miss", of: finding.variable, group: finding.group1Level,
      group2: finding.group2Level)
    var incomplete: [String] = []
    if let missing, let count = missing.number, count > 0 {
      let label = finding.variable.map { shared.format.study.label($0) } ?? ""
      incomplete = ["\(label) missing (\(NumberFormat.count(count)))"]
    } else if finding.group1Level == nil, let used = count?.number,
      used < Double(shared.answer.participation.used)
    {
      let left = Double(shared.answer.participation.used) - used
      incomplete = ["incomplete on the variables of this row (\(NumberFormat.count(left)))"]
    }
    let all = shared.excluded + incomplete
    return all.isEmpty ? "no one" : all.joined(separator: "; ")
  }

  // MARK: - Options

  private var options: String {
    var words: [String] = []
    if let alternative = sibling("alternative"), isP || isLimit {
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
