#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import Cohorts

/// The bytes of a file as they lie on disk, with the digest of all that were read.
final class RawFile {
  private static let blockSize = 1 << 18

  private let descriptor: Int32
  private let place: Place
  /// Its size in bytes.
  let size: Int
  private var digest = SHA256()

  /// Opens a file; `name` is how messages call it.
  init(path: String, name: String) throws(Problems) {
    place = Place(file: name)
    // A pipe is not waited for.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var found = stat()
    let isKnown = unsafe descriptor >= 0 && fstat(descriptor, &found) == 0
    size = isKnown ? Int(found.st_size) : 0
    guard descriptor >= 0 else {
      let sentence =
        switch errno {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES, EPERM: "the file may not be read (permission denied)"
        default: "the file cannot be opened (system error \(errno))"
        }
      throw Problems([Problem(sentence, at: place)], kind: .noInput)
    }
    guard [S_IFREG, S_IFDIR].contains(found.st_mode & S_IFMT) else {
      throw Problems(
        [Problem("is no file but a pipe or a device", at: place)], kind: .noInput)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next bytes; empty at the end of the file.
  func next() throws(Problem) -> [UInt8] {
    var code: Int32 = 0
    let block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      var found: Int
      repeat {
        found = unsafe read(descriptor, buffer.baseAddress, Self.blockSize)
      } while found < 0 && errno == EINTR
      code = found < 0 ? errno : 0
      count = max(found, 0)
    }
    guard code == 0 else {
      throw Problem(
        code == EISDIR
          ? "is a folder; a file was expected" : "the file cannot be read (system error \(code))",
        at: place)
    }
    digest.update(block)
    return block
  }

  /// The SHA-256 of what was read so far, in hexadecimal digits.
  var sha256: String { digest.hexadecimal() }
}
