#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Single files that are written all or not at all, each in a place of its own.
enum WholeFiles {
  /// Writes each beside its place first, then moves all; a failure puts the old ones back.
  static func write(_ files: [(path: String, text: String)]) throws(WriteFailure) {
    let signals = HeldSignals()
    defer { signals.release() }
    defer {
      for file in files {
        for end in [".new", ".old"] { FileSystem.remove(beside(file.path) + end) }
      }
    }
    for file in files {
      guard FileSystem.kind(of: file.path) != .folder else {
        throw WriteFailure(path: file.path, code: EISDIR)
      }
      try stage(file.text, for: file.path)
    }
    var moved: [(path: String, wasThere: Bool)] = []
    do {
      for file in files {
        let wasThere = FileSystem.kind(of: file.path) != nil
        if wasThere { _ = FileSystem.link(file.path, as: beside(file.path) + ".old") }
        try FileSystem.move(beside(file.path) + ".new", to: file.path)
        moved.append((file.path, wasThere))
      }
    } catch {
      for (path, wasThere) in moved.reversed() {
        if wasThere {
          try? FileSystem.move(beside(path) + ".old", to: path)
        } else {
          FileSystem.remove(path)
        }
      }
      throw error
    }
  }

  /// Writes a file that is not there yet, wholly.
  ///
  /// - Throws: that there is one already, among others.
  static func create(_ path: String, _ text: String) throws(WriteFailure) {
    let signals = HeldSignals()
    defer { signals.release() }
    guard FileSystem.kind(of: path) == nil else { throw WriteFailure(path: path, code: EEXIST) }
    let new = beside(path) + ".new"
    defer { FileSystem.remove(new) }
    try stage(text, for: path)
    if FileSystem.link(new, as: path) { return }
    let code = errno
    // Not every file system has second names; then the check above must do.
    guard code != EEXIST, FileSystem.kind(of: path) == nil else {
      throw WriteFailure(path: path, code: EEXIST)
    }
    try FileSystem.move(new, to: path)
  }

  private static func stage(_ text: String, for path: String) throws(WriteFailure) {
    removeLeft(beside: path)
    do { try FileSystem.store(Array(text.utf8), as: beside(path) + ".new") } catch {
      throw WriteFailure(path: path, reason: error.reason)
    }
  }

  private static func beside(_ path: String) -> String { start(path) + String(getpid()) }

  /// How the hidden names beside a file begin.
  private static func start(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return (FileSystem.parent(of: path).map { $0 == "/" ? "/" : $0 + "/" } ?? "")
      + ".\(name).reprise-"
  }

  /// Removes what runs that were killed have left.
  private static func removeLeft(beside path: String) {
    let start = start(path)
    let prefix = start.split(separator: "/").last.map(String.init) ?? start
    let folder = FileSystem.parent(of: path) ?? "."
    for name in FileSystem.names(in: folder) ?? [] where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.utf8.count).split(separator: ".")
      guard parts.count == 2, ["new", "old"].contains(parts[1]), let number = pid_t(parts[0]),
        number > 0, kill(number, 0) != 0, errno == ESRCH
      else { continue }
      FileSystem.remove(folder + "/" + name)
    }
  }
}
