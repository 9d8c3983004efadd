import Cohorts

/// A piece of a plan: every scalar and key is the text that was written.
struct PlanNode {
  /// How a scalar is written.
  enum Style {
    /// Without quotes.
    case plain
    /// Without quotes, and a comment follows on its line.
    case plainBeforeComment
    /// In quotes or as a block.
    case quoted
  }
  /// What the piece holds.
  enum Content {
    /// A text.
    case scalar(String, Style)
    /// A list.
    case list([PlanNode])
    /// Keys with their values; `isFlow` where it stands in braces.
    case mapping([Entry], isFlow: Bool)
  }
  /// A key with its value.
  struct Entry {
    /// The key.
    let key: SourceText
    /// The value.
    let value: PlanNode
  }

  /// What the piece holds.
  let content: Content
  /// Where it begins; of a quoted text, where the text begins.
  let place: Place

  /// Whether a key stands there without any value.
  var isEmpty: Bool {
    if case .scalar("", .plain) = content { true } else { false }
  }
  /// The text, when the piece is a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }
  /// The keys and values, when the piece is a mapping.
  var entries: [Entry]? {
    if case .mapping(let entries, _) = content { entries } else { nil }
  }
  /// The piece in the words of a message.
  var found: String {
    switch content {
    case .scalar(let text, _):
      return "\"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\""
    case .list(let items):
      let texts = items.compactMap(\.text)
      return texts.count == items.count && items.count < 8
        ? "[" + texts.joined(separator: ", ") + "]" : "a list"
    case .mapping:
      return "a mapping"
    }
  }
}

/// Collects everything that is wrong, to report it together.
final class Faults {
  /// What was found wrong so far.
  private(set) var all: [Problem] = []
  /// Whether a file that the plan names could not be opened.
  var kind: Problems.Kind = .badInput

  /// Notes one thing.
  func add(_ sentence: String, at place: Place) { all.append(Problem(sentence, at: place)) }

  /// Notes a path that cannot be read.
  @discardableResult
  func checkPath(_ path: SourceText) -> Bool {
    do {
      _ = try ResultPath(path)
      return true
    } catch {
      all.append(error)
      return false
    }
  }
}
