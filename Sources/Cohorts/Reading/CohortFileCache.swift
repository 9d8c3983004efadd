/// The last file that was parsed, kept until the file changes or is to be parsed in another way.
public struct CohortFileCache: Sendable {
  /// The path that was asked for last.
  public private(set) var path: String?
  /// The stamp that the file had before it was read.
  public private(set) var stamp: FileStamp?
  private var kept: CohortFile?
  /// Whether the file is kept: it was read, and nobody can have written to it at that moment.
  public var isKept: Bool { kept != nil }

  /// Nothing yet.
  public init() {}

  /// A file, parsed unless it is the one that is kept.
  ///
  /// - Throws: what is wrong with the file.
  public mutating func file(
    path: String, name: String, declaration: CohortDeclaration
  ) throws(Problems) -> CohortFile {
    let now = FileStamp(path: path)
    if let kept, path == self.path, now != nil, now == stamp, kept.fits(declaration) {
      return kept
    }
    let wasFresh = now?.isFresh ?? false
    (self.path, stamp, kept) = (path, now, nil)
    let file = try CohortFile(path: path, name: name, declaration: declaration)
    if wasFresh { return file }
    kept = file
    return file
  }
}
