import Figures
import TestSupport
import Testing

/// What stands in an SVG or in a figure's CSV is read back by another reader as it was, but for what
/// is printed otherwise.
@Suite struct EscapingRoundTripTests {
  /// The text of XML character data; `nil` where it holds markup or an unknown reference.
  private func text(ofXML data: String) -> String? {
    let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    var result = ""
    var rest = data.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "<" || scalar == ">" || scalar == "\"" { return nil }
      guard scalar == "&" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      guard let end = rest.firstIndex(of: ";"), let meant = references[String(rest[..<end])] else {
        return nil
      }
      result += meant
      rest = rest[rest.index(after: end)...]
    }
    return result
  }

  /// Whether XML 1.0 allows it (production 2).
  private func isXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  @Test func anyTextComesBackFromXML() {
    var texts = ArbitraryText(seed: 1)
    for _ in 0..<5000 {
      let text = texts.next()
      let written = XMLEscaping.escape(text)
      #expect(self.text(ofXML: written).map(Array.init) == Array(PrintableText.of(text)))
      #expect(written.unicodeScalars.allSatisfy(isXML))
    }
  }

  /// Every scalar that there is.
  @Test func everyScalarComesBackFromXML() {
    var lost = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let read = self.text(ofXML: XMLEscaping.escape(text))
      if read?.unicodeScalars.elementsEqual(PrintableText.of(text).unicodeScalars) != true {
        lost += 1
      }
    }
    #expect(lost == 0)
  }

  /// The fields of one line of RFC 4180.
  private func fields(_ line: String) -> [String]? {
    var fields: [String] = []
    var rest = line.unicodeScalars[...]
    while true {
      var field = String.UnicodeScalarView()
      if rest.first == "\"" {
        rest.removeFirst()
        while let scalar = rest.popFirst() {
          if scalar == "\"" {
            guard rest.first == "\"" else { break }
            rest.removeFirst()
          }
          field.append(scalar)
        }
      } else {
        while let scalar = rest.first, scalar != ",", scalar != "\n" {
          if scalar == "\"" { return nil }
          field.append(rest.removeFirst())
        }
      }
      fields.append(String(field))
      guard rest.first == "," else { return rest.elementsEqual("\n".unicodeScalars) ? fields : nil }
      rest.removeFirst()
    }
  }

  @Test func anyTextComesBackFromCSVAndNoneIsAFormula() {
    var texts = ArbitraryText(seed: 2)
    for _ in 0..<5000 {
      let row = ["", "=", "+", "-", "@", "\t=", "'="].map { $0 + texts.next() }
      let read = fields(CSV.text([row]))
      #expect(read?.count == row.count)
      for (field, text) in zip(read ?? [], row) {
        let printable = PrintableText.of(text)
        let marked = "'" + printable
        #expect(
          field.unicodeScalars.elementsEqual(printable.unicodeScalars)
            || field.unicodeScalars.elementsEqual(marked.unicodeScalars))
        let first = field.unicodeScalars.first { !$0.properties.isWhitespace }
        #expect(first.map { !"=+@".unicodeScalars.contains($0) } != false)
        if first == "-" {
          #expect(
            field.unicodeScalars.dropFirst().allSatisfy {
              "0123456789.,e+- Inf".unicodeScalars.contains($0)
            })
        }
      }
    }
  }
}
