import Figures

/// The cells of a table in Markdown: numbers stand on their decimal mark, by spaces as wide as what
/// they lack, and columns stand below each other in the source.
struct MarkdownCells {
  private let table: Table
  private let heads: [String]
  private var bodies: [[String]] = []
  /// The places of each column's cells.
  private var places: [Places] = []

  /// Where the cells of a column stand in the source.
  private struct Places {
    /// The characters of the column.
    var width = 3
    /// The characters before each number that stands on the mark.
    var lead = 0
    /// Whether each row's cell stands on the mark, and its places.
    var cells: [(isSet: Bool, width: Int)] = []
    var isNumber = false
  }

  /// Wider cells stick out of their column.
  private static let widest = 60

  init(_ table: Table) {
    self.table = table
    heads = table.columns.indices.map { table.markdownHeading($0) }
    let numbers = NumberColumn.all(of: table)
    let letters = table.columns.indices.map { column in
      table.rows.reduce(0) { max($0, $1.cell(column).lettersWidth) }
    }
    bodies = table.rows.enumerated().map { index, row in
      table.columns.indices.map { column in
        guard row.kind != .section, let padding = numbers[column]?.padding(index) else {
          return row.markdown(column)
        }
        return row.cell(column).markdown(padding, letters: letters[column])
      }
    }
    places = table.columns.indices.map { place(of: $0, numbers[$0]) }
  }

  private func place(of column: Int, _ numbers: NumberColumn?) -> Places {
    var places = Places(isNumber: table.columns[column].alignment == .number)
    var block = 0
    var width = min(MonospacedWidth.of(heads[column]), Self.widest)
    for (index, row) in table.rows.enumerated() {
      let isSet = row.kind != .section && numbers?.padding(index) != nil
      let whole = MonospacedWidth.of(bodies[index][column])
      let own = min(whole, Self.widest)
      places.cells.append((isSet, whole))
      width = max(width, own)
      if isSet { block = max(block, own) }
    }
    places.width = max(width, places.width)
    places.lead = places.width - block
    return places
  }

  /// The table's lines: its heads, the rule, its rows.
  var lines: [String] {
    let head = heads.enumerated().map { column, text in
      placed(text, column, isSet: false, MonospacedWidth.of(text))
    }
    let rule = places.map { place in
      let dashes = String(repeating: "-", count: place.width - 1)
      return place.isNumber ? dashes + ":" : ":" + dashes
    }
    let rows = bodies.enumerated().map { index, cells in
      cells.enumerated().map { column, text in
        let cell = places[column].cells[index]
        return placed(text, column, isSet: cell.isSet, cell.width)
      }
    }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  private func placed(_ text: String, _ column: Int, isSet: Bool, _ width: Int) -> String {
    let place = places[column]
    let room = max(place.width - width, 0)
    let before = isSet ? min(place.lead, room) : place.isNumber ? room : 0
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: room - before)
  }
}

extension Table {
  /// A column's head with the heads above it, from above: Markdown has but one row of heads.
  fileprivate func markdownHeading(_ column: Int) -> String {
    let above = spans.compactMap { row -> Cell? in
      var end = 0
      for span in row {
        end += span.count
        if column < end { return span.heading.isEmpty ? nil : span.heading }
      }
      return nil
    }
    return (above + [columns[column].heading]).filter { !$0.isEmpty }
      .map { $0.markdown }.joined(separator: "<br>")
  }
}

extension Table.Row {
  /// A cell that is not set on a mark; the first shows how the row stands to its neighbours.
  fileprivate func markdown(_ column: Int) -> String {
    let text = cell(column).markdown
    guard column == 0 else { return kind == .section ? "" : text }
    switch kind {
    case .section: return text.isEmpty ? "" : "*\(text)*"
    case .variable: return text.isEmpty ? "" : "**\(text)**"
    case .level: return "&nbsp;&nbsp;&nbsp;" + text
    case .plain: return text
    }
  }
}

extension Table.Cell {
  fileprivate var markdown: String { content.markdown() + raisedLetters }

  private var raisedLetters: String {
    let letters = notes.map(MarkdownEscaping.escape).joined(separator: ",")
    return letters.isEmpty ? "" : "<sup>\(letters)</sup>"
  }

  /// The characters of its letters and their commas.
  fileprivate var lettersWidth: Int { notes.isEmpty ? 0 : notes.joined(separator: ",").count }

  /// A number between what sets it on its mark; its letters hang behind it, with room for as many as
  /// any cell of the column has.
  fileprivate func markdown(_ padding: DecimalAlignment.Padding, letters: Int) -> String {
    let between = DecimalAlignment.spaces(padding.between)
    var text = content.markdown() + between
    if !between.isEmpty, content.count == 1, let words = content.plainWords {
      let head = MarkdownEscaping.number(String(words.unicodeScalars.prefix(padding.split)))
      text =
        head + between
        + MarkdownEscaping.number(String(words.unicodeScalars.dropFirst(padding.split)))
    }
    let whole = padding.before + content.plainText + padding.between
    let room = String(repeating: "\u{2004}", count: letters - lettersWidth)
    return DecimalAlignment.spaces(padding.before) + text + raisedLetters + room
      + DecimalAlignment.spaces(from: whole, to: padding.widest)
  }
}
