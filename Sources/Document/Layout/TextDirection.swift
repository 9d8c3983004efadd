import Figures

/// The reading direction of pieces of text.
package enum TextDirection {
  /// A piece of text that is read in one direction.
  package struct Run: Equatable {
    /// Its words, as they can be shown.
    package var text: String
    /// Whether it is read from right to left.
    package var isRightToLeft: Bool
  }

  /// The text in runs of one direction; spaces between words of the same run belong to it.
  package static func runs(_ text: String) -> [Run] {
    var runs: [Run] = []
    var spaces = ""
    for scalar in PrintableText.of(text).unicodeScalars {
      let isInside = runs.last?.isRightToLeft == true
      if isInside, scalar == " " {
        spaces.unicodeScalars.append(scalar)
      } else if isRightToLeft(scalar) || (isInside && spaces.isEmpty && isMark(scalar)) {
        append(spaces, scalar, true, to: &runs)
        spaces = ""
      } else {
        append(spaces, scalar, false, to: &runs)
        spaces = ""
      }
    }
    return spaces.isEmpty ? runs : runs + [Run(text: spaces, isRightToLeft: false)]
  }

  private static func append(
    _ spaces: String, _ scalar: Unicode.Scalar, _ isRightToLeft: Bool, to runs: inout [Run]
  ) {
    if runs.last?.isRightToLeft != isRightToLeft {
      runs.append(Run(text: "", isRightToLeft: isRightToLeft))
    }
    runs[runs.endIndex - 1].text += spaces
    runs[runs.endIndex - 1].text.unicodeScalars.append(scalar)
  }

  /// Letters of Hebrew, Arabic, Syriac, Thaana, NKo and the scripts beside them (Unicode's
  /// default bidirectional classes R and AL by block).
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE: true
    case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: true
    default: false
    }
  }
}
