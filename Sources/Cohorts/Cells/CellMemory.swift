/// What a column's cells were decoded to, so that each is decoded once however often it stands there.
struct CellMemory<Value> {
  private var small: [Value?] = Array(repeating: nil, count: 256)
  private var numbers: [UInt32: Value] = [:]
  private var texts: [Value?] = []
  private var empty: Value?

  /// Nothing is known of a piece's texts.
  mutating func begin(_ piece: RawColumn.Piece) {
    texts.removeAll(keepingCapacity: true)
    texts.append(contentsOf: repeatElement(nil, count: piece.texts.count))
  }

  /// What a cell was decoded to; `nil` where it was not yet.
  subscript(cell: PackedCell) -> Value? {
    @inline(__always)
    get {
      if cell.bits < 256 { return small[Int(cell.bits)] }
      if cell.isNumber { return numbers[cell.bits] }
      if let position = cell.textPosition { return texts[position] }
      return empty
    }
    set {
      if cell.bits < 256 {
        small[Int(cell.bits)] = newValue
      } else if cell.isNumber {
        numbers[cell.bits] = newValue
      } else if let position = cell.textPosition {
        texts[position] = newValue
      } else {
        empty = newValue
      }
    }
  }
}
