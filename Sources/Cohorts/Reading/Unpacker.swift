/// Takes the gzip off the bytes of a file that has it, block by block, and gives others as they are.
///
/// Memory does not grow with the file: text is passed on in blocks of ``FileBlocks/size``.
final class Unpacker {
  /// The most bytes that may come of one, once there are ``suspectSize`` of them.
  ///
  /// Tables shrink to a tenth or a hundredth; what unpacks to more was made to fill a machine.
  static let mostGrowth = 400
  /// How many bytes are unpacked before their number is held against the file's.
  static let suspectSize = 1 << 28

  private let place: Place
  private let suspectSize: Int
  private var start: [UInt8]? = []
  private var inflater: Inflater?
  private var packed = 0
  private var unpacked = 0

  init(at place: Place, suspectSize: Int = Unpacker.suspectSize) {
    (self.place, self.suspectSize) = (place, suspectSize)
  }

  /// Takes the file's next bytes, and passes the text in them on.
  func feed(
    _ bytes: [UInt8], _ take: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    guard let begun = start else { return try pass(bytes, take) }
    let all = begun + bytes
    start = all
    if all.count >= 3 { try begin(all, take) }
  }

  /// Ends the file.
  func finish(_ take: ([UInt8]) throws(Problem) -> Void) throws(Problem) {
    if let begun = start { try begin(begun, take) }
    guard let inflater else { return }
    guard inflater.isComplete else {
      throw Problem("the gzip file ends before its text does; was it copied whole?", at: place)
    }
    guard !inflater.hasForeignTail else {
      throw Problem("something that is not gzip follows the end of the gzip file", at: place)
    }
  }

  private func begin(
    _ bytes: [UInt8], _ take: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    start = nil
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      guard let made = Inflater() else {
        throw Problem(
          "the file is compressed with gzip, which this build cannot read: install zlib1g-dev "
            + "(Debian, Ubuntu) and build again, or unpack the file", at: place)
      }
      inflater = made
    }
    try pass(bytes, take)
  }

  private func pass(
    _ bytes: [UInt8], _ take: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    guard let inflater else { return try take(bytes) }
    inflater.feed(bytes)
    packed += bytes.count
    var outcome = Inflater.Outcome.isFull
    while outcome == .isFull {
      let block = unsafe [UInt8](unsafeUninitializedCapacity: FileBlocks.size) { buffer, count in
        outcome = unsafe inflater.inflate(
          into: UnsafeMutableRawBufferPointer(buffer), filled: &count)
      }
      guard outcome != .isDamaged else {
        throw Problem("the gzip file is damaged", at: place)
      }
      unpacked += block.count
      guard unpacked < suspectSize || unpacked / Self.mostGrowth < packed else {
        throw Problem(
          "the gzip file holds more than \(Self.mostGrowth) times its size; unpack it first, if "
            + "that is right", at: place)
      }
      if !block.isEmpty { try take(block) }
    }
  }
}
