#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a file, block by block.
package struct FileBlocks: ~Copyable {
  /// The size of a block: large enough that the calls cost nothing.
  static let size = 1 << 20

  private let descriptor: Int32
  private let place: Place
  private let size: Int

  /// Opens a file; `name` is how messages call it.
  init(path: String, name: String) throws(Problems) {
    place = Place(file: name)
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(errno, at: place) }
    var found = stat()
    size = unsafe fstat(descriptor, &found) == 0 ? Int(found.st_size) : 0
  }

  /// The share of the file that some bytes are; `nil` where its size is not known.
  func share(of bytes: Int) -> Double? { size > 0 ? min(Double(bytes) / Double(size), 1) : nil }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next block; empty at the end of the file.
  func next() throws(Problems) -> [UInt8] {
    var code: Int32 = 0
    let block = unsafe [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
      var found: Int
      repeat {
        found = unsafe read(descriptor, buffer.baseAddress, Self.size)
      } while found < 0
        && errno == EINTR
      code = found < 0 ? errno : 0
      count = max(found, 0)
    }
    guard code == 0 else { throw Self.failure(code, at: place) }
    return block
  }

  /// All bytes of a small file.
  ///
  /// - Throws: why it cannot be read, at the place that names it.
  package static func bytes(path: String, name: String, at place: Place) throws(Problems) -> [UInt8]
  {
    do throws(Problems) {
      let file = try FileBlocks(path: path, name: name)
      var bytes: [UInt8] = []
      while true {
        let block = try file.next()
        if block.isEmpty { return bytes }
        bytes += block
      }
    } catch {
      let reason = error.all.first?.sentence ?? ""
      throw Problems([Problem("\(quoted(name)): \(reason)", at: place)], kind: .noInput)
    }
  }

  private static func failure(_ code: Int32, at place: Place) -> Problems {
    let sentence =
      switch code {
      case ENOENT, ENOTDIR: "there is no such file"
      case EISDIR: "this is a folder; a CSV file was expected"
      case EACCES, EPERM: "the file may not be read (permission denied)"
      default: "the file cannot be read (system error \(code))"
      }
    return Problems([Problem(sentence, at: place)], kind: .noInput)
  }
}
