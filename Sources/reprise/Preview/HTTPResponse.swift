/// An answer over HTTP/1.1.
struct HTTPResponse {
  /// What the answer is.
  enum Status: String {
    case ok = "200 OK"
    case badRequest = "400 Bad Request"
    case forbidden = "403 Forbidden"
    case notFound = "404 Not Found"
    case notAllowed = "405 Method Not Allowed"
    case tooLarge = "431 Request Header Fields Too Large"
  }
  /// What follows the head.
  enum Body {
    /// The whole content.
    case whole([UInt8])
    /// Its first part; more is sent as it comes.
    case stream([UInt8])
  }

  let status: Status
  let type: String
  let body: Body

  /// A page.
  static func page(_ html: [UInt8]) -> HTTPResponse {
    HTTPResponse(status: .ok, type: "text/html; charset=utf-8", body: .whole(html))
  }

  /// Events that go on.
  static func events(_ first: String) -> HTTPResponse {
    HTTPResponse(status: .ok, type: "text/event-stream", body: .stream(Array(first.utf8)))
  }

  /// A sentence.
  static func sentence(_ status: Status, _ text: String) -> HTTPResponse {
    HTTPResponse(
      status: status, type: "text/plain; charset=utf-8", body: .whole(Array((text + "\n").utf8)))
  }

  /// Whether more follows what is sent now.
  var isStream: Bool { if case .stream = body { true } else { false } }

  /// The bytes of the answer; the head alone for `HEAD`.
  func bytes(headOnly: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status.rawValue)", "Content-Type: \(type)"]
    let content: [UInt8]
    switch body {
    case .whole(let bytes):
      lines.append("Content-Length: \(bytes.count)")
      content = bytes
    case .stream(let first): content = first
    }
    if status == .notAllowed { lines.append("Allow: GET, HEAD") }
    lines += [
      "Cache-Control: no-store", "Connection: close", "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY", "Cross-Origin-Resource-Policy: same-origin",
      "Referrer-Policy: no-referrer",
    ]
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (headOnly ? [] : content)
  }
}
