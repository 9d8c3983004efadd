import Document
import Figures
import TestSupport

/// Documents of tables whose every word may be hostile to some format.
struct RandomDocument {
  private var generator: SplitMix64
  private var texts: ArbitraryText

  init(seed: UInt64) {
    generator = SplitMix64(state: seed)
    texts = ArbitraryText(seed: seed)
  }

  /// Specials of each format, letters of both directions, emoji, marks, what cannot be shown.
  private static let pieces: [String] = [
    "\\", "{", "}", "$", "&", "#", "%", "_", "^", "~", "<", ">", "|", "\"", "'", "`", "-", "--",
    "–", "—", "[", "]", "(", ")", "*", "**", "=", "+", "@", "!", "?", ",", ",,", ";", ":", ".", "/",
    "//", " ", "  ", "a", "b", "C", "n = 5", "12", "3.4", "0·5", "−1.2", "-7", "1,234", "<0.001",
    "5 (10%)", "1. ", "<script>", "</w:t>", "&amp;", "&#39;", "]]>", "<!--", "-->",
    "\\end{longtable}",
    "\\\\*", "\\item", "<br>", "**x**", "| x |", "```", "=1+1", "'=1", "http://x", "\u{0}", "\u{1}",
    "\u{8}", "\t", "\n", "\r", "\r\n", "\u{B}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{A0}",
    "\u{2028}", "\u{2029}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{2009}", "\u{202F}",
    "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{FFFD}", "é", "e\u{301}", "\u{301}",
    "<\u{338}",
    "&\u{308}", "ß", "χ²", "µ", "≤", "×", "שלום", "עולם", "مرحبا", "ال", "ܐ", "中文", "日本", "हि", "🫁",
    "👩‍⚕️", "🇩🇪", "𝛼", "𐤀", "￼",
  ]

  private mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  mutating func string() -> String {
    var text = ""
    for _ in 0..<below(7) { text += Self.pieces[below(Self.pieces.count)] }
    if below(4) == 0 { text += texts.next() }
    return text
  }

  private mutating func inline(_ depth: Int = 0) -> Inline {
    switch below(depth > 1 ? 3 : 10) {
    case 0, 1: return .text(string())
    case 2: return .number(string())
    case 3: return .emphasis([inline(depth + 1)])
    case 4: return .strong([inline(depth + 1)])
    case 5: return .code(string())
    case 6:
      return .link(
        [inline(depth + 1)], to: below(2) == 0 ? "#" + string() : "https://x.org/" + string())
    case 7: return .superscript([inline(depth + 1)])
    case 8: return .subscript([inline(depth + 1)])
    default: return .lineBreak
    }
  }

  mutating func content() -> [Inline] { (0..<below(3)).map { _ in inline() } }

  private mutating func cell() -> Table.Cell {
    switch below(5) {
    case 0: return Table.Cell([])
    case 1: return .number("\(below(2000)).\(below(100)) (\(below(100)).\(below(10)))")
    case 2: return Table.Cell([.text(string())], notes: ["a"])
    default: return Table.Cell(content(), notes: below(4) == 0 ? ["a", "b"] : [])
    }
  }

  private mutating func spans(_ columns: Int) -> [Table.Span] {
    var left = columns
    var spans: [Table.Span] = []
    while left > 0 {
      let count = 1 + below(left)
      spans.append(Table.Span(cell(), over: count))
      left -= count
    }
    return spans
  }

  private mutating func table(_ id: String, _ number: String) -> Table {
    let columns = 1 + below(below(8) == 0 ? 90 : 7)
    let kinds: [Table.Row.Kind] = [.section, .variable, .level, .plain, .plain, .plain]
    var rows: [Table.Row] = []
    for _ in 0..<below(below(5) == 0 ? 60 : 6) {
      let kind = kinds[below(kinds.count)]
      let count = kind == .section ? 1 : below(columns + 1)
      rows.append(Table.Row(kind, (0..<count).map { _ in cell() }))
    }
    var table = Table(
      id: id, number: number, caption: content(),
      spans: (0..<below(3)).map { _ in spans(columns) },
      columns: (0..<columns).map { _ in Table.Column(cell(), below(3) == 0 ? .text : .number) },
      rows: rows,
      notes: below(2) == 0 ? [] : [Table.Note("a", content()), Table.Note("b", content())],
      abbreviations: below(2) == 0 ? [] : content())
    table.style = TableStyle(
      caption: CaptionStyle(
        numberEnd: [".", ":", ""][below(3)], isTitleBelow: below(3) == 0,
        isTitleItalic: below(3) == 0),
      generalNote: below(3) == 0 ? "Note" : nil, isGeneralNoteFirst: below(2) == 0)
    return table
  }

  mutating func document() -> Document {
    var blocks: [Block] = []
    for index in 1...3 {
      let number = below(3) == 0 ? "Table " + string() : "Table \(index)"
      let table = Block.table(
        table(below(3) == 0 ? string() + "\(index)" : "table\(index)", number))
      switch below(4) {
      case 0: blocks.append(.callout(Callout(.note, [.paragraph(content()), table])))
      case 1: blocks.append(.details(summary: content(), [table, .code(string())]))
      default: blocks += [.heading(level: 2 + below(4), id: string(), content()), table]
      }
      blocks += [.paragraph(content()), .list([content(), content()], isOrdered: below(2) == 0)]
      blocks.append(.definitions([Definition(content(), content())]))
    }
    return Document(title: content(), notice: content(), citation: content(), blocks: blocks)
  }
}
