/// The numbers in a header's bytes, in either byte order.
struct HeaderFields {
  let bytes: [UInt8]
  let isBigEndian: Bool

  func integer(_ offset: Int, width: Int) -> Int {
    guard offset >= 0, offset + width <= bytes.count else { return 0 }
    var value: UInt64 = 0
    for place in 0..<width {
      let byte = bytes[offset + (isBigEndian ? place : width - 1 - place)]
      value = value << 8 | UInt64(byte)
    }
    let unused = 64 - 8 * width
    return Int(Int64(bitPattern: value << unused) >> unused)
  }

  func int16(_ offset: Int) -> Int { integer(offset, width: 2) }
  func int32(_ offset: Int) -> Int { integer(offset, width: 4) }
  func int64(_ offset: Int) -> Int { integer(offset, width: 8) }

  func float(_ offset: Int) -> Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: int32(offset))))
  }

  func double(_ offset: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64(int64(offset))))
  }
}
