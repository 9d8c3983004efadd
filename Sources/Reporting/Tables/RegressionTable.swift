import Analysis
import Cohorts
import Document

/// The table of `cox`, `logistic` and `linear`: terms in rows, the univariable models beside the
/// multivariable one.
struct RegressionTable {
  /// A family of models with its words.
  enum Family: String, Sendable {
    case cox
    case logistic
    case linear

    /// The head of the estimates.
    var estimate: String {
      switch self {
      case .cox: "HR"
      case .logistic: "OR"
      case .linear: "Coefficient"
      }
    }
    /// What the head stands for.
    var abbreviation: String? {
      switch self {
      case .cox: "HR, hazard ratio"
      case .logistic: "OR, odds ratio"
      case .linear: nil
      }
    }
    /// Whether models count events.
    var hasEvents: Bool { self != .linear }
  }

  let format: AnswerFormat
  let family: Family
  let univariable: [String]
  let multivariable: [String]

  /// The table of a regression; `nil` for another question.
  init?(_ format: AnswerFormat) {
    self.format = format
    switch format.question.verb {
    case .cox(let model):
      family = .cox
      univariable = model.univariable.map(\.name)
      multivariable = model.multivariable.expanded.map(\.name)
    case .logistic(let model):
      family = .logistic
      univariable = model.univariable.map(\.name)
      multivariable = model.multivariable.expanded.map(\.name)
    case .linear(let model):
      family = .linear
      univariable = model.univariable.map(\.name)
      multivariable = model.multivariable.expanded.map(\.name)
    case .summarize, .compare, .crossTabulate, .correlate, .roc, .kaplanMeier,
      .cumulativeIncidence, .cutpoint, .agreement, .prose:
      return nil
    }
  }

  private var index: FindingIndex { format.index }
  private var single: String { family.rawValue + "_univariable" }
  private var joint: String { family.rawValue + "_multivariable" }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> { [single, joint] }

  /// The terms of all models, in the order met.
  private var terms: [String] {
    univariable + multivariable.filter { !univariable.contains($0) }
  }

