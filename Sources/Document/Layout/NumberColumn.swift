/// The cells of a column of numbers, each with what sets it on the column's decimal mark.
struct NumberColumn {
  private let table: Table
  private let index: Int
  private let paddings: [DecimalAlignment.Padding?]

  init(_ table: Table, _ index: Int) {
    self.table = table
    self.index = index
    paddings = DecimalAlignment.paddings(table.rows.map { $0.cell(index).content.plainText })
  }

  /// The columns of numbers of a table; the first names the rows.
  static func all(of table: Table) -> [Int: NumberColumn] {
    var columns: [Int: NumberColumn] = [:]
    for index in table.columns.indices.dropFirst()
    where table.columns[index].alignment == .number {
      columns[index] = NumberColumn(table, index)
    }
    return columns
  }

  /// The padding of a row's cell; `nil` for one that does not begin with a number.
  func padding(_ row: Int) -> DecimalAlignment.Padding? {
    paddings.indices.contains(row) ? paddings[row] : nil
  }

  /// The width of the widest padded cell.
  func width(size: Double) -> Double {
    var widest = 0.0
    for (row, padding) in zip(table.rows, paddings) {
      guard let padding else { continue }
      let text = row.cell(index).content.plainText
      let whole = padding.before + text + padding.between
      widest = max(widest, PrintWidth.of(whole, size: size))
    }
    return widest
  }

  /// Where the padded cells begin, so that the widest stands in the middle of the column's room and
  /// its letters still have theirs; `scale` is the font's width as a part of Arial's.
  func start(in room: Double, size: Double, scale: Double = 1) -> Double {
    let block = width(size: size) * scale
    return max(0, min((room - block) / 2, room - block - notesWidth(size: size)))
  }

  /// The width of the widest letters behind the numbers.
  func notesWidth(size: Double) -> Double {
    table.rows.map { $0.cell(index).notesWidth(size) }.max() ?? 0
  }

  /// The cells that begin with no number, and are no section's.
  var others: [[Inline]] {
    var texts: [[Inline]] = []
    for (row, padding) in zip(table.rows, paddings) where padding == nil && row.kind != .section {
      texts.append(row.cell(index).content)
    }
    return texts
  }
}

extension [Inline] {
  /// The words of one plain piece; `nil` for several, or with marks.
  var plainWords: String? {
    guard count == 1 else { return nil }
    switch first {
    case .text(let text), .number(let text): return text
    case .sourced(let content, _): return content.plainWords
    default: return nil
    }
  }
}
