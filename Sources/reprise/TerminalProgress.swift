internal import Cohorts
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One line on a terminal that says how far the reading of a cohort is: after a second, and gone
/// when it is done.
final class TerminalProgress: ReadingProgress {
  private let clock: () -> Double
  private let write: (String) -> Void
  private let begin: Double
  private var last: Double
  private var isShown = false

  /// A line; `clock` gives seconds, `write` takes what is to be printed.
  init(clock: @escaping () -> Double, write: @escaping (String) -> Void) {
    (self.clock, self.write) = (clock, write)
    begin = clock()
    last = begin
  }

  /// A line on the standard error, where somebody looks at it.
  static func ifWatched() -> TerminalProgress? {
    guard isatty(2) == 1 else { return nil }
    let start = ContinuousClock.now
    return TerminalProgress {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      return Double(seconds) + Double(attoseconds) / 1e18
    } write: { text in
      var text = text
      text.withUTF8 { bytes in _ = unsafe Self.put(bytes.baseAddress, bytes.count) }
    }
  }

  private static func put(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(2, bytes, count)
    #elseif canImport(Musl)
      unsafe Musl.write(2, bytes, count)
    #else
      unsafe Darwin.write(2, bytes, count)
    #endif
  }

  func read(rows: Int, share: Double?) {
    show { now in
      var line = "reading: \(Self.grouped(rows)) rows"
      guard let share else { return line }
      line += ", \(Int(share * 100)) %"
      let elapsed = now - begin
      return share > 0.02 ? line + ", \(Self.duration(elapsed / share - elapsed)) left" : line
    }
  }

  func decode(column: String, _ number: Int, of count: Int) {
    show { _ in "decoding: column \(number) of \(count), \(column)" }
  }

  func finish() { if isShown { write("\r\u{1B}[K") } }

  /// Draws the line anew, not before a second has passed and not more than ten times in one.
  private func show(_ line: (Double) -> String) {
    let now = clock()
    guard now - begin >= 1, now - last >= 0.1 else { return }
    last = now
    isShown = true
    write("\r\u{1B}[K" + line(now))
  }

  /// A count with spaces between groups of three digits.
  private static func grouped(_ count: Int) -> String {
    var groups: [String] = []
    var rest = count
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - group.count) + group)
      rest /= 1000
    }
    groups.append(String(rest))
    return groups.reversed().joined(separator: " ")
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
