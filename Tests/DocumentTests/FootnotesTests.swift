import Document
import Testing

@Test func `letters come in the order met, the same words share one`() {
  var footnotes = Footnotes()
  let letters = ["x", "y", "x", "z"].map { footnotes.letter(for: $0) }
  #expect(letters == ["a", "b", "a", "c"])
  #expect(footnotes.notes.map(\.letter) == ["a", "b", "c"])
}

@Test func `after z comes aa`() {
  var footnotes = Footnotes()
  let letters = (0..<54).map { footnotes.letter(for: "note \($0)") }
  #expect([25, 26, 27, 51, 52, 53].map { letters[$0] } == ["z", "aa", "ab", "az", "ba", "bb"])
}
