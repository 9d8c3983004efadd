/// Escaping for XML text and for attributes in double quotes (XML 1.0, section 2.4).
enum XMLEscaping {
  /// Text that stands for itself, in an element or in an attribute.
  static func escape(_ text: String) -> String {
    var result = ""
    for character in PrintableText.of(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
