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

@Test func `a page that follows its server has a script that its policy knows, and no other`()
  throws
{
  let page = Sample.document.html(live: LivePage(version: "7-\"1", isBroken: false))
  let start = try #require(
    page.firstRange(of: "<script data-version=\"7-&quot;1\" data-state=\"whole\">")
  ).upperBound
  let end = try #require(page.firstRange(of: "</script>")).lowerBound
  let hash = SHA256.base64(String(page[start..<end]))
  let policy = "script-src 'sha256-\(hash)'; connect-src 'self'; "
  #expect(page.contains(policy), "LivePage.sha256 should be \(hash)")
  #expect(page.ranges(of: "<script").count == 1)
  #expect(!Sample.document.html().contains("connect-src"))
}
