/// Takes the fields that libcsv finds and keeps the wanted ones, column by column.
final class RecordCollector {
  /// The line that is being read, from 1.
  var line = 1
  /// The line on which the current record began.
  private(set) var recordLine = 1
  /// The line on which the current field began.
  private(set) var fieldLine = 1
  /// How many records have ended, the header among them.
  private(set) var records = 0
  private(set) var header: Header?
  private(set) var lines = RecordLines()
  private(set) var blankLines = 0
  private(set) var problems = ProblemList()
  /// What makes reading on senseless.
  private(set) var fatal: Problem?

  /// The encoding that the text was in.
  var encoding = CohortDeclaration.Encoding.utf8
  /// What is remarkable about the characters.
  private(set) var characters = CharacterSurvey()
  /// How many fields have ended.
  private(set) var fields = 0

  private let file: String
  private var fieldCount = 0
  private var names: [String] = []
  /// For each field of the header the position among the wanted columns, or -1.
  private(set) var slots: [Int32] = []
  private var columns: [RawColumn] = []
  private var tally: RecordTally?
  /// From how many collected records on they are counted, or that is tried.
  private var nextCount = Int.max
  private var trials = 0

  init(file: String) { self.file = file }

  /// Says which fields of the header are to be kept, and from how many records on those that are
  /// alike in these may be counted.
  func keep(_ fields: Set<Int>, countingFrom first: Int?) {
    nextCount = first ?? .max
    slots = []
    for field in 0..<(header?.names.count ?? 0) {
      let next = slots.max() ?? -1
      slots.append(fields.contains(field) ? next + 1 : -1)
    }
    columns = Array(repeating: RawColumn(), count: Int(slots.max() ?? -1) + 1)
  }

  /// Gives the rows away: the line of each, how many records it is, and the columns by their field in
  /// the header.
  func takeRows() -> (lines: RecordLines, records: [Int]?, columns: [Int: RawColumn]) {
    defer { (columns, tally) = ([], nil) }
    if tally != nil { count() }
    let columns = tally?.columns ?? columns
    var result: [Int: RawColumn] = [:]
    for (field, slot) in slots.enumerated() where slot >= 0 { result[field] = columns[Int(slot)] }
    return (tally?.lines ?? lines, tally?.counts, result)
  }

  // MARK: - Counting

  /// How many records are counted at a time.
  private static let countedAtOnce = 1 << 18
  /// How many times the records must be those that differ to be counted.
  private static let worth = 4

  /// Counts the records that were collected, or tries whether that is worth it, when it is time.
  private func countIfDue() {
    guard lines.count >= nextCount, fatal == nil, problems.all.isEmpty else { return }
    if tally != nil { return count() }
    let first = lines.first(max(1, nextCount / (trials == 0 ? 4 : 2)))
    var trial = RecordTally(width: columns.count)
    guard
      trial.add(columns.map { $0.first(first.count) }, first, most: first.count / Self.worth)
    else {
      // Most values may differ at first where each comes again later.
      trials += 1
      nextCount = trials < 3 ? 4 * nextCount : .max
      return
    }
    tally = RecordTally(width: columns.count)
    nextCount = min(nextCount, Self.countedAtOnce)
    count()
  }

  private func count() {
    _ = tally?.add(columns, lines)
    columns = Array(repeating: RawColumn(), count: columns.count)
    lines = RecordLines()
  }

  /// A field has ended.
  func field(_ bytes: UnsafeRawBufferPointer) {
    guard fatal == nil else { return }
    if fieldCount == 0 { recordLine = fieldLine }
    fields += 1
    let isPlain = unsafe bytes.allSatisfy { 0x01...0x7F ~= $0 }
    if !isPlain { unsafe checkText(bytes) }
    if header == nil {
      unsafe names.append(String(decoding: bytes, as: UTF8.self))
    } else if fieldCount < slots.count, slots[fieldCount] >= 0 {
      let slot = Int(slots[fieldCount])
      if isPlain { unsafe columns[slot].append(bytes) } else { unsafe appendTrimmed(bytes, slot) }
    }
    fieldCount += 1
    fieldLine = line
  }

  /// A record has ended.
  func endOfRecord() {
    defer { (fieldCount, records) = (0, records + 1) }
    guard fatal == nil else { return }
    guard let header else { return readHeader() }
    guard fieldCount != header.names.count else {
      lines.append(recordLine)
      return countIfDue()
    }
    for slot in columns.indices { columns[slot].keepFirst(lines.count) }
    let fields = counted(fieldCount, "field")
    problems.add(
      "\(fields) found, \(header.names.count) expected as in the header",
      at: Place(file: file, line: recordLine))
  }

  /// Records were parsed elsewhere, up to the beginning of a line.
  func absorb(_ block: ParsedBlock, nextLine: Int) {
    lines.append(block.lines)
    for (slot, piece) in block.pieces.enumerated() { columns[slot].append(piece) }
    characters.add(block.characters)
    records += block.lines.count
    (line, fieldLine) = (nextLine, nextLine)
    countIfDue()
  }

  /// A line without any character but spaces: in a file of one column, a missing value.
  func blankLine() {
    guard let header else { return }
    if header.names.count == 1 {
      lines.append(line)
      for slot in columns.indices { columns[slot].appendEmpty() }
    } else {
      blankLines += 1
    }
  }

  /// The next field begins on the current line.
  func lineHasEnded(betweenRecords: Bool) {
    line += 1
    if betweenRecords { fieldLine = line }
  }

  private var fieldPlace: Place { Place(file: file, line: fieldLine, column: fieldCount + 1) }

  private func checkText(_ bytes: UnsafeRawBufferPointer) {
    if unsafe bytes.contains(0) {
      fatal = Problem("a NUL byte, which no text holds; is this a CSV file?", at: fieldPlace)
      return
    }
    let cell = unsafe Array(bytes)
    guard let text = String(validating: cell, as: UTF8.self) else {
      fatal = Problem(InvalidText.sentence(for: cell, encoding), at: fieldPlace)
      return
    }
    characters.take(text, at: fieldPlace)
  }

  /// Keeps a cell without the wide spaces around it.
  private func appendTrimmed(_ bytes: UnsafeRawBufferPointer, _ slot: Int) {
    var cell = unsafe Array(bytes)[...]
    characters.trim(&cell, at: fieldPlace)
    unsafe cell.withUnsafeBytes { unsafe columns[slot].append($0) }
  }

  /// The file's first line was no record.
  func skipLine() { lineHasEnded(betweenRecords: true) }

  private func readHeader() {
    let trimmed = names.map { name -> String in
      var bytes = Array(name.utf8)[...]
      WideSpace.trimEnd(&bytes)
      WideSpace.trimStart(&bytes)
      return trimmedText(String(decoding: bytes, as: UTF8.self))
    }
    header = Header(names: trimmed)
    var seen: [String: Int] = [:]
    for (field, name) in trimmed.enumerated() {
      let place = Place(file: file, line: recordLine, column: field + 1)
      if name.isEmpty {
        problems.add("column \(field + 1) has no name in the header", at: place)
      } else if let first = seen[name] {
        problems.add(
          "columns \(first + 1) and \(field + 1) are both named \(quoted(name))", at: place)
      } else {
        seen[name] = field
      }
    }
  }
}

/// A text without the white space around it.
func trimmedText(_ text: String) -> String {
  var scalars = Substring(text).unicodeScalars
  while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
  while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
  return String(scalars)
}
