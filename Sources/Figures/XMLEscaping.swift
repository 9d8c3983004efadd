/// Escaping for XML text and for attributes in double quotes (XML 1.0, section 2.4).
package enum XMLEscaping {
  /// Text that stands for itself, in an element or in an attribute.
  package static func escape(_ text: String) -> String {
    let printable = PrintableText.of(text)
    guard printable.utf8.contains(where: isMarkup) else { return printable }
    var result = ""
    for scalar in printable.unicodeScalars {
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

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
