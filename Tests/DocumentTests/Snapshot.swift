import FoundationEssentials

/// The file in `Snapshots` beside the tests that holds the expected text.
///
/// With `REPRISE_UPDATE_SNAPSHOTS=1` the file is written first: look at the difference.
func snapshot(_ name: String, of text: String, file: String = #filePath) throws -> String {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let url = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["REPRISE_UPDATE_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  return try String(decoding: Data(contentsOf: url), as: UTF8.self)
}
