public import Analysis
import Cohorts

/// How one study's names and numbers are printed.
public struct StudyFormat: Sendable {
  let study: Study
  let cohort: Cohort
  /// The rules of printing.
  let style: JournalStyle
  /// How p-values are printed.
  let pValue: PValueFormat
  private let scales: [String: VariableScale]
  /// The rows of each analysis, found by what they are; made once for all that is printed.
  private let indices: [String: FindingIndex]
  /// The words for the variables of the rows; made once, too.
  private(set) var words: [String: VariableWords] = [:]

  /// What a variable is called, and how tables describe it.
  struct VariableWords {
    let label: String
    let heading: String
    let kind: Summarize.Kind?
  }

  /// The format of a study's results in the style that its plan names, or in another.
  public init(_ results: StudyResults, style name: ReportStyle? = nil) {
    study = results.study
    cohort = results.cohort
    indices = Dictionary(
      results.answers.map { ($0.question.id, FindingIndex($0.findings)) },
      uniquingKeysWith: { first, _ in first })
    style = JournalStyle(name ?? results.study.style)
    pValue = PValueFormat(style)
    let used = Set(indices.values.flatMap { $0.variables + $0.groupings })
    let parts = used.flatMap(StudyFormat.parts)
    let printed = StudyFormat.printedScales(results)
    scales = parts.reduce(into: printed) { scales, name in
      guard scales[name] == nil, let variable = results.cohort.variable(name) else { return }
      scales[name] = StudyFormat.scale(of: variable, in: results.cohort)
    }
    for name in used {
      words[name] = VariableWords(label: label(name), heading: heading(name), kind: kind(of: name))
    }
  }

  /// The rows of an answer.
  func index(of answer: Answer) -> FindingIndex {
    indices[answer.question.id] ?? FindingIndex(answer.findings)
  }

  /// The decimals of variables without a column: those of their printed summaries.
  private static func printedScales(_ results: StudyResults) -> [String: VariableScale] {
    var scales: [String: VariableScale] = [:]
    for question in results.study.questions {
      guard case .compare(let verb) = question.verb, !verb.summaries.isEmpty else { continue }
      let digits = VariableScale(printed: verb.summaries.flatMap { [$0.mean, $0.sd] })
      for case .variable(let name) in verb.subjects
      where results.cohort.variable(name.text) == nil {
        let declared = results.study.variables.first { $0.name == name.text }?.digits
        scales[name.text] = declared.map { VariableScale(digits: $0) } ?? digits
      }
    }
    return scales
  }

  private static func scale(of variable: Variable, in cohort: Cohort) -> VariableScale? {
    if let digits = variable.declaration.digits { return VariableScale(digits: digits) }
    guard case .numeric(let column) = variable.column else { return nil }
    return VariableScale(column, of: cohort.patients)
  }

  /// The names in a row's variable: `before - after` and `age * sex` have two.
  static func parts(of name: String) -> [String] {
    guard name.utf8.contains(UInt8(ascii: " ")) else { return [name] }
    for separator in [" - ", " * "] {
      let parts = split(name, at: separator)
      if parts.count > 1 { return parts }
    }
    return [name]
  }

  /// The decimals of a variable's numbers.
  func scale(of variable: String?) -> VariableScale {
    guard let variable else { return VariableScale(digits: 2) }
    return scales[variable] ?? Self.parts(of: variable).first.flatMap { scales[$0] }
      ?? VariableScale(digits: 2)
  }

  /// A count of patients or events as printed.
  func count(_ count: Int) -> String { style.count(Double(count)) }

  /// The decimals of times in a unit: none for days, two for years, else one.
  func timeDecimals(in question: Question) -> Int {
    timeDecimals(question.outcome.flatMap { cohort.outcome($0)?.unit })
  }

  /// The decimals of times in a unit.
  func timeDecimals(_ unit: String?) -> Int {
    let unit = unit?.lowercased() ?? ""
    return unit.hasPrefix("d") ? 0 : unit.hasPrefix("y") ? 2 : 1
  }
}

extension StudyFormat {
  /// A note with the words for its variable before it, unless it holds them itself.
  func sentence(of note: Note) -> String { sentence(note.sentence, about: note.variable) }

  /// A sentence with the words for its variable before it, unless it holds them itself.
  func sentence(_ text: String, about variable: String?) -> String {
    guard let variable else { return text.asSentence }
    if text.hasPrefix(variable) { return text + (text.hasSuffix(".") ? "" : ".") }
    if text.contains(label(variable)) || text.contains(variable) { return text.asSentence }
    return label(variable) + ": " + text.asSentence
  }

  /// Whether the plan says that the variable is skewed.
  func isSkewed(_ variable: String) -> Bool {
    cohort.variable(variable)?.declaration.distribution == .skewed
  }

  /// How tables describe a variable; `nil` for a date or a text.
  func kind(of variable: String) -> Summarize.Kind? {
    if let known = words[variable] { return known.kind }
    return switch cohort.variable(variable)?.column {
    case .numeric?: .continuous
    case .categorical?: .categorical
    case .date?, .text?, nil: nil
    }
  }

  /// The level that stands for a variable of one or two levels; `nil` for more.
  func shownLevel(of variable: String, among levels: [String]) -> String? {
    guard levels.count <= 2, let last = levels.last else { return nil }
    guard let declaration = cohort.variable(variable)?.declaration, let show = declaration.show
    else { return last }
    let named = declaration.levels?.first { level in
      level.code == show.text
        || Double(level.code) != nil && Double(level.code) == Double(show.text)
    }
    let label = named?.label ?? show.text
    if show.text == VariableDeclaration.allLevels, !levels.contains(label) { return nil }
    return levels.contains(label) ? label : last
  }
}

/// The pieces of a text between occurrences of a separator.
func split(_ text: String, at separator: String) -> [String] {
  let (bytes, wanted) = (text.utf8, separator.utf8)
  guard let first = wanted.first else { return [text] }
  var pieces: [String] = []
  var start = bytes.startIndex
  var rest = bytes[...]
  while let found = rest.firstIndex(of: first) {
    guard bytes[found...].starts(with: wanted) else {
      rest = bytes[bytes.index(after: found)...]
      continue
    }
    pieces.append(String(text[start..<found]))
    start = bytes.index(found, offsetBy: wanted.count)
    rest = bytes[start...]
  }
  return pieces + [String(text[start...])]
}
