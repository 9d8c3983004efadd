internal import CLibCSV

/// What a block of records holds.
struct ParsedBlock: Sendable {
  /// The line on which each record begins.
  var lines = RecordLines()
  /// The wanted columns, in the order of the file.
  var pieces: [RawColumn.Piece] = []
  /// What is remarkable about the characters.
  var characters = CharacterSurvey()
}

/// Parses blocks of records with libcsv, a whole block in one call; blocks may be parsed on several
/// threads at once.
///
/// It takes blocks in which nothing is wrong and no line is blank, and leaves all others to
/// ``CSVParser``, which knows at every byte where it is.
struct BlockParser: Sendable {
  let file: String
  let delimiter: UInt8
  /// For each field of the header the position among the wanted columns, or -1.
  let slots: [Int32]

  /// Parses a block; `nil` where something is in it that takes a closer look.
  func parse(_ block: TextBlock) -> ParsedBlock? {
    guard !block.counts.holdsZero else { return nil }
    if let parsed = parse(block, countsLines: false) { return parsed }
    return block.counts.quotes > 1 ? parse(block, countsLines: true) : nil
  }

  private func parse(_ block: TextBlock, countsLines: Bool) -> ParsedBlock? {
    let columns = Int(slots.max() ?? -1) + 1
    let capacity = block.counts.lineEnds
    var result = ParsedBlock()
    var notes = BlockNotes(file: file, line: block.line, countsLines: countsLines)
    var texts = Array(repeating: CellTexts(), count: columns)
    var cells = Array(repeating: PackedCell.empty, count: columns * capacity)
    let rows = unsafe cells.withUnsafeMutableBufferPointer { cells in
      unsafe texts.withUnsafeMutableBufferPointer { texts in
        unsafe slots.withUnsafeBufferPointer { slots in
          unsafe withUnsafeMutablePointer(to: &notes) { notes in
            var state = unsafe BlockState(
              slots: slots, cells: cells, texts: texts, notes: notes, capacity: capacity,
              isSlow: countsLines || block.counts.holdsForeign)
            return unsafe run(block.parts, &state)
          }
        }
      }
    }
    guard let rows, rows + notes.innerLines == block.counts.lineEnds else { return nil }
    for column in 0..<columns {
      texts[column].complete()
      let first = column * capacity
      result.pieces.append(
        RawColumn.Piece(cells: Array(cells[first..<first + rows]), texts: texts[column]))
    }
    if countsLines {
      result.lines = notes.lines
    } else {
      result.lines.append(first: block.line, count: rows)
    }
    result.characters = notes.characters
    return result
  }

  /// The number of records; `nil` where anything is wrong.
  private func run(_ parts: [ArraySlice<UInt8>], _ state: inout BlockState) -> Int? {
    var parser = unsafe csv_parser()
    let options = UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL)
    guard unsafe csv_init(&parser, options) == 0 else { return nil }
    defer { unsafe csv_free(&parser) }
    unsafe csv_set_delim(&parser, delimiter)
    unsafe csv_set_blk_size(&parser, 4096)
    for part in parts {
      let taken = unsafe part.withUnsafeBytes { bytes in
        unsafe csv_parse(
          &parser, bytes.baseAddress, bytes.count, blockField, blockRecord, &state)
      }
      guard taken == part.count, unsafe !state.isOdd else { return nil }
    }
    guard unsafe reprise_csv_between_records(&parser) != 0 else { return nil }
    return unsafe state.row
  }
}

/// What libcsv's calls work on: plain memory, so that a call costs no more than what it does.
@unsafe private struct BlockState {
  let slots: UnsafeBufferPointer<Int32>
  let cells: UnsafeMutableBufferPointer<PackedCell>
  let texts: UnsafeMutableBufferPointer<CellTexts>
  let notes: UnsafeMutablePointer<BlockNotes>
  /// The most records.
  let capacity: Int
  /// Whether fields may hold line ends or characters beyond ASCII.
  let isSlow: Bool
  var field = 0
  var row = 0
  /// Whether something was found that takes a closer look.
  var isOdd = false

  @inline(__always)
  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    let field = unsafe self.field
    unsafe self.field = field &+ 1
    guard unsafe field < slots.count, unsafe row < capacity else { return unsafe isOdd = true }
    let slot = unsafe Int(slots[field])
    if unsafe isSlow, unsafe notes.pointee.isForeign(bytes) {
      return unsafe takeForeign(bytes, slot, field)
    }
    if slot >= 0 { unsafe put(bytes, slot) }
    if unsafe isSlow { unsafe notes.pointee.end(bytes) }
  }

  @inline(__always)
  private mutating func put(_ bytes: UnsafeRawBufferPointer, _ slot: Int) {
    let place = unsafe slot &* capacity &+ row
    if unsafe bytes.isEmpty { return }
    if let number = unsafe PackedCell(bytes) {
      unsafe cells[place] = number
    } else {
      unsafe cells[place] = PackedCell(text: texts[slot].position(of: bytes))
    }
  }

  @inline(never)
  private mutating func takeForeign(_ bytes: UnsafeRawBufferPointer, _ slot: Int, _ field: Int) {
    guard let trimmed = unsafe notes.pointee.trimmed(bytes, field: field, isWanted: slot >= 0)
    else { return unsafe isOdd = true }
    if slot >= 0 { unsafe trimmed.withUnsafeBytes { unsafe put($0, slot) } }
    unsafe notes.pointee.end(bytes)
  }

  mutating func endRecord() {
    if unsafe field != slots.count { unsafe isOdd = true }
    unsafe (field, row) = (0, row &+ 1)
    unsafe notes.pointee.endRecord()
  }
}

@inline(__always)
private func blockField(
  _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) {
  guard let context = unsafe context else { return }
  let state = unsafe context.assumingMemoryBound(to: BlockState.self)
  unsafe state.pointee.take(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
}

@inline(__always)
private func blockRecord(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  unsafe context.assumingMemoryBound(to: BlockState.self).pointee.endRecord()
}
