import Analysis
import Cohorts
import Document

/// The paragraphs of `prose`: the plan's words with numbers from the results in their places.
struct ProseSection {
  let source: SourceText
  let paths: PathText

  /// The paragraphs; an empty line divides them.
  func blocks() -> [Block] {
    guard let pieces = try? ProseTemplate.pieces(of: source) else {
      return [.paragraph([.text(source.text)])]
    }
    var paragraphs: [[Inline]] = [[]]
    for piece in pieces {
      switch piece {
      case .literal(let words): Self.append(words, to: &paragraphs)
      case .path(let path):
        if let words = sentences(path) {
          paragraphs[paragraphs.count - 1] += words
        } else {
          Self.append(number: number(path), to: &paragraphs)
        }
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map(Block.paragraph)
  }

  private static func append(_ words: String, to paragraphs: inout [[Inline]]) {
    for (position, part) in split(words, at: "\n\n").enumerated() {
      if position > 0 { paragraphs.append([]) }
      let line = String(part.map { $0 == "\n" ? " " : $0 })
      if !line.isEmpty { paragraphs[paragraphs.count - 1] += Emphasis.inlines(line) }
    }
  }

  /// Joins a number to the words before it: `p = ` and `<0.001` make `p < 0.001`.
  private static func append(
    number: (text: String, sources: [Source.ID]), to paragraphs: inout [[Inline]]
  ) {
    let last = paragraphs.count - 1
    func inline(_ text: String) -> Inline {
      number.sources.isEmpty
        ? .number(text) : .sourced([.number(text)], from: number.sources)
    }
    guard let sign = number.text.first, sign == "<" || sign == ">",
      case .text(let words)? = paragraphs[last].last,
      let equals = words.lastIndex(of: "="), words[equals...].allSatisfy({ "= ".contains($0) })
    else {
      paragraphs[last].append(inline(number.text))
      return
    }
    let space = words[words.index(after: equals)...]
    paragraphs[last].removeLast()
    paragraphs[last].append(.text(words[..<equals] + "\(sign)" + space))
    paragraphs[last].append(inline(String(number.text.dropFirst())))
  }

  /// The sentences that a path asks for where it names no number.
  private func sentences(_ path: SourceText) -> [Inline]? {
    paths.printed(path) == nil ? paths.sentences(path) : nil
  }

  private func number(_ path: SourceText) -> (text: String, sources: [Source.ID]) {
    guard let printed = paths.printed(path) else { return ("{" + path.text + "}", []) }
    return (printed.text, TableDraft.sources(printed.sources))
  }
}

/// The little Markdown that prose may hold: `*stress*`, `**strong stress**` and `` `code` ``.
enum Emphasis {
  /// The pieces of a text; a mark without its partner stands for itself.
  static func inlines(_ text: String) -> [Inline] {
    var inlines: [Inline] = []
    var rest = text[...]
    var plain = ""
    while let first = rest.first {
      if let (mark, body, after) = marked(rest) {
        if !plain.isEmpty { inlines.append(.text(plain)) }
        plain = ""
        inlines.append(inline(mark, body))
        rest = after
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    return plain.isEmpty ? inlines : inlines + [.text(plain)]
  }

  private static func inline(_ mark: String, _ body: String) -> Inline {
    switch mark {
    case "**": .strong([.text(body)])
    case "`": .code(body)
    default: .emphasis([.text(body)])
    }
  }

  /// The mark that the text begins with, what it encloses, and what follows.
  private static func marked(_ text: Substring) -> (String, String, Substring)? {
    for mark in ["**", "*", "`"] where text.hasPrefix(mark) {
      let inner = text.dropFirst(mark.count)
      let parts = split(String(inner), at: mark)
      guard parts.count > 1, let body = parts.first, !body.isEmpty, body.first != " ",
        body.last != " "
      else { return nil }
      return (mark, body, inner.dropFirst(body.count + mark.count))
    }
    return nil
  }
}
