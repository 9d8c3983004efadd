import Analysis
import Cohorts
import Document
import FoundationEssentials
import Reporting
import Testing

/// Every format is read back by a small reader of its own, and holds the same tables.
@Suite struct RoundTripTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let studies = [
    "melanoma", "primary-biliary-cholangitis", "subarachnoid-haemorrhage", "thermal-ablation",
    "veterans-lung-cancer",
  ]

  /// The report of an example.
  static func document(_ study: String) throws -> Document {
    let plan = root.appending(path: "Examples/\(study)/study.yml")
    let opened = try OpenedStudy(
      plan: [UInt8](Data(contentsOf: plan)), planFile: plan.path, dataFile: nil)
    return Report(try opened.results()).document()
  }

  @Test(arguments: studies) func examplesAreTheSameInEveryFormat(_ study: String) throws {
    let document = try Self.document(study)
    #expect(document.tables.count > 3)
    try expectAll(document)
  }

  @Test(arguments: 1...80) func hostileTablesAreTheSameInEveryFormat(_ seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    try expectAll(random.document())
  }

  @Test func aCellThatDiffersIsFound() throws {
    var document = try Self.document("thermal-ablation")
    let read = try WordReader.tables(document.word())
    guard case .table(var table)? = document.blocks.first(where: \.isTable) else { return }
    table.rows[0].cells[1] = "another"
    document.blocks = document.blocks.map { $0.isTable ? .table(table) : $0 }
    #expect(read != document.tables.map { ReadTable($0) })
  }

  private func expectAll(_ document: Document) throws {
    let expected = document.tables.map { ReadTable($0) }
    expect(try WordReader.tables(document.word()), expected, "Word")
    expect(try LaTeXReader.tables(document.latex()), expected, "LaTeX")
    expect(try HTMLReader.tables(document.html()), expected, "HTML")
    var read = MarkdownReader.tables(document.markdown())
    for (index, table) in expected.enumerated() where read.indices.contains(index) {
      read[index].notes = Array(read[index].notes.prefix(table.notes.count))
    }
    expect(read, expected.map(\.padded), "Markdown")
    let notes = document.tableNotesCSV()
    for table in document.tables {
      let read = CSVTableReader.table(table.csv(), notes, id: ReadTable.plain(table.id))
      expect([read], [CSVTableReader.expected(table)], "CSV")
    }
  }

  private func expect(_ read: [ReadTable], _ expected: [ReadTable], _ format: String) {
    #expect(read.count == expected.count, "\(format)")
    for (read, expected) in zip(read.map(\.trimmed), expected.map(\.trimmed))
    where read != expected {
      Issue.record("\(format) holds\n\(read)\ninstead of\n\(expected)")
    }
  }
}

extension ReadTable {
  /// Without notes of no words.
  fileprivate var trimmed: ReadTable {
    var table = self
    table.notes = notes.filter { !$0.isEmpty }
    return table
  }

  /// A section's cell with an empty one for each other column.
  fileprivate var padded: ReadTable {
    var table = self
    table.rows = rows.map { $0 + Array(repeating: "", count: max(heads.count - $0.count, 0)) }
    return table
  }
}

extension Block {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
}

extension CSVTableReader {
  /// What CSV keeps of a table: letters stand beside it, heads are joined by colons.
  static func expected(_ table: Table) -> ReadTable {
    var result = ReadTable(table)
    result.heads = table.columns.indices.map { column in
      table.plainHeads(column).joined(separator: ": ")
    }.map(ReadTable.plain)
    result.rows = table.rows.map { row in
      table.columns.indices.map { column in
        guard row.cells.indices.contains(column) else { return "" }
        return ReadTable.plain(row.cells[column].content.plainText)
      }
    }
    result.caption = ReadTable.plain(table.number + ". " + table.caption.plainText)
    result.notes = table.notes.map { ReadTable.plain($0.letter + " " + $0.text.plainText) }
    if !table.abbreviations.isEmpty {
      result.notes.append(ReadTable.plain(table.abbreviations.plainText))
    }
    return result
  }
}

extension Table {
  fileprivate func plainHeads(_ column: Int) -> [String] {
    var pieces: [String] = []
    for row in spans {
      var end = 0
      for (index, span) in row.enumerated() {
        end = index == row.count - 1 ? columns.count : end + span.count
        if column < end {
          pieces.append(span.heading.content.plainText)
          break
        }
      }
    }
    return (pieces + [columns[column].heading.content.plainText]).filter { !$0.isEmpty }
  }
}
