/// What is noted of a block's lines and characters while its fields pass.
struct BlockNotes {
  /// The line on which each record begins; kept only where fields may hold line ends.
  private(set) var lines = RecordLines()
  /// The line ends inside fields.
  private(set) var innerLines = 0
  /// What is remarkable about the characters.
  private(set) var characters = CharacterSurvey()

  private let file: String
  private let countsLines: Bool
  /// The line on which the current field began.
  private var line: Int
  private var recordLine: Int

  /// Notes of a block that begins on a line.
  init(file: String, line: Int, countsLines: Bool) {
    (self.file, self.countsLines) = (file, countsLines)
    (self.line, recordLine) = (line, line)
  }

  /// Whether a field holds a character beyond ASCII.
  func isForeign(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var high: UInt8 = 0
    for i in 0..<bytes.count { unsafe high |= bytes[i] }
    return high >= 0x80
  }

  /// A field that is text beyond ASCII, without the wide spaces around it; `nil` where it is no text.
  mutating func trimmed(
    _ bytes: UnsafeRawBufferPointer, field: Int, isWanted: Bool
  ) -> ArraySlice<UInt8>? {
    var cell = unsafe Array(bytes)[...]
    guard let text = String(validating: cell, as: UTF8.self) else { return nil }
    let place = Place(file: file, line: line, column: field + 1)
    characters.take(text, at: place)
    guard isWanted else { return cell }
    characters.trim(&cell, at: place)
    return cell
  }

  /// A field has ended.
  mutating func end(_ bytes: UnsafeRawBufferPointer) {
    guard countsLines else { return }
    var last: UInt8 = 0
    for i in 0..<bytes.count {
      let byte = unsafe bytes[i]
      if byte == 0x0D || (byte == 0x0A && last != 0x0D) {
        innerLines += 1
        line += 1
      }
      last = byte
    }
  }

  /// A record has ended.
  mutating func endRecord() {
    if countsLines { lines.append(recordLine) }
    line += 1
    recordLine = line
  }
}
