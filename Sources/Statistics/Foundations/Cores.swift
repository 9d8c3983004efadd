internal import Dispatch
internal import Synchronization

/// Work in parts, on all cores.
///
/// What a part is depends on the data alone, never on the machine, and the parts are given back in
/// their order: a sum over them is the same to the last bit on one core and on many.
package enum Cores {
  /// The size of a block of rows; fewer rows than two blocks are not worth a second thread.
  package static let block = 8192

  /// Whether more than one core is used; tests compare both ways.
  @TaskLocal package static var areShared = true

  /// What each of several parts gives, in order.
  package static func parts<Part: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Part) -> [Part]
  {
    guard count > 1, areShared else { return (0..<count).map(work) }
    let found = Mutex<[Part?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let part = work(index)
      found.withLock { $0[index] = part }
    }
    return found.withLock { $0 }.compactMap(\.self)
  }

  /// Numbers that are found for blocks of rows, each written where it belongs.
  ///
  /// - Parameters:
  ///   - rows: how many rows there are.
  ///   - width: how many numbers each row has; they stand one after the other.
  ///   - fill: writes all numbers of some rows.
  static func numbers(
    _ rows: Int, each width: Int = 1,
    _ fill: @Sendable (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    let blocks = blocks(of: rows)
    return unsafe [Double](unsafeUninitializedCapacity: rows * width) { buffer, count in
      guard let first = buffer.baseAddress else { return }
      nonisolated(unsafe) let place = unsafe first
      _ = parts(blocks.count) { unsafe fill(blocks[$0], place) }
      count = rows * width
    }
  }

  /// The blocks of some rows, in order; one where they are few.
  static func blocks(of count: Int) -> [Range<Int>] {
    guard count >= 2 * block else { return [0..<count] }
    return stride(from: 0, to: count, by: block).map { $0..<min($0 + block, count) }
  }
}
