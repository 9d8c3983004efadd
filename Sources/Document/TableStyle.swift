/// How a journal sets the words around a table.
public struct TableStyle: Equatable, Sendable {
  /// Number and title above the table.
  public var caption: CaptionStyle
  /// The italic word that opens the line of short forms and remarks; `nil` for none.
  public var generalNote: String?
  /// Whether that line stands before the footnotes.
  public var isGeneralNoteFirst: Bool

  /// A style; what is left out is as the project has it.
  public init(
    caption: CaptionStyle = CaptionStyle(), generalNote: String? = nil,
    isGeneralNoteFirst: Bool = false
  ) {
    self.caption = caption
    self.generalNote = generalNote
    self.isGeneralNoteFirst = isGeneralNoteFirst
  }
}

/// How the number and the title of a table or a figure are set.
public struct CaptionStyle: Equatable, Sendable {
  /// What follows the number: a full stop, a colon or nothing.
  public var numberEnd: String
  /// Whether the title begins on a line of its own.
  public var isTitleBelow: Bool
  /// Whether the title is italic; what follows it is not.
  public var isTitleItalic: Bool

  /// A style; what is left out is as the project has it, the number bold with a full stop.
  public init(numberEnd: String = ".", isTitleBelow: Bool = false, isTitleItalic: Bool = false) {
    self.numberEnd = numberEnd
    self.isTitleBelow = isTitleBelow
    self.isTitleItalic = isTitleItalic
  }

  /// The number and the caption as one piece of text.
  func text(_ number: String, _ caption: [Inline]) -> [Inline] {
    let start: [Inline] = [
      .strong([.text(number + numberEnd)]), isTitleBelow ? .lineBreak : .text(" "),
    ]
    return start + title(caption)
  }

  /// The caption without the number, its title set as the style has it.
  func title(_ caption: [Inline]) -> [Inline] {
    guard isTitleItalic, let title = caption.first else { return caption }
    return [.emphasis([title])] + caption.dropFirst()
  }
}

extension Table {
  /// The number and the caption as they stand above the table.
  public var fullCaption: [Inline] { style.caption.text(number, caption) }

  /// The line of short forms and remarks with the word that opens it; empty for none.
  public var generalNote: [Inline] {
    guard let word = style.generalNote, !abbreviations.isEmpty else { return abbreviations }
    return [.emphasis([.text(word + ".")]), .text(" ")] + abbreviations
  }
}

extension FigureBlock {
  /// The number and the caption as they stand at the figure.
  public var fullCaption: [Inline] { style.text(number, caption) }
}
