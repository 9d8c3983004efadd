import Document

/// Tables one below the other, each under its title, in the columns of all of them.
///
/// Where the groups have other numbers of patients in one table than in another, the heads name
/// none, and each part begins with a row of them.
struct StackedTable {
  private let parts: [TablePart]
  private let columns: [Column]

  /// A column of the whole: what identifies it, and which column of each part it is.
  private struct Column {
    let heads: [String]
    var sources: [Int?]
  }

  /// The tables, from above.
  init(_ parts: [TablePart]) {
    self.parts = parts.marked
    var columns: [Column] = []
    for (position, part) in parts.enumerated() {
      var next = 0
      for index in part.table.columns.indices {
        let heads = index == 0 ? [] : part.heads(of: index)
        let known = columns.firstIndex { $0.heads == heads && $0.sources[position] == nil }
        let place = known ?? next
        if known == nil {
          columns.insert(
            Column(heads: heads, sources: Array(repeating: nil, count: parts.count)), at: place)
        }
        columns[place].sources[position] = index
        next = place + 1
      }
    }
    self.columns = columns
  }

  /// The whole, without number and caption.
  var table: Table {
    let heads = columns.map(head)
    let depth = parts.map(\.table.spans.count).max() ?? 0
    let whole = Table(
      id: "", number: "", caption: [], spans: (0..<depth).map(spans), columns: heads,
      rows: parts.indices.flatMap(rows))
    return parts.lettered(whole)
  }

  // MARK: - Heads

  /// Whether every table that has a column names as many patients in it.
  private var isOfSamePatients: Bool {
    columns.allSatisfy { column in
      Set(counts(column)).count < 2
    }
  }

  private func counts(_ column: Column) -> [String?] {
    zip(parts, column.sources).compactMap { part, source in
      source.map { JoinedHead(part.table.columns[$0].heading.content.plainText).count }
    }
  }

  private func head(_ column: Column) -> Table.Column {
    let found = zip(parts, column.sources).compactMap { part, source in
      source.map { part.table.columns[$0] }
    }
    guard var head = found.first else { return Table.Column(.empty, .text) }
    let notes = found.flatMap(\.heading.notes).distinct()
    if !isOfSamePatients {
      head.heading.content = [.text(JoinedHead(head.heading.content.plainText).name)]
    }
    head.heading.notes = notes
    return head
  }

  /// One row of the heads above, neighbours of the same words together.
  private func spans(_ level: Int) -> [Table.Span] {
    var spans: [Table.Span] = []
    for column in columns {
      let own = column.heads.dropLast()
      let words = own.indices.contains(level) ? own[level] : ""
      if let last = spans.last, last.heading.content.plainText == words {
        spans[spans.count - 1].count += 1
      } else {
        spans.append(Table.Span(words.isEmpty ? .empty : Table.Cell([.text(words)]), over: 1))
      }
    }
    return spans
  }

  // MARK: - Rows

  private func rows(_ position: Int) -> [Table.Row] {
    let part = parts[position]
    let own = part.table.rows.map { row -> Table.Row in
      guard row.kind != .section else {
        let words = row.cells.first?.content.plainText ?? ""
        return Table.Row(.section, [Table.Cell([.text("\(part.title): \(words)")])])
      }
      return Table.Row(row.kind, columns.map { cell($0.sources[position], of: row) })
    }
    let isHeaded = own.first?.kind == .section
    let title = isHeaded ? [] : [Table.Row(.section, [Table.Cell([.text(part.title)])])]
    guard !isOfSamePatients else { return title + own }
    let patients = [patients(position)]
    return isHeaded ? own.prefix(1) + patients + own.dropFirst() : title + patients + own
  }

  private func cell(_ source: Int?, of row: Table.Row) -> Table.Cell {
    guard let source, row.cells.indices.contains(source) else { return .empty }
    return row.cells[source]
  }

  private func patients(_ position: Int) -> Table.Row {
    let counts = columns.map { column -> Table.Cell in
      guard let source = column.sources[position] else { return .empty }
      let heading = parts[position].table.columns[source].heading.content.plainText
      return JoinedHead(heading).count.map { Table.Cell([.number($0)]) } ?? .empty
    }
    return Table.Row(.variable, [Table.Cell([.text("Patients, n")])] + counts.dropFirst())
  }
}
