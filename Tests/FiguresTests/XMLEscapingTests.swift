import Figures
import Testing

@Test(arguments: [
  ("<script>&\"'", "&lt;script&gt;&amp;&quot;'"),
  ("a\u{0}b\u{8}c\u{7F}\u{9F}", "abc"),
  ("a\nb\tc\r", "a b c "),
  ("\u{202E}gnp.exe\u{2066}\u{FEFF}\u{FFFE}\u{1FFFF}", "gnp.exe"),
  ("&\u{301}<\u{301}", "&amp;\u{301}&lt;\u{301}"),
  ("🫁 ≥ 65 – \u{2009}µL", "🫁 ≥ 65 – \u{2009}µL"),
])
func `text is escaped and without control characters`(text: String, escaped: String) {
  #expect(XMLEscaping.escape(text) == escaped)
}

@Test func `hostile names leave the SVG well-formed`() throws {
  var plot = Sample.steps
  plot.title = "</title><script>alert(1)</script>"
  plot.alternativeText = "\u{0}]]>&\"<!--"
  plot.annotation = ["<a href='x'>&\u{202E}"]
  plot.curves[0].name = "\"/><script>"
  let svg = Figure.steps(plot).svg(id: "\"><x")
  #expect(Markup.fault(in: svg) == nil)
  #expect(!svg.contains("<script") && !svg.contains("<!--"))
}
