import Analysis
import Cohorts

/// How variables were described, told from the templates of the tables.
struct DescriptionWords {
  private let methods: MethodsSection
  private let format: StudyFormat
  /// The templates of the continuous variables of each analysis.
  private let continuousTemplates: [CellTemplate]
  /// The templates of the categorical variables of each analysis.
  private let categoricalTemplates: [CellTemplate]

  init(_ methods: MethodsSection) {
    self.methods = methods
    format = methods.format
    continuousTemplates = Self.templates(.continuous, methods)
    categoricalTemplates = Self.templates(.categorical, methods)
  }

  /// What was printed, and the choices behind it.
  var sentences: [MethodsSentence] {
    let shown = methods.ran.filter(isShown).map(\.question.id)
    let continuous = continuous
    let words = [continuous, categorical(after: continuous)].compactMap(\.self)
      .joined(separator: ", ")
    let described =
      words.isEmpty
      ? [] : methods.sentence(.description, words.capitalisedFirst, of: shown)
    return described + proportions + differences
      + methods.details(.description, quantiles + moments + standardised, of: shown)
  }

  /// Whether an answer describes variables where a reader sees it.
  private func isShown(_ answer: Answer) -> Bool {
    let index = format.index(of: answer)
    return [Summarize.Kind.continuous, .categorical].contains { kind in
      let context = kind == .continuous ? "continuous" : "categorical"
      return index.findings.contains { $0.context == context && $0.isResult }
        && index.variables(in: context).contains {
          !Self.lines(of: $0, kind, answer.question, index, format).isEmpty
        }
    }
  }

  // MARK: - What was printed

  /// The templates of the variables of a kind, each with the variables that it describes.
  private static func templates(
    _ kind: Summarize.Kind, _ methods: MethodsSection
  ) -> [CellTemplate] {
    let context = kind == .continuous ? "continuous" : "categorical"
    return methods.ran.flatMap { answer -> [CellTemplate] in
      let index = methods.format.index(of: answer)
      return index.variables(in: context).flatMap {
        lines(of: $0, kind, answer.question, index, methods.format)
      }
    }
  }

  private static func lines(
    of variable: String, _ kind: Summarize.Kind, _ question: Question, _ index: FindingIndex,
    _ format: StudyFormat
  ) -> [CellTemplate] {
    switch question.verb {
    case .summarize(let table):
      let own = table.lines(of: variable, kind)?.map { CellTemplate($0.template.text) }
      return own ?? [CellTemplate(format.template(of: variable, kind))]
    case .compare where kind == .continuous:
      let tests = TestRow.all(of: variable, in: index)
      let isOfRanks = tests.contains(where: \.isOfRanks)
      let isOther = tests.isEmpty || tests.contains { !$0.isOfRanks }
      return (isOther ? [CellTemplate("{mean} ({sd})")] : [])
        + (isOfRanks ? [CellTemplate("{median} ({p25}, {p75})")] : [])
    default: return kind == .categorical ? [CellTemplate("{n} ({p}%)")] : []
    }
  }

  private var continuous: String? {
    let kinds = continuousTemplates.map(Self.words).distinct().filter { !$0.isEmpty }
    guard let first = kinds.first else { return nil }
    if !hasOwnTemplates, kinds.count == 2, isSkewedApart {
      return "continuous variables were described by mean and standard deviation, those declared"
        + " skewed by median and quartiles"
    }
    return "continuous variables were described by "
      + (kinds.count > 1 ? kinds.joined(separator: ", or by ") + ", as their rows say" : first)
  }

  /// Whether a table has templates of the plan.
  private var hasOwnTemplates: Bool {
    methods.ran.contains { answer in
      guard case .summarize(let table) = answer.question.verb else { return false }
      return table.settings.contains { !$0.lines.isEmpty && $0.scope != .missing }
    }
  }

  /// Whether medians describe those variables alone that the plan declares skewed.
  private var isSkewedApart: Bool {
    methods.ran.allSatisfy { answer in
      let index = format.index(of: answer)
      return index.variables(in: "continuous").allSatisfy { name in
        Self.lines(of: name, .continuous, answer.question, index, format).allSatisfy {
          $0.statistics.contains("median") == format.isSkewed(name)
        }
      }
    }
  }

