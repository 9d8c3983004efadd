#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Reporting

/// A report's folder that is replaced in one step: at any instant it is wholly the old or the new.
///
/// The new folder is made beside the old one. Files in it that are not of this run are linked into
/// the new one, so that they are never absent and never copied.
struct WholeFolder {
  /// The folder as the user named it.
  private let typed: String
  /// The folder without symbolic links.
  private let place: String
  private let parent: String
  private let name: String
  /// The folder's entry; `nil` where there is none yet.
  private let status: stat?
  /// The paths of the files that are carried over.
  private let carried: [String]

  /// More files of others than these are left where they are.
  private static let mostCarried = 10_000

  /// The folder, if it can be replaced: nobody is in it, it holds nothing but files and the folders
  /// of this run's files, and its like can be made beside it.
  ///
  /// - Parameters:
  ///   - path: the folder as the user named it.
  ///   - files: the paths of this run's files in it.
  ///   - folderInUse: a folder that must stay the same one.
  init?(_ path: String, with files: [String], folderInUse: String?) {
    guard let place = Self.place(of: path), let parent = FileSystem.parent(of: place),
      parent != place
    else { return nil }
    (typed, self.place, self.parent) = (path, place, parent)
    name = String(place.dropFirst(parent == "/" ? 1 : parent.utf8.count + 1))
    for folder in [".", folderInUse ?? "."] {
      guard let used = FileSystem.resolved(folder.isEmpty ? "." : folder) else { return nil }
      if (used + "/").hasPrefix(place + "/") { return nil }
    }
    status = FileSystem.status(of: place)
    guard let status else {
      carried = []
      return
    }
    let folders = Set(files.compactMap(FileSystem.parent))
    guard Self.canBeRemade(place, status, beside: parent),
      let carried = Self.others(in: place, than: Set(files), folders: folders, status.st_dev)
    else { return nil }
    self.carried = carried
  }

  /// Where the folder is, or will be; the folders above it are made.
  private static func place(of path: String) -> String? {
    if let found = FileSystem.resolved(path) { return found }
    // A link to nothing is no folder that could be made.
    guard FileSystem.kind(of: path) == nil else { return nil }
    let parent = FileSystem.parent(of: path) ?? "."
    do throws(WriteFailure) { try FileSystem.makeFolders(parent) } catch { return nil }
    guard let last = path.split(separator: "/").last, last != ".", last != "..",
      let above = FileSystem.resolved(parent)
    else { return nil }
    return above == "/" ? "/" + last : above + "/" + last
  }

  /// Whether a folder like it can be made: it is ours, on the volume of its parent, and has no
  /// access list that would be lost.
  private static func canBeRemade(
    _ place: String, _ status: stat, beside parent: String
  ) -> Bool {
    guard FileSystem.kind(status) == .folder, status.st_uid == geteuid(),
      let above = FileSystem.status(of: parent), above.st_dev == status.st_dev
    else { return false }
    return !FileSystem.hasAttributes(place)
  }

  /// The files of others; `nil` where there is something else.
  private static func others(
    in place: String, than files: Set<String>, folders: Set<String>, _ volume: dev_t
  ) -> [String]? {
    var found: [String] = []
    var open: [String] = [""]
    while let folder = open.popLast() {
      guard let names = FileSystem.names(in: place + "/" + folder) else { return nil }
      for name in names {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard let status = FileSystem.status(of: place + "/" + path), status.st_dev == volume else {
          return nil
        }
        switch FileSystem.kind(status) {
        case .file: if !files.contains(path) { found.append(path) }
        case .folder where folders.contains(path): open.append(path)
        default: return nil
        }
      }
      if found.count > mostCarried { return nil }
    }
    return found
  }

  /// Writes the files; gives `false`, with nothing changed, where the step is not possible here.
  func write(_ files: [PageFile]) throws(WriteFailure) -> Bool {
    guard let staging = try? Staging(in: parent, prefix: ".\(name).reprise-") else { return false }
    var isReplaced = false
    defer { if !isReplaced { FileSystem.remove(staging.path) } }
    do throws(WriteFailure) {
      try fill(staging.path, files)
    } catch {
      let path = error.path.dropFirst(staging.path.utf8.count)
      throw WriteFailure(path: typed + path, reason: error.reason)
    }
    for path in carried
    where !FileSystem.link(place + "/" + path, as: staging.path + "/" + path) { return false }
    guard let status else {
      isReplaced = (try? FileSystem.move(staging.path, to: place)) != nil
      return isReplaced
    }
    guard dress(staging.path, as: status), FileSystem.exchange(staging.path, place) else {
      return false
    }
    isReplaced = true
    removeOld(staging.path, Set(files.map(\.path) + carried))
    return true
  }

  private func fill(_ folder: String, _ files: [PageFile]) throws(WriteFailure) {
    for path in files.map(\.path) + carried {
      if let inner = FileSystem.parent(of: path) {
        try FileSystem.makeFolders(folder + "/" + inner)
      }
    }
    for file in files { try FileSystem.store(file.bytes, as: folder + "/" + file.path) }
  }

  /// Gives the new folder the old one's group and permissions.
  private func dress(_ folder: String, as status: stat) -> Bool {
    guard let made = FileSystem.status(of: folder) else { return false }
    if made.st_gid != status.st_gid, unsafe chown(folder, status.st_uid, status.st_gid) != 0 {
      return false
    }
    return unsafe chmod(folder, status.st_mode & 0o7777) == 0
  }

  /// Removes the old folder; what somebody put there meanwhile is moved to the new one.
  private func removeOld(_ folder: String, _ known: Set<String>) {
    var isEmpty = true
    for path in Self.allPaths(in: folder) where !known.contains(path) {
      let isMoved =
        FileSystem.kind(of: place + "/" + path) == nil
        && (try? FileSystem.move(folder + "/" + path, to: place + "/" + path)) != nil
      isEmpty = isEmpty && isMoved
    }
    if isEmpty { FileSystem.remove(folder) }
  }

  /// The paths of all that is no folder.
  private static func allPaths(in folder: String) -> [String] {
    var found: [String] = []
    var open: [String] = [""]
    while let inner = open.popLast() {
      for name in FileSystem.names(in: folder + "/" + inner) ?? [] {
        let path = inner.isEmpty ? name : inner + "/" + name
        if FileSystem.kind(of: folder + "/" + path) == .folder {
          open.append(path)
        } else {
          found.append(path)
        }
      }
    }
    return found
  }
}
