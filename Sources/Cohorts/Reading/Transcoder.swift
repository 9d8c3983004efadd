/// Turns a file's text into UTF-8, block by block.
///
/// What is no character in the file's encoding becomes the byte FF, which UTF-8 never holds, so
/// that the reader finds it in its cell and can say where it stands.
struct Transcoder {
  /// The encodings as they are laid out in bytes.
  enum Form: Equatable {
    /// UTF-8: nothing to do.
    case utf8
    /// Windows code page 1252.
    case windows1252
    /// ISO 8859-1, whose bytes 80 to 9F are no characters.
    case latin1
    /// UTF-16 in one of the two byte orders.
    case utf16(littleEndian: Bool)
  }

  private let form: Form
  private var firstByte: UInt8?
  private var highSurrogate: UInt32?

  /// A transcoder from an encoding.
  init(from form: Form) { self.form = form }

  /// The next bytes of the file in UTF-8.
  mutating func utf8(_ bytes: [UInt8]) -> [UInt8] {
    switch form {
    case .utf8: return bytes
    case .windows1252:
      return single(bytes) { Self.windows1252($0) }
    case .latin1:
      return single(bytes) { 0x80...0x9F ~= $0 ? nil : UInt32($0) }
    case .utf16(let littleEndian): return utf16(bytes, littleEndian: littleEndian)
    }
  }

  /// What is left at the end of the file: FF for half a character.
  func finish() -> [UInt8] { firstByte != nil || highSurrogate != nil ? [0xFF] : [] }

  private func single(_ bytes: [UInt8], _ code: (UInt8) -> UInt32?) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80 { result.append(byte) } else { Self.append(code(byte), to: &result) }
    }
    return result
  }

  private mutating func utf16(_ bytes: [UInt8], littleEndian: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      guard let first = firstByte else {
        firstByte = byte
        continue
      }
      firstByte = nil
      let (low, high) = littleEndian ? (first, byte) : (byte, first)
      append(UInt32(high) << 8 | UInt32(low), to: &result)
    }
    return result
  }

  private mutating func append(_ unit: UInt32, to result: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if 0xDC00...0xDFFF ~= unit {
        Self.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &result)
        return
      }
      result.append(0xFF)
    }
    if 0xD800...0xDBFF ~= unit {
      highSurrogate = unit
    } else {
      Self.append(unit, to: &result)
    }
  }

  private static func append(_ code: UInt32?, to result: inout [UInt8]) {
    guard let code, let scalar = Unicode.Scalar(code) else { return result.append(0xFF) }
    result.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [0xFF])
  }

  /// The character of a byte of Windows-1252, `nil` where the code page has none.
  static func windows1252(_ byte: UInt8) -> UInt32? {
    guard 0x80...0x9F ~= byte else { return UInt32(byte) }
    let code = upperControls[Int(byte) - 0x80]
    return code == 0 ? nil : code
  }

  /// The characters of the bytes 80 to 9F; 0 where the code page has none.
  static let upperControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
