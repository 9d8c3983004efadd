import Cohorts
import Statistics

/// The choices that can concern the numbers of one printed cell.
struct ChoiceGrid {
  /// The question as the plan asks it.
  let question: Question
  /// The rows that stand for the printed numbers.
  let rows: [Finding]
  /// All rows of the answer.
  let findings: [Finding]
  let cohort: Cohort

  /// The choices, those that a plan can make before other readings of the same result.
  var choices: [AnalyticChoice] {
    let own =
      testChoices + descriptionChoices + survivalChoices + modelChoices + discriminationChoices
    return own.filter { $0.change != nil } + tails + adjustments + levels + patients + presets
      + own.filter { $0.change == nil }
  }

  /// The first row, whose result it is.
  var row: Finding? { rows.first }
  /// The method of the numbers.
  var context: String { row?.context ?? "" }
  /// The names of the statistics that are printed.
  var statistics: [String] { rows.map(\.statistic) }

  /// Whether the limits of an interval are among the numbers.
  var hasLimits: Bool { statistics.contains { $0.contains("conf.") } }

  /// The method of the planned result in words, as its row has them.
  var method: String? {
    guard let row else { return nil }
    let words = findings.first { $0.statistic == "method" && $0.isOfSameResult(as: row) }?.text
    let takesArticle =
      TestKey(rawValue: context).map { $0.named.hasPrefix("the ") }
      ?? (KaplanMeierAnalysis.Test(rawValue: context) != nil)
    return takesArticle ? words.map { "the " + $0 } : words
  }

  // MARK: - Options

  /// A value of an option or a convention, as a noun and as the plan writes it.
  struct Option<Value: Equatable & Sendable>: Sendable {
    let value: Value
    let words: String
    let written: String

    init(_ value: Value, _ words: String, _ written: String) {
      self.value = value
      self.words = words
      self.written = written
    }
  }

  /// The values other than the one in force.
  ///
  /// - Parameters:
  ///   - now: the value in force.
  ///   - default: the value among a program's conventions.
  func choices<Value>(
    _ matter: AnalyticChoice.Matter, _ options: [Option<Value>], now: Value?,
    default path: KeyPath<Conventions, Value>? = nil,
    place: (Value) -> AnalyticChoice.Place = { _ in .init() },
    set: @escaping @Sendable (Value, inout Question) -> Void
  ) -> [AnalyticChoice] {
    let planned = options.first { $0.value == now }?.words
    return options.filter { $0.value != now }.map { option in
      let value = option.value
      return AnalyticChoice(
        matter, option.words, planned: planned, plan: option.written,
        programs: path.map { path in programs { $0[keyPath: path] == value } } ?? [],
        place: place(value)
      ) { set(value, &$0) }
    }
  }

  /// The values of a convention other than the one in force.
  func conventions<Value>(
    _ matter: AnalyticChoice.Matter, _ key: String,
    _ path: any WritableKeyPath<Conventions, Value> & Sendable,
    _ values: [(value: Value, words: String, written: String)]
  ) -> [AnalyticChoice] where Value: Equatable & Sendable {
    let options = values.map {
      Option($0.value, $0.words, "conventions: {\(key): \($0.written)}")
    }
    return choices(
      matter, options, now: question.conventions[keyPath: path], default: path
    ) { $1.conventions[keyPath: path] = $0 }
  }

  /// The programs whose defaults hold.
  func programs(_ isDefault: (Conventions) -> Bool) -> [Conventions.Preset] {
    Conventions.Preset.allCases.filter { isDefault(Conventions(preset: $0)) }
  }

  // MARK: - Choices of every analysis

  /// All defaults of each program.
  private var presets: [AnalyticChoice] {
    var presets: [AnalyticChoice] = []
    for preset in Conventions.Preset.allCases {
      let all = Conventions(preset: preset)
      if all == question.conventions { continue }
      presets.append(
        AnalyticChoice(
          .preset, "all of \(preset.name)'s defaults", plan: "conventions: \(preset.rawValue)",
          programs: [preset]
        ) { $0.conventions = all })
    }
    return presets
  }

  /// One- and two-sided p-values.
  private var tails: [AnalyticChoice] {
    let isP = statistics.contains { $0.hasSuffix("p.value") }
    guard let key = TestKey(rawValue: context), key.hasAlternative else {
      return isP ? [half] : []
    }
    guard isP || hasLimits else { return [] }
    return choices(
      .tail,
      [
        Option(.twoSided, "the two-sided test", "alternative: two.sided"),
        Option(.less, "the one-sided test (less)", "alternative: less"),
        Option(.greater, "the one-sided test (greater)", "alternative: greater"),
      ], now: question.alternative
    ) { $1.alternative = $0 }
  }

