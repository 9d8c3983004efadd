#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import FoundationEssentials
internal import Reporting

/// The folder of a report: takes all files of a run, or none.
struct OutputFolder {
  /// Why a run could not be written.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var sentence: String { "cannot be written: \(reason)" }
    var description: String { "\(path): error: \(sentence)" }
  }

  let path: String

  /// Writes all files into a staging folder first, then moves each to its place.
  ///
  /// Whatever goes wrong while writing leaves the earlier files as they were.
  func write(_ files: [PageFile]) throws(Failure) {
    let staging = path + "/.reprise-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: staging) }
    try attempt { try makeFolder(staging) }
    for file in files {
      let place = staging + "/" + file.path
      try attempt {
        try makeFolder(parent(of: place))
        try Data(file.bytes).write(to: URL(filePath: place))
      }
    }
    for file in files {
      let place = path + "/" + file.path
      try attempt {
        try makeFolder(parent(of: place))
        try move(staging + "/" + file.path, to: place)
      }
    }
  }

  /// Moves a file to its place, over what is there.
  private func move(_ file: String, to place: String) throws {
    guard unsafe rename(file, place) == 0 else {
      throw Failure(path: place, reason: unsafe String(cString: strerror(errno)))
    }
  }

  private func makeFolder(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  private func parent(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  private func attempt(_ body: () throws -> Void) throws(Failure) {
    do { try body() } catch {
      if let failure = error as? Failure { throw failure }
      throw Failure(path: path, reason: OutputFolder.reason(error))
    }
  }

  /// Why a file could not be written.
  static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission: "permission denied"
    case .fileWriteOutOfSpace: "no space left"
    case .fileWriteFileExists: "a file of this name is in the way"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    default: "the folder could not be made or written to"
    }
  }
}
