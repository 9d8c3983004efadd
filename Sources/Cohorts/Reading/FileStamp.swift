#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What tells one state of a file from another without reading it: which file, how long, when written.
public struct FileStamp: Equatable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let written: Int64
  private let changed: Int64

  /// The stamp of a file; `nil` where there is none.
  public init?(path: String) {
    var found = stat()
    guard unsafe stat(path, &found) == 0 else { return nil }
    (device, number) = (UInt64(truncatingIfNeeded: found.st_dev), UInt64(found.st_ino))
    size = Int64(found.st_size)
    #if canImport(Darwin)
      (written, changed) = (
        Self.nanoseconds(found.st_mtimespec), Self.nanoseconds(found.st_ctimespec)
      )
    #else
      (written, changed) = (Self.nanoseconds(found.st_mtim), Self.nanoseconds(found.st_ctim))
    #endif
  }

  /// Whether the file was written so lately that a further write may leave the stamp as it is: the
  /// clock of a file system takes steps, of two seconds where it knows no fractions of one.
  public var isFresh: Bool {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let last = max(written, changed)
    return Self.nanoseconds(now) - last < (last % 1_000_000_000 == 0 ? 2_100_000_000 : 50_000_000)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
