/// Gives footnotes their letters in the order in which a table's cells meet them.
///
/// ```swift
/// var footnotes = Footnotes()
/// let cell = Table.Cell([.number("0.013")], notes: [footnotes.letter(for: "Welch's t-test")])
/// table.notes = footnotes.notes
/// ```
public struct Footnotes: Equatable, Sendable {
  /// The notes so far, by letter.
  public private(set) var notes: [Table.Note] = []

  /// No notes yet.
  public init() {}

  /// The letter of a note: a new one, or that of the same words met before.
  public mutating func letter(for text: [Inline]) -> String {
    if let known = notes.first(where: { $0.text == text }) { return known.letter }
    let letter = Self.letter(notes.count)
    notes.append(Table.Note(letter, text))
    return letter
  }

  /// The letter of a note of plain words.
  public mutating func letter(for text: String) -> String { letter(for: [.text(text)]) }

  /// a, b, … z, aa, ab, …: the letters of the note with this index from 0.
  static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(97 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }
}
