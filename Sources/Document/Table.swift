/// A table as a journal prints it: a caption above, three rules, notes by letter below.
public struct Table: Equatable, Sendable {
  /// What a column holds.
  public enum Alignment: Equatable, Sendable {
    /// Words, set from the left.
    case text
    /// Numbers, set on the decimal mark.
    case number
  }

  /// A column with its head.
  public struct Column: Equatable, Sendable {
    /// The head: the group and its n.
    public var heading: Cell
    /// Words or numbers.
    public var alignment: Alignment

    /// A column.
    public init(_ heading: Cell, _ alignment: Alignment = .number) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  /// A head over several columns.
  public struct Span: Equatable, Sendable {
    /// What it says; empty over columns that it leaves alone.
    public var heading: Cell
    /// How many columns it covers.
    public var count: Int

    /// A head over `count` columns.
    public init(_ heading: Cell, over count: Int) {
      self.heading = heading
      self.count = count
    }
  }

  /// What one place of the table says.
  public struct Cell: Equatable, Sendable, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral
  {
    /// The words or the number as printed.
    public var content: [Inline]
    /// The letters of its footnotes.
    public var notes: [String]
    /// The results that its numbers come from, in the order printed.
    public var sources: [Source.ID]

    /// A cell, with or without footnotes.
    public init(_ content: [Inline], notes: [String] = [], sources: [Source.ID] = []) {
      self.content = content
      self.notes = notes
      self.sources = sources
    }

    /// A number as printed.
    public static func number(_ text: String, notes: [String] = []) -> Cell {
      Cell([.number(text)], notes: notes)
    }

    /// A cell of plain text.
    public init(stringLiteral text: String) { self.init([.text(text)]) }

    /// A cell of several pieces.
    public init(arrayLiteral content: Inline...) { self.init(content) }
  }

  /// A line of the body.
  public struct Row: Equatable, Sendable {
    /// How a row stands to those around it.
    public enum Kind: Equatable, Sendable {
      /// Opens a part of the table; its first cell runs over all columns.
      case section
      /// A variable, whose levels may follow.
      case variable
      /// A level or a statistic of the variable above, indented.
      case level
      /// A row like any other.
      case plain
    }

    /// How it stands to its neighbours.
    public var kind: Kind
    /// One cell per column; missing ones at the end are empty.
    public var cells: [Cell]

    /// A row.
    public init(_ kind: Kind, _ cells: [Cell]) {
      self.kind = kind
      self.cells = cells
    }
  }

  /// A footnote.
  public struct Note: Equatable, Sendable {
    /// Its letter.
    public var letter: String
    /// What it says.
    public var text: [Inline]

    /// A footnote.
    public init(_ letter: String, _ text: [Inline]) {
      self.letter = letter
      self.text = text
    }
  }

  /// What links lead to: "table1"; footnotes hang on it.
  public var id: String
  /// Its number: "Table 1".
  public var number: String
  /// What it shows, of whom, and the unit of the cells; without the number.
  public var caption: [Inline]
  /// Heads over several columns, from above; the spans of each row add up to the columns.
  public var spans: [[Span]]
  /// The columns; the first names the rows.
  public var columns: [Column]
  /// The body.
  public var rows: [Row]
  /// The footnotes, in the order met.
  public var notes: [Note]
  /// "HR, hazard ratio; CI, confidence interval."; empty for none.
  public var abbreviations: [Inline]
  /// How the words around it are set.
  public var style = TableStyle()

  /// A table.
  public init(
    id: String, number: String, caption: [Inline], spans: [[Span]] = [], columns: [Column],
    rows: [Row], notes: [Note] = [], abbreviations: [Inline] = []
  ) {
    self.id = id
    self.number = number
    self.caption = caption
    self.spans = spans
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.abbreviations = abbreviations
  }
}
