public import Cohorts

/// A text with paths in braces, such as `p = {table2.pmvi.p.value}`.
public enum ProseTemplate {
  /// A piece of such a text.
  public enum Piece: Equatable, Sendable {
    /// Words.
    case literal(String)
    /// A path, without its braces.
    case path(SourceText)
  }

  /// The pieces of a text; `{{` and `}}` are literal braces.
  ///
  /// - Throws: braces that do not match, each with its place.
  public static func pieces(of source: SourceText) throws(Problems) -> [Piece] {
    var scanner = TemplateScanner(source)
    let pieces = scanner.pieces()
    guard scanner.problems.isEmpty else { throw Problems(scanner.problems) }
    return pieces
  }
}

private struct TemplateScanner {
  private let source: SourceText
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
  }

  mutating func pieces() -> [ProseTemplate.Piece] {
    var pieces: [ProseTemplate.Piece] = []
    var literal = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
      if scalar == "{" || scalar == "}", isDoubled {
        literal.append(scalar)
        index += 2
      } else if scalar == "{" {
        if !literal.isEmpty { pieces.append(.literal(String(literal))) }
        literal = String.UnicodeScalarView()
        if let path = path() { pieces.append(.path(path)) }
      } else {
        if scalar == "}" {
          report("a \"}\" closes nothing; write \"}}\" for a brace", at: index)
        }
        literal.append(scalar)
        index += 1
      }
    }
    if !literal.isEmpty { pieces.append(.literal(String(literal))) }
    return pieces
  }

  private mutating func path() -> SourceText? {
    let open = index
    var isQuoted = false
    index += 1
    while index < scalars.count, isQuoted || scalars[index] != "}", scalars[index] != "\n" {
      if scalars[index] == "'" { isQuoted.toggle() }
      index += 1
    }
    guard index < scalars.count, scalars[index] == "}" else {
      report("a \"{\" is not closed; write \"{{\" for a brace", at: open)
      return nil
    }
    let text = String(String.UnicodeScalarView(scalars[(open + 1)..<index]))
    index += 1
    if text.isEmpty {
      report("\"{}\" holds no path", at: open)
      return nil
    }
    return SourceText(text, at: source.place(atScalar: open + 1))
  }

  private mutating func report(_ sentence: String, at scalar: Int) {
    problems.append(Problem(sentence, at: source.place(atScalar: scalar)))
  }
}

extension SourceText {
  /// The place of one of the text's characters; exact where each line of it begins at one column.
  func place(atScalar offset: Int) -> Place {
    let before = text.unicodeScalars.prefix(offset)
    let line = before.count { $0 == "\n" }
    let sinceBreak = before.reversed().prefix { $0 != "\n" }.count
    return Place(
      file: place.file, line: place.line.map { $0 + line },
      column: place.column.map { $0 + sinceBreak })
  }
}
