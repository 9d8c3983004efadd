/// Comma-separated values as in RFC 4180, with line feeds.
package enum CSV {
  /// Rows of fields as text; no field is a formula to a spreadsheet.
  package static func text(_ rows: [[String]]) -> String {
    var text = TextBytes()
    for row in rows {
      for (column, content) in row.enumerated() {
        if column > 0 { text.add(",") }
        text.add(field(harmless(content)))
      }
      text.add("\n")
    }
    return text.text
  }

  /// A field that no spreadsheet takes for a formula.
  ///
  /// One that begins with `=`, `+`, `@`, or with a
  /// hyphen and is no plain number, gets an apostrophe before it;
  /// so does one that has such an apostrophe already, so that taking one away gives the cell.
  /// Line breaks and tabs become spaces, and control characters are left out.
  package static func harmless(_ field: String) -> String {
    if let first = field.utf8.first, isLetterOrDigit(first),
      field.utf8.allSatisfy({ 0x20...0x7E ~= $0 })
    {
      return field
    }
    let printable = PrintableText.of(field)
    return isFormula(printable) ? "'" + printable : printable
  }

  /// Whether a spreadsheet may run a field, or would take an apostrophe for the mark of one it ran.
  package static func isFormula(_ field: String) -> Bool {
    let rest = field.unicodeScalars.drop { $0 == "'" || $0.properties.isWhitespace }
    guard let first = rest.first else { return false }
    switch first {
    case "=", "+", "@", "＝", "＋", "＠": return true
    case "-", "－": return !isNumber(rest.dropFirst()) || field.unicodeScalars.first == "'"
    default: return false
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }

  /// Whether it is empty, or digits with at most one decimal mark and perhaps a power of ten, or
  /// the infinity of a threshold.
  private static func isNumber(_ text: Substring.UnicodeScalarView) -> Bool {
    if text.elementsEqual("Inf".unicodeScalars) { return true }
    let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let marks = text.filter { $0 == "." || $0 == "," }.count
    guard marks <= 1,
      parts[0].allSatisfy({ "0"..."9" ~= $0 || $0 == "." || $0 == "," })
    else { return false }
    guard parts.count == 2 else { return true }
    let power = parts[1].first == "-" || parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
    return parts[0].first.map { "0"..."9" ~= $0 } == true && 1...3 ~= power.count
      && power.allSatisfy { "0"..."9" ~= $0 }
  }

  /// A field, quoted where it holds a comma, a quote or a line break.
  package static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    if isPlain { return text }
    var doubled = ""
    for scalar in text.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
    }
    return "\"" + doubled + "\""
  }
}
