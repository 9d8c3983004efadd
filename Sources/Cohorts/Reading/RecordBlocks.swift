internal import Dispatch
internal import Synchronization

/// The records behind the header: divided into blocks, parsed on all cores, and collected in their
/// order.
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

  private func goOnSerially() throws(Problem) {
    guard !isSerial else { return }
    isSerial = true
    for part in splitter.rest.parts { try parser.feedLines(part) }
  }

  private func parse(aside: AsideWork) throws(Problem) {
    let wanted = blocks
    blocks = []
    let parsed = parsed(wanted, aside: aside)
    for (block, parsed) in zip(wanted, parsed) {
      if let parsed, !isSerial {
        collector.absorb(parsed, nextLine: block.line + block.counts.lineEnds)
        parser.goOn()
      } else {
        for part in block.parts { try parser.feedLines(part) }
        if !parser.isBetweenRecords { isSerial = true }
      }
    }
    if isSerial { for part in splitter.rest.parts { try parser.feedLines(part) } }
  }

  private func parsed(_ wanted: [TextBlock], aside: AsideWork) -> [ParsedBlock?] {
    guard wanted.count > 1 else { return wanted.map { blockParser.parse($0) } }
    let found = Mutex<[ParsedBlock?]>(Array(repeating: nil, count: wanted.count))
    let parser = blockParser
    DispatchQueue.concurrentPerform(iterations: wanted.count + 1) { index in
      guard index > 0 else { return aside.run() }
      let block = parser.parse(wanted[index - 1])
      found.withLock { $0[index - 1] = block }
    }
    return found.withLock { $0 }
  }
}

/// Bytes that wait for their digest, which is taken while others are parsed.
final class AsideWork: Sendable {
  private struct State {
    var digest = SHA256()
    var waiting: [[UInt8]] = []
  }

  /// The most blocks that wait.
  private static let mostWaiting = 8
  private let state = Mutex(State())

  /// Takes the next bytes.
  func take(_ bytes: [UInt8]) {
    let isMany = state.withLock { state in
      state.waiting.append(bytes)
      return state.waiting.count > Self.mostWaiting
    }
    if isMany { run() }
  }

  /// Does what waits.
  func run() {
    state.withLock { state in
      for bytes in state.waiting { state.digest.update(bytes) }
      state.waiting = []
    }
  }

  /// The digest of all bytes so far.
  func hexadecimal() -> String {
    run()
    return state.withLock { $0.digest.hexadecimal() }
  }
}
