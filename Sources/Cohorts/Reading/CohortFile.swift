/// A cohort's file, parsed and kept: its cells, before anyone has said what they mean.
///
/// Whoever reads one file under several plans parses it once.
public struct CohortFile: Sendable {
  let table: RawTable
  private let encoding: CohortDeclaration.Encoding?
  private let delimiter: UInt8?
  /// The mark with which the numbers of a statistical program were written as cells.
  private let decimalMark: UInt8

  /// Parses a file with all of its columns.
  ///
  /// - Parameters:
  ///   - path: the path to open.
  ///   - name: how messages call the file.
  ///   - declaration: its encoding and delimiter; the rest does not matter yet.
  /// - Throws: what is wrong with the file, as ``Cohort/read(_:cutPoints:)`` does.
  public init(
    path: String, name: String, declaration: CohortDeclaration
  ) throws(Problems) {
    let reader = Self.reader(name, declaration)
    let file = try FileBlocks(path: path, name: name)
    var block = try file.next()
    if let format = StatisticalFormat(head: block) {
      let table = try format.table(path: path, name: name, declaration) { Set($0.names.indices) }
      try self.init(table: table, declaration)
      return
    }
    while !block.isEmpty {
      try reader.feed(block)
      block = try file.next()
    }
    try self.init(table: try reader.finish(), declaration)
  }

  /// Parses bytes.
  init(bytes: [UInt8], name: String, declaration: CohortDeclaration) throws(Problems) {
    let reader = Self.reader(name, declaration)
    try reader.feed(bytes)
    try self.init(table: try reader.finish(), declaration)
  }

  private init(table: RawTable, _ declaration: CohortDeclaration) throws(Problems) {
    self.table = table
    (encoding, delimiter) = (declaration.encoding, declaration.delimiter)
    decimalMark = declaration.decimalMark
  }

  private static func reader(_ name: String, _ declaration: CohortDeclaration) -> TableReader {
    TableReader(file: name, declaration: declaration) { Set($0.names.indices) }
  }

  /// Whether a plan's declaration would parse the file in the same way.
  public func fits(_ declaration: CohortDeclaration) -> Bool {
    encoding == declaration.encoding && delimiter == declaration.delimiter
      && (table.dictionary == nil || decimalMark == declaration.decimalMark)
  }
}
