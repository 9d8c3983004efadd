import Analysis
import Document

/// How firm the p-values of an analysis are: a line for each, and a sentence that says it plainly.
struct FragilitySection {
  private let answer: Answer
  private let format: AnswerFormat
  private let rows: [Finding]

  /// The section of an answer within its study.
  init(_ answer: Answer, in study: StudyFormat) {
    self.answer = answer
    format = AnswerFormat(answer, in: study)
    rows = answer.findings.filter { $0.context == "fragility" }
  }

  /// The table and its sentences; nothing where the plan did not ask.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    let firm = firmness
    guard let first = firm.first, let alpha = first.alpha else { return [] }
    var draft = TableDraft()
    draft.textColumn("p of")
    draft.numberColumn("p")
    draft.textColumn("Without one patient")
    draft.textColumn("Patients without whom p crosses \(alpha)")
    draft.textColumn("Changes that are enough to cross \(alpha)")
    draft.textColumn("Other tests of the same question")
    for one in firm { draft.rows.append(row(of: one, &draft)) }
    let words =
      firm.count == 1
      ? "How firm is \(first.phrase)? " + format.title.asSentence
      : "How firm are the p-values? " + format.title.asSentence
    let number = numbering.table(of: answer.question.id)
    let table = draft.table(
      id: answer.question.id + "-fragility", number: number, caption: [.text(words)])
    return [.table(table), .list(firm.map { [.text($0.sentence)] })]
  }

  private func row(of firm: Firmness, _ draft: inout TableDraft) -> Table.Row {
    let low = firm.row("p.low")
    let range = firm.range.map { text in
      draft.cell(text, notes: firm.extremes, from: [low, firm.row("p.high")])
    }
    let crossings = firm.row("p.crossings")
    let cells = [
      draft.words(firm.name),
      draft.cell(firm.text("p.value"), unless: firm.row("p.value")),
      range ?? draft.cell(nil, unless: low),
      draft.cell(firm.text("p.crossings").map { "\($0) of \(firm.n)" }, unless: crossings),
      draft.words(firm.changes.joined(separator: "; ")),
      draft.words(firm.alternatives.joined(separator: "; ")),
    ]
    return Table.Row(.plain, cells)
  }

  /// The p-values in their order, each with its rows.
  private var firmness: [Firmness] {
    var found: [Firmness] = []
    for row in rows where row.statistic == "alpha" {
      let own = rows.filter { $0.variable == row.variable && $0.variableLevel == row.variableLevel }
      let others = rows.filter { other in
        other.variable == row.variable && other.variableLevel != row.variableLevel
          && (row.variableLevel.map { other.variableLevel?.hasPrefix($0 + ": ") == true } ?? true)
      }
      found.append(Firmness(rows: own, others: others, format: format))
    }
    return found
  }
}

/// How firm one p-value is, in words.
private struct Firmness {
  let rows: [Finding]
  /// The rows of other tests.
  let others: [Finding]
  let format: AnswerFormat

  func row(_ statistic: String) -> Finding? { rows.first { $0.statistic == statistic } }

  func text(_ statistic: String) -> String? { row(statistic).flatMap(format.text) }

  /// The threshold: `0.05`.
  var alpha: String? { text("alpha") }
  /// The number of patients.
  var n: String { text("nobs") ?? "" }
  /// The p-value with its letter.
  var phrase: String { format.study.pValue.phrase(text("p.value") ?? "—") }

  /// The variable, with the level of a term.
  var name: String {
    guard let variable = rows.first?.variable else { return "" }
    let level = rows.first?.variableLevel.map { ", " + $0 } ?? ""
    return format.study.label(variable) + level
  }

  /// p from the lowest to the highest.
  var range: String? {
    guard let low = text("p.low"), let high = text("p.high") else { return nil }
    return "\(low) to \(high)"
  }

  /// Without whom p is lowest and highest; nothing where many are interchangeable.
  var extremes: [String] {
    guard let low = text("p.low.patients"), let high = text("p.high.patients"),
      (low + high).count < 60
    else { return [] }
    return ["Lowest without \(low), highest without \(high)"]
  }

  private var isBelow: Bool {
    guard let p = row("p.value")?.number, let alpha = row("alpha")?.number else { return false }
    return p < alpha
  }

  /// The other side of the threshold.
  private var beyond: String {
    format.study.pValue.letter + (isBelow ? " ≥ " : " < ") + (alpha ?? "")
  }

  private static let kinds = [("group.moves", "group"), ("outcome.moves", "outcome")]

  /// How many patients with another group or outcome are enough.
  var changes: [String] {
    var found: [String] = []
    for (name, kind) in Self.kinds {
      guard let row = row(name) else { continue }
      if let count = text(name) {
        found.append("\(kind): \(isMinimum(name) ? "" : "at most ")\(count)")
      } else if let reason = row.error {
        found.append("\(kind): none found (\(reason))")
      }
    }
    if let index = text("fragility.index") {
      let isReverse = text("fragility.direction") == "reverse"
      found.append("\(isReverse ? "reverse fragility" : "fragility") index: \(index)")
    }
    return found
  }

  private func isMinimum(_ name: String) -> Bool { text(name + ".bound") == "minimum" }

  /// The other tests with their p.
  var alternatives: [String] {
    var found: [String] = []
    for row in others where row.statistic == "p.value" {
      let method = others.first {
        $0.variableLevel == row.variableLevel && $0.statistic == "method"
      }
      let words = (method?.text ?? "").typographic
      found.append("\(words) \(format.text(row) ?? "—")")
    }
    return found
  }

  /// What the line says, in one sentence.
  var sentence: String {
    var parts: [String] = []
    if let range {
      let count = text("p.crossings") ?? "0"
      let crossing = count == "0" ? "never \(beyond)" : "\(beyond) for \(patients(count))"
      parts.append("leaving out one of \(n) patients gives p from \(range) (\(crossing))")
    } else if let reason = row("p.low")?.error {
      parts.append("leaving out one patient was \(reason)")
    }
    for (name, kind) in Self.kinds {
      guard let count = text(name) else { continue }
      let what =
        kind == "group"
        ? "moving \(patients(count)) to the other group"
        : "another outcome of \(patients(count))"
      let bound = isMinimum(name) ? "" : " (fewer may be)"
      parts.append("\(what) is enough for \(beyond)\(bound)")
    }
    if let low = text("p.alternatives.low"), let high = text("p.alternatives.high") {
      parts.append("tests of the same question give p from \(low) to \(high)")
    }
    return "\(name) (\(phrase)): \(parts.joined(separator: "; "))."
  }

  private func patients(_ count: String) -> String {
    count == "1" ? "1 patient" : "\(count) patients"
  }
}