  /// The table with its number and caption.
  func build(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    addColumns(to: &draft)
    for term in terms { addRows(of: term, to: &draft) }
    draft.abbreviations = [family.abbreviation, "CI, confidence interval"].compactMap(\.self)
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private func addColumns(to draft: inout TableDraft) {
    draft.textColumn("Variable")
    var spans = [Table.Span("", over: 1)]
    let estimate = "\(family.estimate) (\(format.intervalName))"
    if !univariable.isEmpty {
      let counts = family.hasEvents ? ["n", "Events"] : ["n"]
      for heading in counts + [estimate, "p"] { draft.numberColumn(heading) }
      spans.append(Table.Span("Univariable", over: counts.count + 2))
    }
    if !multivariable.isEmpty {
      for heading in [estimate, "p"] { draft.numberColumn(heading) }
      spans.append(Table.Span("Multivariable", over: 2))
    }
    draft.spans = [spans]
  }

  // MARK: - Rows

  /// One row for a number, else the reference and one row for each other level.
  private func addRows(of term: String, to draft: inout TableDraft) {
    let levels = self.levels(of: term)
    let heading = format.study.heading(term) + unitOfEffect(term)
    let hasOwn = levels.isEmpty
    var first = [draft.words(heading)]
    first += cells(of: term, level: nil, isEmpty: !hasOwn, &draft)
    draft.rows.append(Table.Row(.variable, first))
    guard !hasOwn else { return }
    for level in levels {
      let own = cells(of: term, level: level, isEmpty: false, &draft)
      draft.rows.append(Table.Row(.level, [draft.words(Self.words(for: level, of: term))] + own))
    }
  }

  /// By how much a variable grows for its ratio, where the plan says so: `, per 10`.
  func unitOfEffect(_ term: String) -> String {
    guard case .cox(let model) = format.question.verb else { return "" }
    let steps = Self.factors(of: term).compactMap { model.per[$0] }
    guard !steps.isEmpty else { return "" }
    let words = steps.map { NumberFormat.significant($0, 6).trimmingZeros }
    return ", per " + words.joined(separator: " × ")
  }

  /// The variables that a term multiplies.
  static func factors(of term: String) -> [String] { split(term, at: " * ") }

  /// A level as printed; those of an interaction are joined by a multiplication sign.
  static func words(for level: String, of term: String) -> String {
    factors(of: term).count > 1 ? split(level, at: " * ").joined(separator: " × ") : level
  }

  /// The levels of a term in declared order, the reference among them; none of a number.
  func levels(of term: String) -> [String] {
    let found = [single, joint].flatMap { index.levels(of: term, in: $0) }
    guard !found.isEmpty else { return [] }
    guard case .categorical(let column)? = format.study.cohort.variable(term)?.column else {
      return found.distinct()
    }
    let labels = column.levels.map(\.label)
    return labels.filter { found.contains($0) || $0 == declaredReference(of: term, labels) }
  }

  private func declaredReference(of term: String, _ labels: [String]) -> String? {
    guard let declaration = format.study.cohort.variable(term)?.declaration,
      let written = declaration.reference
    else { return labels.first }
    return declaration.levels?.first { $0.code == written.text }?.label ?? written.text
  }

  /// Whether a level is the one that the others are compared with: of those that have patients and
  /// no estimate the declared one, else the first.
  func isReference(_ level: String, of term: String) -> Bool {
    let levels = self.levels(of: term)
    func has(_ statistic: String, _ level: String) -> Bool {
      [single, joint].contains {
        (index.number($0, statistic, of: term, level: level) ?? 0) != 0
      }
    }
    guard levels.contains(where: { has("estimate", $0) }) else { return false }
    let isCounted = levels.contains { has("n.obs", $0) }
    let candidates = levels.filter { !has("estimate", $0) && (!isCounted || has("n.obs", $0)) }
    let declared = declaredReference(of: term, levels)
    return level == (candidates.first { $0 == declared } ?? candidates.first)
  }

  private func cells(
    of term: String, level: String?, isEmpty: Bool, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    if !univariable.isEmpty {
      let names = level == nil ? ["nobs", "nevent"] : ["n.obs", "n.event"]
      for name in names.prefix(family.hasEvents ? 2 : 1) {
        let row = index.find(single, name, of: term, level: level)
        cells.append(draft.cell(row.flatMap(format.text), unless: row))
      }
      cells += estimate(single, of: term, level: level, isEmpty: isEmpty, &draft)
    }
    if !multivariable.isEmpty {
      cells += estimate(joint, of: term, level: level, isEmpty: isEmpty, &draft)
    }
    return cells
  }

  private func estimate(
    _ context: String, of term: String, level: String?, isEmpty: Bool, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let isInModel = (context == single ? univariable : multivariable).contains(term)
    guard !isEmpty, isInModel else { return [Table.Cell.empty, Table.Cell.empty] }
    if let level, isReference(level, of: term) {
      return [
        Table.Cell([.text(family == .linear ? "0 (reference)" : "1 (reference)")]),
        Table.Cell.empty,
      ]
    }
    guard let row = index.find(context, "estimate", of: term, level: level) else {
      return [draft.dash(reason(context, term)), Table.Cell.empty]
    }
    let interval = format.interval(context, of: term, level: level).map { " (\($0))" } ?? ""
    let warnings = [row.warning].compactMap(\.self)
    let value = format.text(row).map { draft.cell($0 + interval, notes: warnings) }
    let p = index.sibling("p.value", of: row)
    return [value ?? draft.cell(nil, unless: row), draft.cell(p.flatMap(format.text), unless: p)]
  }

  private func reason(_ context: String, _ term: String) -> String {
    let own = index.findings.first {
      $0.context == context && $0.error != nil && ($0.variable == term || $0.variable == nil)
    }
    return own?.error ?? "Not computed"
  }

  // MARK: - The model in words

  /// The multivariable model in one sentence; `nil` without one.
  func modelSentence() -> String? {
    guard !multivariable.isEmpty, let n = format.text(joint, "nobs") else { return nil }
    var parts = ["n = " + n]
    if let events = format.text(joint, "nevent") { parts[0] += ", " + events + " events" }
    if let c = format.text(joint, "concordance") { parts.append("concordance " + c) }
    if let auc = format.text(joint, "auc") { parts.append("AUC " + auc) }
    if let r = format.text(joint, "r.squared") { parts.append("R² " + r) }
    if let p = index.number(joint, "lr.p.value") {
      let statistic = format.text(joint, "lr.statistic").map { "χ² = " + $0 + ", " } ?? ""
      let degrees = format.text(joint, "lr.parameter").map { "df = " + $0 + ", " } ?? ""
      parts.append("likelihood ratio test " + statistic + degrees + format.study.pValue.phrase(p))
    }
    if family == .linear, let p = index.number(joint, "p.value") {
      parts.append("F test " + format.study.pValue.phrase(p))
    }
    return "Multivariable model: " + parts.joined(separator: "; ") + "."
  }
}
