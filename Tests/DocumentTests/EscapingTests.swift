import Document
import Testing

@Test(arguments: [
  ("<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"),
  ("a & b's", "a &amp; b&#39;s"),
  ("\u{0}a\u{1B}[31m\u{202E}b\u{7F}", "a[31mb"),
  ("one\r\ntwo\u{2028}three", "one  two three"),
  ("<\u{338}", "&lt;\u{338}"),
  ("👩‍⚕️ é", "👩‍⚕️ é"),
])
func `HTML text is escaped`(text: String, escaped: String) {
  #expect(HTMLEscaping.escape(text) == escaped)
}

@Test(arguments: [
  ("a|b", "a\\|b"), ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"), ("[a](b)", "\\[a\\](b)"),
  ("<img src=x> &amp;", "&lt;img src=x&gt; &amp;amp;"), ("a\nb", "a b"), ("a\\", "a\\\\"),
  ("C# $5$ ~x~ !", "C\\# \\$5\\$ \\~x\\~ \\!"), ("\u{0}\u{202E}x", "x"),
])
func `Markdown text is escaped`(text: String, escaped: String) {
  #expect(MarkdownEscaping.escape(text) == escaped)
}

@Test(arguments: [
  ("- a", "\\- a"), ("+ a", "\\+ a"), ("=== a", "\\=== a"), ("12. a", "12\\. a"),
  ("1) a", "1\\) a"), ("1.5 mg", "1.5 mg"), ("    code", "code"), ("", ""), ("7.", "7\\."),
])
func `a line opens no block`(line: String, escaped: String) {
  #expect(MarkdownEscaping.lineStart(line) == escaped)
}

@Test func `a heading's id is GitHub's`() {
  #expect(MarkdownEscaping.slug("Checks & warnings, 2nd") == "checks--warnings-2nd")
}

@Test func `code is fenced by more backticks than it holds`() {
  #expect(MarkdownEscaping.fence(around: "a") == "```")
  #expect(MarkdownEscaping.fence(around: "a ````` b") == "``````")
  #expect(MarkdownEscaping.code("welch_t") == "`welch_t`")
  #expect(MarkdownEscaping.code("a`|b") == "<code>a\\`\\|b</code>")
}

@Test(arguments: [
  ("javascript:alert(1)", nil), ("JaVaScRiPt:x", nil), ("data:text/html,x", nil),
  (" \u{1}javascript:x", nil), ("//evil.example", nil), ("", nil), ("vbscript:x", nil),
  ("https://doi.org/10.1/a(b)", "https://doi.org/10.1/a%28b%29"),
  ("tables/my table.csv", "tables/my%20table.csv"), ("#my id", "#my-id"),
  ("mailto:a@b.c", "mailto:a@b.c"), ("a\" onclick=\"x", "a%22%20onclick=%22x"),
])
func `links lead only to harmless places`(text: String, safe: String?) {
  #expect(LinkDestination.safe(text) == safe)
}

@Test(arguments: [
  ("0 left out: שלום עולם. 120 remained", "0 left out: <bdi>שלום עולם</bdi>. 120 remained"),
  ("مرحبا 2", "<bdi>مرحبا</bdi> 2"), ("a & b", "a &amp; b"), ("", ""),
  ("שלום <b> عليكم", "<bdi>שלום</bdi> &lt;b&gt; <bdi>عليكم</bdi>"),
])
func `words read from the right move no number`(text: String, isolated: String) {
  #expect(HTMLEscaping.isolated(text) == isolated)
}
