import Analysis
import Document

/// A table with a line for each p-value: without one patient, with patients changed, by other tests.
struct FragilityTable {
  private let firm: [Firmness]
  /// The counts of changed patients that any p-value has.
  private let changes: [(name: String, heading: String)]
  /// The other tests of any p-value, in the order met.
  private let tests: [String]

  /// The table of some p-values.
  init(_ firm: [Firmness]) {
    self.firm = firm
    let all = [
      ("group.moves", "Group"), ("outcome.moves", "Outcome"),
      ("fragility.index", "Fragility index"),
    ]
    changes = all.filter { name, _ in firm.contains { $0.row(name) != nil } }
    var tests: [String] = []
    for test in firm.flatMap(\.tests) where !tests.contains(test.name) { tests.append(test.name) }
    self.tests = tests
  }

  func table(id: String, number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    let alpha = firm.first?.alpha ?? ""
    draft.textColumn("p of")
    for heading in ["p", "Lowest p", "Highest p", "Crosses \(alpha) without"] {
      draft.numberColumn(heading)
    }
    for change in changes { draft.numberColumn(change.heading) }
    for test in tests { draft.numberColumn(FragilityWords.heading(of: test), notes: notes(test)) }
    draft.spans = [spans(alpha, draft)]
    for one in firm { draft.rows.append(row(of: one, &draft)) }
    if tests.contains(where: { $0.hasPrefix("lr") || $0.hasSuffix("_lr") }) {
      draft.abbreviations = ["LR, likelihood ratio"]
    }
    return draft.table(id: id, number: number, caption: caption)
  }

  private func spans(_ alpha: String, _ draft: TableDraft) -> [Table.Span] {
    var spans = [
      Table.Span("", over: 2), Table.Span(draft.words("Leaving out one patient"), over: 3),
    ]
    if !changes.isEmpty {
      spans.append(
        Table.Span(draft.words("Changed to cross \(alpha)"), over: changes.count))
    }
    if !tests.isEmpty {
      spans.append(Table.Span(draft.words("p by other tests"), over: tests.count))
    }
    return spans
  }

  /// The random numbers that a test needs.
  private func notes(_ test: String) -> [String] {
    guard test == "permutation" else { return [] }
    var notes: [String] = []
    for one in firm {
      guard let row = one.tests.first(where: { $0.name == test })?.row else { continue }
      let method = one.format.index.findings.first {
        $0.context == row.context && $0.variable == row.variable
          && $0.variableLevel == row.variableLevel && $0.statistic == "method"
      }
      if let words = method?.text, !notes.contains(words) { notes.append(words) }
    }
    return notes
  }

  // MARK: - Rows

  private func row(of firm: Firmness, _ draft: inout TableDraft) -> Table.Row {
    var cells = [
      draft.words(firm.name), draft.cell(firm.text("p.value"), unless: firm.row("p.value")),
      extreme("p.low", firm, &draft), extreme("p.high", firm, &draft),
      draft.cell(
        firm.text("p.crossings").map { "\($0) of \(firm.n)" }, unless: firm.row("p.crossings")),
    ]
    for change in changes { cells.append(cell(change.name, firm, &draft)) }
    for name in tests {
      let row = firm.tests.first { $0.name == name }?.row
      cells.append(draft.cell(row.flatMap(firm.format.text), unless: row))
    }
    return Table.Row(.plain, cells)
  }

  /// `0.018 (P002)`.
  private func extreme(
    _ name: String, _ firm: Firmness, _ draft: inout TableDraft
  ) -> Table.Cell {
    let (row, count) = (firm.row(name), firm.text(name + ".count") ?? "")
    guard let p = firm.text(name), let patients = firm.text(name + ".patients") else {
      return draft.cell(nil, unless: row)
    }
    guard count != "1" else { return draft.cell("\(p) (\(patients))", unless: row) }
    return draft.cell("\(p) (n = \(count))", unless: row, with: [firm.row(name + ".count")])
  }

  private func cell(
    _ name: String, _ firm: Firmness, _ draft: inout TableDraft
  ) -> Table.Cell {
    let row = firm.row(name)
    guard let count = firm.text(name) else { return draft.cell(nil, unless: row) }
    if name == "fragility.index" {
      let isReverse = firm.text("fragility.direction") == "reverse"
      let note = "Reverse index: p is not below \(firm.alpha) at first"
      return draft.cell(count, notes: isReverse ? [note] : [], from: [row])
    }
    return draft.cell(firm.isMinimum(name) ? count : "≤\(count)", unless: row)
  }
}

/// The heads of other tests.
enum FragilityWords {
  private static let headings: [String: String] = [
    "student_t": "Student’s t", "welch_t": "Welch’s t", "permutation": "Permuted means",
    "mann_whitney_exact": "Mann–Whitney, exact",
    "mann_whitney_corrected": "Mann–Whitney, corrected",
    "mann_whitney_normal": "Mann–Whitney, normal",
    "anova": "ANOVA", "welch_anova": "Welch’s ANOVA", "kruskal_wallis": "Kruskal–Wallis",
    "paired_t": "Paired t", "one_sample_t": "One-sample t",
    "wilcoxon_signed_rank_exact": "Signed rank, exact",
    "wilcoxon_signed_rank_corrected": "Signed rank, corrected",
    "wilcoxon_signed_rank_normal": "Signed rank, normal",
    "chi_squared": "χ²", "chi_squared_corrected": "χ², corrected", "fisher_exact": "Fisher, exact",
    "mcnemar": "McNemar", "mcnemar_corrected": "McNemar, corrected",
    "cochran_mantel_haenszel": "Mantel–Haenszel",
    "cochran_mantel_haenszel_corrected": "Mantel–Haenszel, corrected",
    "logrank": "Log-rank", "gehan_breslow": "Gehan–Breslow", "tarone_ware": "Tarone–Ware",
    "peto_peto": "Peto–Peto", "cox_wald": "Cox, Wald", "cox_lr": "Cox, LR",
    "wald_efron": "Wald, Efron", "lr_efron": "LR, Efron", "score_efron": "Score, Efron",
    "wald_breslow": "Wald, Breslow", "lr_breslow": "LR, Breslow",
    "score_breslow": "Score, Breslow", "lr": "LR", "firth": "Firth’s LR",
    "pearson": "Pearson", "spearman": "Spearman", "kendall": "Kendall",
  ]

  /// The head of a test's column.
  static func heading(of test: String) -> String { headings[test] ?? test }
}
