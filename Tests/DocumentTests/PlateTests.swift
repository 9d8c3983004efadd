import Document
import Testing

/// Plates: escaping, the policy of their page, and that other pages do not change.
@Suite struct PlateTests {
  private static let plate = Plate(
    id: "p 1", title: "<b>", status: "1 missing", needsLook: true,
    pictures: [
      .init(
        png: [0x89, 0x50, 0x4E, 0x47], size: (10, 20.5),
        outlines: [.init("M0 0H5", series: 1, label: "L&R", at: (1, 2))], caption: "a \"slice\"")
    ],
    facts: [Definition(["PMVI"], ["1"])], remarks: [[.code("NO_CT"), " none"]])

  @Test func `a plate stands below the blocks, escaped, with its picture inside`() {
    let page = Sample.document.html(plates: [Self.plate])
    #expect(page.contains("<article class=\"plate\" id=\"p-1\">"))
    #expect(page.contains("<h3>&lt;b&gt; <span class=\"status look\">1 missing</span></h3>"))
    #expect(page.contains("href=\"data:image/png;base64,iVBORw==\""))
    #expect(page.contains("aria-label=\"a &quot;slice&quot;\"") && page.contains(">L&amp;R</text>"))
    #expect(page.contains("viewBox=\"0 0 10 20.5\""))
  }

  @Test func `the policy knows the plates' style`() throws {
    let page = Sample.document.html(plates: [Self.plate])
    let start = try #require(page.ranges(of: "<style>").last).upperBound
    let end = try #require(page.ranges(of: "</style>").last).lowerBound
    let hash = SHA256.base64(String(page[start..<end]))
    #expect(page.contains(" 'sha256-\(hash)'; img-src data:"), "plateSHA256 should be \(hash)")
  }

  @Test func `pages without plates are as they were`() {
    #expect(Sample.document.html(plates: []) == Sample.document.html())
    #expect(!Sample.document.html().contains("plates"))
  }
}
