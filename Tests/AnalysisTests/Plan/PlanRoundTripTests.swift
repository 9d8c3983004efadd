import Cohorts
import TestSupport
import Testing

@testable import Analysis

/// Any text in a plan that is written, a first plan or a resolved one, is read back as it was.
@Test func `any text comes back from a written plan`() throws {
  var texts = ArbitraryText(seed: 5)
  for _ in 0..<3000 {
    // Yams takes a text's first U+FEFF for the mark of an encoding and drops it.
    let scalars = texts.next().unicodeScalars.filter { $0 != "\0" }
    let text = String(String.UnicodeScalarView(scalars.drop { $0 == "\u{FEFF}" }))
    let plan = YAMLText.mapping([
      ("key", .text(text)), ("list", .list([.text(text), .text("a")])),
      ("inner", .mapping([("k", .text(text))])),
    ]).document
    let faults = Faults()
    let root = try PlanComposer.compose(
      try PlanText(Array(plan.utf8), fileName: "p"), faults)
    #expect(faults.all.isEmpty, "\(plan)")
    let entries = root.entries ?? []
    #expect(entries.count == 3)
    let inner = entries.last?.value.entries?.first?.value.text
    for found in [entries.first?.value.text, inner] {
      #expect(found.map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) } == true, "\(plan)")
    }
  }
}
