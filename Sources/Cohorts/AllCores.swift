internal import Dispatch
internal import Synchronization

/// Work in pieces, each done by whichever core has time.
enum AllCores {
  private static let rowsOfBlock = 1 << 14

  /// What each block of so many rows gives, in their order; few rows are one block.
  static func blocks<Part: Sendable>(
    ofRows count: Int, _ work: @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    guard count >= 2 * rowsOfBlock else { return [work(0..<count)] }
    let blocks = stride(from: 0, to: count, by: rowsOfBlock).map {
      $0..<min($0 + rowsOfBlock, count)
    }
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
