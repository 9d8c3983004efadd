/// How many places a text takes where every character is as wide: in a terminal or an editor.
enum MonospacedWidth {
  /// The places of a line: two for a character of East Asia and a picture, none for a mark that
  /// stands on another character.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + places($1) }
  }

  private static func places(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
