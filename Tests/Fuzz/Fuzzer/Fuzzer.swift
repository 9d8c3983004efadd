import Foundation

/// Hands libFuzzer's input to the reader that the environment names.
private let reader: FuzzedReader = {
  let name = ProcessInfo.processInfo.environment["REPRISE_FUZZED"] ?? ""
  guard let reader = FuzzedReader(rawValue: name) else {
    let known = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("REPRISE_FUZZED names no reader; expected one of \(known)")
  }
  return reader
}()

/// What libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
