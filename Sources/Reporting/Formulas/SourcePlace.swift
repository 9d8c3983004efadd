import Analysis
import Cohorts

/// What is said of all rows of one method, variable, level and group: one for all of them.
final class SourcePlace {
  let shared: Shared
  let context: ResultContext?
  /// What its method is called in its row; `nil` where no row says so.
  let namedMethod: String?
  /// What the method is called.
  let method: String
  let subject: String?
  let group: String
  /// Why the method was chosen.
  let reason: String?
  let alternative: String?
  let patients: String
  /// Who took no part: in the whole analysis, and for want of a value of this place's variables.
  let leftOut: String
  let reference: String?
  private let row: Finding

  /// What is said of a row and of those at its place.
  init(of row: Finding, _ shared: Shared) {
    self.row = row
    self.shared = shared
    context = ResultContext(row.context)
    let index = shared.format.index
    func sibling(_ statistic: String) -> String? {
      index.sibling(statistic, of: row)?.text?.typographic
    }
    namedMethod = sibling("method")
    let words = namedMethod ?? Self.methods[row.context] ?? MethodName.words(row.context)
    method = words.capitalisedFirst
    subject = row.variable.map { shared.format.study.heading($0) }
    group = Self.groups(of: row, shared.format.study)
    reason = sibling("reason")
    alternative = sibling("alternative")
    let count = Self.count(of: row, in: index)
    patients =
      count.flatMap { shared.format.text($0) }
      ?? NumberFormat.count(Double(shared.answer.participation.used))
    leftOut = Self.leftOut(of: row, count, shared)
    reference = context.flatMap(Reference.of)
  }

  /// Whether another row is at this place.
  func holds(_ other: Finding) -> Bool {
    row.analysis == other.analysis && row.context == other.context
      && row.variable == other.variable && row.variableLevel == other.variableLevel
      && row.group1 == other.group1 && row.group1Level == other.group1Level
      && row.group2 == other.group2 && row.group2Level == other.group2Level
  }

  /// What is said of all rows of an analysis: one for all of its rows, none of which copies it.
  final class Shared: Sendable {
    let answer: Answer
    let format: AnswerFormat
    let typography: Typography
    let confidence: String
    let conventions: String
    let place: String
    let excluded: [String]

    init(_ answer: Answer, _ format: StudyFormat) {
      self.answer = answer
      self.format = AnswerFormat(answer, in: format)
      typography = Typography(style: format.style)
      confidence = self.format.confidence
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

  private static func groups(of row: Finding, _ study: StudyFormat) -> String {
    func words(_ variable: String?, _ level: String?) -> String? {
      guard let level else { return nil }
      return (variable.map { study.label($0) + ": " } ?? "") + level
    }
    let first = words(row.group1, row.group1Level)
    let second = words(row.group2, row.group2Level)
    return [first, second].compactMap(\.self).joined(separator: "; ")
  }

  /// The methods whose contexts are named after what they give.
  private static let methods = [
    "continuous": "summary of the values", "categorical": "count of the patients of a level",
    "missing": "count of the patients", "date": "summary of the days",
    "survival": "Kaplan–Meier estimate", "survival_at": "Kaplan–Meier estimate",
    "follow_up": "reverse Kaplan–Meier estimate", "cuminc": "count of patients and events",
    "cuminc_at": "Aalen–Johansen estimate",
  ]

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

  private static func leftOut(of row: Finding, _ count: Finding?, _ shared: Shared) -> String {
    let format = shared.format
    let missing = format.index.find(
      "missing", "N_miss", of: row.variable, group: row.group1Level, group2: row.group2Level)
    let used = Double(shared.answer.participation.used)
    var incomplete: [String] = []
    if let missing, let count = missing.number, count > 0 {
      let label = row.variable.map { format.study.label($0) } ?? ""
      incomplete = ["\(label) missing (\(NumberFormat.count(count)))"]
    } else if row.group1Level == nil, let counted = count?.number, counted < used {
      let left = NumberFormat.count(used - counted)
      incomplete = ["incomplete on the variables of this row (\(left))"]
    }
    let all = shared.excluded + incomplete
    return all.isEmpty ? "no one" : all.joined(separator: "; ")
  }
}
