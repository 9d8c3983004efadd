import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `reprise preview` as a browser and an editor meet it; this asks what comes, not when.
@Suite(.serialized) struct PreviewTests {
  static let plan = """
    study: {title: A study}
    cohort: {file: cohort.csv}
    variables:
      age: {label: Age, range: [18, 110]}
    analyses:
      - {summarize: [age]}

    """
  static let csv = "id,age\n1,50\n2,61\n3,44\n4,70\n"

  /// A running preview.
  final class Preview {
    let folder: URL
    let process = Process()
    let port: UInt16
    private let output = Pipe()

    init(_ arguments: [String] = ["--port", "0"]) throws {
      folder = try Case(plan: PreviewTests.plan, csv: PreviewTests.csv).folder
      process.executableURL = Tool.binary
      process.arguments = ["preview", "study.yml"] + arguments
      process.currentDirectoryURL = folder
      process.standardOutput = output
      try process.run()
      var text = ""
      while !text.contains("\n") {
        let part = output.fileHandleForReading.availableData
        if part.isEmpty { break }
        text += String(decoding: part, as: UTF8.self)
      }
      let prefix = "http://127.0.0.1:"
      try #require(text.hasPrefix(prefix), "\(text)")
      port = try #require(UInt16(text.dropFirst(prefix.count).prefix { $0.isNumber }))
    }

    deinit {
      if process.isRunning { process.terminate() }
      try? FileManager.default.removeItem(at: folder)
    }

    func write(_ text: String, to name: String = "study.yml", atOnce: Bool = false) throws {
      try Data(text.utf8).write(
        to: folder.appending(path: name), options: atOnce ? .atomic : [])
    }

    /// What is answered to a request, until the other side ends or some text has come.
    func answer(_ request: String, until text: String? = nil) throws -> String {
      let socket = try Client(port: port)
      socket.send(request)
      return socket.receive(until: text)
    }

