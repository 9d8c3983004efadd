internal import CLibCSV

/// libcsv in strict mode, fed line by line so that every place is known.
///
/// libcsv drops spaces and tabs around a field outside its quotes; line ends are LF, CRLF or CR.
@safe final class CSVParser {
  private var parser = unsafe csv_parser()
  private let collector: RecordCollector
  private let file: String
  /// Whether the last byte was CR.
  private(set) var lastWasReturn = false
  private var lineBeganBetweenRecords = true
  private var recordsBefore = 0
  private var lineIsEmpty = true
  private var fieldsBefore = 0
  private var bytesOfField = 0

  /// The most bytes that a field may have: what is longer is no table's cell.
  static let longestField = 1 << 24

  private let longestField: Int

  init(
    delimiter: UInt8, collector: RecordCollector, file: String,
    longestField: Int = CSVParser.longestField
  ) {
    (self.collector, self.file, self.longestField) = (collector, file, longestField)
    let options = UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL)
    _ = unsafe csv_init(&parser, options)
    unsafe csv_set_delim(&parser, delimiter)
    unsafe csv_set_blk_size(&parser, 4096)
  }

  deinit { unsafe csv_free(&parser) }

  /// Parses one line or a piece of one; at most the last byte (or two, CR LF) may end the line.
  func feed(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    guard let last = bytes.last else { return }
    try parse(bytes)
    let endsWithFeed = last == UInt8(ascii: "\n")
    if endsWithFeed, bytes.count == 1, lastWasReturn {
      lastWasReturn = false
      return
    }
    lastWasReturn = last == UInt8(ascii: "\r")
    if endsWithFeed || lastWasReturn { endLine() } else { lineIsEmpty = false }
  }

  /// Goes on behind records that were parsed elsewhere, at the beginning of a line.
  func goOn() {
    (lastWasReturn, lineBeganBetweenRecords, lineIsEmpty) = (false, true, true)
    (recordsBefore, fieldsBefore, bytesOfField) = (collector.records, collector.fields, 0)
  }

  /// Parses a text line by line.
  func feedLines(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var begin = bytes.startIndex
    while begin < bytes.endIndex {
      let end = Self.lineEnd(bytes, from: begin)
      try feed(bytes[begin..<end])
      begin = end
    }
  }

  /// Behind the next byte that may end a line.
  static func lineEnd(_ bytes: ArraySlice<UInt8>, from begin: Int) -> Int {
    var end = begin
    while end < bytes.endIndex, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return min(end + 1, bytes.endIndex)
  }

  /// Ends the last record.
  func finish() throws(Problem) {
    let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
    let code = unsafe csv_fini(&parser, fieldCallback, recordCallback, context)
    if let fatal = collector.fatal { throw fatal }
    guard code == 0 else {
      throw Problem(
        "the quote that opens this field is never closed",
        at: Place(file: file, line: collector.fieldLine))
    }
    if !lineIsEmpty, lineBeganBetweenRecords, collector.records == recordsBefore {
      collector.blankLine()
    }
  }

  /// Whether no field of the next record has begun.
  var isBetweenRecords: Bool { unsafe reprise_csv_between_records(&parser) != 0 }

  private func endLine() {
    let isBetween = isBetweenRecords
    if lineBeganBetweenRecords, isBetween, collector.records == recordsBefore {
      collector.blankLine()
    }
    collector.lineHasEnded(betweenRecords: isBetween)
    (lineBeganBetweenRecords, recordsBefore) = (isBetween, collector.records)
    lineIsEmpty = true
  }

  private func parse(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
    let taken = unsafe bytes.withUnsafeBytes { buffer in
      unsafe csv_parse(
        &parser, buffer.baseAddress, buffer.count, fieldCallback, recordCallback, context)
    }
    if let fatal = collector.fatal { throw fatal }
    let place = Place(file: file, line: collector.line)
    bytesOfField = collector.fields == fieldsBefore ? bytesOfField + bytes.count : 0
    fieldsBefore = collector.fields
    guard bytesOfField <= longestField else {
      throw Problem("a field of more than 16 MB; is this a CSV file?", at: place)
    }
    guard taken != bytes.count else { return }
    let code = unsafe csv_error(&parser)
    guard code == CSV_EPARSE else {
      throw Problem("a field is too large for the memory of this machine", at: place)
    }
    if unsafe reprise_csv_inside_unquoted_field(&parser) != 0 {
      throw Problem("a quote inside a field that does not begin with one", at: place)
    }
    let opened = collector.fieldLine
    let since = opened == collector.line ? "" : " (the quote was opened in line \(opened))"
    throw Problem("text after the closing quote of a field\(since)", at: place)
  }
}

private func fieldCallback(
  _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) {
  guard let context = unsafe context else { return }
  let collector = unsafe Unmanaged<RecordCollector>.fromOpaque(context).takeUnretainedValue()
  unsafe collector.field(UnsafeRawBufferPointer(start: bytes, count: count))
}

private func recordCallback(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  unsafe Unmanaged<RecordCollector>.fromOpaque(context).takeUnretainedValue().endOfRecord()
}
