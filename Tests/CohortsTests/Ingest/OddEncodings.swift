@testable import Cohorts

extension OddFiles {
  static let encodings: [OddFiles] = [
    OddFiles(
      kind: "each encoding, with and without its byte order mark, declared or not",
      outcome: "the same cells", cases: written),
    OddFiles(
      kind: "each byte above 7F, nothing declared",
      outcome: "refused, with the byte and what Windows-1252 would read", cases: undeclared),
    OddFiles(
      kind: "each byte above 7F, declared windows-1252", outcome: "its character, or refused",
      cases: singleBytes(.windows1252)),
    OddFiles(
      kind: "each byte above 7F, declared iso-8859-1",
      outcome: "its character; the controls 80 to 9F refused", cases: singleBytes(.latin1)),
    OddFiles(
      kind: "an encoding that is declared and wrong", outcome: "refused, with the right one",
      cases: wrong),
    OddFiles(
      kind: "spaces beyond ASCII around a cell", outcome: "dropped and reported", cases: wideSpaces),
  ]

  private typealias Encoding = CohortDeclaration.Encoding
  private static let text = ["Müller", "Åse"]

  static func wide(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return littleEndian ? [low, high] : [high, low]
    }
  }

  /// Windows-1252 of a text whose characters ISO 8859-1 has too.
  static func western(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x3F }
  }

  private static let forms: [(String, @Sendable (String) -> [UInt8], [Encoding?])] = [
    ("UTF-8", { Array($0.utf8) }, [nil, .utf8]),
    ("UTF-8 with its mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }, [nil, .utf8]),
    (
      "UTF-16, low byte first, with its mark", { [0xFF, 0xFE] + wide($0, littleEndian: true) },
      [nil, .utf16, .utf16LittleEndian]
    ),
    (
      "UTF-16, high byte first, with its mark", { [0xFE, 0xFF] + wide($0, littleEndian: false) },
      [nil, .utf16, .utf16BigEndian]
    ),
    (
      "UTF-16, low byte first", { wide($0, littleEndian: true) },
      [nil, .utf16, .utf16LittleEndian]
    ),
    (
      "UTF-16, high byte first", { wide($0, littleEndian: false) },
      [nil, .utf16, .utf16BigEndian]
    ),
    ("Windows-1252", { western($0) }, [.windows1252]),
    ("ISO 8859-1", { western($0) }, [.latin1]),
  ]

  private static let written: [OddFile] = forms.flatMap { name, bytes, declared in
    declared.flatMap { encoding in
      ["\n", "\r\n", "\r"].map { end in
        let content = (["größe,x"] + text.map { "1,\($0)" }).joined(separator: end) + end
        let shown = encoding?.rawValue ?? "nothing"
        return OddFile(
          "\(name), \(shown) declared, \(end.debugDescription)", bytes(content), .values(text),
          cohort: { $0.encoding = encoding }, variable: { $0.type = .text })
      }
    }
  }

  /// The characters of 80 to 9F in Windows-1252; `_` where it has none.
  private static let upper = Array(
    "€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ".unicodeScalars)

  private static func character(_ byte: UInt8) -> String? {
    guard byte <= 0x9F else { return String(Unicode.Scalar(byte)) }
    let scalar = upper[Int(byte) - 0x80]
    return scalar == "_" ? nil : String(scalar)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(byte, radix: 16, uppercase: true)
  }

  private static let undeclared: [OddFile] = (0x80...0xFF).map { (byte: UInt8) in
    let meant = character(byte).map { "\"a\($0)z\" is meant" } ?? "nor Windows-1252"
    return OddFile(
      hexadecimal(byte), Array("y,x\n1,a".utf8) + [byte] + Array("z\n".utf8),
      .refusal(
        "is not UTF-8 text (byte \(hexadecimal(byte)))"
          + (meant == "nor Windows-1252" ? ", " : "; if ") + meant))
  }

  private static func singleBytes(_ encoding: Encoding) -> [OddFile] {
    (0x80...0xFF).map { (byte: UInt8) in
      let isControl = encoding == .latin1 && byte < 0xA0
      let value = isControl ? nil : character(byte)
      let message =
        encoding == .latin1
        ? "cohort.csv:2:2: error: a byte from 80 to 9F"
        : "cohort.csv:2:2: error: a byte that is no character of Windows-1252"
      return OddFile(
        hexadecimal(byte), Array("y,x\n1,a".utf8) + [byte] + Array("z\n".utf8),
        value.map { .values(["a\($0)z"]) } ?? .refusal(message),
        cohort: { $0.encoding = encoding }, variable: { $0.type = .text })
    }
  }

  private static let wrong: [OddFile] = {
    let content = "y,x\n1,Müller\n2,Åse\n"
    let utf8 = Array(content.utf8)
    let (low, high) = (wide(content, littleEndian: true), wide(content, littleEndian: false))
    let cases: [(String, [UInt8], Encoding?, String)] = [
      ("UTF-8 as windows-1252", utf8, .windows1252, "\"Müller\" in UTF-8"),
      ("UTF-8 as iso-8859-1", Array("y,x\n1,Ý¼\n".utf8), .latin1, "80 to 9F"),
      ("UTF-8 as utf-16", utf8, .utf16, "the file is not UTF-16"),
      (
        "UTF-8 with its mark as windows-1252", [0xEF, 0xBB, 0xBF] + utf8, .windows1252,
        "byte order mark of UTF-8; declare `encoding: utf-8`"
      ),
      (
        "UTF-8 with its mark as utf-16", [0xEF, 0xBB, 0xBF] + utf8, .utf16,
        "byte order mark of UTF-8; declare `encoding: utf-8`"
      ),
      (
        "UTF-16 with its mark as utf-8", [0xFF, 0xFE] + low, .utf8,
        "byte order mark of UTF-16; declare `encoding: utf-16`"
      ),
      (
        "UTF-16 with its mark as windows-1252", [0xFE, 0xFF] + high, .windows1252,
        "byte order mark of UTF-16; declare `encoding: utf-16`"
      ),
      (
        "UTF-16 with the other mark", [0xFE, 0xFF] + high, .utf16LittleEndian,
        "byte order mark of UTF-16; declare `encoding: utf-16`"
      ),
      ("UTF-16 as utf-8", low, .utf8, "many NUL bytes"),
      ("UTF-16 as windows-1252", high, .windows1252, "many NUL bytes"),
      ("UTF-16 cut in half a character", low + [0x31], .utf16, "half a character of UTF-16"),
      (
        "UTF-16 with half a pair", low + wide("3,", littleEndian: true) + [0x00, 0xD8], nil,
        "half a character of UTF-16"
      ),
      (
        "UTF-32",
        [0xFF, 0xFE, 0, 0]
          + content.unicodeScalars.flatMap { [UInt8(truncatingIfNeeded: $0.value), 0, 0, 0] },
        nil, "byte order mark of UTF-32"
      ),
      ("bytes of no text", (0..<64).map { UInt8($0 % 4 == 0 ? 65 : 0) }, nil, "many NUL bytes"),
    ]
    return cases.map { name, bytes, encoding, message in
      OddFile(name, bytes, .refusal(message), cohort: { $0.encoding = encoding })
    }
  }()

  private static let wideSpaces: [OddFile] = [
    "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{205F}",
    "\u{1680}", "\u{2003}",
  ].flatMap { space in
    ["1.5\(space)", "\(space)1.5", " \(space) 1.5\(space)\(space) "].map { cell in
      OddFile(
        "\(cell.unicodeScalars.map { String($0.value, radix: 16) })",
        Array("y,x\n1,\"\(cell)\"\n2,\"\(space)\"\n".utf8), .values(["1.5", nil]),
        variable: { $0.type = .continuous })
    }
  }
}
