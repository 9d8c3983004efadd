public import Figures

/// A part of a report that stands on its own lines.
public indirect enum Block: Equatable, Sendable {
  /// A title; `level` 2 opens a section, 3 and 4 divide it. `id` is what links lead to.
  case heading(level: Int, id: String, [Inline])
  /// Running text.
  case paragraph([Inline])
  /// A table with its caption and notes.
  case table(Table)
  /// A figure with its caption.
  case figure(FigureBlock)
  /// Items with bullets or numbers.
  case list([[Inline]], isOrdered: Bool = false)
  /// Something the reader must not miss, or may like to know.
  case callout(Callout)
  /// Terms with what is said of each: provenance, conventions.
  case definitions([Definition])
  /// Text from a program, kept as it is.
  case code(String)
  /// Blocks folded under a line of text.
  case details(summary: [Inline], [Block])
}

/// A figure in a report.
public struct FigureBlock: Equatable, Sendable {
  /// What links lead to: "fig1".
  public var id: String
  /// Its number: "Figure 1".
  public var number: String
  /// What it shows, of whom; without the number.
  public var caption: [Inline]
  /// The name of its SVG in the folder `figures`, without the folder: "fig1.svg".
  public var fileName: String
  /// The picture.
  public var figure: Figure
  /// What the numbers of its curves are called where a pointer reads them.
  public var readingWords = ReadingWords()
  /// How its number and caption are set.
  public var style = CaptionStyle()

  /// A numbered figure.
  public init(
    id: String, number: String, caption: [Inline], fileName: String, figure: Figure
  ) {
    self.id = id
    self.number = number
    self.caption = caption
    self.fileName = fileName
    self.figure = figure
  }
}

/// What the numbers behind a curve are called: "18 at risk", "threshold 80.7".
public struct ReadingWords: Equatable, Sendable {
  /// After a count: "at risk".
  public var count: String
  /// Before what a place stands for: "threshold".
  public var value: String

  /// Words; plain ones where nothing is said.
  public init(count: String = "in all", value: String = "at") {
    self.count = count
    self.value = value
  }
}

/// Blocks set apart from the text.
public struct Callout: Equatable, Sendable {
  /// How much it matters.
  public enum Kind: Equatable, Sendable {
    /// Good to know.
    case note
    /// May change what the reader concludes.
    case warning
  }

  /// How much it matters; printed as a word, too.
  public var kind: Kind
  /// What it says.
  public var blocks: [Block]

  /// A note or a warning.
  public init(_ kind: Kind, _ blocks: [Block]) {
    self.kind = kind
    self.blocks = blocks
  }
}

/// A term and what is said of it.
public struct Definition: Equatable, Sendable {
  /// The term.
  public var term: [Inline]
  /// What is said.
  public var description: [Inline]

  /// A term with its description.
  public init(_ term: [Inline], _ description: [Inline]) {
    self.term = term
    self.description = description
  }
}
