/// Words that are read from the right, kept from moving the numbers around them.
///
/// Unicode's bidirectional algorithm (UAX #9) sets a number after Arabic or Hebrew words to their
/// left: "left out: <words>. 120 remained" would be read as "120 .<words>". An isolate around the
/// words ends their reach.
enum ReadingDirection {
  /// Whether a text holds words that are read from the right.
  static func isMixed(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isFromRight)
  }

  /// The text in pieces; those from the first to the last letter of words read from the right.
  static func pieces(of text: String) -> [(text: String, isFromRight: Bool)] {
    guard isMixed(text) else { return [(text, false)] }
    var pieces: [(text: String, isFromRight: Bool)] = []
    var left = ""
    var right = ""
    var between = ""
    for character in text {
      if character.unicodeScalars.contains(where: isFromRight) {
        right += between + String(character)
        between = ""
      } else if right.isEmpty {
        left.append(character)
      } else if character.isWhitespace {
        between.append(character)
      } else {
        pieces += [(left, false), (right, true)]
        (left, right, between) = (between + String(character), "", "")
      }
      if !right.isEmpty, !left.isEmpty {
        pieces.append((left, false))
        left = ""
      }
    }
    if !right.isEmpty { pieces.append((right, true)) }
    pieces.append((left + between, false))
    return pieces.filter { !$0.text.isEmpty }
  }

  /// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
  private static func isFromRight(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
