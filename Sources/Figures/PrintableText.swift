/// Text that can be shown: what has no glyph or turns the reading direction of others is gone.
package enum PrintableText {
  /// The text with line breaks and tabs as spaces, and without control characters, direction
  /// overrides and code points that XML forbids.
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    guard text.unicodeScalars.contains(where: { isSpace($0) || isForbidden($0) }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        result.append(" ")
      } else if !isForbidden(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The words of a text that can be shown: what stands between its spaces.
  package static func words(of text: String) -> [Substring] {
    of(text).utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }

  /// Line breaks of any kind, and tabs.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Control characters, embeddings and overrides of direction, and the noncharacters at the end
  /// of each plane (XML 1.0, production 2).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xFEFF: true
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
