import Document
import Testing

@Test func `SHA-256 gives the digest of the standard's example`() {
  #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
}

@Test func `the content security policy names the hash of the page's style`() throws {
  let page = Sample.document.html()
  let start = try #require(page.firstRange(of: "<style>")).upperBound
  let end = try #require(page.firstRange(of: "</style>")).lowerBound
  let hash = SHA256.base64(String(page[start..<end]))
  #expect(page.contains("style-src 'sha256-\(hash)'"), "Stylesheet.sha256 should be \(hash)")
}

@Test func `a page that follows its server has a script that its policy knows`() throws {
  let page = Sample.document.html(live: LivePage(version: "7-\"1", isBroken: false))
  let start = try #require(
    page.firstRange(of: "<script data-version=\"7-&quot;1\" data-state=\"whole\">")
  ).upperBound
  let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
  let hash = SHA256.base64(String(page[start..<end]))
  let mark = try #require(page.firstRange(of: "Content-Security-Policy\" content=\"")).upperBound
  let policy = page[mark...].prefix { $0 != "\"" }.split(separator: ";")
  let scripts = policy.filter { $0.contains("script-src") }
  #expect(scripts.count == 1, "of two directives the second is not heard")
  #expect(
    scripts.first?.contains("'sha256-\(hash)'") == true, "LivePage.sha256 should be \(hash)")
  #expect(policy.contains(" connect-src 'self'"))
  #expect(!Sample.document.html().contains("connect-src"))
}
