/// A zip file whose members are stored as they are, without compression (PKWARE APPNOTE 6.3).
///
/// The same members give the same bytes: every date is 1 January 1980, the earliest there is.
package struct ZipArchive: Sendable {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive without members.
  package init() {}

  /// Adds a file.
  /// - Parameters:
  ///   - name: its path, with `/` between folders.
  ///   - bytes: what it holds; less than 4 GiB.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let name = Array(name.utf8)
    let facts =
      Self.short(20) + Self.short(Self.isUTF8) + Self.short(0) + Self.short(0)
      + Self.short(Self.date) + Self.long(CRC32.of(bytes)) + Self.long(bytes.count)
      + Self.long(bytes.count) + Self.short(name.count) + Self.short(0)
    let place = body.count
    body += Self.long(0x0403_4B50) + facts + name + bytes
    directory +=
      Self.long(0x0201_4B50) + Self.short(20) + facts + Self.short(0) + Self.short(0)
      + Self.short(0) + Self.long(0) + Self.long(place) + name
    count += 1
  }

  /// The whole file.
  package var bytes: [UInt8] {
    let end =
      Self.long(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(count)
      + Self.short(count) + Self.long(directory.count) + Self.long(body.count) + Self.short(0)
    return body + directory + end
  }

  /// Bit 11: names are UTF-8.
  private static let isUTF8 = 0x0800
  /// Year 0 from 1980 in bits 9 to 15, month 1 in bits 5 to 8, day 1 in bits 0 to 4.
  private static let date = 1 << 5 | 1

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func long(_ value: Int) -> [UInt8] { short(value) + short(value >> 16) }

  private static func long(_ value: UInt32) -> [UInt8] { long(Int(value)) }
}

/// The check sum of zip and PNG: the remainder of division by the polynomial 0xEDB88320, reflected
/// (ISO/IEC 15948, annex D).
package enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  /// The check sum of bytes; 0 for none.
  package static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
      table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
    }
  }
}
