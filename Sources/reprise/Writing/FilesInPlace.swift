internal import Reporting

/// A report's files that are moved to their places in a folder that stays the same one.
///
/// All files are written whole into a hidden folder first. Then each takes its place in one step, so
/// that each is at any instant wholly the old or the new; a failure on the way puts the old ones back.
struct FilesInPlace {
  let folder: String

  func write(_ files: [PageFile]) throws(WriteFailure) {
    try FileSystem.makeFolders(folder)
    for file in files { try check(file.path) }
    let staging: Staging
    do { staging = try Staging(in: folder, prefix: ".reprise-") } catch {
      throw WriteFailure(path: folder, reason: error.reason)
    }
    defer { FileSystem.remove(staging.path) }
    for (number, file) in files.enumerated() {
      do { try FileSystem.store(file.bytes, as: Self.new(staging.path, number)) } catch {
        throw WriteFailure(path: folder + "/" + file.path, reason: error.reason)
      }
    }
    try move(files.map(\.path), from: staging.path)
  }

  /// Refuses what would be written through a link, or over a folder.
  private func check(_ path: String) throws(WriteFailure) {
    var inner = FileSystem.parent(of: path)
    while let name = inner {
      let kind = FileSystem.kind(of: folder + "/" + name)
      guard kind == nil || kind == .folder else {
        throw WriteFailure(
          path: folder + "/" + name,
          reason: kind == .file
            ? "a file of this name is in the way"
            : "it is a symbolic link, which may lead out of the folder")
      }
      inner = FileSystem.parent(of: name)
    }
    guard FileSystem.kind(of: folder + "/" + path) != .folder else {
      throw WriteFailure(
        path: folder + "/" + path, reason: "a folder of this name is in the way")
    }
  }

  private static func new(_ staging: String, _ number: Int) -> String { "\(staging)/\(number).new" }
  private static func old(_ staging: String, _ number: Int) -> String { "\(staging)/\(number).old" }

  /// Moves the files to their places; an old one keeps a second name until all are there.
  private func move(_ paths: [String], from staging: String) throws(WriteFailure) {
    var moved: [(number: Int, wasThere: Bool)] = []
    do {
      for (number, path) in paths.enumerated() {
        let place = folder + "/" + path
        if let inner = FileSystem.parent(of: path) {
          try FileSystem.makeFolders(folder + "/" + inner)
        }
        let wasThere = FileSystem.kind(of: place) != nil
        if wasThere { _ = FileSystem.link(place, as: Self.old(staging, number)) }
        try FileSystem.move(Self.new(staging, number), to: place)
        moved.append((number, wasThere))
      }
    } catch {
      for (number, wasThere) in moved.reversed() {
        let place = folder + "/" + paths[number]
        if wasThere {
          try? FileSystem.move(Self.old(staging, number), to: place)
        } else {
          FileSystem.remove(place)
        }
      }
      throw error
    }
  }
}
