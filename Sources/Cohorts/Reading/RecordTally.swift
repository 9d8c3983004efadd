/// Records that are alike in the wanted columns, counted instead of kept.
///
/// The memory is that of the distinct records, which stand in the order in which each came first.
struct RecordTally {
  /// The cells of the distinct records, record by record; a text by its number in `texts`.
  private var cells: [PackedCell] = []
  /// How often each came.
  private(set) var counts: [Int] = []
  /// The line on which each came first.
  private(set) var lines = RecordLines()
  private let width: Int
  private var texts: [NumberedTexts]
  /// Positions among the distinct records, by hash; -1 is free.
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  /// A tally of records with so many wanted columns.
  init(width: Int) {
    self.width = width
    texts = Array(repeating: NumberedTexts(), count: width)
  }

  /// How many records differ.
  var distinct: Int { counts.count }

  /// Adds records, column by column; stops, and gives false, where more than `most` differ.
  mutating func add(_ columns: [RawColumn], _ lines: RecordLines, most: Int = .max) -> Bool {
    var numbered: [[PackedCell]] = []
    for (column, raw) in columns.enumerated() { numbered.append(texts[column].numbered(raw)) }
    var record = [PackedCell](repeating: .empty, count: width)
    for row in lines.indices {
      for column in 0..<width { record[column] = numbered[column][row] }
      add(record, firstOn: { lines[row] })
      if counts.count > most { return false }
    }
    return true
  }

  private mutating func add(_ record: [PackedCell], firstOn line: () -> Int) {
    var slot = hash(of: record[...]) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if holds(record, at: place) {
        counts[place] += 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: counts.count)
    cells.append(contentsOf: record)
    counts.append(1)
    lines.append(line())
    if 2 * counts.count > slots.count { widen() }
  }

  private func holds(_ record: [PackedCell], at place: Int) -> Bool {
    let first = place * width
    for column in 0..<width where cells[first + column] != record[column] { return false }
    return true
  }

  /// A multiplicative hash of 32-bit words; the upper bits are the mixed ones.
  private func hash(of record: ArraySlice<PackedCell>) -> Int {
    var hash: UInt64 = 0
    for cell in record {
      hash = (hash ^ UInt64(cell.bits)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 20)
  }

  private mutating func widen() {
    slots = Array(repeating: -1, count: 4 * slots.count)
    for place in counts.indices {
      var slot = hash(of: cells[(place * width)..<(place * width + width)]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: place)
    }
  }

  /// The distinct records, column by column.
  var columns: [RawColumn] {
    (0..<width).map { column in
      var raw = RawColumn()
      for place in counts.indices {
        let cell = cells[place * width + column]
        if let text = cell.textPosition {
          raw.append(texts[column].bytes(text))
        } else {
          raw.append(untexted: cell)
        }
      }
      return raw
    }
  }
}

/// The texts of a column, each with one number wherever it stands.
private struct NumberedTexts {
  private var numbers: [[UInt8]: Int] = [:]
  private var all: [[UInt8]] = []

  func bytes(_ number: Int) -> [UInt8] { all[number] }

  /// The cells of a column, in which texts have their numbers.
  mutating func numbered(_ raw: RawColumn) -> [PackedCell] {
    var cells: [PackedCell] = []
    cells.reserveCapacity(raw.count)
    for piece in raw.pieces {
      var known = [PackedCell?](repeating: nil, count: piece.texts.count)
      for cell in piece.cells {
        guard let position = cell.textPosition else {
          cells.append(cell)
          continue
        }
        let own = known[position] ?? PackedCell(text: number(of: Array(piece.texts[position])))
        known[position] = own
        cells.append(own)
      }
    }
    return cells
  }

  private mutating func number(of text: [UInt8]) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = all.count
    all.append(text)
    return all.count - 1
  }
}
