internal import Reporting

/// The folder of a report: takes all files of a run, or none.
///
/// Where it can, a run makes the folder anew beside the old one and lets the two change their names
/// in one step: see ``WholeFolder``. Where it cannot (in the plan's own folder, or where the system
/// has no such step), the finished files are moved to their places one after another: see
/// ``FilesInPlace``.
struct OutputFolder {
  let path: String
  /// A folder that somebody works in, so that it must stay the same one: the plan's.
  var folderInUse: String?

  /// Writes the files of a run.
  ///
  /// Whatever goes wrong leaves the earlier files as they were. Files of other names stay.
  func write(_ files: [PageFile]) throws(WriteFailure) {
    for file in files where !Self.isInside(file.path) {
      throw WriteFailure(path: path + "/" + file.path, reason: "it is outside the folder")
    }
    let signals = HeldSignals()
    defer { signals.release() }
    if let whole = WholeFolder(path, with: files.map(\.path), folderInUse: folderInUse),
      try whole.write(files)
    {
      return
    }
    try FilesInPlace(folder: path).write(files)
  }

  /// Whether a path leads nowhere but down.
  static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !["", ".", ".."].contains($0) } && !path.utf8.contains(0)
  }
}
