#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A socket that listens on 127.0.0.1 and nowhere else.
struct LoopbackSocket: ~Copyable {
  /// Why a port could not be had.
  struct Failure: Error {
    /// Whether another program has the port.
    let isTaken: Bool
    /// The system's words.
    let reason: String
  }

  let descriptor: Int32
  /// The port; the one that the system chose where 0 was asked for.
  let port: UInt16

  /// Listens on a port.
  init(port: UInt16) throws(Failure) { (descriptor, self.port) = try Self.listening(on: port) }

  private static func listening(on port: UInt16) throws(Failure) -> (Int32, UInt16) {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let socket = socket(AF_INET, kind, 0)
    guard socket >= 0 else { throw failure() }
    var yes: Int32 = 1
    unsafe setsockopt(
      socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(socket, address, size) == 0 && listen(socket, 32) == 0
          && getsockname(socket, address, &size) == 0
      }
    }
    guard isBound else {
      let failure = failure()
      close(socket)
      throw failure
    }
    Descriptor.prepare(socket)
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }

  /// The next connection, if one waits.
  borrowing func accept() -> Int32? {
    #if canImport(Darwin)
      let connection = Darwin.accept(descriptor, nil, nil)
    #elseif canImport(Musl)
      let connection = Musl.accept(descriptor, nil, nil)
    #else
      let connection = Glibc.accept(descriptor, nil, nil)
    #endif
    guard connection >= 0 else { return nil }
    Descriptor.prepare(connection)
    return connection
  }

  private static func failure() -> Failure {
    Failure(isTaken: errno == EADDRINUSE, reason: unsafe String(cString: strerror(errno)))
  }
}

/// What is done to the descriptors of sockets.
enum Descriptor {
  /// Lets no call wait, and no child process inherit it.
  static func prepare(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// What has arrived: `nil` when nothing waits, empty when the other side has ended.
  static func receive(_ descriptor: Int32) -> [UInt8]? {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      let found = unsafe read(descriptor, buffer.baseAddress, 4096)
      failed = found < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
      count = max(found, 0)
    }
    return failed ? nil : bytes
  }

  /// Sends what the other side takes now; how much that was, or `nil` when it has gone.
  static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int? {
    let sent = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress, buffer.count)
    }
    if sent >= 0 { return sent }
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : nil
  }

  /// Ends the sending side.
  static func finish(_ descriptor: Int32) { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// Which descriptors can be read or written, after waiting for them.
  static func wait(
    for wanted: [(descriptor: Int32, toSend: Bool)], milliseconds: Int32
  ) -> [(canRead: Bool, canSend: Bool)] {
    var polls = wanted.map {
      pollfd(fd: $0.descriptor, events: Int16(POLLIN | ($0.toSend ? POLLOUT : 0)), revents: 0)
    }
    let found = unsafe poll(&polls, nfds_t(polls.count), milliseconds)
    return polls.map {
      found > 0
        ? ($0.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0, $0.revents & Int16(POLLOUT) != 0)
        : (false, false)
    }
  }
}
