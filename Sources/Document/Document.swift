package import Figures

/// A report as a small tree.
public struct Document: Equatable, Sendable {
  /// The language of its words as in BCP 47: "en".
  public var language: String
  /// The title.
  public var title: [Inline]
  /// What stands before everything else: that a cohort is synthetic; empty for nothing.
  public var notice: [Inline]
  /// Whose paper it is, small under the title; empty for nothing.
  public var citation: [Inline]
  /// The report.
  public var blocks: [Block]
  /// Whether a list of sections, tables and figures leads to them.
  public var hasContents: Bool
  /// Where the numbers come from, for a format in which they can say so.
  public var sources: SourceList

  /// A report.
  public init(
    language: String = "en", title: [Inline], notice: [Inline] = [], citation: [Inline] = [],
    blocks: [Block], hasContents: Bool = true, sources: SourceList = SourceList()
  ) {
    self.language = language
    self.title = title
    self.notice = notice
    self.citation = citation
    self.blocks = blocks
    self.hasContents = hasContents
    self.sources = sources
  }

  /// All figures in their order, also those inside other blocks.
  public var figures: [FigureBlock] { blocks.flatMap(\.figures) }

  /// The marks of the figures of some blocks, by the names of the figures' files.
  package static func marks(in blocks: [Block]) -> [String: FigureMarks] {
    var marks: [String: FigureMarks] = [:]
    for figure in blocks.flatMap(\.figures) { marks[figure.fileName] = FigureMarks(figure.figure) }
    return marks
  }

  /// All tables in their order, also those inside other blocks.
  public var tables: [Table] { blocks.flatMap(\.tables) }
}

extension Block {
  /// The figures in this block.
  var figures: [FigureBlock] {
    switch self {
    case .figure(let figure): [figure]
    case .callout(let callout): callout.blocks.flatMap(\.figures)
    case .details(_, let blocks): blocks.flatMap(\.figures)
    case .heading, .paragraph, .table, .list, .definitions, .code: []
    }
  }

  /// The tables in this block.
  var tables: [Table] {
    switch self {
    case .table(let table): [table]
    case .callout(let callout): callout.blocks.flatMap(\.tables)
    case .details(_, let blocks): blocks.flatMap(\.tables)
    case .heading, .paragraph, .figure, .list, .definitions, .code: []
    }
  }
}
