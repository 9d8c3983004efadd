/// The head of an HTTP/1.1 request, as far as a page for one reader needs it.
struct HTTPRequest: Equatable {
  /// The longest head that is read.
  static let longest = 16 << 10

  /// `GET`, `HEAD` or another word.
  let method: String
  /// The path without its query.
  let path: String
  /// The values of the header `Host`.
  let hosts: [String]

  /// Whether some bytes hold a whole head.
  static func isWhole(_ bytes: [UInt8]) -> Bool { end(of: bytes) != nil }

  /// A request from its bytes; `nil` where they are no head of one.
  init?(_ bytes: [UInt8]) {
    guard let end = Self.end(of: bytes),
      let text = String(validating: bytes[..<end], as: UTF8.self)
    else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    let words = first.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[1].hasPrefix("/"), words[2].hasPrefix("HTTP/1.") else {
      return nil
    }
    method = String(words[0])
    path = String(words[1].prefix { $0 != "?" })
    hosts = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "host" else {
        return nil
      }
      return line[line.index(after: colon)...].split(separator: " ").joined().lowercased()
    }
  }

  /// Whether the request was meant for this machine's own address.
  ///
  /// A page elsewhere may have a name that is made to lead here. The port may be another, where a
  /// tunnel leads here.
  var isForThisMachine: Bool {
    guard hosts.count == 1, let host = hosts.first else { return false }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count <= 2 && ["127.0.0.1", "localhost"].contains(parts.first ?? "")
  }

  /// Where the empty line after the head ends.
  private static func end(of bytes: [UInt8]) -> Int? {
    let (feed, turn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    for i in bytes.indices where bytes[i] == feed {
      if i >= 1, bytes[i - 1] == feed { return i + 1 }
      if i >= 2, bytes[i - 1] == turn, bytes[i - 2] == feed { return i + 1 }
    }
    return nil
  }
}
