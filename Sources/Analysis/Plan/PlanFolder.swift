#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
import Cohorts

/// The folder of a plan: what the plan names is read from nowhere else.
///
/// The plan's reader refuses names that leave the folder. Here are refused links that do, and what is
/// no file: a pipe would be waited for without end.
struct PlanFolder {
  /// The plan's path as the user typed it.
  let planFile: String

  /// The path of a file that the plan names.
  ///
  /// - Parameters:
  ///   - name: the value of the key.
  ///   - instead: what the user can do, in words.
  /// - Throws: that a link leads out of the folder, or that it is no file. What is not there is not
  ///   judged.
  func checkedPath(of name: SourceText, instead: String) throws(Problems) -> String {
    let path = start + name.text
    guard let place = Self.resolved(path) else { return path }
    let folder = Self.resolved(start.isEmpty ? "." : start) ?? "/"
    guard place.hasPrefix(folder == "/" ? folder : folder + "/") else {
      throw Problems([
        Problem(
          "\"\(name.text)\" leads out of the plan's folder by a symbolic link; \(instead)",
          at: name.place)
      ])
    }
    var found = stat()
    guard unsafe stat(place, &found) == 0 else { return path }
    guard [S_IFREG, S_IFDIR].contains(found.st_mode & S_IFMT) else {
      throw Problems([
        Problem("\"\(name.text)\" is no file but a pipe or a device; \(instead)", at: name.place)
      ])
    }
    return path
  }

  /// The folder with its slash.
  private var start: String {
    planFile.lastIndex(of: "/").map { String(planFile[...$0]) } ?? ""
  }

  /// The path without symbolic links; `nil` where there is nothing.
  private static func resolved(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}
