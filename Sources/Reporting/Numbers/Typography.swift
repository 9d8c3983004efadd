import Document
import Figures

/// The last step before a page is written: what a style asks of every number and every p in it.
///
/// It raises decimal points, gives p-values their letter, and sets the heads, captions and empty
/// cells of tables. Code, addresses and the names of files stay as they are; so do the title and the
/// citation of a study, its provenance and published numbers, which `Report` does not send here.
struct Typography {
  let style: JournalStyle

  /// Whether pages stay as they are.
  private var isPlain: Bool { style == .standard }
  private var isRaised: Bool { style.decimalMark != "." }
  private var letter: LetterOfP { LetterOfP(style.letter) }

  // MARK: - Texts

  /// A printed number or sentence, such as `stat_fmt` of results.json.
  func text(_ text: String) -> String { isRaised ? RaisedPoint.text(text) : text }

  /// Running text.
  func inlines(_ inlines: [Inline]) -> [Inline] {
    isPlain ? inlines : inlines.flatMap(inline)
  }

  private func inline(_ inline: Inline) -> [Inline] {
    switch inline {
    case .text(let words): letter.inlines(text(words))
    case .number(let number): letter.inlines(text(number)).map(Self.unbroken)
    case .sourced(let content, let sources): [.sourced(inlines(content), from: sources)]
    case .emphasis(let content): [.emphasis(inlines(content))]
    case .strong(let content): [.strong(inlines(content))]
    case .link(let content, let destination): [.link(inlines(content), to: destination)]
    case .superscript(let content): [.superscript(inlines(content))]
    case .subscript(let content): [.subscript(inlines(content))]
    case .code, .footnote, .lineBreak: [inline]
    }
  }

  /// A piece of a number, which is never broken across lines.
  private static func unbroken(_ piece: Inline) -> Inline {
    if case .text(let words) = piece { .number(words) } else { piece }
  }

  // MARK: - Blocks

  /// Parts of a page.
  func blocks(_ blocks: [Block]) -> [Block] { isPlain ? blocks : blocks.map(block) }

  private func block(_ block: Block) -> Block {
    switch block {
    case .heading(let level, let id, let text): .heading(level: level, id: id, inlines(text))
    case .paragraph(let content): .paragraph(inlines(content))
    case .table(let own): .table(table(own))
    case .figure(let own): .figure(figure(own))
    case .list(let items, let isOrdered): .list(items.map(inlines), isOrdered: isOrdered)
    case .callout(let callout): .callout(Callout(callout.kind, blocks(callout.blocks)))
    case .definitions(let definitions):
      .definitions(definitions.map { Definition(inlines($0.term), inlines($0.description)) })
    case .code: block
    case .details(let summary, let inner): .details(summary: inlines(summary), blocks(inner))
    }
  }

  private func figure(_ own: FigureBlock) -> FigureBlock {
    var figure = own
    figure.caption = inlines(own.caption)
    figure.style = style.layout.caption
    if isRaised { figure.figure = .raised(own.figure) }
    return figure
  }

  // MARK: - Tables

  /// A table with the style's heads, cells and captions.
  func table(_ own: Table) -> Table {
    if isPlain { return own }
    var table = own
    table.style = style.layout
    table.caption = inlines(own.caption)
    table.abbreviations = inlines(own.abbreviations)
    table.notes = own.notes.map { Table.Note($0.letter, inlines($0.text)) }
    for row in table.spans.indices {
      for span in table.spans[row].indices {
        table.spans[row][span].heading = head(table.spans[row][span].heading)
      }
    }
    for column in table.columns.indices {
      let heading = table.columns[column].heading
      table.columns[column].heading = head(column == 0 ? stub(heading) : heading)
    }
    for row in table.rows.indices { table.rows[row].cells = table.rows[row].cells.map(cell) }
    return table
  }

  private func head(_ heading: Table.Cell) -> Table.Cell {
    var head = cell(heading)
    if style.hasBoldHeads, !head.content.isEmpty { head.content = [.strong(head.content)] }
    return head
  }

  /// The head of the first column.
  private func stub(_ heading: Table.Cell) -> Table.Cell {
    switch style.stubHead {
    case .own: return heading
    case .empty: return heading.notes.isEmpty ? .empty : heading
    case .named(let word):
      return heading.content.plainText.isEmpty ? Table.Cell(stringLiteral: word) : heading
    }
  }

  private func cell(_ own: Table.Cell) -> Table.Cell {
    var cell = own
    let isEmpty = own.content.plainText == JournalStyle.standard.emptyCell
    cell.content = isEmpty ? [.text(style.emptyCell)] : inlines(own.content)
    return cell
  }
}
