internal import Dispatch
internal import Synchronization

/// Rows in blocks, each worked through on whichever core has time.
enum RowBlocks {
  private static let size = 1 << 14

  /// What each block of so many rows gives, in their order; few rows are one block.
  static func parts<Part: Sendable>(
    of count: Int, _ work: @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    guard count >= 2 * size else { return [work(0..<count)] }
    let blocks = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    return parts(blocks.count) { work(blocks[$0]) }
  }

  /// What each of several pieces of work gives, in their order.
  static func parts<Part: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Part) -> [Part] {
    guard count > 1 else { return (0..<count).map(work) }
    let found = Mutex<[Part?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let part = work(index)
      found.withLock { $0[index] = part }
    }
    return found.withLock { $0 }.compactMap(\.self)
  }
}

/// What a formula gives for a block of rows.
struct Computed<Value: Sendable>: Sendable {
  var values: [Value] = []
  /// The rows in which it has no result, by why.
  var undefined: [Evaluation.Cause: [Int]] = [:]
}
