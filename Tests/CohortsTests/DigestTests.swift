import Testing

@testable import Cohorts

/// The vectors of NIST's "SHA-256 examples" and FIPS 180-2, appendix B.
struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests equal NIST's`(text: String, expected: String) {
    var digest = SHA256()
    digest.update(Array(text.utf8))
    #expect(digest.hexadecimal() == expected)
  }

  @Test func `a million letters in uneven blocks`() {
    var digest = SHA256()
    for size in [1, 63, 64, 65, 7, 999_800] {
      digest.update([UInt8](repeating: UInt8(ascii: "a"), count: size))
    }
    #expect(
      digest.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `the processor's instructions give what the formulas give`() {
    var noise: UInt64 = 1
    let bytes = (0..<100_000).map { _ -> UInt8 in
      noise = noise &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: noise >> 33)
    }
    var whole = SHA256()
    whole.update(bytes)
    var pieces = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 50) {
      pieces.update(Array(bytes[start..<min(start + 50, bytes.count)]))
    }
    #expect(whole.hexadecimal() == pieces.hexadecimal())
  }
}
