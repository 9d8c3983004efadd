import Document

/// A printed table as RFC 4180 CSV: its heads and its body.
struct TableCSV {
  private let table: Table

  init(_ table: Table) { self.table = table }

  /// The whole file.
  func text() -> String {
    let head = zip(table.columns, spanned).map { column, span in
      let heading = Self.words(column.heading)
      return span.isEmpty ? heading : span + ": " + heading
    }
    let lines = [head] + table.rows.map { $0.cells.map(Self.words) }
    return lines.map { Self.line($0, count: table.columns.count) }.joined()
  }

  /// The heads above each column, from above; empty where there are none.
  private var spanned: [String] {
    let rows = table.spans.map { row in
      row.flatMap { Array(repeating: Self.words($0.heading), count: $0.count) }
    }
    return table.columns.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column] : "" }.filter { !$0.isEmpty }
        .joined(separator: ": ")
    }
  }

  private static func words(_ cell: Table.Cell) -> String { cell.content.plainText }

  private static func line(_ fields: [String], count: Int) -> String {
    let missing = max(0, count - fields.count)
    let all = fields + Array(repeating: "", count: missing)
    return all.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) else { return field }
    return "\"" + split(field, at: "\"").joined(separator: "\"\"") + "\""
  }
}
