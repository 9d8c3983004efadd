#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder in which a run gathers what it will put in place.
///
/// Its name ends in the number of the process. One whose process was killed is removed by the next
/// run that writes there.
final class Staging {
  let path: String
  /// Holds the lock that says that the process lives, for those who cannot see it.
  private let descriptor: Int32

  /// Makes the folder, and removes those that killed runs left.
  ///
  /// - Parameters:
  ///   - folder: where it is made.
  ///   - prefix: how its name begins.
  init(in folder: String, prefix: String) throws(WriteFailure) {
    Self.removeLeft(in: folder, prefix: prefix)
    path = folder + "/" + prefix + String(getpid())
    FileSystem.remove(path)
    try FileSystem.makeFolder(path)
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func removeLeft(in folder: String, prefix: String) {
    for name in FileSystem.names(in: folder) ?? [] where name.hasPrefix(prefix) {
      guard let number = pid_t(name.dropFirst(prefix.count)), number > 0,
        kill(number, 0) != 0, errno == ESRCH
      else { continue }
      let path = folder + "/" + name
      let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { FileSystem.remove(path) }
    }
  }
}
