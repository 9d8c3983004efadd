/// Text that was read in the wrong encoding once: `MÃ¼ller` for `Müller`.
enum Mojibake {
  /// The text that a cell would be, where it is UTF-8 taken for Windows-1252; `nil` where it is not.
  ///
  /// Its characters, written as Windows-1252, are UTF-8 for other characters. True text hardly ever
  /// is: each accented letter would have to be followed by a sign such as `¼`.
  static func repaired(_ text: String) -> String? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The byte of a character in Windows-1252; where that has none, in ISO 8859-1.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if let upper = Transcoder.upperControls.firstIndex(of: scalar.value), scalar.value != 0 {
      return UInt8(0x80 + upper)
    }
    return UInt8(exactly: scalar.value)
  }
}

/// What is remarkable about a file's characters, counted while its cells pass.
struct CharacterSurvey: Sendable {
  /// A cell with its place.
  struct Cell: Sendable {
    let text: String
    let place: Place
  }

  private var foreign = 0
  private var garbled = 0
  private var firstGarbled: Cell?
  private var lost = 0
  private var firstLost: Cell?
  private var trimmed = 0
  private var firstTrimmed: Cell?

  /// Takes a cell that holds more than ASCII.
  mutating func take(_ text: String, at place: Place) {
    foreign += 1
    if Mojibake.repaired(text) != nil {
      garbled += 1
      if firstGarbled == nil { firstGarbled = Cell(text: text, place: place) }
    }
    if text.unicodeScalars.contains("\u{FFFD}") {
      lost += 1
      if firstLost == nil { firstLost = Cell(text: text, place: place) }
    }
  }

  /// Drops the wide spaces around a cell, and notes it.
  mutating func trim(_ cell: inout ArraySlice<UInt8>, at place: Place) {
    let isWideBehind = WideSpace.trimEnd(&cell)
    guard WideSpace.trimStart(&cell) || isWideBehind else { return }
    trimmed += 1
    if firstTrimmed == nil {
      firstTrimmed = Cell(text: String(decoding: cell, as: UTF8.self), place: place)
    }
  }

  /// Adds what was found in the cells behind.
  mutating func add(_ others: CharacterSurvey) {
    foreign += others.foreign
    garbled += others.garbled
    lost += others.lost
    trimmed += others.trimmed
    firstGarbled = firstGarbled ?? others.firstGarbled
    firstLost = firstLost ?? others.firstLost
    firstTrimmed = firstTrimmed ?? others.firstTrimmed
  }

  /// Why a declared single-byte encoding is wrong: all that is not ASCII is UTF-8.
  func refusal(of encoding: CohortDeclaration.Encoding) -> Problem? {
    guard encoding == .windows1252 || encoding == .latin1, garbled == foreign,
      let cell = firstGarbled, let meant = Mojibake.repaired(cell.text)
    else { return nil }
    return Problem(
      "\(quoted(cell.text)) is \(quoted(meant)) in UTF-8, as is all text beyond ASCII in the file; "
        + "declare encoding: utf-8 instead of \(encoding.rawValue)", at: cell.place)
  }

  /// What the reader should know of the text.
  var echoes: [Echo] {
    var echoes: [Echo] = []
    if let cell = firstGarbled, let meant = Mojibake.repaired(cell.text) {
      echoes.append(
        Echo(
          isWarning: true,
          "\(quoted(cell.text)) in \(words(cell.place)) looks like \(quoted(meant)), saved in the "
            + "wrong encoding before\(others(garbled))"))
    }
    if let cell = firstLost {
      echoes.append(
        Echo(
          isWarning: true,
          "\(quoted(cell.text)) in \(words(cell.place)) holds the character U+FFFD, which stands "
            + "for one that was lost before the file was written\(others(lost))"))
    }
    if let cell = firstTrimmed {
      echoes.append(
        Echo(
          "no-break or other wide spaces around \(quoted(cell.text)) in \(words(cell.place)) were "
            + "dropped\(others(trimmed))"))
    }
    return echoes
  }

  private func others(_ count: Int) -> String {
    count > 1 ? ", as in \(counted(count - 1, "more cell"))" : ""
  }

  private func words(_ place: Place) -> String {
    "line \(place.line ?? 1), column \(place.column ?? 1)"
  }
}
