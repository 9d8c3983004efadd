import Figures

extension DecimalAlignment {
  /// Spaces as wide as a text, in fonts whose digits are all as wide: a figure space for a digit
  /// or a sign, a punctuation space for a mark, a third of an em for a bracket.
  static func spaces(_ text: String) -> String {
    spaces(Array(text.unicodeScalars))
  }

  private static func spaces(_ scalars: [Unicode.Scalar]) -> String {
    var result = ""
    for scalar in scalars {
      switch scalar {
      case ".", ",", "·", ":", ";", "/": result += "\u{2008}"
      case "(", ")", "[", "]", "†", "*": result += "\u{2004}"
      case "%": result += "\u{2007}\u{2004}"
      case " ": result += "\u{00A0}"
      case _ where scalar.isSpace: result.unicodeScalars.append(scalar)
      default: result += "\u{2007}"
      }
    }
    return result
  }

  /// Spaces by which a text falls short of the widest of its column; none where that is empty.
  static func spaces(from text: String, to widest: String) -> String {
    if widest.isEmpty { return "" }
    var lacking = shape(widest)
    var surplus = 0.0
    for scalar in shape(text) {
      if let index = lacking.firstIndex(of: scalar) {
        lacking.remove(at: index)
      } else {
        surplus += width(String(scalar))
      }
    }
    guard surplus > 0 else { return spaces(lacking) }
    return fill(width(String(String.UnicodeScalarView(lacking))) - surplus)
  }

  /// Figure spaces, thirds of an em and a punctuation space that come nearest to a width.
  private static func fill(_ room: Double) -> String {
    let (digit, third, point) = (width("0"), width("("), width("."))
    var best = ""
    var error = room
    for thirds in 0...3 {
      for points in 0...1 {
        let rest = room - Double(thirds) * third - Double(points) * point
        let digits = (rest / digit).rounded()
        guard digits >= 0, abs(rest - digits * digit) < error - 1e-9 else { continue }
        error = abs(rest - digits * digit)
        best =
          String(repeating: "\u{2007}", count: Int(digits))
          + String(repeating: "\u{2004}", count: thirds)
          + String(repeating: "\u{2008}", count: points)
      }
    }
    return best
  }
}
