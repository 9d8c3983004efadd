public import Cohorts

/// The name of one result: `analysis[.variable][.level]…[.context].statistic`.
///
/// The parts between the variable and the statistic are matched against `variable_level`,
/// `group1_level`, `group2_level` and `context` in any order, the longest known name first. A part that holds a
/// dot, a space or a bracket stands in single quotes; a quote within it is written twice.
public struct ResultPath: Hashable, Sendable {
  /// What lies between two dots, or between quotes.
  struct Part: Hashable, Sendable {
    /// The text without its quotes.
    let text: String
    /// Whether it stood in quotes, and so is whole.
    let isQuoted: Bool
  }

  /// The path as written.
  public let source: SourceText
  /// Its parts.
  let parts: [Part]

  /// A path as written.
  ///
  /// - Throws: an empty part, or a quote that is not closed.
  public init(_ source: SourceText) throws(Problem) {
    self.source = source
    let scalars = Array(source.text.unicodeScalars)
    var parts: [Part] = []
    var index = 0
    repeat {
      parts.append(try Self.part(of: scalars, from: &index, source))
      index += 1
    } while index <= scalars.count
    self.parts = parts
  }

  /// What a path of prose asks to be told in sentences: an analysis, or one of its variables.
  public struct SentenceRequest: Equatable, Sendable {
    /// The analysis.
    public let analysis: String
    /// The variable; all of them when `nil`.
    public let variable: String?
  }

  /// The request of a path that ends in `sentence` or `sentences`, such as `table2.pmvi.sentence`.
  public var sentenceRequest: SentenceRequest? {
    guard parts.count > 1, let first = parts.first, let last = parts.last, !last.isQuoted,
      last.text == "sentence" || last.text == "sentences"
    else { return nil }
    let variable = parts.dropFirst().dropLast().map(\.text).joined(separator: ".")
    return SentenceRequest(analysis: first.text, variable: variable.isEmpty ? nil : variable)
  }

  /// Reads one part, and stops at the dot after it.
  private static func part(
    of scalars: [Unicode.Scalar], from index: inout Int, _ source: SourceText
  ) throws(Problem) -> Part {
    let start = index
    guard index < scalars.count, scalars[index] == "'" else {
      while index < scalars.count, scalars[index] != "." { index += 1 }
      guard index > start else {
        throw Problem(
          "the path \"\(source.text)\" has an empty part", at: source.place(atScalar: start))
      }
      return Part(text: String(String.UnicodeScalarView(scalars[start..<index])), isQuoted: false)
    }
    var text = String.UnicodeScalarView()
    var isClosed = false
    index += 1
    while index < scalars.count, !isClosed {
      isClosed = scalars[index] == "'" && !scalars[(index + 1)...].starts(with: ["'"])
      if scalars[index] == "'", !isClosed { index += 1 }
      if !isClosed { text.append(scalars[index]) }
      index += 1
    }
    guard isClosed, index == scalars.count || scalars[index] == "." else {
      throw Problem(
        "the path \"\(source.text)\" has a quote that does not end its part",
        at: source.place(atScalar: start))
    }
    return Part(text: String(text), isQuoted: true)
  }

  /// The path that names one row and no other: with its context and all its levels.
  public static func path(to finding: Finding) -> String {
    var path = finding.analysis
    if let variable = finding.variable {
      path += "." + (isPlain(variable, dots: true) ? variable : quoted(variable))
    }
    for level in [finding.variableLevel, finding.group1Level, finding.group2Level] {
      guard let level else { continue }
      path += "." + (isPlain(level) ? level : quoted(level))
    }
    let context = finding.context
    return path + "." + (isPlain(context) ? context : quoted(context)) + "." + finding.statistic
  }

  private static func isPlain(_ part: String, dots: Bool = false) -> Bool {
    if !part.isEmpty, part.utf8.allSatisfy(isWordByte) { return true }
    if part.utf8.allSatisfy({ $0 < 0x80 }) { return isPlainASCII(part, dots: dots) }
    return !part.isEmpty && part.first != "." && part.last != "." && !part.contains("..")
      && part.unicodeScalars.allSatisfy { scalar in
        scalar == "." ? dots : !" '\"()[]{}".unicodeScalars.contains(scalar)
      }
  }

  private static func isPlainASCII(_ part: String, dots: Bool) -> Bool {
    let dot = UInt8(ascii: ".")
    // A dot stands before the first, so that none may stand there either.
    var last = dot
    for byte in part.utf8 {
      switch byte {
      case dot: if !dots || last == dot { return false }
      case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        return false
      default: break
      }
      last = byte
    }
    return last != dot
  }

  /// Whether a byte is a small letter, a digit or a low line.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func quoted(_ part: String) -> String {
    "'" + part.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }
}
