import Document

/// Tables side by side, each under its title, in the rows of all of them.
struct MergedTable {
  private let parts: [TablePart]
  private let rows: [[Int?]]

  /// The tables, from the left.
  init(_ parts: [TablePart]) {
    self.parts = parts.marked
    var branches: [RowBranch] = []
    for (position, part) in parts.enumerated() {
      RowBranch.add(RowTree.branches(of: part.table), of: position, in: parts.count, to: &branches)
    }
    rows = branches.flatMap(\.rows)
  }

  /// The whole, without number and caption.
  var table: Table {
    guard let first = parts.first?.table.columns.first else {
      return Table(id: "", number: "", caption: [], columns: [], rows: [])
    }
    let columns = [first] + parts.flatMap { $0.table.columns.dropFirst() }
    let titles = parts.map { part in
      Table.Span(Table.Cell([.text(part.title)]), over: part.table.columns.count - 1)
    }
    let depth = parts.map(\.table.spans.count).max() ?? 0
    let whole = Table(
      id: "", number: "", caption: [],
      spans: [[Table.Span("", over: 1)] + titles] + (0..<depth).map { spans($0, of: depth) },
      columns: columns, rows: rows.map(row))
    return parts.lettered(whole)
  }

  /// One row of the parts' own heads; a part with fewer has them at the bottom.
  private func spans(_ level: Int, of depth: Int) -> [Table.Span] {
    [Table.Span("", over: 1)]
      + parts.flatMap { part -> [Table.Span] in
        let own = part.table.spans
        let index = level - (depth - own.count)
        guard own.indices.contains(index) else {
          return [Table.Span("", over: part.table.columns.count - 1)]
        }
        return Self.withoutFirst(own[index])
      }
  }

  /// The heads without the first column, which all parts share.
  private static func withoutFirst(_ spans: [Table.Span]) -> [Table.Span] {
    guard var first = spans.first else { return [] }
    first.count -= 1
    return (first.count > 0 ? [first] : []) + spans.dropFirst()
  }

  private func row(_ sources: [Int?]) -> Table.Row {
    let found = zip(parts, sources).map { part, source in source.map { part.table.rows[$0] } }
    let first = found.lazy.compactMap(\.self).first
    let label = first?.cells.first ?? .empty
    let cells = zip(parts, found).flatMap { part, row in
      part.table.columns.indices.dropFirst().map { column in
        guard let row, row.cells.indices.contains(column) else { return Table.Cell.empty }
        return row.cells[column]
      }
    }
    return Table.Row(first?.kind ?? .plain, first?.kind == .section ? [label] : [label] + cells)
  }
}
