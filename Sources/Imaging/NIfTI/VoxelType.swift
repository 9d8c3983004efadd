/// How a voxel is stored: the real types of NIfTI, by their codes.
enum VoxelType: Int, CaseIterable, Sendable {
  case uint8 = 2
  case int16 = 4
  case int32 = 8
  case float32 = 16
  case float64 = 64
  case int8 = 256
  case uint16 = 512
  case uint32 = 768
  case int64 = 1024
  case uint64 = 1280

  /// The bytes of a voxel.
  var width: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// Its name in messages and in qc.json.
  var name: String { "\(self)" }

  /// What a code that is not read stands for.
  static func foreignName(_ code: Int) -> String {
    switch code {
    case 1: "single bits"
    case 32, 1792, 2048: "complex numbers"
    case 128, 2304: "colours"
    case 1536: "128-bit floating point"
    default: "the unknown type \(code)"
    }
  }

  /// Turns stored bytes into numbers: `slope` · stored + `intercept`.
  func decode(
    _ bytes: [UInt8], isSwapped: Bool, slope: Double, intercept: Double, into values: inout [Double]
  ) {
    switch self {
    case .uint8: Self.decode(UInt8.self, bytes, isSwapped, &values) { Double($0) }
    case .int8: Self.decode(UInt8.self, bytes, isSwapped, &values) { Double(Int8(bitPattern: $0)) }
    case .int16:
      Self.decode(UInt16.self, bytes, isSwapped, &values) { Double(Int16(bitPattern: $0)) }
    case .uint16: Self.decode(UInt16.self, bytes, isSwapped, &values) { Double($0) }
    case .int32:
      Self.decode(UInt32.self, bytes, isSwapped, &values) { Double(Int32(bitPattern: $0)) }
    case .uint32: Self.decode(UInt32.self, bytes, isSwapped, &values) { Double($0) }
    case .float32:
      Self.decode(UInt32.self, bytes, isSwapped, &values) { Double(Float(bitPattern: $0)) }
    case .int64:
      Self.decode(UInt64.self, bytes, isSwapped, &values) { Double(Int64(bitPattern: $0)) }
    case .uint64: Self.decode(UInt64.self, bytes, isSwapped, &values) { Double($0) }
    case .float64: Self.decode(UInt64.self, bytes, isSwapped, &values) { Double(bitPattern: $0) }
    }
    guard slope != 1 || intercept != 0 else { return }
    for index in values.indices { values[index] = slope * values[index] + intercept }
  }

  @inline(__always)
  private static func decode<Word: FixedWidthInteger & BitwiseCopyable>(
    _ word: Word.Type, _ bytes: [UInt8], _ isSwapped: Bool, _ values: inout [Double],
    _ number: (Word) -> Double
  ) {
    let width = MemoryLayout<Word>.size
    let count = min(values.count, bytes.count / width)
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe values.withUnsafeMutableBufferPointer { output in
        for index in 0..<count {
          let stored = unsafe buffer.loadUnaligned(fromByteOffset: index * width, as: Word.self)
          unsafe output[index] = number(isSwapped ? stored.byteSwapped : stored)
        }
      }
    }
  }
}
