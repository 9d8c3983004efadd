/// A place in a text file that the user wrote.
public struct Place: Hashable, Comparable, Sendable {
  /// The file as the user named it, never an absolute path of this machine unless the user gave one.
  public var file: String
  /// The line, from 1; `nil` when the whole file is meant.
  public var line: Int?
  /// The column, from 1: of a plan the character, of a CSV the field.
  public var column: Int?

  /// A place in a file.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Orders places by file, then line, then column; a whole file stands before its lines.
  public static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line ?? 0, a.column ?? 0) < (b.file, b.line ?? 0, b.column ?? 0)
  }
}

/// One thing wrong with what the user wrote: where, what, and what was expected.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it is.
  public let place: Place
  /// What is wrong, with the offending text, and what was expected; no full stop at the end.
  public let sentence: String

  /// A problem at a place.
  public init(_ sentence: String, at place: Place) {
    self.place = place
    self.sentence = sentence
  }

  /// `file:line:column: error: sentence`.
  public var description: String {
    let position = [place.line, place.column].compactMap { $0.map(String.init) }
    return ([place.file] + position).joined(separator: ":") + ": error: " + sentence
  }
}

/// All that is wrong with what the user wrote, reported together.
public struct Problems: Error, Equatable, Sendable {
  /// Whether a file was missing or held something wrong.
  public enum Kind: Sendable {
    /// A file could not be opened.
    case noInput
    /// A file was read and is not right.
    case badInput
  }

  /// What sort of problems these are.
  public let kind: Kind
  /// The problems, sorted by place, each once.
  public let all: [Problem]

  /// Several problems, which are sorted by place; one that is told twice counts once.
  public init(_ all: [Problem], kind: Kind = .badInput) {
    self.kind = kind
    self.all = Set(all).sorted { ($0.place, $0.sentence) < ($1.place, $1.sentence) }
  }
}
