import Figures

/// How wide text of a table is on paper, in points, set in Arial or a font of its measure.
package enum PrintWidth {
  /// The width of one line of plain text.
  package static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + of($1, size: size) }
  }

  private static func of(_ scalar: Unicode.Scalar, size: Double) -> Double {
    switch scalar.value {
    case 0x2212: 0.584 * size
    case 0x2013: 0.556 * size
    case 0x2264, 0x2265: 0.549 * size
    case 0x00B7: 0.333 * size
    case 0x2009, 0x202F: 0.2 * size
    default: TextMetrics.advance(scalar) * size
    }
  }
}

/// The widths of a text that may break at its spaces.
struct TextWidth: Equatable {
  /// The width of all of it on one line; of the longest line where it has several.
  var whole = 0.0
  /// The width of its longest word.
  var word = 0.0
  private var line = 0.0
  private var open = 0.0

  /// The widths of a text of several pieces; bold letters are wider.
  init(_ content: [Inline], size: Double, isBold: Bool = false) {
    for inline in content { add(inline, isBold ? size * 1.08 : size) }
    // Other programs' metrics differ by a little.
    whole = max(whole, line) * 1.02 + 1
    word = max(word, open) * 1.02 + 1
    if content.isEmpty { (whole, word) = (0, 0) }
  }

  private mutating func add(_ inline: Inline, _ size: Double) {
    switch inline {
    case .text(let text): add(text) { PrintWidth.of(String($0), size: size) }
    case .number(let text): add(text, breaks: false) { PrintWidth.of(String($0), size: size) }
    case .code(let text): add(text) { _ in 0.6 * size }
    case .strong(let content): for inner in content { add(inner, size * 1.08) }
    case .emphasis(let content), .link(let content, _), .sourced(let content, _):
      for inner in content { add(inner, size) }
    case .superscript(let content), .subscript(let content):
      for inner in content { add(inner, size * 2 / 3) }
    case .footnote(let letter): add(.text(letter), size * 2 / 3)
    case .lineBreak:
      whole = max(whole, line)
      word = max(word, open)
      (line, open) = (0, 0)
    }
  }

  private mutating func add(
    _ text: String, breaks: Bool = true, _ width: (Unicode.Scalar) -> Double
  ) {
    for scalar in PrintableText.of(text).unicodeScalars {
      let own = width(scalar)
      line += own
      if scalar == " ", breaks {
        word = max(word, open)
        open = 0
      } else {
        open += own
      }
    }
  }
}
