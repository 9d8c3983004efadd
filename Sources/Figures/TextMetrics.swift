/// How wide text is in Helvetica, and in the fonts made to its measure (Arial, Liberation Sans).
package enum TextMetrics {
  /// Advance widths of U+0020 to U+007E in thousandths of the size (Adobe's Helvetica metrics).
  private static let ascii: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// Other fonts may be a little wider than Helvetica: room for that.
  private static let allowance = 1.04

  /// The width of a line of text at a size, in the unit of the size.
  package static func width(_ text: String, size: Double) -> Double {
    width(thousandths(text), size: size)
  }

  private static func width(_ thousandths: Int, size: Double) -> Double {
    Double(thousandths) / 1000 * size * allowance
  }

  private static func thousandths(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + thousandths($1) }
  }

  /// The advance width of one character of Helvetica itself, as a part of the size.
  package static func advance(_ scalar: Unicode.Scalar) -> Double {
    Double(thousandths(scalar)) / 1000
  }

  /// The width of the longest of several lines.
  package static func width(_ lines: [String], size: Double) -> Double {
    lines.map { width($0, size: size) }.max() ?? 0
  }

  /// The text in lines no wider than `limit`: broken at spaces, and inside a word that is longer.
  package static func wrap(_ text: String, size: Double, limit: Double) -> [String] {
    var lines: [String] = []
    var (line, room) = ("", 0)
    for word in PrintableText.words(of: text) {
      let own = thousandths(word)
      let longer = line.isEmpty ? own : room + thousandths(" ") + own
      if width(longer, size: size) <= limit {
        line += (line.isEmpty ? "" : " ") + word
        room = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = pieces(of: String(word), size: size, limit: limit)
      line = pieces.popLast() ?? ""
      room = thousandths(line)
      lines += pieces
    }
    return line.isEmpty ? (lines.isEmpty ? [""] : lines) : lines + [line]
  }

  /// A word cut into pieces that fit, at least one character each.
  private static func pieces(of word: String, size: Double, limit: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, width(piece + String(character), size: size) > limit {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value >= 0x20, value <= 0x7E { return ascii[Int(value) - 0x20] }
    switch value {
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: return 0
    case 0x00A0: return 278
    case 0x2009, 0x202F: return 200
    case 0x00B2, 0x00B3, 0x00B9: return 333
    case 0x2014, 0x2026: return 1000
    default: return value < 0x1100 || (0x2000...0x2BFF).contains(value) ? 611 : 1000
    }
  }
}
