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
      .cumulativeIncidence, .cutpoint, .agreement, .join, .prose:
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
  func build(id: String, number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    addColumns(to: &draft)
    for term in terms { addRows(of: term, to: &draft) }
    draft.abbreviations = [family.abbreviation, "CI, confidence interval"].compactMap(\.self)
    return draft.table(id: id, number: number, caption: caption)
  }

  private func addColumns(to draft: inout TableDraft) {
    draft.textColumn("Variable")
    var spans = [Table.Span("", over: 1)]
    let counts = family.hasEvents ? ["n", "Events"] : ["n"]
    let own = [format.head(family.estimate), "p"]
    let models = [(univariable, "Univariable"), (multivariable, "Multivariable")]
    for (terms, heading) in models where !terms.isEmpty {
      // Counts stand once, before the first of the models.
      let columns = (spans.count == 1 ? counts : []) + own
      for column in columns { draft.numberColumn(column) }
      spans.append(Table.Span(Table.Cell([.text(heading)]), over: columns.count))
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
    var cells = counts(of: term, level: level, &draft)
    if !univariable.isEmpty {
      cells += estimate(single, of: term, level: level, isEmpty: isEmpty, &draft)
    }
    if !multivariable.isEmpty {
      cells += estimate(joint, of: term, level: level, isEmpty: isEmpty, &draft)
    }
    return cells
  }

  /// The patients and events of a term's own model, or of the multivariable one where there is no
  /// other; of a level those who have it.
  private func counts(
    of term: String, level: String?, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let names = level == nil ? ["nobs", "nevent"] : ["n.obs", "n.event"]
    return names.prefix(family.hasEvents ? 2 : 1).map { name in
      let row =
        univariable.isEmpty
        ? index.find(joint, name, of: level == nil ? nil : term, level: level)
        : index.find(single, name, of: term, level: level)
      return draft.cell(row.flatMap(format.text), unless: row)
    }
  }

  /// The test of all levels of a term together, where it has more than one coefficient.
  private func jointTest(
    _ context: String, of term: String, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let levels = index.levels(of: term, in: context)
    let estimates = levels.filter { index.number(context, "estimate", of: term, level: $0) != nil }
    let name = family == .linear ? "f.p.value" : "lr.p.value"
    let row = index.find(context, name, of: term)
    guard estimates.count > 1, let p = row.flatMap(format.text) else {
      return [Table.Cell.empty, Table.Cell.empty]
    }
    let words = (family == .linear ? "F test" : "Likelihood-ratio test") + " of all levels"
    return [Table.Cell.empty, draft.cell(p, notes: [words], from: [row])]
  }

  private func estimate(
    _ context: String, of term: String, level: String?, isEmpty: Bool, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let isInModel = (context == single ? univariable : multivariable).contains(term)
    guard isInModel else { return [Table.Cell.empty, Table.Cell.empty] }
    guard !isEmpty else { return jointTest(context, of: term, &draft) }
    if let level, isReference(level, of: term) {
      return [
        Table.Cell([.text(family == .linear ? "0 (reference)" : "1 (reference)")]),
        Table.Cell.empty,
      ]
    }
    guard let row = index.find(context, "estimate", of: term, level: level) else {
      return [draft.dash(reason(context, term, level)), Table.Cell.empty]
    }
    let interval = format.aside(format.interval(context, of: term, level: level))
    let warnings = [row.warning].compactMap(\.self)
    let value = format.text(row).map {
      draft.cell($0 + interval, notes: warnings, from: index.withLimits(row))
    }
    let p = index.sibling("p.value", of: row)
    return [value ?? draft.cell(nil, unless: row), draft.cell(p.flatMap(format.text), unless: p)]
  }

  /// Why a term, or one of its levels, has no estimate.
  private func reason(_ context: String, _ term: String, _ level: String?) -> String {
    if let level, index.number(context, "n.obs", of: term, level: level) == 0 {
      return "No patients"
    }
    let own = index.findings.first {
      $0.context == context && $0.statistic == "estimate" && $0.error != nil
        && ($0.variable == term || $0.variable == nil)
    }
    return own?.error ?? "Not computed"
  }
}
