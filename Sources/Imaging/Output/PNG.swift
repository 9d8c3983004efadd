internal import Document

#if ZLIB
  internal import CZlib
#endif

/// A grey picture as PNG (ISO/IEC 15948): compressed by zlib, stored as it is without it.
struct PNG {
  /// The whole file.
  let bytes: [UInt8]

  /// - Parameters:
  ///   - pixels: rows from above, 0 black to 255 white; `width` times `height` of them.
  init(width: Int, height: Int, pixels: [UInt8]) {
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (width + 1))
    for row in 0..<height {
      rows.append(1)
      var last: UInt8 = 0
      for pixel in pixels[row * width..<(row + 1) * width] {
        rows.append(pixel &- last)
        last = pixel
      }
    }
    bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + Self.chunk("IHDR", Self.word(width) + Self.word(height) + [8, 0, 0, 0, 0])
      + Self.chunk("IDAT", Self.compressed(rows)) + Self.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return word(content.count) + body + word(Int(CRC32.of(body)))
  }

  private static func word(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    #if ZLIB
      var size = compressBound(uLong(bytes.count))
      var result = [UInt8](repeating: 0, count: Int(size))
      let code = unsafe compress2(&result, &size, bytes, uLong(bytes.count), 9)
      if code == Z_OK { return Array(result.prefix(Int(size))) }
    #endif
    return stored(bytes)
  }

  /// Blocks of up to 65,535 bytes as they are (RFC 1951, 3.2.4), in a zlib frame.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let count = min(65_535, bytes.count - start)
      let size = [UInt8(count & 0xFF), UInt8(count >> 8)]
      result += [start + count == bytes.count ? 1 : 0] + size + size.map { ~$0 }
      result += bytes[start..<start + count]
      start += count
    } while start < bytes.count
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + word(b << 16 | a)
  }
}
