import Document
import Testing

@Suite struct ScriptTests {
  let page = Sample.document.html()

  private func script() throws -> Substring {
    let start = try #require(page.firstRange(of: "<script type=\"module\">")).upperBound
    let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
    return page[start..<end]
  }

  @Test func `the content security policy names the hash of the page's script`() throws {
    let hash = SHA256.base64(String(try script()))
    #expect(page.contains("script-src 'sha256-\(hash)'"), "Script.sha256 should be \(hash)")
  }

  @Test func `the script is small, and writes text alone`() throws {
    let script = try script()
    #expect(script.utf8.count < 10_000)
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function(", "document.write",
      "setTimeout", "fetch", "XMLHttpRequest", "localStorage", "cookie", "import(",
      "setAttribute(\"style\"", "setAttribute(\"on", "http",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
  }
}
