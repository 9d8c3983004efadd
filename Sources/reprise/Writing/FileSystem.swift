#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import CFiles

/// The calls by which files are written; each says why it failed.
enum FileSystem {
  /// What a name stands for; a symbolic link is not followed.
  enum Kind { case file, folder, other }

  static func kind(of path: String) -> Kind? { status(of: path).map(kind) }

  /// The entry of a name itself.
  static func status(of path: String) -> stat? {
    var found = stat()
    return unsafe lstat(path, &found) == 0 ? found : nil
  }

  static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The path without symbolic links; `nil` where there is nothing.
  static func resolved(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// The names in a folder, hidden ones among them; `nil` where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
        unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a folder and those above it that are not there.
  static func makeFolders(_ path: String) throws(WriteFailure) {
    if unsafe mkdir(path, 0o777) == 0 { return }
    let code = errno
    if code == ENOENT, let above = parent(of: path), above != path {
      try makeFolders(above)
      if unsafe mkdir(path, 0o777) == 0 { return }
    } else if code != EEXIST {
      throw WriteFailure(path: path, code: code)
    }
    var found = stat()
    guard unsafe stat(path, &found) == 0, kind(found) == .folder else {
      throw WriteFailure(path: path, code: ENOTDIR)
    }
  }

  /// Makes a folder that was not there.
  static func makeFolder(_ path: String) throws(WriteFailure) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw WriteFailure(path: path, code: errno) }
  }

  /// The folder of a path; `nil` for a name alone.
  static func parent(of path: String) -> String? {
    var end = path.utf8.endIndex
    while end > path.startIndex, path.utf8[path.utf8.index(before: end)] == UInt8(ascii: "/") {
      end = path.utf8.index(before: end)
    }
    guard let slash = path[..<end].lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The first bytes of a file; `nil` where it cannot be read.
  static func contents(_ path: String, atMost most: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, min($0.count, most - bytes.count))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? nil : bytes }
      bytes += block.prefix(count)
    }
    return bytes
  }

  /// Writes a file that was not there, wholly.
  static func store(_ bytes: [UInt8], as path: String) throws(WriteFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteFailure(path: path, code: errno) }
    let code = put(bytes, descriptor)
    // Some file systems say only here that there was no space.
    guard close(descriptor) == 0 || code != 0 else { throw WriteFailure(path: path, code: errno) }
    guard code == 0 else { throw WriteFailure(path: path, code: code) }
  }

  /// Writes all bytes; gives 0, or the system's error.
  static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
        let count = unsafe write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        start += count
      }
      return 0
    }
  }

  /// Gives what a name stands for another name, over what has that one; a link to it is replaced.
  static func move(_ path: String, to place: String) throws(WriteFailure) {
    guard unsafe rename(path, place) == 0 else { throw WriteFailure(path: place, code: errno) }
  }

  /// Gives a file a second name; whether that could be done.
  static func link(_ path: String, as other: String) -> Bool {
    unsafe linkat(AT_FDCWD, path, AT_FDCWD, other, 0) == 0
  }

  /// Lets two names change what they stand for, in one step; whether that could be done.
  static func exchange(_ one: String, _ other: String) -> Bool {
    unsafe reprise_exchange(one, other) == 0
  }

  /// Whether it has an access list or other attributes that a new folder would lack.
  static func hasAttributes(_ path: String) -> Bool { unsafe reprise_has_attributes(path) != 0 }

  /// Removes what is there with all that is in it; links are removed, not followed.
  static func remove(_ path: String) {
    if kind(of: path) == .folder {
      for name in names(in: path) ?? [] { remove(path + "/" + name) }
      _ = unsafe rmdir(path)
    } else {
      _ = unsafe unlink(path)
    }
  }
}
