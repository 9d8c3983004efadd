import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Any text in results.json is read back by another reader as it was.
@Test func `any text comes back from JSON`() throws {
  var texts = ArbitraryText(seed: 3)
  let words = (0..<5000).map { _ in texts.next() }
  let json = JSON.object([("a", .array(words.map(JSON.text)))]).text()
  let read = try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8))
  #expect(read["a"]?.count == words.count)
  for (found, word) in zip(read["a"] ?? [], words) {
    #expect(found.unicodeScalars.elementsEqual(word.unicodeScalars))
  }
}

/// Every scalar that there is.
@Test func `every scalar comes back from JSON`() throws {
  for plane in UInt32(0)...16 {
    let scalars = (plane << 16..<(plane + 1) << 16).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars))
    let json = JSON.array([.text(text)]).text()
    let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    #expect(read.first?.unicodeScalars.elementsEqual(scalars) == true, "plane \(plane)")
  }
}
