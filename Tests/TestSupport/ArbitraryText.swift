/// Texts of whatever there is: scalars of every plane, controls, directions, and what formats treat
/// apart; the same for the same seed.
public struct ArbitraryText: Sendable {
  private var generator: SplitMix64

  /// Texts from a seed.
  public init(seed: UInt64) { generator = SplitMix64(state: seed) }

  private static let pieces: [String] = [
    "<", ">", "&", "\"", "'", "\\", "{", "}", "$", "#", "%", "_", "^", "~", "|", "`", "*", "[", "]",
    "(", ")", "=", "+", "-", "@", "!", ":", "?", ",", " ", "  ", "]]>", "<!--", "-->", "</script>",
    "&amp;", "&#0;", "&lt", "<![CDATA[", "<?xml ?>", "<b a='", "\\end{document}", "\\u0041", "${x}",
    "{{x}}", "\u{0}", "\n", "\r\n", "\t", "\u{1B}[2J", "\u{85}", "\u{2028}", "\u{202E}", "\u{2067}",
    "\u{200F}", "\u{FEFF}", "\u{FFFE}", "\u{301}", "<\u{338}", "é", "שלום", "مرحبا",
    "🫁", "👩‍⚕️", "🇩🇪", "true", "null", "0x1F", "1e5", "- a", "# b",
  ]

  /// The next text.
  public mutating func next() -> String {
    var text = ""
    for _ in 0..<(generator.next() % 9) {
      if generator.next() % 3 == 0 {
        text.unicodeScalars.append(scalar())
      } else {
        text += Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
      }
    }
    return text
  }

  /// A scalar of any plane, as often of the first 256.
  public mutating func scalar() -> Unicode.Scalar {
    let planes: [UInt32] = [0x100, 0x3000, 0x1_0000, 0x3_0000, 0x11_0000]
    let size = planes[Int(generator.next() % UInt64(planes.count))]
    return Unicode.Scalar(UInt32(generator.next() % UInt64(size))) ?? "\u{FFFD}"
  }
}
