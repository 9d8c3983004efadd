import Foundation

/// The CSV files of Reference/data: one line of names, no quotes, an empty cell being missing.
enum ReferenceData {
  /// A table as texts.
  struct Table: Sendable {
    let names: [String]
    let rows: [[String]]

    /// The cells of a column.
    func texts(_ name: String) throws -> [String] {
      guard let place = names.firstIndex(of: name) else { throw Problem.noColumn(name) }
      return rows.map { $0.indices.contains(place) ? $0[place] : "" }
    }
  }

  enum Problem: Error {
    case noFile(String)
    case noColumn(String)
    case missing(String)
  }

  /// The bytes of a file under Reference.
  static func contents(_ path: String) throws -> Data {
    guard let folder = Bundle.module.url(forResource: "Reference", withExtension: nil) else {
      throw Problem.noFile("Reference")
    }
    return try Data(contentsOf: folder.appendingPathComponent(path))
  }

  /// A file of Reference/data.
  static func table(_ file: String) throws -> Table {
    let text = String(decoding: try contents("data/" + file), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        cell.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      }
    }
    guard let names = rows.first else { throw Problem.noFile(file) }
    return Table(names: names, rows: Array(rows.dropFirst()))
  }

  /// The numbers of a column, `nil` where the cell is empty.
  static func column(_ file: String, _ name: String) throws -> [Double?] {
    try table(file).texts(name).map { Double($0) }
  }
}
