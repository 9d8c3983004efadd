/// A piece of running text.
public indirect enum Inline: Equatable, Sendable {
  /// Plain words; everything in them is escaped.
  case text(String)
  /// A number with its unit or interval, never broken across lines.
  case number(String)
  /// A number as printed, and the results that it comes from.
  case sourced([Inline], from: [Source.ID])
  /// Words with stress.
  case emphasis([Inline])
  /// Words with strong stress: the variable names of a table, nothing in prose.
  case strong([Inline])
  /// A name from a file or a program.
  case code(String)
  /// Words that lead somewhere: an https address, a path in the report's folder, or "#id".
  case link([Inline], to: String)
  /// Raised text.
  case superscript([Inline])
  /// Lowered text.
  case `subscript`([Inline])
  /// The letter of a footnote of the table around it.
  case footnote(String)
  /// A new line in the same paragraph.
  case lineBreak

  /// The words alone, without marks and footnote letters.
  public var plainText: String {
    switch self {
    case .text(let text), .number(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .link(let content, _),
      .sourced(let content, _),
      .superscript(let content), .subscript(let content):
      content.plainText
    case .footnote: ""
    case .lineBreak: " "
    }
  }
}

extension Inline: ExpressibleByStringLiteral {
  /// Plain words.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension [Inline] {
  /// The words alone, without marks and footnote letters.
  public var plainText: String { map(\.plainText).joined() }
}
