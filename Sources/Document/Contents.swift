import Figures

/// One line of the list of contents.
struct ContentsEntry: Equatable {
  /// What it leads to.
  var id: String
  /// Its words.
  var text: String
  /// The tables and figures of a section.
  var parts: [ContentsEntry] = []
}

extension Document {
  /// The sections in their order, each with its tables and figures; what stands before the first
  /// section comes as entries of its own.
  var contents: [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for block in blocks {
      if case .heading(2, let id, let text) = block {
        entries.append(ContentsEntry(id: id, text: text.plainText))
      } else if entries.isEmpty {
        entries += block.contents
      } else {
        entries[entries.endIndex - 1].parts += block.contents
      }
    }
    return entries
  }
}

extension Block {
  /// The tables and figures in this block.
  fileprivate var contents: [ContentsEntry] {
    switch self {
    case .table(let table):
      [ContentsEntry(id: table.id, text: table.number + ". " + Self.short(table.caption))]
    case .figure(let figure):
      [ContentsEntry(id: figure.id, text: figure.number + ". " + Self.short(figure.caption))]
    case .callout(let callout): callout.blocks.flatMap(\.contents)
    case .details(_, let blocks): blocks.flatMap(\.contents)
    case .heading, .paragraph, .list, .definitions, .code: []
    }
  }

  /// A caption's first sentence, cut at a word after about 60 characters.
  private static func short(_ caption: [Inline]) -> String {
    var text = ""
    for word in PrintableText.of(caption.plainText).split(separator: " ") {
      if text.count + word.count > 60 { return text + " …" }
      text += (text.isEmpty ? "" : " ") + word
      if word.hasSuffix(".") || word.hasSuffix(":") { return String(text.dropLast()) }
    }
    return text
  }
}