  private var half: AnalyticChoice {
    let names = statistics.filter { $0.hasSuffix("p.value") }
    return AnalyticChoice(
      .tail, "half of the two-sided p", planned: "the two-sided p",
      reading: .scaled(Dictionary(names.map { ($0, 0.5) }) { first, _ in first }))
  }

  /// Adjusted p-values in place of plain ones, and the reverse.
  private var adjustments: [AnalyticChoice] {
    guard let name = statistics.first, statistics.count == 1, let row else { return [] }
    if name == "p.value.adjusted" {
      let plain = AnalyticChoice(
        .adjustment, "the p that is not adjusted", reading: .others([name: "p.value"]))
      return methods(in: name) + [plain]
    }
    let family = findings.filter {
      $0.context == row.context && $0.statistic == "p.value" && $0.number != nil
    }
    guard name == "p.value", family.count > 1 else { return [] }
    let isAdjusted = findings.contains { $0.statistic == "p.value.adjusted" }
    let own = AnalyticChoice(
      .adjustment, "the adjusted p", planned: "the p that is not adjusted",
      reading: .others([name: "p.value.adjusted"]))
    return (isAdjusted ? [own] : []) + methods(in: name)
  }

  private func methods(in name: String) -> [AnalyticChoice] {
    PValueAdjustment.allCases.filter { $0 != .none && $0 != question.adjust }.map { method in
      AnalyticChoice(
        .adjustment, "the p adjusted by \(method.rawValue)",
        planned: name == "p.value" ? "the p that is not adjusted" : nil,
        plan: "adjust: \(method.rawValue)", reading: .others([name: "p.value.adjusted"])
      ) { $0.adjust = method }
    }
  }

  private var levels: [AnalyticChoice] {
    guard hasLimits || statistics.contains(where: { $0.hasPrefix("limit.") }) else { return [] }
    let options = [0.9, 0.95, 0.99].map {
      Option($0, "the \(plainText($0 * 100))% interval", "confidence: \(plainText($0))")
    }
    return choices(.level, options, now: question.confidence) { $1.confidence = $0 }
  }

  /// The patients complete on every variable of the analysis, where that leaves some out.
  private var patients: [AnalyticChoice] {
    let names = question.measured.filter { name in
      guard let column = cohort.variable(name)?.column else { return false }
      return cohort.patients.contains { !column.isPresent($0) }
    }
    guard !names.isEmpty, question.measured.count > 1 else { return [] }
    let complete = names.map { "not is_missing(\($0))" }.joined(separator: " and ")
    return [
      AnalyticChoice(
        .patients, "the patients complete on all variables of the analysis",
        planned: "the patients complete on this row's own variables", plan: "where: \(complete)"
      ) { question in
        let subset = question.subset.map { "(\($0.text)) and " + complete } ?? complete
        question.subset = SourceText(subset, at: question.place)
      }
    ]
  }
}

extension Conventions.Preset {
  /// The program's name.
  public var name: String {
    switch self {
    case .r: "R"
    case .sas: "SAS"
    case .spss: "SPSS"
    case .stata: "Stata"
    }
  }
}

extension Question {
  /// The variables whose values each row of the analysis may use.
  fileprivate var measured: [String] {
    switch verb {
    case .summarize(let verb): verb.variables.map(\.text)
    case .compare(let verb): verb.subjects.flatMap(\.columns)
    case .crossTabulate(let verb): verb.variables.map(\.text)
    case .correlate(let verb): (verb.variables + verb.with).map(\.text)
    case .roc(let verb): verb.predictors.map(\.text)
    case .cox(let verb): (verb.univariable + verb.multivariable).flatMap(\.factors)
    case .logistic(let verb): (verb.univariable + verb.multivariable).flatMap(\.factors)
    case .linear(let verb): (verb.univariable + verb.multivariable).flatMap(\.factors)
    case .kaplanMeier, .cumulativeIncidence, .cutpoint, .agreement, .join, .prose: []
    }
  }
}

extension Compare.Subject {
  fileprivate var columns: [String] {
    switch self {
    case .variable(let name): [name.text]
    case .pair(let before, let after): [before.text, after.text]
    }
  }
}

extension Finding {
  /// Whether another row is of the same method, variable, levels and groups.
  func isOfSameResult(as other: Finding) -> Bool {
    analysis == other.analysis && context == other.context && isAtSamePlace(as: other)
  }

  /// Whether another row is of the same variable, levels and groups.
  func isAtSamePlace(as other: Finding) -> Bool {
    variable == other.variable && variableLevel == other.variableLevel
      && group1Level == other.group1Level && group2Level == other.group2Level
  }
}
