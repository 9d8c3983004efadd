import Document
import Testing

@Suite struct PageTests {
  let page = Sample.document.html()

  @Test func `the page is well-formed`() throws {
    #expect(Markup.fault(in: Markup.withoutCode(page)) == nil)
  }

  @Test func `ids are unique, and every link and label inside the page finds its target`() {
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let links = page.matches(of: #/ href="#([^"]*)"/#).map { String($0.1) }
    let labels = page.matches(of: #/ aria-(?:labelledby|describedby)="([^"]*)"/#)
      .flatMap { $0.1.split(separator: " ").map(String.init) }
    #expect(links.count > 8 && labels.count > 4)
    for target in links + labels { #expect(ids.contains(target), "#\(target)") }
  }

  @Test func `one script of ours, no inline style, nothing from the network`() {
    #expect(page.matches(of: #/<script type="module">/#).count == 1)
    #expect(!page.contains(" style=\"") && !page.contains("javascript:"))
    #expect(!page.contains(#/<[^>]* on[a-z]+=/#))
    #expect(!page.contains(" src=") && !page.contains("url(") && !page.contains("@import"))
  }

  @Test func `hostile words stay words in both formats`() throws {
    let page = Sample.hostileDocument.html()
    #expect(Markup.fault(in: Markup.withoutCode(page)) == nil)
    let text = Sample.hostileDocument.markdown()
    for output in [page, text] {
      #expect(!output.contains("\u{202E}") && !output.contains("\u{0}"))
    }
    #expect(page.matches(of: #/<script(?! type="application\/json")/#).count == 1)
    let outsideCode = text.replacing(#/(?ms)^```.*?^```$/#, with: "")
    #expect(!outsideCode.contains("<script"))
  }

  @Test func `tables say what their heads are heads of`() {
    #expect(page.contains("<th scope=\"colgroup\" class=\"span\" colspan=\"2\">PMVI</th>"))
    #expect(page.contains("<th scope=\"rowgroup\" colspan=\"6\"><span>Demography</span></th>"))
    #expect(
      page.contains("<tr class=\"level\"><th scope=\"row\" aria-label=\"Sex: Female\">Female</th>"))
  }

  @Test func `a footnote is bound to its cell both ways`() {
    #expect(page.contains("<td class=\"n noted\" aria-describedby=\"table1-note-a\">"))
    #expect(
      page.contains(
        "<a id=\"table1-ref-a\" href=\"#table1-note-a\" role=\"doc-noteref\" aria-label=\"Note a\">a</a>"
      ))
    #expect(
      page.contains(
        "<p id=\"table1-note-a\" role=\"doc-footnote\"><sup><a href=\"#table1-ref-a\" role=\"doc-backlink\""
      ))
  }

  @Test func `a note's letter is not part of a number's cell`() {
    #expect(
      page.contains(">0.21</td><td class=\"ref\"><sup")
        || page.contains(">0.21</span></td><td class=\"ref\"><sup"))
    for cell in page.matches(of: /<td class="n[^>]*>(.*?)<\/td>/) {
      #expect(!cell.1.contains("<sup"))
    }
  }

  @Test func `every row of a table has as many cells as columns`() throws {
    let start = try #require(page.firstRange(of: "<thead>")).lowerBound
    let end = try #require(page.firstRange(of: "</table>")).lowerBound
    for row in page[start..<end].matches(of: /<tr[^>]*>(.*?)<\/tr>/) {
      let cells = row.1.matches(of: /<t[hd](?: [^>]*?)?>/)
      let spans = cells.map { cell in
        cell.0.firstMatch(of: /colspan="([0-9]+)"/).flatMap { Int($0.1) } ?? 1
      }
      #expect(spans.reduce(0, +) == 6)
    }
  }

  @Test func `a short word with a hyphen is kept whole, a long name may break after its points`() {
    let table = Table(
      id: "t", number: "Table 1", caption: [],
      columns: [Table.Column("Drug", .text), Table.Column("D-penicillamine (n = 1)")],
      rows: [Table.Row(.plain, [[.code("table1.age.cox_univariable")], "1"])])
    let page = Document(title: ["T"], blocks: [.table(table)]).html()
    #expect(page.contains("<span class=\"word\">D-penicillamine</span> (n = 1)"))
    #expect(page.contains("<code>table1.<wbr>age.<wbr>cox_<wbr>univariable</code>"))
  }

  @Test func `a document of nothing is still a page`() {
    let page = Document(title: [], blocks: []).html()
    #expect(page.contains("<main id=\"report\">") && !page.contains("<nav"))
    #expect(Document(title: ["T"], blocks: []).markdown() == "# T\n")
  }

  @Test func `a table without columns or with short rows does not fall`() {
    var table = Table(
      id: "t", number: "Table 1", caption: [], columns: [],
      rows: [Table.Row(.plain, [])])
    #expect(Markup.fault(in: Document(title: [], blocks: [.table(table)]).markdown()) == nil)
    table.columns = [Table.Column("A", .text), Table.Column("B")]
    table.rows = [Table.Row(.level, ["x"]), Table.Row(.plain, ["y", "1", "too many"])]
    let text = Document(title: ["T"], blocks: [.table(table)]).markdown()
    #expect(text.contains("| &nbsp;&nbsp;&nbsp;x |     |\n| y                   |   1 |\n"))
  }
}
