import Analysis
import Cohorts
import Statistics

/// What the scripts of statements have in common: their order, and the numbers that stand with each
/// analysis.
struct StatementScript<Dialect: StatementDialect> {
  let results: StudyResults
  let names: ScriptNames
  private let format: StudyFormat

  init(_ results: StudyResults) {
    self.results = results
    names = ScriptNames(results.cohort, Dialect.names)
    format = StudyFormat(results)
  }

  /// The first lines: what it is, and that nobody has run it.
  func head(_ program: String) -> [String] {
    let provenance = Provenance(results)
    let synthetic = provenance.synthetic.map { ["The cohort is synthetic: \($0)"] } ?? []
    return
      ([
        "\(results.study.title): the same analyses in \(program)"
      ] + synthetic + [
        "Written by \(Software.name) \(Software.version) from \(provenance.plan) and \(provenance.data)",
        "for \(program), and NOT RUN there: statements to review, not a proof.",
        "The comments after each analysis hold the report's numbers by their paths.",
        "What \(program) has not, or computes otherwise, is said where it would stand.",
      ] + unread).map(Dialect.comment)
  }

  /// What the statements that read the file do not do.
  private var unread: [String] {
    var lines: [String] = []
    if results.cohort.fileName.hasSuffix(".gz") {
      lines.append("The file is compressed: unpack it first.")
    }
    for variable in results.cohort.variables {
      guard case .column = variable.declaration.source, variable.landmark == nil else { continue }
      let remarks = CellDialect(variable, results.study.cohort).remarks
      if remarks.isEmpty { continue }
      lines.append(
        "\(variable.name): the statements do not read \(remarks.joined(separator: ", ")); "
          + "replace them first.")
    }
    return lines
  }

  /// The analyses, each with a heading, its statements and its numbers.
  func analyses(_ write: (Answer) -> [String]) -> [String] {
    results.answers.flatMap { answer -> [String] in
      switch answer.question.verb {
      case .prose, .join: return []
      default: break
      }
      let title = AnswerFormat(answer, in: format).title
      return ["", Dialect.comment("---- \(answer.question.id): \(title) ----")] + write(answer)
        + expected(answer)
    }
  }

  /// The numbers of an analysis.
  private func expected(_ answer: Answer) -> [String] {
    var lines: [String] = []
    for row in answer.findings {
      guard let number = row.number else { continue }
      lines.append(Dialect.comment("  \(ResultPath.path(to: row)) = \(R.number(number))"))
    }
    return lines.isEmpty ? [] : [Dialect.comment("expected:")] + lines
  }
}

/// What an analysis asks, in the names of a program.
struct StatementQuestion {
  let answer: Answer
  let cohort: Cohort
  let names: ScriptNames

  var question: Question { answer.question }
  var confidence: Double { question.confidence }
  /// 0.05 for 95%.
  var alpha: String { R.number((1 - confidence).rounded(toPlaces: 12)) }
  /// 95.
  var percent: String { R.number((confidence * 100).rounded(toPlaces: 10)) }
  var by: String? { question.by.last.map { names($0.text) } }

  func labels(_ name: String) -> [String] {
    if case .categorical(let column)? = cohort.variable(name)?.column {
      column.levels.map(\.label)
    } else {
      []
    }
  }

  func isCategorical(_ name: String) -> Bool { !labels(name).isEmpty }

  /// The number of a level by its label or its code, 1 for the first.
  func level(_ name: String, _ written: String?) -> Int? {
    guard let written, case .categorical(let column)? = cohort.variable(name)?.column else {
      return nil
    }
    let place =
      column.levels.firstIndex { $0.label == written }
      ?? column.levels.firstIndex { $0.code == written }
    return place.map { $0 + 1 }
  }

  /// The number of the reference level.
  func reference(_ name: String) -> Int {
    level(name, cohort.variable(name)?.declaration.reference?.text) ?? 1
  }

  /// The number of the event of an outcome that is asked for.
  func event(_ outcome: String, _ name: SourceText?) -> Int {
    (cohort.outcome(outcome)?.events.firstIndex { $0 == name?.text } ?? 0) + 1
  }

  /// The tests of a variable, in their order, from the rows that they gave.
  func tests(of variable: String) -> [TestKey] {
    answer.findings.filter { $0.variable == variable }
      .compactMap { TestKey(rawValue: $0.context) }.distinct()
  }

  /// The effects of a variable.
  func effects(of variable: String) -> [EffectKey] {
    answer.findings.filter { $0.variable == variable }
      .compactMap { EffectKey(rawValue: $0.context) }.distinct()
  }

  /// Whether a test's method says a word.
  func says(_ key: TestKey, _ variable: String, _ word: String) -> Bool {
    answer.findings.contains {
      $0.context == key.rawValue && $0.variable == variable && $0.statistic == "method"
        && ($0.text?.contains(word) ?? false)
    }
  }

  /// The variables of a model's terms.
  func variables(_ terms: [ModelTerm]) -> [String] {
    terms.expanded.filter { $0.factors.count == 1 }.map(\.name)
  }

  /// The models of a verb: one for each term, one of all.
  func models(_ univariable: [ModelTerm], _ multivariable: [ModelTerm]) -> [[ModelTerm]] {
    univariable.map { [$0] } + (multivariable.isEmpty ? [] : [multivariable])
  }

  /// A one-sided alternative by the words of a program.
  func side(_ words: (two: String, less: String, greater: String)) -> String {
    switch question.alternative {
    case .twoSided: words.two
    case .less: words.less
    case .greater: words.greater
    }
  }
}

extension Double {
  /// The number without what binary fractions left behind.
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
