public import Analysis

/// The answer to a question of power, for a terminal or as JSON.
public struct PowerText: Sendable {
  private let answer: PowerAnswer

  /// The text of an answer.
  public init(_ answer: PowerAnswer) { self.answer = answer }

  /// The entries under each other, aligned.
  public var plain: String {
    let width = answer.entries.map(\.label.count).max() ?? 0
    let lines = answer.entries.map { entry in
      let gap = String(repeating: " ", count: width - entry.label.count + 2)
      return "  " + entry.label + gap + Self.text(entry.value)
    }
    return ([answer.method, ""] + lines + ["", answer.remark]).joined(separator: "\n") + "\n"
  }

  /// One object at full precision.
  public var json: String {
    let entries = answer.entries.map { entry -> (String, JSON) in
      switch entry.value {
      case .number(let number): (entry.key, .number(number))
      case .count(let count): (entry.key, .integer(count))
      case .text(let text): (entry.key, .text(text))
      }
    }
    let head: [(String, JSON)] = [
      ("reprise", .text(Software.version)), ("method", .text(answer.method)),
      ("solved", .text(answer.solved)),
    ]
    return JSON.object(head + entries + [("note", .text(answer.remark))]).text() + "\n"
  }

  private static func text(_ value: PowerAnswer.Entry.Value) -> String {
    switch value {
    case .number(let number): NumberFormat.significant(number, 5).trimmingZeros
    case .count(let count): String(count)
    case .text(let text): text
    }
  }
}
