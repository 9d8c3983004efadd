internal import Synchronization

/// A value that is computed when it is first asked for.
package final class FoundOnce<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  package init() {}

  /// The value, computed by whoever asks first.
  package func found(_ compute: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let new = compute()
      value = new
      return new
    }
  }
}
