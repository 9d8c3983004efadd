#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Ctrl-C and its like, held back while files are put in their places, and obeyed afterwards.
///
/// A file that grows too large is an error of its write from then on, no end of the program: the
/// message about it may be such a file, too.
struct HeldSignals {
  private static let ends = [SIGINT, SIGTERM, SIGHUP]
  private static let ignored = 1
  private let former: [(signal: Int32, handler: (@convention(c) (Int32) -> Void)?)]

  init() {
    unsafe came = 0
    var former: [(signal: Int32, handler: (@convention(c) (Int32) -> Void)?)] = []
    for number in Self.ends {
      let handler = signal(number) { number in unsafe came = number }
      // One that was ignored, as nohup does, stays so.
      if unsafe unsafeBitCast(handler, to: Int.self) == Self.ignored {
        _ = signal(number, handler)
      } else {
        former.append((number, handler))
      }
    }
    _ = signal(SIGXFSZ, SIG_IGN)
    self.former = former
  }

  /// Ends the holding; ends the program, too, where that was asked for meanwhile.
  func release() {
    for entry in former { _ = signal(entry.signal, entry.handler) }
    let number = unsafe came
    if number != 0 { raise(number) }
  }
}

/// The last signal that was held back; only a handler sets it.
nonisolated(unsafe) private var came: Int32 = 0
