/// Reads a CSV file that arrives in blocks of any size into a raw table.
final class TableReader {
  private let file: String
  private let declaration: CohortDeclaration
  private let choose: (Header) -> Set<Int>
  private let collector: RecordCollector
  private var digest = SHA256()
  private var start: [UInt8]? = []
  private var transcoder: Transcoder?
  private var scanner = HeaderScanner()
  private var head: [UInt8] = []
  private var parser: CSVParser?
  private var detectedDelimiter: UInt8?
  private var hasChosen = false

  /// A reader; `choose` says which fields of the header are to be kept.
  init(
    file: String, declaration: CohortDeclaration, choose: @escaping (Header) -> Set<Int>
  ) {
    (self.file, self.declaration, self.choose) = (file, declaration, choose)
    collector = RecordCollector(file: file, encoding: declaration.encoding)
  }

  /// Takes the next block.
  func feed(_ block: [UInt8]) throws(Problems) {
    digest.update(block)
    try collecting { () throws(Problem) in
      guard var bytes = start else { return try decode(block) }
      bytes += block
      start = bytes
      if bytes.count >= FileHead.size { try begin() }
    }
  }

  /// Ends the file.
  func finish() throws(Problems) -> RawTable {
    try collecting { () throws(Problem) in
      if start != nil { try begin() }
      try take(transcoder?.finish() ?? [])
      if parser == nil { try beginRecords() }
      try parser?.finish()
    }
    try collector.problems.throwAny()
    let whole = Place(file: file)
    guard let header = collector.header else {
      throw Problems([Problem("the file is empty; a header line was expected", at: whole)])
    }
    guard !collector.lines.isEmpty else {
      throw Problems([Problem("the file has a header but no patients", at: whole)])
    }
    return RawTable(
      header: header, lines: collector.lines, columns: collector.kept,
      blankLines: collector.blankLines, detectedDelimiter: detectedDelimiter,
      digest: digest.hexadecimal())
  }

  private func collecting(_ work: () throws(Problem) -> Void) throws(Problems) {
    do { try work() } catch {
      let found = collector.problems.all
      throw Problems(found.contains(error) ? found : found + [error])
    }
  }

  private func begin() throws(Problem) {
    guard let bytes = start else { return }
    start = nil
    let opening = try FileHead(
      Array(bytes.prefix(FileHead.size)), declared: declaration.encoding, place: Place(file: file))
    transcoder = Transcoder(from: opening.form)
    try decode(Array(bytes.dropFirst(opening.markLength)))
  }

  private func decode(_ bytes: [UInt8]) throws(Problem) {
    try take(transcoder?.utf8(bytes) ?? [])
  }

  private func take(_ bytes: [UInt8]) throws(Problem) {
    guard parser == nil else { return try parse(bytes) }
    scanner.scan(bytes)
    head += bytes
    if scanner.isComplete { try beginRecords() }
  }

  private func beginRecords() throws(Problem) {
    if declaration.delimiter == nil { detectedDelimiter = scanner.delimiter }
    let delimiter = declaration.delimiter ?? scanner.delimiter ?? UInt8(ascii: ",")
    parser = CSVParser(delimiter: delimiter, collector: collector, file: file)
    let bytes = head
    head = []
    try parse(bytes)
  }

  private func parse(_ bytes: [UInt8]) throws(Problem) {
    var begin = 0
    while begin < bytes.count {
      var end = begin
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      end = min(end + 1, bytes.count)
      try parser?.feed(bytes[begin..<end])
      begin = end
      if !hasChosen, let header = collector.header {
        hasChosen = true
        if let first = collector.problems.all.first { throw first }
        collector.keep(choose(header))
      }
    }
  }
}
