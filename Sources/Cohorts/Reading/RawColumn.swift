/// One column's cells as they stand in the file, before anyone knows what they mean.
///
/// They lie in pieces of some thousand cells: a column that grows is never moved as a whole, which
/// would take twice its memory.
struct RawColumn: Sendable {
  /// Cells in a row, and their texts.
  struct Piece: Sendable {
    /// The cells.
    var cells: [PackedCell] = []
    /// Their texts.
    var texts = CellTexts()

    /// What is to be known of all cells together.
    var traits: PieceTraits { PieceTraits(cells) }

    /// A cell's bytes, without the spaces around them.
    func bytes(_ cell: PackedCell) -> ArraySlice<UInt8> {
      if cell.isNumber { return cell.numberBytes[...] }
      guard let position = cell.textPosition else { return [] }
      var bytes = texts[position]
      while let first = bytes.first, WideSpace.isBlank(first) { bytes.removeFirst() }
      while let last = bytes.last, WideSpace.isBlank(last) { bytes.removeLast() }
      return bytes
    }
  }

  private static let cellsOfPiece = 1 << 14
  /// The pieces, none of them empty.
  private(set) var pieces: [Piece] = []
  /// The row with which each piece begins.
  private(set) var starts: [Int] = []
  /// Whether cells may be added to the last piece.
  private var isOpen = false

  private(set) var count = 0

  /// A cell's bytes, without the spaces around them.
  func cell(_ row: Int) -> ArraySlice<UInt8> {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return pieces[low].bytes(pieces[low].cells[row - starts[low]])
  }

  /// Whether any cell holds a decimal mark, `.` or `,`.
  func contains(mark: UInt8) -> Bool {
    pieces.contains { piece in
      let traits = piece.traits
      let isInNumbers = mark == UInt8(ascii: ",") ? traits.holdsCommas : traits.holdsPoints
      return isInNumbers || piece.texts.bytes.contains(mark)
    }
  }

  /// The most digits that stand behind the mark of a short number.
  var mostDecimals: Int { pieces.reduce(0) { max($0, $1.traits.mostDecimals) } }

  /// Adds a cell.
  mutating func append(_ cell: UnsafeRawBufferPointer) {
    let last = openPiece()
    if unsafe cell.isEmpty {
      pieces[last].cells.append(.empty)
    } else if let number = unsafe PackedCell(cell) {
      pieces[last].cells.append(number)
    } else {
      let position = unsafe pieces[last].texts.position(of: cell)
      pieces[last].cells.append(PackedCell(text: position))
    }
    count += 1
  }

  /// Adds a cell's bytes.
  mutating func append(_ cell: [UInt8]) { unsafe cell.withUnsafeBytes { unsafe append($0) } }

  /// Adds a missing value.
  mutating func appendEmpty() { append(untexted: .empty) }

  /// Adds a cell that is empty or a number.
  mutating func append(untexted cell: PackedCell) {
    pieces[openPiece()].cells.append(cell)
    count += 1
  }

  /// Adds cells that were parsed together.
  mutating func append(_ piece: Piece) {
    guard !piece.cells.isEmpty else { return }
    close()
    starts.append(count)
    pieces.append(piece)
    count += piece.cells.count
  }

  /// The piece for the next cell.
  private mutating func openPiece() -> Int {
    let last = pieces.count - 1
    if isOpen, pieces[last].cells.count < Self.cellsOfPiece, !pieces[last].texts.isFull {
      return last
    }
    close()
    starts.append(count)
    pieces.append(Piece())
    isOpen = true
    return last + 1
  }

  private mutating func close() {
    if isOpen { pieces[pieces.count - 1].texts.complete() }
    isOpen = false
  }

  /// The first cells.
  func first(_ wanted: Int) -> RawColumn {
    var first = self
    first.keepFirst(wanted)
    return first
  }

  /// Forgets the cells after the first `count`.
  mutating func keepFirst(_ wanted: Int) {
    while count > wanted, var last = pieces.popLast(), let start = starts.popLast() {
      last.cells.removeLast(min(count - max(wanted, start), last.cells.count))
      count = start + last.cells.count
      if last.cells.isEmpty {
        isOpen = false
      } else {
        pieces.append(last)
        starts.append(start)
      }
    }
  }
}
