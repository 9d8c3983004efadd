import Analysis
import Cohorts
import Testing

@Suite struct ProseTemplateTests {
  private func source(_ text: String) -> SourceText {
    SourceText(text, at: Place(file: "p", line: 7, column: 3))
  }

  private func path(_ text: String, _ line: Int, _ column: Int) -> ProseTemplate.Piece {
    .path(SourceText(text, at: Place(file: "p", line: line, column: column)))
  }

  @Test func `words and paths with their places`() throws {
    #expect(try ProseTemplate.pieces(of: source("")) == [])
    #expect(try ProseTemplate.pieces(of: source("é only")) == [.literal("é only")])
    #expect(
      try ProseTemplate.pieces(of: source("é {a.n}\n*p* = {b.'x}y'.p.value}{c.d}.")) == [
        .literal("é "), path("a.n", 7, 6), .literal("\n*p* = "), path("b.'x}y'.p.value", 8, 10),
        path("c.d", 8, 27), .literal("."),
      ])
  }

  @Test func `doubled braces are literal`() throws {
    #expect(
      try ProseTemplate.pieces(of: source("{{{a.n}}} }}{{")) == [
        .literal("{"), path("a.n", 7, 6), .literal("} }{"),
      ])
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try ProseTemplate.pieces(of: source(text))
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test func `braces that do not match`() {
    #expect(
      problems("a } b") == [
        "p:7:5: error: a \"}\" closes nothing; write \"}}\" for a brace"
      ])
    #expect(
      problems("a {b\nc}") == [
        "p:7:5: error: a \"{\" is not closed; write \"{{\" for a brace",
        "p:8:4: error: a \"}\" closes nothing; write \"}}\" for a brace",
      ])
    #expect(problems("{}") == ["p:7:3: error: \"{}\" holds no path"])
  }
}
