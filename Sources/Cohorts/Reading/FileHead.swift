/// What the first bytes of a file say about it.
struct FileHead {
  /// How many bytes are looked at.
  static let size = 1024

  /// How the text is encoded.
  let form: Transcoder.Form
  /// How many bytes the byte order mark takes.
  let markLength: Int

  /// Looks at a file's first bytes, and refuses what is not the declared encoding or no text at all.
  init(_ head: [UInt8], declared: CohortDeclaration.Encoding, place: Place) throws(Problem) {
    if let sentence = Self.foreignFormat(head) { throw Problem(sentence, at: place) }
    let mark = Self.mark(of: head)
    if let mark, mark.encoding != declared {
      throw Problem(
        "the file begins with the byte order mark of \(mark.name); "
          + "declare `encoding: \(mark.encoding.rawValue)`", at: place)
    }
    if declared != .utf16, head.count >= 4, head.count(where: { $0 == 0 }) * 4 > head.count {
      throw Problem(
        "the file holds many NUL bytes, as UTF-16 does; if it is UTF-16, "
          + "declare `encoding: utf-16`", at: place)
    }
    markLength = mark?.length ?? 0
    switch declared {
    case .utf8: form = .utf8
    case .windows1252: form = .windows1252
    case .utf16: form = .utf16(littleEndian: !head.starts(with: [0xFE, 0xFF]))
    }
  }

  private typealias Mark = (encoding: CohortDeclaration.Encoding, name: String, length: Int)

  private static func mark(of head: [UInt8]) -> Mark? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, "UTF-8", 3) }
    let is16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    return is16 ? (.utf16, "UTF-16", 2) : nil
  }

  private static func foreignFormat(_ head: [UInt8]) -> String? {
    let signatures: [(bytes: [UInt8], name: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a zip archive, such as an Excel workbook,"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file, such as an Excel workbook,"),
      ([0x1F, 0x8B, 0x08], "compressed with gzip,"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF,"),
    ]
    let found = signatures.first { head.starts(with: $0.bytes) }
    return found.map { "the file is \($0.name) not CSV text; save it as CSV" }
  }
}
