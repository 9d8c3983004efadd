/// A planned study: its test, what was given, and what follows from it.
public struct PowerAnswer: Equatable, Sendable {
  /// One entry with its words.
  public struct Entry: Equatable, Sendable {
    /// A number or a text.
    public enum Value: Equatable, Sendable {
      case number(Double)
      case count(Int)
      case text(String)
    }
    /// The key, such as `sig.level`.
    public let key: String
    /// The words for a reader.
    public let label: String
    /// The number or the text.
    public let value: Value
  }

  /// The name of the test.
  public let method: String
  /// The key of what was looked for.
  public let solved: String
  /// The entries, in the order in which they are printed.
  public private(set) var entries: [Entry] = []
  /// What holds of the method, in sentences.
  public let remark: String

  init(method: String, solved: String, remark: String) {
    self.method = method
    self.solved = solved
    self.remark = remark
  }

  /// The number of a key.
  public func number(_ key: String) -> Double? {
    switch entries.first(where: { $0.key == key })?.value {
    case .number(let number): number
    case .count(let count): Double(count)
    case .text, nil: nil
    }
  }

  mutating func add(_ key: String, _ label: String, _ number: Double) {
    entries.append(Entry(key: key, label: label, value: .number(number)))
  }

  mutating func add(_ key: String, _ label: String, _ count: Int) {
    entries.append(Entry(key: key, label: label, value: .count(count)))
  }

  mutating func add(_ key: String, _ label: String, _ text: String) {
    entries.append(Entry(key: key, label: label, value: .text(text)))
  }
}

/// Why a study cannot be planned so, in a sentence without a full stop.
public struct PowerRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ sentence: String) { description = sentence }
}
