import Document
import Figures
import TestSupport
import Testing

/// Any text in a page is read back as it was, but for what is printed otherwise, and opens no element.
@Test func `any text comes back from HTML`() {
  var texts = ArbitraryText(seed: 4)
  let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
  for _ in 0..<5000 {
    let text = texts.next()
    let written = HTMLEscaping.escape(text)
    #expect(!written.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
    var read = Array(written.unicodeScalars)
    for (reference, meant) in references + [("&amp;", "&")] {
      read.replace(Array(reference.unicodeScalars), with: Array(meant.unicodeScalars))
    }
    #expect(read.elementsEqual(PrintableText.of(text).unicodeScalars))
  }
}
