import Analysis
import Document

/// What compares the groups of `kaplan_meier`, and how long they were followed.
extension SurvivalSection {
  /// The contrasts of a context: the groups that they stand for.
  private func contrasts(in context: String) -> [String?] {
    index.findings.lazy.filter { $0.context == context }.map(\.group1Level).distinct()
  }

  /// The words for a contrast: `Low − High`.
  private func words(_ context: String, _ level: String?, _ group: String?) -> String {
    let row = index.findings.first {
      $0.context == context && $0.statistic == "contrast" && $0.group1Level == group
        && (level == nil || $0.variableLevel == level)
    }
    let text = row?.text ?? group ?? ""
    return text.replacing(" - ", with: " − ").replacing(" / ", with: " ÷ ")
  }

  /// An estimate with its interval, and its p, as two cells.
  private func cells(
    _ context: String, _ level: String?, _ group: String?, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let variable = variable(in: context)
    let row = index.find(context, "estimate", of: variable, level: level, group: group)
    let interval = format.interval(context, of: variable, level: level, group: group)
    let p = index.find(context, "p.value", of: variable, level: level, group: group)
    guard let row, let text = format.text(row) else {
      return [draft.cell(nil, unless: row), Table.Cell.empty]
    }
    return [
      draft.cell(
        text + format.aside(interval), notes: [row.warning].compactMap(\.self),
        from: index.withLimits(row)),
      draft.cell(p.flatMap(format.text), unless: p),
    ]
  }

  /// Differences of survival between groups at the landmark times.
  func differences(number: String, caption: [Inline]) -> Table {
    let context = "survival_difference"
    var draft = TableDraft()
    draft.textColumn("Contrast")
    draft.numberColumn("Time" + unit)
    for heading in [format.head("Difference"), "p"] { draft.numberColumn(heading) }
    for group in contrasts(in: context) {
      for time in index.levels(of: variable(in: context), in: context) {
        draft.rows.append(
          Table.Row(
            .plain,
            [draft.words(words(context, time, group)), Table.Cell([.number(time)])]
              + cells(context, time, group, &draft)))
      }
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id + "-differences", number: number, caption: caption)
  }

  /// Differences and ratios of restricted mean survival.
  func restrictedMeans(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Contrast")
    for heading in ["Difference\(unit)", "Ratio"] {
      draft.numberColumn(format.head(heading))
      draft.numberColumn("p")
    }
    for group in contrasts(in: "rmst_difference") {
      draft.rows.append(
        Table.Row(
          .plain,
          [draft.words(words("rmst_difference", nil, group))]
            + cells("rmst_difference", nil, group, &draft)
            + cells("rmst_ratio", nil, group, &draft)))
    }
    let horizon = survival.restrictedMean.map { NumberFormat.significant($0, 6).trimmingZeros }
    draft.abbreviations =
      ["CI, confidence interval"] + (horizon.map { ["restricted to " + $0 + unitWord] } ?? [])
    return draft.table(id: format.question.id + "-rmst", number: number, caption: caption)
  }

  private var unitWord: String { unit.isEmpty ? "" : " " + unit.dropFirst(2) }

  /// Median follow-up and its quartiles by group.
  func followUp(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Group")
    let names = ["median", "p25", "p75"]
    for name in names {
      draft.numberColumn(format.head(MethodName.statistic(name) + unit))
    }
    for group in groups {
      let own = names.map { name -> Table.Cell in
        let row = index.find("follow_up", name, of: variable(in: "follow_up"), group: group)
        guard let row, let text = timeWithInterval(row) else {
          return draft.cell(nil, unless: row)
        }
        return draft.cell(text, notes: [], from: index.withLimits(row))
      }
      draft.rows.append(Table.Row(.plain, [draft.words(group ?? "All patients")] + own))
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id + "-follow-up", number: number, caption: caption)
  }

  private var pairRows: [Finding] {
    index.findings.filter { Self.tests.contains($0.context) && $0.variableLevel != nil }
  }

  /// Whether groups are tested two by two.
  var hasPairs: Bool { !pairRows.isEmpty }

  /// The tests of groups two by two.
  func pairs(number: String, caption: [Inline]) -> Table {
    let tests = pairRows.map(\.context).distinct()
    let isAdjusted = pairRows.contains { $0.statistic == "p.value.adjusted" }
    var draft = TableDraft()
    draft.textColumn("Groups")
    var spans = [Table.Span("", over: 1)]
    for test in tests {
      let headings = ["χ²", "df", "p"] + (isAdjusted ? ["Adjusted p"] : [])
      for heading in headings { draft.numberColumn(heading) }
      spans.append(
        Table.Span(draft.words(MethodName.words(test).capitalisedFirst), over: headings.count))
    }
    draft.spans = [spans]
    let names = ["statistic", "parameter", "p.value"] + (isAdjusted ? ["p.value.adjusted"] : [])
    for pair in pairRows.compactMap(\.variableLevel).distinct() {
      var row = [draft.words(pair.replacing(" - ", with: " − "))]
      for test in tests {
        for name in names {
          let found = index.find(test, name, of: variable(in: test), level: pair)
          row.append(draft.cell(found.flatMap(format.text), unless: found))
        }
      }
      draft.rows.append(Table.Row(.plain, row))
    }
    draft.abbreviations = ["df, degrees of freedom"]
    return draft.table(id: format.question.id + "-pairs", number: number, caption: caption)
  }
}
