#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ArgumentParser
internal import Cohorts

/// `reprise preview`: the report as a page that follows edits.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows the report in the browser, and again after each save of the plan or the data.",
    discussion: """
      The page is served to this machine alone, at 127.0.0.1. What is wrong with the plan stands on \
      the page, above the last report that ran. Nothing is written. Ctrl-C stops it.
      """)

  /// The port that is tried first, so that an open page finds a preview that is started again.
  static let usualPort: UInt16 = 8420

  @Argument(help: "The plan, such as study.yml.")
  var plan: String

  @Option(help: "Take the cohort from this file instead of the plan's cohort.file.")
  var data: String?

  @Option(help: "The port, 0 for any that is free; without it 8420, or any where that is taken.")
  var port: Int?

  func validate() throws {
    guard let port, UInt16(exactly: port) == nil else { return }
    throw ValidationError("--port \(port) is no port; expected 0 to 65535")
  }

  func run() throws {
    do throws(Problems) { _ = try bytes(of: plan) } catch { throw report(error) }
    signal(SIGPIPE, SIG_IGN)
    let stop = StopSignals()
    var server = LoopbackServer(try socket())
    print("http://127.0.0.1:\(server.port)/ shows \(plan) and follows it; Ctrl-C stops")
    fflush(nil)
    var session = PreviewSession(plan: plan, data: data, start: StopSignals.moment)
    while !stop.haveCome {
      if session.follow() { server.broadcast(Self.event(session.version)) }
      guard let page = session.page else {
        LoopbackServer.pause(milliseconds: 2)
        continue
      }
      let version = session.version
      server.serve(milliseconds: session.isRendering ? 2 : 20) { request in
        switch request.path {
        case "/": .page(page)
        case "/events": .events("retry: 500\n" + Self.event(version))
        default: .sentence(.notFound, "There is only one page here: /")
        }
      }
    }
  }

  private static func event(_ version: String) -> String { "data: \(version)\n\n" }

  private func socket() throws -> LoopbackSocket {
    let asked = port.flatMap { UInt16(exactly: $0) }
    do throws(LoopbackSocket.Failure) {
      return try LoopbackSocket(port: asked ?? Self.usualPort)
    } catch {
      if asked == nil, error.isTaken, let other = try? LoopbackSocket(port: 0) { return other }
      let number = asked ?? Self.usualPort
      printError(
        error.isTaken
          ? "error: port \(number) is taken by another program; choose another with --port"
          : "error: port \(number) cannot be used: \(error.reason)")
      throw ExitCode.cannotWrite
    }
  }
}

/// Waits for Ctrl-C and its like without a handler: they are held back and asked for.
struct StopSignals {
  private static let signals = [SIGINT, SIGTERM]

  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in Self.signals { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Whether one was sent.
  var haveCome: Bool {
    var set = sigset_t()
    unsafe sigpending(&set)
    return Self.signals.contains { unsafe sigismember(&set, $0) == 1 }
  }

  /// A text that differs from run to run.
  static var moment: String {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return "\(now.tv_sec).\(now.tv_nsec)"
  }
}
