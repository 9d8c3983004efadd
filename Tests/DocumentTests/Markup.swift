/// A check of what can go wrong when text becomes markup: elements that are not closed, attributes
/// without quotes, ampersands that begin no reference.
enum Markup {
  static let void: Set<String> = ["br", "meta", "link", "img", "hr", "wbr"]

  /// A page without what stands in its style and its scripts.
  static func withoutCode(_ page: String) -> String {
    page.replacing(#/(?s)(<style>|<script[^>]*>).*?(<\/style>|<\/script>)/#) { $0.1 + $0.2 }
  }

  /// The first fault, or `nil` where every element is closed in its order.
  static func fault(in text: String) -> String? {
    var open: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if let fault = faultInText(rest[..<start]) { return fault }
      guard let end = rest[start...].firstIndex(of: ">") else {
        return "no > after \(rest[start...])"
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else {
          return "</\(tag.dropFirst())> closes nothing"
        }
        continue
      }
      if tag.filter({ $0 == "\"" }).count % 2 == 1 { return "odd quotes in <\(tag)>" }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      if name.isEmpty { return "no name in <\(tag)>" }
      if !tag.hasSuffix("/"), !void.contains(name) { open.append(name) }
    }
    return open.last.map { "<\($0)> is not closed" }
  }

  private static func faultInText(_ text: Substring) -> String? {
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      rest = rest[start...]
      guard rest.firstMatch(of: /^&(#[0-9]+|[a-z]+);/) != nil else { return "bare & in \(text)" }
      rest = rest.dropFirst()
    }
    return nil
  }
}
