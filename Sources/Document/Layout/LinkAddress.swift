extension LinkDestination {
  /// An address of RFC 3986's characters alone: Word calls a document with
  /// any other unreadable.
  ///
  /// `nil` for a web address without a host of plain letters, digits, dots and hyphens.
  package static func address(_ text: String) -> String? {
    for scheme in ["http:", "https:"] where text.lowercased().hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      guard rest.hasPrefix("//") else { return nil }
      let host = rest.dropFirst(2).prefix { !"/?#".contains($0) }
      guard host.first?.isLetter == true || host.first?.isNumber == true,
        host.utf8.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
      else { return nil }
    }
    return encoded(text)
  }

  private static func encoded(_ text: String) -> String {
    var result = ""
    var hasFragment = false
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      let isNumberSign = byte == UInt8(ascii: "#")
      let isCode =
        byte == UInt8(ascii: "%") && bytes.dropFirst(index + 1).prefix(2).count == 2
        && bytes.dropFirst(index + 1).prefix(2).allSatisfy(isHex)
      if isPlain(byte) || isCode || marks.contains(byte) || (isNumberSign && !hasFragment) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + String(UInt16(byte) + 0x100, radix: 16, uppercase: true).dropFirst()
      }
      hasFragment = hasFragment || isNumberSign
    }
    return result
  }

  private static let marks = Set("-._~:/?@!$&'()*+,;=".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
