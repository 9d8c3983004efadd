internal import Dispatch
internal import Synchronization

/// Blocks of records that are parsed on all cores, by whoever has time.
final class BlockBatch: Sendable {
  private struct State {
    var begun = 0
    var parsed: [ParsedBlock?]
  }

  let blocks: [TextBlock]
  private let parser: BlockParser
  private let state: Mutex<State>
  private let others = DispatchGroup()

  init(_ blocks: [TextBlock], _ parser: BlockParser) {
    (self.blocks, self.parser) = (blocks, parser)
    state = Mutex(State(parsed: Array(repeating: nil, count: blocks.count)))
  }

  /// Begins the work on other threads; `aside` is done first by one of them.
  func begin(aside: AsideWork) {
    guard blocks.count > 1 else { return }
    DispatchQueue.global().async(group: others) {
      DispatchQueue.concurrentPerform(iterations: self.blocks.count + 1) { part in
        if part == 0 { aside.run() } else { self.parseNext() }
      }
    }
  }

  /// What each block holds, once all are parsed; `nil` for a block that takes a closer look.
  @discardableResult
  func finish() -> [ParsedBlock?] {
    while parseNext() {}
    others.wait()
    return state.withLock { $0.parsed }
  }

  /// Parses a block that nobody has begun; gives false where there is none.
  @discardableResult
  private func parseNext() -> Bool {
    let index = state.withLock { state in
      defer { state.begun += 1 }
      return state.begun
    }
    guard blocks.indices.contains(index) else { return false }
    let parsed = parser.parse(blocks[index])
    state.withLock { $0.parsed[index] = parsed }
    return true
  }
}
