import Document
import Testing

@Test func `the page is as its snapshot shows`() throws {
  let page = Sample.document.html()
  #expect(try snapshot("report.html", of: page) == page)
}

@Test func `the Markdown is as its snapshot shows`() throws {
  let text = Sample.document.markdown()
  #expect(try snapshot("report.md", of: text) == text)
}

@Test func `figures and tables are found inside other blocks`() {
  let document = Document(
    title: ["T"],
    blocks: [
      .details(summary: ["s"], [.table(Sample.table)]),
      .callout(Callout(.note, [.details(summary: [], [.table(Sample.table)])])),
    ])
  #expect(document.tables.count == 2)
  #expect(Sample.document.figures.map(\.number) == ["Figure 1", "Figure 2"])
}
