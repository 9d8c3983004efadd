import Figures

/// One line of the list of contents.
struct ContentsEntry: Equatable {
  /// What it leads to.
  var id: String
  /// Its words.
  var text: String
  /// The number of a table or a figure; empty for a heading.
  var number = ""
  /// The parts of a section, or the tables and figures of one.
  var parts: [ContentsEntry] = []

  fileprivate var isHeading: Bool { number.isEmpty }

  /// The entry without the words that stand above it.
  fileprivate func under(_ title: String) -> ContentsEntry {
    let words = text.hasSuffix(" …") ? String(text.dropLast(2)) : text
    guard (number + ". " + title).hasPrefix(words) else { return self }
    var own = self
    own.text = number
    return own
  }
}

extension Document {
  /// The sections in their order, each with its parts, and these with their tables and figures;
  /// what stands before the first section comes as entries of its own.
  var contents: [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for block in blocks {
      switch block {
      case .heading(2, let id, let text):
        entries.append(ContentsEntry(id: id, text: text.plainText))
      case .heading(3, let id, let text) where !entries.isEmpty:
        entries[entries.endIndex - 1].parts.append(ContentsEntry(id: id, text: text.plainText))
      default: entries.add(block.contents)
      }
    }
    return entries
  }
}

extension [ContentsEntry] {
  /// Adds tables and figures to the part of the section that was opened last.
  fileprivate mutating func add(_ found: [ContentsEntry]) {
    guard let section = indices.last else {
      self += found
      return
    }
    guard let part = self[section].parts.indices.last, self[section].parts[part].isHeading else {
      self[section].parts += found
      return
    }
    let title = self[section].parts[part].text
    self[section].parts[part].parts += found.map { $0.under(title) }
  }
}

extension Block {
  /// The tables and figures in this block.
  fileprivate var contents: [ContentsEntry] {
    switch self {
    case .table(let table):
      [
        ContentsEntry(
          id: table.id, text: table.number + ". " + Self.short(table.caption), number: table.number)
      ]
    case .figure(let figure):
      [
        ContentsEntry(
          id: figure.id, text: figure.number + ". " + Self.short(figure.caption),
          number: figure.number)
      ]
    case .callout(let callout): callout.blocks.flatMap(\.contents)
    case .details(_, let blocks): blocks.flatMap(\.contents)
    case .heading, .paragraph, .list, .definitions, .code: []
    }
  }

  /// A caption's first sentence, cut at a word after about 60 characters.
  private static func short(_ caption: [Inline]) -> String {
    var text = ""
    for word in PrintableText.words(of: caption.plainText) {
      if text.count + word.count > 60 { return text + " …" }
      text += (text.isEmpty ? "" : " ") + word
      if word.hasSuffix(".") || word.hasSuffix(":") { return String(text.dropLast()) }
    }
    return text
  }
}