  private func categorical(after continuous: String?) -> String? {
    guard methods.contexts.contains("categorical") else { return nil }
    return (continuous == nil ? "" : "and ")
      + "categorical variables\(continuous == nil ? " were described" : "") by count and percentage"
  }

  /// The statistics of a template in words: `mean and standard deviation`.
  private static func words(_ template: CellTemplate) -> String {
    let names = template.statistics
    let words = names.compactMap { name in
      switch name {
      case "p25", "p75": names.contains("p25") && name == "p75" ? nil : "quartiles"
      case "min", "max": names.contains("min") && name == "max" ? nil : "range"
      default: name.hasSuffix(".conf.high") ? nil : other[name] ?? plain(name)
      }
    }
    return words.inWords
  }

  private static func plain(_ name: String) -> String {
    MethodName.statistic(name).lowercased()
  }

  private static let other = [
    "N": "count", "N_obs": "count", "N_miss": "missing values", "N_nonmiss": "known values",
    "mean.conf.low": "Student’s interval of the mean",
    "median.conf.low": "the interval of the median between order statistics",
  ]

  // MARK: - Choices

  private var names: Set<String> {
    Set((continuousTemplates + categoricalTemplates).flatMap(\.statistics))
  }

  private var quantiles: [String] {
    let isCut = methods.results.study.variables.contains(where: \.isCutAtQuantiles)
    let isShown = !names.isDisjoint(with: ["p25", "p75", "iqr"])
    let study = methods.results.study.conventions
    let shown = isShown ? methods.conventions(of: ["continuous"]) : []
    let types = ((isCut ? [study] : []) + shown).map(\.quantileType).distinct()
    return types.map { "Quantiles are of type \($0) (Hyndman and Fan)." }
  }

  private var moments: [String] {
    guard !names.isDisjoint(with: ["skewness", "kurtosis"]) else { return [] }
    return methods.sentences(where: ["continuous"]) { MomentWords.sentence($0.moments) }
  }

  private var tables: [(question: Question, table: Summarize, rows: [Finding])] {
    methods.ran.compactMap { answer in
      guard case .summarize(let table) = answer.question.verb else { return nil }
      return (answer.question, table, answer.findings)
    }
  }

  /// The intervals of percentages, where a table prints them.
  private var proportions: [MethodsSentence] {
    let shown = tables.filter { own in
      own.table.settings.flatMap(\.lines).flatMap(\.statistics).contains("conf.low")
        && own.rows.contains {
          $0.context == "categorical" && $0.statistic == "conf.low" && $0.isResult
        }
    }
    return shown.map(\.table.interval).distinct().flatMap { kind in
      methods.sentence(
        .description, "Intervals of percentages are by \(IntervalWords.proportion(kind))",
        of: shown.filter { $0.table.interval == kind }.map(\.question.id))
    }
  }

  /// The methods of the differences of tables.
  private var differences: [MethodsSentence] {
    let own = tables.filter { $0.rows.contains(where: Self.isDifference) }
    let words = own.flatMap(\.rows).filter(Self.isDifference).compactMap(\.text).distinct()
    let estimated =
      words.isEmpty
      ? []
      : methods.sentence(
        .description,
        "Differences between groups were estimated as " + words.joined(separator: "; ").typographic,
        of: own.map(\.question.id))
    return estimated
      + methods.sentence(
        .description, "Standardised mean differences stand beside the groups",
        of: tables.filter { $0.rows.contains(where: Self.isSMD) }.map(\.question.id))
  }

  private static func isSMD(_ row: Finding) -> Bool { row.context == "smd" && row.isResult }

  private static func isDifference(_ row: Finding) -> Bool {
    BaselineTable.differences.contains(row.context) && row.statistic == "method"
  }

  private var standardised: [String] {
    tables.flatMap(\.rows).contains(where: Self.isSMD) ? [Self.smd] : []
  }

  private static let smd =
    "Standardised mean differences are (mean − mean)/√((s₁² + s₂²)/2); those of categorical variables"
    + " are Yang and Dalton’s; of more than two groups the mean of the absolute differences of all"
    + " pairs."
}

extension VariableDeclaration {
  /// Whether the variable is cut at quantiles of another.
  fileprivate var isCutAtQuantiles: Bool {
    guard case .cut(_, let points, _) = source else { return false }
    if case .at = points { return false }
    return true
  }
}
