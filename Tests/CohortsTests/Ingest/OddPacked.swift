@testable import Cohorts

extension OddFiles {
  static let packed: [OddFiles] = [
    OddFiles(
      kind: "gzip: stored, compressed, several members, padded, over each encoding",
      outcome: "the same cells; what is no table, or follows the end, refused",
      cases: Inflater.isThere ? whole : absent),
    OddFiles(
      kind: "gzip: cut after each byte, and with a flipped bit in each", outcome: "refused",
      cases: Inflater.isThere ? damaged : []),
  ]

  private static let content = "y,x\nMüller,1.5\nÅse,2.5\n"
  private static let values = OddFile.Expected.values(["1.5", "2.5"])

  /// A gzip member that holds bytes as they are (RFC 1951, stored blocks).
  static func stored(_ bytes: [UInt8], name: String? = nil) -> [UInt8] {
    let flags: UInt8 = name == nil ? 0 : 8
    let count = UInt16(bytes.count)
    let head: [UInt8] = [0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 255]
    return head + (name.map { Array($0.utf8) + [0] } ?? []) + [1] + little(count) + little(~count)
      + bytes + little(checksum(bytes)) + little(UInt32(bytes.count))
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32 as of RFC 1952, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  static func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = text.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Forty rows `1,1.5` to `40,40.5`, by Python 3.11's gzip at level 9, with a name.
  static let compressed = bytes(
    hexadecimal: "1f8b08080000000002ff636f686f72742e637376001dcfc97144310c03d1fbc4d2e51200e92f99d9"
      + "d99b984bf3c457e41fbf1fa19ff3319e864c377b7a38d38b6b7a734f1f9ee9cb3bd542ab73d6bb2f"
      + "a30a0aaaa18daae8a03aba5025dda8961e544d2faae785eb59f87bcf1c54cfc1f5bc713d1f5ccf17"
      + "aee71bd7f383ebf9c5f5b248bd88d48bc9f7c379b15e36a99743eae522f572937a7948bdbca4de5e"
      + "ec7affd9348a5232010000")

  /// 300,000 times the letter a, by Python 3.11's gzip at level 9.
  static let swollen = bytes(
    hexadecimal: "1f8b08000000000002ffedc1010d000000c2a0acef5fc21e0e280000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
      + "000000000000000000000000000000000000000000000000000000000000000000000000f8315ff2"
      + "4ef4e0930400")

  private static let absent = [
    OddFile("gzip without zlib", stored(Array(content.utf8)), .refusal("install zlib1g-dev"))
  ]

  private static let whole: [OddFile] = {
    let utf8 = Array(content.utf8)
    let number: @Sendable (inout VariableDeclaration) -> Void = { $0.type = .continuous }
    let files: [(String, [UInt8])] = [
      ("stored", stored(utf8)), ("stored, with a name", stored(utf8, name: "cohort.csv")),
      ("two members", stored(Array(utf8.prefix(9))) + stored(Array(utf8.dropFirst(9)))),
      (
        "an empty member between",
        stored(Array(utf8.prefix(4))) + stored([]) + stored(Array(utf8.dropFirst(4)))
      ),
      ("zeros behind", stored(utf8) + [0, 0, 0, 0]),
      ("UTF-8 with its mark", stored([0xEF, 0xBB, 0xBF] + utf8)),
      ("UTF-16 with its mark", stored([0xFF, 0xFE] + wide(content, littleEndian: true))),
      ("UTF-16 without", stored(wide(content, littleEndian: false))),
      ("with Excel's line", stored(Array("sep=,\n".utf8) + utf8)),
    ]
    return files.map { OddFile($0.0, $0.1, values, variable: number) } + [
      OddFile(
        "windows-1252", stored(western(content)), values,
        cohort: { $0.encoding = .windows1252 }, variable: number),
      OddFile("windows-1252, not declared", stored(western(content)), .refusal("byte FC")),
      OddFile(
        "compressed", compressed, .values((1...40).map { "\($0).5" }), variable: number),
      OddFile(
        "text behind", stored(utf8) + Array("3,4\n".utf8),
        .refusal("something that is not gzip follows")),
      OddFile("nothing in it", stored([]), .refusal("the file is empty")),
      OddFile("a workbook in it", stored([0x50, 0x4B, 3, 4]), .refusal("a zip archive")),
    ]
  }()

  private static let damaged: [OddFile] = {
    let one = stored(Array("y,x\n1,1.5\n".utf8))
    return [(one, "stored"), (compressed, "compressed")].flatMap { file, name in
      (3..<file.count).map { count in
        OddFile(
          "\(name), \(count) bytes of it", Array(file.prefix(count)), .refusal("the gzip file"))
      }
    }
      + (10..<one.count).map { place in
        var file = one
        file[place] ^= 1
        return OddFile("a bit of byte \(place)", file, .refusal("the gzip file"))
      }
  }()
}
