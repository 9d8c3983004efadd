import Dispatch
import Synchronization

/// Does two pieces of work at a time, where there are two cores.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let firsts = Mutex<First?>(nil)
  let seconds = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let value = first()
      firsts.withLock { $0 = value }
    } else {
      let value = second()
      seconds.withLock { $0 = value }
    }
  }
  // Both have run: nothing is done twice here but what never was.
  return (firsts.withLock { $0 } ?? first(), seconds.withLock { $0 } ?? second())
}
