import Document

/// Reads a zip of stored members by its directory, and checks every sum.
struct ZipReader {
  /// The members by name, in their order.
  private(set) var members: [(name: String, bytes: [UInt8])] = []

  /// `nil` where the bytes are no such archive.
  init?(_ bytes: [UInt8]) {
    let end = bytes.count - 22
    guard end >= 0, Self.long(bytes, end) == 0x0605_4B50 else { return nil }
    var place = Self.long(bytes, end + 16)
    for _ in 0..<Self.short(bytes, end + 10) {
      guard Self.long(bytes, place) == 0x0201_4B50, Self.short(bytes, place + 10) == 0 else {
        return nil
      }
      let (count, nameCount) = (Self.long(bytes, place + 20), Self.short(bytes, place + 28))
      let name = String(decoding: bytes[place + 46..<place + 46 + nameCount], as: UTF8.self)
      let local = Self.long(bytes, place + 42)
      guard Self.long(bytes, local) == 0x0403_4B50 else { return nil }
      let start = local + 30 + Self.short(bytes, local + 26) + Self.short(bytes, local + 28)
      let content = Array(bytes[start..<start + count])
      guard Int(CRC32.of(content)) == Self.long(bytes, place + 16) else { return nil }
      members.append((name, content))
      place += 46 + nameCount + Self.short(bytes, place + 30) + Self.short(bytes, place + 32)
    }
  }

  /// A member's text.
  func text(_ name: String) -> String? {
    members.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private static func short(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  private static func long(_ bytes: [UInt8], _ place: Int) -> Int {
    short(bytes, place) | short(bytes, place + 2) << 16
  }
}
