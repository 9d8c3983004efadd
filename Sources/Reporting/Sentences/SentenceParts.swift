import Analysis
import Cohorts

/// What sentences are made of: numbers bound to their rows, intervals, p-values and groups.
extension AnswerFormat {
  /// A row's number as its table prints it; `nil` where there is none.
  func bound(_ row: Finding?) -> BoundNumber? {
    guard let row, row.number != nil, let text = text(row) else { return nil }
    return BoundNumber(text: text, rows: [row])
  }

  /// A statistic's number as its table prints it; `nil` where there is none.
  func bound(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil
  ) -> BoundNumber? {
    bound(index.find(context, statistic, of: variable, level: level, group: group))
  }

  /// An estimate's interval with its level: `95% CI 0.1–23.9`; `nil` where a limit is missing.
  func boundInterval(of row: Finding?) -> BoundNumber? {
    guard let row else { return nil }
    let prefix = row.statistic == "estimate" ? "" : row.statistic + "."
    let limits = [prefix + "conf.low", prefix + "conf.high"].compactMap {
      index.sibling($0, of: row)
    }
    let texts = limits.map { text($0) ?? $0.error ?? "" }
    guard texts.count == 2, limits.contains(where: { $0.number != nil }),
      !texts.contains("")
    else { return nil }
    let isWhole = limits.allSatisfy { $0.number != nil }
    let range = isWhole ? style.interval(texts[0], texts[1]) : texts.joined(separator: " to ")
    return BoundNumber(text: phrase(range), rows: limits)
  }

  /// A p-value with its letter, and beside it the adjusted one; why there is none where it has a
  /// reason.
  func p(_ row: Finding?) -> [Phrase] {
    guard let row else { return [] }
    guard let p = row.number else {
      return row.error.map { ["p not computed: \($0)"] } ?? []
    }
    let own: Phrase = "\(BoundNumber(text: study.pValue.phrase(p), rows: [row]))"
    guard let adjusted = index.sibling("p.value.adjusted", of: row), let q = adjusted.number else {
      return [own]
    }
    let words = BoundNumber(text: study.pValue.phrase(q), rows: [adjusted])
    return ["\(own), adjusted \(words)"]
  }

  /// An estimate with its interval and p-value in brackets: `1.66 (95% CI 1.26–2.19; p < 0.001)`.
  func estimate(_ row: Finding?, unit: String = "", more: [Phrase] = []) -> Phrase? {
    guard let row, let number = bound(row) else { return nil }
    let interval: [Phrase] = boundInterval(of: row).map { ["\($0)"] } ?? []
    let p = p(index.sibling("p.value", of: row))
    return "\(number.with(after: unit))\((interval + p + more).inBrackets)"
  }

  /// The format of one group's rows, as if there were no other patients.
  func ofGroup(_ label: String) -> AnswerFormat {
    AnswerFormat(study: study, question: question, index: index.ofGroup(label))
  }

  /// The unit of a variable behind its number, with the space before it; empty without one.
  func unit(of variable: String) -> String {
    guard let first = StudyFormat.parts(of: variable).first,
      let unit = study.cohort.variable(first)?.unit ?? study.cohort.outcome(first)?.unit
    else { return "" }
    return " " + StudyFormat.unit(unit)
  }

  /// A time with its unit: `12 months`, `1 year`.
  func time(_ time: String, of outcome: String) -> String {
    guard let unit = study.cohort.outcome(outcome)?.unit, !unit.isEmpty else { return time }
    return time + " "
      + (time == "1" && unit.hasSuffix("s") && unit.count > 2 ? String(unit.dropLast()) : unit)
  }

  /// A group within a sentence: `in survivors`, `in the Low group`.
  static func within(_ group: String) -> String {
    isPlural(group) ? "in " + group.withoutCapital : "in the \(group) group"
  }

  /// A group after a count: `survivors`, `of the Low group`.
  static func among(_ group: String) -> String {
    isPlural(group) ? group.withoutCapital : "of the \(group) group"
  }

  /// Whether a level's label is the name of several patients.
  private static func isPlural(_ label: String) -> Bool {
    let endings = ["ss", "us", "is", "’s", "'s"]
    return label.count > 3 && label.hasSuffix("s") && !endings.contains { label.hasSuffix($0) }
      && label.allSatisfy { $0.isLetter || $0 == "-" || $0 == " " }
  }

  /// The short name of a method with its statistic and p-value: `Student’s t-test, t(82) = 2.01, p =
  /// 0.048`.
  func test(_ context: String, of variable: String?, level: String? = nil) -> Phrase? {
    let p = index.find(context, "p.value", of: variable, level: level)
    guard let words = self.p(p).first else { return nil }
    let degrees = ["parameter", "num.df", "den.df"].compactMap {
      index.find(context, $0, of: variable, level: level)
    }.filter { $0.number != nil }
    let inside = degrees.compactMap(text).joined(separator: ", ")
    let symbol = TestRow.symbol(of: context) ?? (degrees.isEmpty ? nil : "χ²")
    guard let symbol, let row = index.find(context, "statistic", of: variable, level: level),
      row.number != nil, let value = text(row)
    else { return "\(MethodName.words(context)), \(words)" }
    let brackets = inside.isEmpty ? "" : "(\(inside))"
    let statistic = BoundNumber(
      text: "\(symbol)\(brackets) = \(value)", rows: [row] + degrees)
    return "\(MethodName.words(context)), \(statistic), \(words)"
  }
}
