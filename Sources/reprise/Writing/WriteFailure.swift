#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why something could not be written.
struct WriteFailure: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var sentence: String { "cannot be written: \(reason)" }
  var description: String { "\(path): error: \(sentence)" }

  init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

  /// The failure behind a system call's error.
  init(path: String, code: Int32) {
    self.init(path: path, reason: Self.reason(code))
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "no space left"
    case EDQUOT: "the quota of disk space is used up"
    case EFBIG: "the file would be larger than is allowed here"
    case EROFS: "the volume is read-only"
    case EEXIST, ENOTDIR: "a file of this name is in the way"
    case EISDIR, ENOTEMPTY: "a folder of this name is in the way"
    case ENOENT: "there is no such folder"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "symbolic links lead in a circle"
    default: unsafe String(cString: strerror(code))
    }
  }
}