    func get(_ path: String = "/") throws -> String {
      try answer("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    }

    /// The page once it holds a text and lacks another.
    func page(with text: String, without other: String? = nil) throws -> String {
      var page = ""
      for _ in 0..<600 {
        page = try get()
        if page.contains(text), !(other.map { page.contains($0) } ?? false) { return page }
        usleep(50_000)
      }
      Issue.record("\(text) did not come: \(page.prefix(3000))")
      return page
    }

    /// Sends a signal, and how the process ended.
    func stop(_ signal: Int32) -> Int32 {
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : -1
    }
  }

  /// A connection of a test.
  final class Client {
    private let descriptor: Int32

    init(port: UInt16) throws {
      #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
      #endif
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      address.sin_port = port.bigEndian
      let status = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard status == 0 else { throw CocoaError(.fileReadUnknown) }
      var patience = timeval(tv_sec: 60, tv_usec: 0)
      unsafe setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
      let bytes = Array(text.utf8)
      _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    func receive(until text: String? = nil) -> String {
      var all: [UInt8] = []
      while true {
        let part = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
          count = max(0, unsafe read(descriptor, buffer.baseAddress, 65_536))
        }
        all += part
        let found = String(decoding: all, as: UTF8.self)
        if part.isEmpty || (text.map { found.contains($0) } ?? false) { return found }
      }
    }
  }

  @Test func thePageFollowsThePlanAndTheData() throws {
    let preview = try Preview()
    let first = try preview.page(with: "<h1>A study</h1>")
    #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(first.contains("connect-src 'self'"))
    try preview.write(Self.plan.replacing("A study", with: "Another study"))
    _ = try preview.page(with: "<h1>Another study</h1>")
    try preview.write(Self.csv + "5,33\n", to: "cohort.csv")
    _ = try preview.page(with: "n = 5")
    let new = preview.folder.appending(path: "new.yml")
    try Data(Self.plan.replacing("A study", with: "A renamed study").utf8).write(to: new)
    #expect(unsafe rename(new.path, preview.folder.appending(path: "study.yml").path) == 0)
    _ = try preview.page(with: "<h1>A renamed study</h1>")
    #expect(try Tool.files(below: preview.folder) == ["cohort.csv", "study.yml"])
  }

  @Test func allErrorsStandOnThePageAboveTheLastReport() throws {
    let preview = try Preview()
    _ = try preview.page(with: "<h1>A study</h1>")
    try preview.write(
      Self.plan.replacing("label: Age", with: "lable: Age").replacing("[age]", with: "[agee]"))
    let broken = try preview.page(with: "study.yml:4:9")
    #expect(broken.contains("did you mean"))
    #expect(broken.contains("4 │   age: {lable: Age, range: [18, 110]}\n            ^"))
    #expect(broken.contains("last report that ran"))
    #expect(broken.contains("n = 4"))
    try preview.write(Self.plan)
    _ = try preview.page(with: "n = 4", without: "study.yml:4:9")
    try preview.write("id,age\n1,50\n2,old\n", to: "cohort.csv")
    let data = try preview.page(with: "cohort.csv:3:2")
    #expect(data.contains("3 │ 2,old"))
    try FileManager.default.removeItem(at: preview.folder.appending(path: "study.yml"))
    _ = try preview.page(with: "there is no such file")
    try preview.write(Self.plan)
    try preview.write(Self.csv, to: "cohort.csv")
    _ = try preview.page(with: "n = 4", without: "could not be made")
  }

  @Test func everyListenerHearsOfANewPage() throws {
    let preview = try Preview()
    let page = try preview.page(with: "<h1>A study</h1>")
    let mark = try #require(page.firstRange(of: "data-version=\""))
    let version = page[mark.upperBound...].prefix { $0 != "\"" }
    let listeners = try (0..<3).map { _ in try Client(port: preview.port) }
    for listener in listeners {
      listener.send("GET /events HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\r\n")
      #expect(listener.receive(until: "data: \(version)\n\n").contains("text/event-stream"))
    }
    try preview.write(Self.plan.replacing("A study", with: "Another study"), atOnce: true)
    for listener in listeners {
      let event = listener.receive(until: "\n\n")
      #expect(event.hasPrefix("data: ") && !event.contains(version), "\(event)")
    }
    #expect(try preview.get().contains("Another study"))
  }

  @Test func onlyThisMachinesPageIsServed() throws {
    let preview = try Preview()
    let host = "Host: 127.0.0.1:\(preview.port)\r\n"
    let refusals: [(request: String, status: String)] = [
      ("GET /nothing HTTP/1.1\r\n\(host)\r\n", "404"),
      ("GET /../study.yml HTTP/1.1\r\n\(host)\r\n", "404"),
      ("GET / HTTP/1.1\r\nHost: evil.example:\(preview.port)\r\n\r\n", "403"),
      ("GET /events HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403"),
      ("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", "403"),
      ("GET / HTTP/1.1\r\nHost: localhost:9000\r\n\r\n", "200"),
      ("GET / HTTP/1.1\r\n\r\n", "403"),
      ("GET / HTTP/1.1\r\n\(host)Host: evil.example\r\n\r\n", "403"),
      ("POST / HTTP/1.1\r\n\(host)\r\n", "405"),
      ("nonsense\r\n\r\n", "400"),
      ("GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 20_000), "431"),
    ]
    for (request, status) in refusals {
      #expect(try preview.answer(request).hasPrefix("HTTP/1.1 \(status) "), "\(request.prefix(99))")
    }
    let head = try preview.answer("HEAD / HTTP/1.1\r\n\(host)\r\n")
    #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(head.hasSuffix("\r\n\r\n"))
  }

  @Test(arguments: [SIGINT, SIGTERM]) func aSignalStopsItAndClosesThePort(_ signal: Int32) throws {
    let preview = try Preview()
    _ = try preview.page(with: "<h1>A study</h1>")
    #expect(preview.stop(signal) == 0)
    #expect(throws: (any Error).self) { try Client(port: preview.port) }
  }

  @Test func aPortThatIsTakenIsSaid() throws {
    let preview = try Preview()
    let run = try Tool.run(
      ["preview", "study.yml", "--port", "\(preview.port)"], in: preview.folder)
    #expect(run.status == 73)
    #expect(
      run.errors
        == "error: port \(preview.port) is taken by another program; choose another with --port\n")
  }

  @Test func aMissingPlanAndABadPortAreRefused() throws {
    #expect(try Tool.run(["preview", "nothing.yml"]).status == 66)
    #expect(try Tool.run(["preview", "study.yml", "--port", "70000"]).status == 64)
  }
}
