import Figures

/// How wide text of a table is on paper, in points, set in Arial or a font of its measure.
package enum PrintWidth {
  /// The width of one line; raised letters are taken as large ones.
  package static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + of($1, size: size) }
  }

  /// The width of the longest word.
  package static func ofLongestWord(_ text: String, size: Double) -> Double {
    PrintableText.of(text).split(separator: " ").map { of(String($0), size: size) }.max() ?? 0
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
