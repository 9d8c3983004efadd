internal import Cohorts

/// The content of a file in its order, decompressed where the file is gzip.
///
/// Gzip is told by its first two bytes (1F 8B), never by the name. A compressed file that ends too
/// early, or whose check sum is wrong, is an error, never a shorter file.
final class ByteStream {
  private let file: RawFile
  private let place: Place
  private var block: [UInt8] = []
  private var taken = 0
  private var inflater: Inflater?
  private var isAtEnd = false

  /// Opens a file; `name` is how messages call it.
  ///
  /// - Throws: that it is not there, or that it is compressed and this build has no zlib.
  init(path: String, name: String) throws(Problems) {
    file = try RawFile(path: path, name: name)
    place = Place(file: name)
    do { block = try file.next() } catch { throw Problems([error]) }
    guard block.starts(with: [0x1F, 0x8B]) else { return }
    guard Inflater.isThere else {
      throw Problems([
        Problem(
          "the file is compressed with gzip, which this build cannot read: install zlib1g-dev "
            + "(Debian, Ubuntu) and build again, or decompress it with gunzip", at: place)
      ])
    }
    guard let inflater = Inflater() else {
      throw Problems([Problem("there is no memory to decompress the file", at: place)])
    }
    inflater.feed(block)
    self.inflater = inflater
  }

  /// More bytes than the content can have: deflate makes 1032 of one at most.
  var mostBytes: Int { inflater == nil ? file.size : file.size * 1032 }

  /// Fills a buffer; gives fewer bytes only at the end of the content.
  func read(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard let inflater else { return try unsafe copy(into: output) }
    var filled = 0
    while true {
      switch unsafe inflater.inflate(into: output, filled: &filled) {
      case .isFull: return filled
      case .isDamaged: throw Problem("the gzip data are damaged", at: place)
      case .needsInput:
        guard try refill() else {
          guard inflater.isComplete else {
            throw Problem("the gzip file ends too early; it was cut off", at: place)
          }
          return filled
        }
        inflater.feed(block)
      }
    }
  }

  /// The next bytes, at most `count`.
  func bytes(_ count: Int) throws(Problem) -> [UInt8] {
    // A header may promise more than the file can hold.
    var result = [UInt8](repeating: 0, count: min(count, mostBytes))
    let found = try fill(&result)
    result.removeLast(result.count - found)
    return result
  }

  /// Fills an array; gives fewer bytes only at the end of the content.
  func fill(_ array: inout [UInt8]) throws(Problem) -> Int {
    var outcome: Result<Int, Problem> = .success(0)
    unsafe array.withUnsafeMutableBytes { buffer in
      do throws(Problem) { outcome = .success(try unsafe read(into: buffer)) } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Reads to the end, so that a check sum is checked, and gives the SHA-256 of the file on disk.
  func finish() throws(Problem) -> String {
    var rest = [UInt8](repeating: 0, count: 1 << 16)
    while try fill(&rest) > 0 {}
    while try refill() {}
    return file.sha256
  }

  private func copy(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    var filled = 0
    while filled < output.count {
      if taken == block.count {
        guard try refill() else { break }
      }
      let count = min(output.count - filled, block.count - taken)
      unsafe UnsafeMutableRawBufferPointer(rebasing: output[filled..<filled + count])
        .copyBytes(from: block[taken..<taken + count])
      (filled, taken) = (filled + count, taken + count)
    }
    return filled
  }

  private func refill() throws(Problem) -> Bool {
    guard !isAtEnd else { return false }
    (block, taken) = (try file.next(), 0)
    isAtEnd = block.isEmpty
    return !isAtEnd
  }
}
