import Figures
import TestSupport
import Testing

@Test func `text is as wide as in Helvetica's metrics, and 4% more`() {
  #expect(disagreement(TextMetrics.width("Aj.", size: 1000), (667 + 222 + 278) * 1.04) == nil)
  #expect(TextMetrics.width("", size: 7) == 0)
  #expect(TextMetrics.width("e\u{301}", size: 7) == TextMetrics.width("e", size: 7))
}

@Test(arguments: [20.0, 45, 120])
func `wrapped lines fit and lose nothing`(limit: Double) {
  let text = "Neoadjuvant radiochemotherapy, then Ivor-Lewis-oesophagectomy & adjuvant nivolumab"
  let lines = TextMetrics.wrap(text, size: 7, limit: limit)
  #expect(lines.allSatisfy { TextMetrics.width($0, size: 7) <= limit })
  #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
}

@Test func `a character wider than the line stands alone`() {
  #expect(TextMetrics.wrap("WWW", size: 7, limit: 1) == ["W", "W", "W"])
  #expect(TextMetrics.wrap("", size: 7, limit: 1) == [""])
  #expect(TextMetrics.wrap(" a \n b ", size: 7, limit: 99) == ["a b"])
}
