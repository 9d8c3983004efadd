internal import Synchronization

/// Bytes that wait for their digest, which is taken while others are parsed.
final class AsideWork: Sendable {
  /// The most blocks that wait.
  private static let mostWaiting = 16
  private let waiting = Mutex<[[UInt8]]>([])
  private let digest = Mutex(SHA256())

  /// Takes the next bytes.
  func take(_ bytes: [UInt8]) {
    let isMany = waiting.withLock { waiting in
      waiting.append(bytes)
      return waiting.count > Self.mostWaiting
    }
    if isMany { run() }
  }

  /// Does what waits.
  func run() {
    digest.withLock { digest in
      let blocks = waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      for bytes in blocks { digest.update(bytes) }
    }
  }

  /// The digest of all bytes so far.
  func hexadecimal() -> String {
    run()
    return digest.withLock { $0.hexadecimal() }
  }
}
