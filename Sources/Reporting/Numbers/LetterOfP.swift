import Document

/// Gives the letter of p-values in running text the form that a style asks for.
///
/// A letter is one where it stands alone and a sign, the word "value" or the end follows it, or the
/// end of a phrase does: `p = 0.04`, `p-value`, `Adjusted p`, `(log-rank p)`; not in `p53` or `1p`.
struct LetterOfP {
  private let style: PValueLetter

  init(_ style: PValueLetter) { self.style = style }

  /// The text in pieces, so that the letter can be italic.
  func inlines(_ text: String) -> [Inline] {
    guard style != PValueLetter(), text.utf8.contains(where: { $0 == 0x70 || $0 == 0x50 }) else {
      return [.text(text)]
    }
    var inlines: [Inline] = []
    var words = ""
    var rest = text[...]
    var last: Character?
    while let next = rest.first {
      rest = rest.dropFirst()
      if let follow = follow(next, behind: last, before: rest) {
        addLetter(to: &inlines, &words)
        words += joined(follow, &rest)
      } else {
        words.append(next)
      }
      last = next
    }
    return words.isEmpty ? inlines : inlines + [.text(words)]
  }

  private func addLetter(to inlines: inout [Inline], _ words: inout String) {
    guard style.isItalic else {
      words += style.letter
      return
    }
    if !words.isEmpty { inlines.append(.text(words)) }
    inlines.append(.emphasis([.text(style.letter)]))
    words = ""
  }

  /// What can follow the letter.
  private enum Follow {
    /// A sign with spaces around it.
    case sign(Character)
    /// A hyphen and the word "value".
    case value
    /// A space, a mark, or nothing.
    case end
  }

  /// What follows a character that is the letter; a capital is one only before a sign.
  private func follow(
    _ letter: Character, behind last: Character?, before rest: Substring
  ) -> Follow? {
    guard letter == "p" || letter == "P", Self.isOpen(last) else { return nil }
    if let sign = rest.drop(while: { $0 == " " }).first, "=<>≤≥".contains(sign) {
      return .sign(sign)
    }
    return letter == "P" ? nil : Self.end(rest)
  }

  private static func end(_ rest: Substring) -> Follow? {
    guard let next = rest.first else { return .end }
    if rest.hasPrefix("-value") { return .value }
    if next == "." || next == "," { return rest.dropFirst().first ?? " " == " " ? .end : nil }
    return " );:\u{00A0}".contains(next) ? .end : nil
  }

  private static func isOpen(_ last: Character?) -> Bool {
    last.map { "([;/“ \u{00A0}".contains($0) } ?? true
  }

  /// What stands behind the letter in the style; takes it from the rest.
  private func joined(_ follow: Follow, _ rest: inout Substring) -> String {
    switch follow {
    case .end: return ""
    case .value:
      rest = rest.dropFirst()
      return style.joint
    case .sign(let sign):
      rest = rest.drop { $0 == " " }.dropFirst().drop { $0 == " " }
      return style.isSpaced ? " \(sign) " : String(sign)
    }
  }
}
