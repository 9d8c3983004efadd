#if ZLIB
  internal import CZlib
#endif

/// Decompresses gzip (RFC 1952) by zlib, block by block; several members follow each other as one.
@safe package final class Inflater {
  /// How a step ended.
  package enum Outcome: Equatable, Sendable {
    /// More bytes of the compressed file are needed.
    case needsInput
    /// The output is full.
    case isFull
    /// The compressed file is damaged.
    case isDamaged
  }

  #if ZLIB
    /// Whether this build can decompress.
    package static let isThere = true
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var input: [UInt8] = []
    private var taken = 0
    /// Whether the last member is complete.
    package private(set) var isComplete = false
    /// Whether bytes other than zeros stand behind the last member.
    package private(set) var hasForeignTail = false

    /// `nil` where zlib has no memory.
    package init?() {
      unsafe stream.initialize(to: z_stream())
      guard unsafe reprise_inflate_init(stream) == Z_OK else { return nil }
    }

    deinit {
      _ = unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    }

    /// Takes the next bytes of the compressed file.
    package func feed(_ bytes: [UInt8]) { (input, taken) = (bytes, 0) }

    /// Fills the output from `filled` on, which is moved.
    package func inflate(into output: UnsafeMutableRawBufferPointer, filled: inout Int) -> Outcome {
      while filled < output.count {
        guard taken < input.count else { return .needsInput }
        if isComplete {
          guard startMember() else { return .needsInput }
        }
        let code = unsafe step(output, &filled)
        if code == Z_STREAM_END { isComplete = true }
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
          return .isDamaged
        }
      }
      return .isFull
    }

    /// Begins another member where one follows; zeros and other bytes behind the last are padding.
    private func startMember() -> Bool {
      guard input[taken] == 0x1F else {
        hasForeignTail = hasForeignTail || input[taken...].contains { $0 != 0 }
        taken = input.count
        return false
      }
      isComplete = false
      return unsafe inflateReset(stream) == Z_OK
    }

    private func step(_ output: UnsafeMutableRawBufferPointer, _ filled: inout Int) -> Int32 {
      let room = output.count - filled
      let (start, available) = (taken, input.count - taken)
      var code = Z_OK
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = uInt(available)
        unsafe stream.pointee.next_out = output.baseAddress.map {
          unsafe ($0 + filled).assumingMemoryBound(to: UInt8.self)
        }
        unsafe stream.pointee.avail_out = uInt(min(room, 1 << 30))
        code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
      let left = unsafe Int(stream.pointee.avail_in)
      let written = unsafe min(room, 1 << 30) - Int(stream.pointee.avail_out)
      taken += available - left
      filled += written
      return code
    }
  #else
    /// Whether this build can decompress.
    package static let isThere = false
    /// Whether the last member is complete.
    package let isComplete = false
    /// Whether bytes other than zeros stand behind the last member.
    package let hasForeignTail = false

    /// `nil`: this build has no zlib.
    package init?() { return nil }

    /// Takes nothing.
    package func feed(_ bytes: [UInt8]) {}

    /// Gives nothing.
    package func inflate(into output: UnsafeMutableRawBufferPointer, filled: inout Int) -> Outcome {
      .isDamaged
    }
  #endif
}
