import Analysis

/// The sentences of a check, its numbers printed in a style.
struct CheckWords {
  let style: JournalStyle

  /// In the style of a report; without one as results.json and a terminal have them.
  init(_ style: JournalStyle = JournalStyle(.standard)) { self.style = style }

  /// What the check found: each `{name}` of its words replaced by the number of that name.
  func sentence(of check: Check) -> String {
    var text = ""
    var rest = check.words[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      text += rest[..<open]
      text += check.numbers.first { $0.name == name }.map(printed) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// A number as the sentences have it.
  func printed(_ number: Check.Number) -> String {
    switch number.kind {
    case .count: style.count(number.value)
    case .tenths: NumberFormat.decimals(number.value, 1)
    case .thousandths: NumberFormat.decimals(number.value, 3)
    case .share: NumberFormat.percent(number.value, decimals: 1) + "%"
    case .expected: NumberFormat.expected(number.value, 1)
    case .p: PValueFormat(style).phrase(number.value)
    case .value: NumberFormat.significant(number.value, 6).trimmingZeros
    }
  }

  /// What is said of several analyses in the same words, said once.
  func joined(_ checks: [Check]) -> [(code: CheckCode, analyses: [String], sentence: String)] {
    var all: [(code: CheckCode, analyses: [String], sentence: String)] = []
    for check in checks {
      let sentence = sentence(of: check)
      let own = check.analysis.isEmpty ? [] : [check.analysis]
      if let same = all.firstIndex(where: { $0.code == check.code && $0.sentence == sentence }) {
        all[same].analyses += own
      } else {
        all.append((check.code, own, sentence))
      }
    }
    return all
  }
}
