import Foundation
import Testing

@testable import Reporting

/// WhoseDefaults.md shows the sentence for every comparison of CAMIS in which R and SAS differ.
struct WhoseDefaultsPageTests {
  static let page = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/reprise/Documentation.docc/WhoseDefaults.md")

  @Test func `the page holds every sentence`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let old = try #require(text.firstRange(of: /## Where R and SAS differ(?s:.*)$/))
    let new = try Self.sentences()
    if ProcessInfo.processInfo.environment["REPRISE_WRITE"] == "1" {
      try text.replacingCharacters(in: old, with: new)
        .write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[old] == new, "run the test with REPRISE_WRITE=1 and look at the diff")
    }
  }

  private static func sentences() throws -> String {
    var text = """
      ## Where R and SAS differ

      The CAMIS project publishes [95 comparisons](PublishedComparisons.md) of R and SAS; in 26 the programs differ. In each that a plan can ask for, what one program printed was published in the plan of the other. The right-hand column is what Reprise says.

      | comparison | plan of | path | what Reprise says |
      | --- | --- | --- | --- |

      """
    for fixture in CamisFixture.all {
      let words = try #require(try fixture.comparison().explanation)
      let program = fixture.plan == "r" ? "R" : "SAS"
      text += "| `\(fixture.id)` | \(program) | `\(fixture.path)` | \(words) |\n"
    }
    for rounding in CamisFixture.roundings {
      let comparison = try CamisDefaultsTests.rounding(rounding.value, rounding.published)
      let words = try #require(comparison.explanation)
      text += "| `\(rounding.id)` | R | `x.mean` | \(words) |\n"
    }
    text += "\nNo plan asks for the others:\n\n| comparison | why |\n| --- | --- |\n"
    for other in CamisFixture.notAsked { text += "| `\(other.id)` | \(other.reason) |\n" }
    return text
  }
}
