/// Escaping for XML text and for attributes in double quotes (XML 1.0, section 2.4).
package enum XMLEscaping {
  /// Text that stands for itself, in an element or in an attribute.
  package static func escape(_ text: String) -> String {
    var result = ""
    for scalar in PrintableText.of(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
