/// A cohort's file, parsed and kept: its cells, before anyone has said what they mean.
///
/// Whoever reads one file under several plans parses it once.
public struct CohortFile: Sendable {
  let table: RawTable
  private let encoding: CohortDeclaration.Encoding?
  private let delimiter: UInt8?

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
    while true {
      let block = try file.next()
      if block.isEmpty { break }
      try reader.feed(block)
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
  }

  private static func reader(_ name: String, _ declaration: CohortDeclaration) -> TableReader {
    TableReader(file: name, declaration: declaration) { Set($0.names.indices) }
  }

  /// Whether a plan's declaration would parse the file in the same way.
  public func fits(_ declaration: CohortDeclaration) -> Bool {
    encoding == declaration.encoding && delimiter == declaration.delimiter
  }
}
