/// The records behind the header: divided into blocks, parsed on all cores while the next are read, and
/// collected in their order.
///
/// Blocks in which a single line is remarkable are parsed again by ``CSVParser`` when their turn
/// comes, so that rows, messages and line numbers do not depend on how the work was divided.
final class RecordBlocks {
  /// How the work is divided; tests divide it otherwise.
  struct Division: Sendable {
    /// How many bytes are looked through at a time.
    var size = BlockSplitter.size
    /// The most bytes that wait for the end of a record.
    var mostWaiting = BlockSplitter.mostWaiting
    /// How many blocks are parsed at a time.
    var blocks = 16
    /// Whether all is parsed line by line, on one core.
    var isSerial = false
    /// After how many records it is tried whether they are worth counting; never where `nil`.
    var countsFrom: Int? = 1 << 20
  }

  private let collector: RecordCollector
  private let parser: CSVParser
  private let blockParser: BlockParser
  private let division: Division
  private var splitter: BlockSplitter
  private var blocks: [TextBlock] = []
  private var parsing: BlockBatch?
  private var isSerial: Bool

  /// The records behind what a parser has read.
  init(
    behind parser: CSVParser, _ collector: RecordCollector, file: String, delimiter: UInt8,
    _ division: Division
  ) {
    (self.parser, self.collector, self.division) = (parser, collector, division)
    isSerial = division.isSerial
    blockParser = BlockParser(file: file, delimiter: delimiter, slots: collector.slots)
    splitter = BlockSplitter(
      line: collector.line, afterReturn: parser.lastWasReturn, size: division.size,
      mostWaiting: division.mostWaiting)
  }

  /// Takes the next bytes; `aside` is work that may be done meanwhile.
  func feed(_ bytes: ArraySlice<UInt8>, aside: AsideWork) throws(Problem) {
    if isSerial { return try parser.feedLines(bytes) }
    blocks += splitter.take(bytes)
    if blocks.count >= division.blocks || splitter.isStuck { try parse(aside: aside) }
    if splitter.isStuck { try goOnSerially() }
  }

  /// Ends the text.
  func finish(aside: AsideWork) throws(Problem) {
    guard !isSerial else { return }
    try parse(aside: aside)
    try goOnSerially()
  }

  /// Parses all that follows line by line, what waits for its end first.
  private func goOnSerially() throws(Problem) {
    try settle()
    guard !isSerial else { return }
    isSerial = true
    for part in splitter.rest.parts { try parser.feedLines(part) }
  }

  /// Collects what is being parsed.
  func settle() throws(Problem) {
    let last = parsing
    parsing = nil
    try collect(last)
  }

  /// Begins to parse the blocks that wait, and collects those before them meanwhile.
  private func parse(aside: AsideWork) throws(Problem) {
    let before = parsing
    before?.finish()
    parsing = BlockBatch(blocks, blockParser)
    blocks = []
    parsing?.begin(aside: aside)
    do throws(Problem) { try collect(before) } catch {
      parsing = nil
      throw error
    }
  }

  private func collect(_ batch: BlockBatch?) throws(Problem) {
    guard let batch else { return }
    for (block, parsed) in zip(batch.blocks, batch.finish()) {
      if let parsed, !isSerial {
        collector.absorb(parsed, nextLine: block.line + block.counts.lineEnds)
        parser.goOn()
      } else {
        for part in block.parts { try parser.feedLines(part) }
        if !parser.isBetweenRecords { isSerial = true }
      }
    }
    guard isSerial else { return }
    let behind = (parsing?.blocks ?? []) + blocks + [splitter.rest]
    (parsing, blocks) = (nil, [])
    for block in behind { for part in block.parts { try parser.feedLines(part) } }
  }
}
