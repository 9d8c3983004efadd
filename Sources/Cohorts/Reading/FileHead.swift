/// What the first bytes of a file say about it.
struct FileHead {
  /// How many bytes are looked at.
  static let size = 1024

  /// How the text is encoded.
  let form: Transcoder.Form
  /// How many bytes the byte order mark takes.
  let markLength: Int
  /// The encoding, declared or found.
  let encoding: CohortDeclaration.Encoding
  /// How the encoding was found, in the words of an echo; `nil` where it was declared or is UTF-8.
  let reason: String?

  /// Looks at a file's first bytes, and refuses what is not the declared encoding or no text at all.
  ///
  /// - Parameter declared: the encoding; `nil` to take that of the byte order mark, UTF-16 where
  ///   every other byte is zero, and UTF-8 else.
  init(
    _ head: [UInt8], declared: CohortDeclaration.Encoding?, place: Place
  ) throws(Problem) {
    if let sentence = ForeignFormat.refusal(head) { throw Problem(sentence, at: place) }
    let mark = Self.mark(of: head)
    if let mark, let declared, !Self.agree(mark.encoding, declared) {
      throw Problem(
        "the file begins with the byte order mark of \(mark.name); "
          + "declare `encoding: \(Self.word(for: mark.encoding).rawValue)`", at: place)
    }
    let zeros = mark == nil ? Self.byZeros(head) : nil
    let found = declared ?? mark.map { Self.word(for: $0.encoding) } ?? zeros.map { _ in .utf16 }
    encoding = found ?? .utf8
    if !Self.isWide(encoding), head.count >= 4, head.count(where: { $0 == 0 }) * 4 > head.count {
      throw Problem(
        "the file holds many NUL bytes, as UTF-16 does; if it is UTF-16, "
          + "declare `encoding: utf-16`", at: place)
    }
    guard mark != nil || !Self.isWide(encoding) || head.count < 2 || head.contains(0) else {
      throw Problem(
        "the file is not UTF-16, whose commas and line ends hold a zero byte; if it is UTF-8, "
          + "declare `encoding: utf-8`", at: place)
    }
    markLength = mark?.length ?? 0
    form = Self.form(encoding, bigEndian: (mark?.encoding ?? zeros) == .utf16BigEndian)
    reason =
      declared != nil || encoding == .utf8
      ? nil
      : mark.map { "the text is \($0.name), as its byte order mark says" }
        ?? "the text is UTF-16 without a byte order mark, as every other byte is zero"
  }

  private static func form(
    _ encoding: CohortDeclaration.Encoding, bigEndian: Bool
  ) -> Transcoder.Form {
    switch encoding {
    case .utf8: .utf8
    case .windows1252: .windows1252
    case .latin1: .latin1
    case .utf16: .utf16(littleEndian: !bigEndian)
    case .utf16LittleEndian: .utf16(littleEndian: true)
    case .utf16BigEndian: .utf16(littleEndian: false)
    }
  }

  private typealias Mark = (encoding: CohortDeclaration.Encoding, name: String, length: Int)

  private static func mark(of head: [UInt8]) -> Mark? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, "UTF-8", 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, "UTF-16", 2) }
    return head.starts(with: [0xFE, 0xFF]) ? (.utf16BigEndian, "UTF-16", 2) : nil
  }

  /// The word that a plan uses for what a byte order mark says.
  private static func word(
    for encoding: CohortDeclaration.Encoding
  ) -> CohortDeclaration.Encoding { isWide(encoding) ? .utf16 : encoding }

  private static func isWide(_ encoding: CohortDeclaration.Encoding) -> Bool {
    switch encoding {
    case .utf16, .utf16LittleEndian, .utf16BigEndian: true
    case .utf8, .windows1252, .latin1: false
    }
  }

  private static func agree(
    _ mark: CohortDeclaration.Encoding, _ declared: CohortDeclaration.Encoding
  ) -> Bool {
    mark == declared || (declared == .utf16 && isWide(mark))
  }

  /// The byte order of UTF-16 without a mark: most characters of a table are ASCII, whose high byte
  /// is zero, and a low byte that is zero is rare.
  private static func byZeros(_ head: [UInt8]) -> CohortDeclaration.Encoding? {
    guard head.count >= 4 else { return nil }
    let odd = head.indices.count { head[$0] == 0 && $0 % 2 == 1 }
    let even = head.count { $0 == 0 } - odd
    if 8 * even <= odd, odd * 4 > head.count { return .utf16LittleEndian }
    return 8 * odd <= even && even * 4 > head.count ? .utf16BigEndian : nil
  }
}
