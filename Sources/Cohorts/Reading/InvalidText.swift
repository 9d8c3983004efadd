/// What is said of a cell that is not text in the file's encoding.
enum InvalidText {
  /// The sentence, with the first byte that is wrong and what would read it.
  ///
  /// - Parameter cell: the cell as the transcoder gave it: of UTF-8 the bytes of the file.
  static func sentence(
    for cell: [UInt8], _ encoding: CohortDeclaration.Encoding
  ) -> String {
    switch encoding {
    case .windows1252: "a byte that is no character of Windows-1252"
    case .latin1:
      "a byte from 80 to 9F, which is a control character in ISO 8859-1; if the file comes from "
        + "Windows, declare `encoding: windows-1252`"
    case .utf16, .utf16LittleEndian, .utf16BigEndian: "half a character of UTF-16"
    case .utf8: notUTF8(cell)
    }
  }

  private static func notUTF8(_ cell: [UInt8]) -> String {
    let found = quoted(String(decoding: cell, as: UTF8.self))
    let wrong = cell[validCount(cell)]
    let byte = String(wrong, radix: 16, uppercase: true)
    var transcoder = Transcoder(from: .windows1252)
    let meant = String(validating: transcoder.utf8(cell), as: UTF8.self)
    let advice =
      meant.map {
        "; if \(quoted($0)) is meant, the file comes from Windows: declare "
          + "`encoding: windows-1252`"
      } ?? ", nor Windows-1252; save the file as UTF-8"
    return "\(found) is not UTF-8 text (byte \(byte))" + advice
  }

  /// How many bytes at the beginning are whole characters.
  private static func validCount(_ cell: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = cell.makeIterator()
    var count = 0
    while case .valid(let character) = parser.parseScalar(from: &bytes) { count += character.count }
    return min(count, cell.count - 1)
  }
}
