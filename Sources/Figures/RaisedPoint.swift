/// Raises the decimal points of a text to mid height: `0·048`.
///
/// A point is one where it stands alone between digits, in a word of digits only: versions (1.2.0),
/// file names (cohort-2.5.csv), identifiers (10.2478/raon) and dates keep theirs.
package enum RaisedPoint {
  /// The text with raised points.
  package static func text(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var result: [UInt8] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if isPartOfWord(byte) {
        word.append(byte)
      } else {
        result += raised(word)
        word.removeAll(keepingCapacity: true)
        result.append(byte)
      }
    }
    return String(decoding: result + raised(word), as: UTF8.self)
  }

  /// A word of digits with one point between two of them; any other word as it is.
  private static func raised(_ word: [UInt8]) -> [UInt8] {
    let stops = word.reversed().prefix { $0 == UInt8(ascii: ".") }.count
    let number = word.dropLast(stops)
    let parts = number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, let last = parts.last,
      parts.allSatisfy({ !$0.isEmpty && isDigits($0) })
    else {
      return word
    }
    return Array(parts[0]) + Array("·".utf8) + Array(last) + Array(word.suffix(stops))
  }

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Letters, digits, and what joins them to names.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: "._/@:#\\".utf8.contains(byte)
    }
  }
}

extension Drawing {
  /// The same marks with raised decimal points in their words.
  var raised: Drawing {
    var drawing = self
    drawing.marks = marks.map { mark in
      guard case .label(var label) = mark else { return mark }
      label.text = RaisedPoint.text(label.text)
      return .label(label)
    }
    return drawing
  }
}
