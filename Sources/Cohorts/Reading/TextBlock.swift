/// Whole records of a file's text, that can be parsed without what stands before them.
struct TextBlock: Sendable {
  /// The bytes, which may lie in several pieces.
  var parts: [ArraySlice<UInt8>] = []
  /// The line on which they begin.
  var line: Int
  /// What was counted in them.
  var counts = ByteCounts()
}

/// Divides a text into blocks of whole records, at line ends outside quotes.
///
/// In a text that is well-formed a byte stands outside quotes where an even number of quotes stands
/// before it. Where the text is not, the block that holds the fault begins rightly, and parsing it
/// finds the fault before anything behind it matters.
struct BlockSplitter {
  /// How many bytes are looked through at a time: a block is at most a little longer.
  static let size = 1 << 19
  /// The most bytes that wait for the end of a record.
  static let mostWaiting = 1 << 22

  private let size: Int
  private let mostWaiting: Int
  private var waiting: TextBlock
  private var waitingBytes = 0

  /// A splitter for a text that begins on a line, between records, behind a CR or not.
  init(
    line: Int, afterReturn: Bool, size: Int = BlockSplitter.size,
    mostWaiting: Int = BlockSplitter.mostWaiting
  ) {
    waiting = TextBlock(line: line, counts: ByteCounts(afterReturn: afterReturn))
    (self.size, self.mostWaiting) = (size, mostWaiting)
  }

  /// What waits for its end, and does so in vain where it is too long.
  var rest: TextBlock { waiting }
  /// Whether no record has ended for so long that the text may be one field.
  var isStuck: Bool { waitingBytes > mostWaiting }

  /// The blocks that end in the next bytes.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = min(start + size, bytes.endIndex)
      if let block = next(bytes[start..<end]) { blocks.append(block) }
      start = end
    }
    return blocks
  }

  private mutating func next(_ slice: ArraySlice<UInt8>) -> TextBlock? {
    var whole = waiting.counts
    whole.take(slice)
    guard let end = lastEnd(of: slice, isInside: whole.isInsideQuotes) else {
      waiting.parts.append(slice)
      waiting.counts = whole
      waitingBytes += slice.count
      return nil
    }
    var block = waiting
    block.parts.append(slice[..<end])
    var tail = ByteCounts(afterReturn: slice[end - 1] == 0x0D)
    tail.take(slice[end...])
    block.counts = whole.without(tail)
    waiting = TextBlock(line: block.line + block.counts.lineEnds, counts: tail)
    if end < slice.endIndex { waiting.parts.append(slice[end...]) }
    waitingBytes = slice.endIndex - end
    return block
  }

  /// Behind the last line end outside quotes, where it is known what follows it.
  private func lastEnd(of slice: ArraySlice<UInt8>, isInside: Bool) -> Int? {
    var isInside = isInside
    var following: UInt8?
    for place in slice.indices.reversed() {
      let byte = slice[place]
      if !isInside {
        if byte == 0x0A { return place + 1 }
        if byte == 0x0D, let following, following != 0x0A { return place + 1 }
      }
      if byte == 0x22 { isInside.toggle() }
      following = byte
    }
    return nil
  }
}
