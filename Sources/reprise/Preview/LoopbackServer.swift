#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Answers requests and sends events, on one thread.
struct LoopbackServer: ~Copyable {
  /// More connections than this and the oldest are closed.
  private static let mostConnections = 100
  /// A request must have come, and an answer have been taken, in this time.
  private static let patience = Duration.seconds(10)
  /// A sign of life, which also finds out who has gone.
  private static let heartbeat = Duration.seconds(10)

  private let socket: LoopbackSocket
  private var connections: [Connection] = []
  private var lastBeat = ContinuousClock.now

  /// The port it listens on.
  var port: UInt16 { socket.port }

  /// A server that nothing has asked yet.
  init(_ socket: consuming LoopbackSocket) { self.socket = socket }

  deinit { for connection in connections { close(connection.descriptor) } }

  /// Waits a while for requests and answers them.
  mutating func serve(milliseconds: Int32, _ answer: (HTTPRequest) -> HTTPResponse) {
    let wanted =
      [(descriptor: socket.descriptor, toSend: false)]
      + connections.map { ($0.descriptor, !$0.outgoing.isEmpty) }
    let ready = Descriptor.wait(for: wanted, milliseconds: milliseconds)
    for (i, ready) in ready.dropFirst().enumerated() {
      if ready.canRead { connections[i].receive { Self.respond($0, answer) } }
      if ready.canSend { connections[i].send() }
    }
    if ready.first?.canRead == true {
      while let descriptor = socket.accept() { connections.append(Connection(descriptor)) }
    }
    beat()
    closeOld()
  }

  /// Lets requests wait while there is nothing to answer with.
  static func pause(milliseconds: Int32) {
    _ = Descriptor.wait(for: [], milliseconds: milliseconds)
  }

  /// Sends an event to all who listen.
  mutating func broadcast(_ event: String) {
    for i in connections.indices where connections[i].isStream {
      connections[i].outgoing += Array(event.utf8)
      connections[i].send()
    }
  }

  private static func respond(
    _ request: HTTPRequest?, _ answer: (HTTPRequest) -> HTTPResponse
  ) -> HTTPResponse {
    guard let request else { return .sentence(.badRequest, "This is no request.") }
    guard request.isForThisMachine else {
      return .sentence(.forbidden, "Only 127.0.0.1 and localhost are served.")
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      return .sentence(.notAllowed, "Only GET and HEAD are answered.")
    }
    return answer(request)
  }

  private mutating func beat() {
    guard ContinuousClock.now - lastBeat > Self.heartbeat else { return }
    lastBeat = .now
    broadcast(": still here\n\n")
  }

  private mutating func closeOld() {
    let now = ContinuousClock.now
    let excess = connections.count - Self.mostConnections
    for i in connections.indices {
      let isLate = !connections[i].isStream && now - connections[i].began > Self.patience
      if i < excess || isLate || connections[i].outgoing.count > 8 << 20 {
        connections[i].isOver = true
      }
    }
    for connection in connections where connection.isOver { close(connection.descriptor) }
    connections.removeAll(where: \.isOver)
  }
}

/// One connection: what has come in, and what has still to go out.
private struct Connection {
  let descriptor: Int32
  let began = ContinuousClock.now
  var outgoing: ArraySlice<UInt8> = []
  var isStream = false
  var isOver = false
  private var incoming: [UInt8] = []
  private var isAnswered = false
  private var isFinished = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Reads, and answers once the request is whole.
  mutating func receive(_ answer: (HTTPRequest?) -> HTTPResponse) {
    while let bytes = Descriptor.receive(descriptor) {
      if bytes.isEmpty {
        isOver = isStream || outgoing.isEmpty
        return
      }
      if isAnswered { continue }
      incoming += bytes
      if HTTPRequest.isWhole(incoming) {
        let request = HTTPRequest(incoming)
        take(answer(request), headOnly: request?.method == "HEAD")
      } else if incoming.count > HTTPRequest.longest {
        take(.sentence(.tooLarge, "The request is too long."), headOnly: false)
      }
    }
  }

  /// Sends what is left, and ends the sending side after the whole answer.
  mutating func send() {
    guard !isOver, !outgoing.isEmpty else { return }
    guard let sent = Descriptor.send(outgoing, to: descriptor) else {
      isOver = true
      return
    }
    outgoing = outgoing.dropFirst(sent)
    guard outgoing.isEmpty, isAnswered, !isStream, !isFinished else { return }
    isFinished = true
    Descriptor.finish(descriptor)
  }

  private mutating func take(_ response: HTTPResponse, headOnly: Bool) {
    (isAnswered, incoming) = (true, [])
    isStream = response.isStream && !headOnly
    outgoing = response.bytes(headOnly: headOnly)[...]
    send()
  }
}
