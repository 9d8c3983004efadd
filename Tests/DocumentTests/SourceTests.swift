import Document
import Foundation
import Testing

/// What the page says of where its numbers come from.
@Suite struct SourceTests {
  static let mean = Source.ID(analysis: "table 1", row: 3)
  static let deviation = Source.ID(analysis: "table 1", row: 4)

  static func source(_ id: Source.ID, _ label: String, _ value: String, _ formula: String) -> Source
  {
    Source(
      id: id, label: label, value: value, printed: "1.2", path: "table1.age." + label,
      facts: [
        Source.Fact("Of", "Age </script><script>alert(1)</script>"),
        Source.Fact("Formula", formula),
      ])
  }

  static let document: Document = {
    let table = Table(
      id: "table1", number: "Table 1", caption: ["Age"],
      columns: [Table.Column("Variable", .text), Table.Column("All")],
      rows: [
        Table.Row(
          .plain, ["Age", Table.Cell([.number("1.2 (0.5)")], sources: [mean, deviation])]),
        Table.Row(.plain, ["Other", Table.Cell([.number("7")])]),
      ])
    let prose: [Inline] = ["The mean was ", .sourced([.number("1.2")], from: [mean]), "."]
    return Document(
      title: ["T"], blocks: [.table(table), .paragraph(prose)],
      sources: SourceList(
        sources: [
          source(mean, "Mean", "1.2345678901234", "Σx/n"),
          source(deviation, "SD", "0.4567890123456", "s"),
        ],
        shared: [Source.Fact("Data", "cohort.csv")]))
  }()

  let page = document.html()

  private func data() throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"sources\">")).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let object = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `cells and sentences name their sources`() {
    #expect(page.contains("<td class=\"n\" data-from=\"table%201:3 table%201:4\">"))
    #expect(
      page.contains("<span data-from=\"table%201:3\"><span class=\"number\">1.2</span></span>"))
    #expect(page.components(separatedBy: "data-from=").count == 3)
  }

  @Test func `the data hold each number in full, and each text once`() throws {
    let data = try data()
    let words = try #require(data["words"] as? [String])
    let facts = try #require(data["facts"] as? [[Int]])
    let sources = try #require(data["sources"] as? [String: [Any]])
    #expect(Set(words).count == words.count)
    #expect(words.filter { $0.hasPrefix("Age ") } == ["Age </script><script>alert(1)</script>"])
    let mean = try #require(sources["table%201:3"])
    #expect(mean[1] as? String == "1.2345678901234" && mean[3] as? String == "table1.age.Mean")
    let own = try #require(mean[4] as? [Int]).map { facts[$0].map { words[$0] } }
    #expect(own == [["Of", "Age </script><script>alert(1)</script>"], ["Formula", "Σx/n"]])
    #expect(data["shared"] as? [Int] == [0])
  }

  @Test func `no text ends the element around it`() {
    #expect(page.components(separatedBy: "</script>").count == 3)
    #expect(!page.contains("<script>alert"))
  }

  @Test func `without a script the table still says where its numbers come from`() throws {
    let start = try #require(page.range(of: "<details class=\"fold origin\">"))
    let fold = page[start.lowerBound...]
    #expect(fold.contains("<dt>All numbers</dt><dd>Of: Age &lt;/script&gt;"))
    #expect(fold.contains("<dt>Mean</dt><dd>Formula: Σx/n.</dd>"))
    #expect(fold.contains("<dt>SD</dt><dd>Formula: s.</dd>"))
  }

  @Test func `a document without sources has neither data nor folds`() {
    var document = Self.document
    document.sources = SourceList()
    let page = document.html()
    #expect(!page.contains("id=\"sources\">") && !page.contains("origin\">"))
  }

  @Test func `Markdown holds the number alone`() {
    #expect(Self.document.markdown().contains("The mean was 1.2."))
    #expect(!Self.document.markdown().contains("table1.age"))
  }

  @Test func `a table whose sources are not known has no fold`() {
    var document = Self.document
    document.sources.sources = []
    #expect(!document.html().contains("Where these numbers come from"))
  }
}
