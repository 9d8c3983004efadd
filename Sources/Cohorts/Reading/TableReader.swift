/// Reads a CSV file that arrives in blocks of any size into a raw table.
final class TableReader {
  private let file: String
  private let declaration: CohortDeclaration
  private let choose: (Header) -> Set<Int>
  private let collector: RecordCollector
  private let unpacker: Unpacker
  private let digest = AsideWork()
  private let division: RecordBlocks.Division
  private var start: [UInt8]? = []
  private var transcoder: Transcoder?
  private var sample = RecordSample()
  private var head: [UInt8] = []
  private var parser: CSVParser?
  private var detectedDelimiter: UInt8?
  private var delimiterInUse = UInt8(ascii: ",")
  private var echoes: [Echo] = []
  private var records: RecordBlocks?
  private let isCounting: Bool

  /// A reader; `choose` says which fields of the header are to be kept, `isCounting` whether records
  /// that are alike in these may become one row.
  init(
    file: String, declaration: CohortDeclaration, division: RecordBlocks.Division = .init(),
    isCounting: Bool = false, choose: @escaping (Header) -> Set<Int>
  ) {
    self.division = division
    self.isCounting = isCounting
    (self.file, self.declaration, self.choose) = (file, declaration, choose)
    collector = RecordCollector(file: file)
    unpacker = Unpacker(at: Place(file: file))
  }

  /// How many records were read, the header among them.
  var recordCount: Int { collector.records }

  /// Takes the file's next block.
  func feed(_ block: [UInt8]) throws(Problems) {
    digest.take(block)
    try collecting { () throws(Problem) in
      try unpacker.feed(block) { text throws(Problem) in try self.takeText(text) }
    }
  }

  /// Ends the file.
  func finish() throws(Problems) -> RawTable {
    try collecting { () throws(Problem) in
      try unpacker.finish { text throws(Problem) in try self.takeText(text) }
      if start != nil { try begin() }
      try take(transcoder?.finish() ?? [])
      if parser == nil {
        sample.finish()
        try beginRecords()
      }
      try records?.finish(aside: digest)
      try parser?.finish()
      if let refusal = collector.characters.refusal(of: collector.encoding) { throw refusal }
    }
    try collector.problems.throwAny()
    return try table()
  }

  private func table() throws(Problems) -> RawTable {
    let whole = Place(file: file)
    guard let header = collector.header else {
      throw Problems([Problem("the file is empty; a header line was expected", at: whole)])
    }
    let rows = collector.takeRows()
    guard !rows.lines.isEmpty else {
      throw Problems([Problem("the file has a header but no patients", at: whole)])
    }
    return RawTable(
      header: header, lines: rows.lines, records: rows.records, columns: rows.columns,
      blankLines: collector.blankLines, detectedDelimiter: detectedDelimiter,
      encoding: collector.encoding, echoes: echoes + collector.characters.echoes,
      digest: digest.hexadecimal())
  }

  private func collecting(_ work: () throws(Problem) -> Void) throws(Problems) {
    do { try work() } catch {
      var first = error
      // What stands before the fault may still be on its way.
      do throws(Problem) { try records?.settle() } catch { first = error }
      let found = collector.problems.all
      throw Problems(found.contains(first) ? found : found + [first])
    }
  }

  private func takeText(_ block: [UInt8]) throws(Problem) {
    guard let begun = start else { return try decode(block) }
    let bytes = begun + block
    start = bytes
    if bytes.count >= FileHead.size { try begin() }
  }

  private func begin() throws(Problem) {
    guard let bytes = start else { return }
    start = nil
    let opening = try FileHead(
      Array(bytes.prefix(FileHead.size)), declared: declaration.encoding, place: Place(file: file))
    transcoder = Transcoder(from: opening.form)
    collector.encoding = opening.encoding
    if let reason = opening.reason { echoes.append(Echo(reason)) }
    try decode(Array(bytes.dropFirst(opening.markLength)))
  }

  private func decode(_ bytes: [UInt8]) throws(Problem) {
    try take(transcoder?.utf8(bytes) ?? [])
  }

  private func take(_ bytes: [UInt8]) throws(Problem) {
    guard parser == nil else { return try parse(bytes[...]) }
    sample.scan(bytes)
    head += bytes
    if sample.isComplete { try beginRecords() }
  }

  private func beginRecords() throws(Problem) {
    let delimiter = try delimiter()
    delimiterInUse = delimiter
    parser = CSVParser(delimiter: delimiter, collector: collector, file: file)
    var bytes = head[...]
    head = []
    if sample.separator != nil { skipLine(&bytes) }
    try parse(bytes)
  }

  /// The delimiter as declared, by the file's first line, or by its first records.
  private func delimiter() throws(Problem) -> UInt8 {
    if let separator = sample.separator { return try checked(separator.delimiter) }
    if let declared = declaration.delimiter { return declared }
    switch sample.verdict {
    case .none: return UInt8(ascii: ",")
    case .found(let found, let reason):
      detect(found, reason)
      return found
    case .ambiguous(let first, let second):
      throw Problem(
        "\(delimiterWords(first)) and \(delimiterWords(second)) divide the first records equally "
          + "well; declare \"delimiter\"", at: Place(file: file, line: 1))
    }
  }

  private func checked(_ separator: UInt8) throws(Problem) -> UInt8 {
    let shown = quoted("sep=" + String(decoding: [separator], as: UTF8.self))
    let place = Place(file: file, line: 1)
    guard RecordSample.candidates.contains(separator) else {
      throw Problem("\(shown) names no delimiter that is read: , ; tab or |", at: place)
    }
    guard let declared = declaration.delimiter else {
      detect(separator, "as the file's first line \(shown) says")
      return separator
    }
    guard declared == separator else {
      throw Problem(
        "\(shown) contradicts the plan, which separates fields by \(delimiterWords(declared))",
        at: place)
    }
    return separator
  }

  private func detect(_ delimiter: UInt8, _ reason: String) {
    detectedDelimiter = delimiter
    echoes.append(Echo("fields are separated by \(delimiterWords(delimiter)), \(reason)"))
  }

  /// Leaves the file's first line out, and counts it.
  private func skipLine(_ bytes: inout ArraySlice<UInt8>) {
    let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    bytes = bytes.drop { isEnd($0) || $0 == UInt8(ascii: " ") }
    bytes = bytes.drop { !isEnd($0) }
    bytes = bytes.dropFirst(bytes.starts(with: [0x0D, 0x0A]) ? 2 : 1)
    collector.skipLine()
  }

  private func parse(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    if let records { return try records.feed(bytes, aside: digest) }
    guard let parser else { return }
    var begin = bytes.startIndex
    while begin < bytes.endIndex, records == nil {
      let end = CSVParser.lineEnd(bytes, from: begin)
      try parser.feed(bytes[begin..<end])
      begin = end
      if let header = collector.header { try beginRows(header, parser) }
    }
    if begin < bytes.endIndex { try parse(bytes[begin...]) }
  }

  /// Chooses the columns; what follows are the rows.
  private func beginRows(_ header: Header, _ parser: CSVParser) throws(Problem) {
    if let first = collector.problems.all.first { throw first }
    collector.keep(choose(header), countingFrom: isCounting ? division.countsFrom : nil)
    records = RecordBlocks(
      behind: parser, collector, file: file, delimiter: delimiterInUse, division)
  }
}
