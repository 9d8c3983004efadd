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
  /// A place already found, from which later ones are counted.
  private var known: (scalar: Int, place: Place)
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
    known = (0, source.place)
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
    return SourceText(text, at: place(of: open + 1))
  }

  /// The place of a character; exact where each line of the text begins at one column.
  private mutating func place(of scalar: Int) -> Place {
    var place = known.place
    for passed in scalars[min(known.scalar, scalar)..<scalar] {
      if passed == "\n" {
        place.line = place.line.map { $0 + 1 }
        place.column = source.place.column
      } else {
        place.column = place.column.map { $0 + 1 }
      }
    }
    known = (scalar, place)
    return place
  }

  private mutating func report(_ sentence: String, at scalar: Int) {
    problems.append(Problem(sentence, at: place(of: scalar)))
  }
}

extension SourceText {
  /// The place of one of the characters of a text that has no line breaks.
  func place(atScalar offset: Int) -> Place {
    Place(file: place.file, line: place.line, column: place.column.map { $0 + offset })
  }
}
