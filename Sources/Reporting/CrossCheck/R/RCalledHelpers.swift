extension RHelpers {
  /// The functions that a script calls, and those that these call, in their order.
  static func called(in text: String) -> [String] {
    var wanted = calls(in: text)
    var found: Set<String> = []
    while let next = all.first(where: { wanted.contains($0.name) && !found.contains($0.name) }) {
      found.insert(next.name)
      wanted.formUnion(calls(in: next.code))
    }
    return all.filter { found.contains($0.name) }.map(\.code)
  }

  /// The names that stand before an opening parenthesis.
  private static func calls(in text: String) -> Set<String> {
    var names: Set<String> = []
    var name: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
        name.append(byte)
      case UInt8(ascii: "("):
        if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
        name = []
      default: name = []
      }
    }
    return names
  }

  /// A function of the script, by its name.
  struct Function {
    let code: String
    /// What stands before the first arrow.
    var name: String {
      let line = code.split(separator: "\n").first { !$0.hasPrefix("#") } ?? ""
      return String(line.prefix { $0 != " " })
    }
    init(_ code: String) { self.code = code }
  }

  private static var all: [Function] {
    reading + description + tests + tables + curves + survival + models + agreement
  }
}
