import Foundation
import Testing

/// The tables of the page Table 1 are those that its plans print.
///
/// `table1_documentation.py` beside this file writes them anew.
@Suite struct TableOneDocumentationTests {
  /// A plan of the page, and what stands quoted below it.
  struct Example: CustomTestStringConvertible, Sendable {
    let heading: String
    let plan: String
    let printed: [String]
    var testDescription: String { heading }
  }

  private static let page: [String] = {
    let file = Tool.root.appending(path: "Sources/reprise/Documentation.docc/Table1.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n")
  }()

  /// All plans; the first holds the declarations that the others share.
  static let examples: [Example] = {
    var examples: [Example] = []
    var heading = ""
    var plan: [String]?
    var lines = page[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("## ") { heading = line }
      if line == "```yaml" {
        plan = []
      } else if line == "```", let own = plan {
        let quoted = lines.dropFirst().prefix { $0.hasPrefix(">") }
        let text = own.joined(separator: "\n")
        examples.append(Example(heading: heading, plan: text, printed: Array(quoted)))
        plan = nil
      } else {
        plan?.append(line)
      }
    }
    return examples
  }()

  @Test func `the page has its plans`() {
    #expect(Self.examples.count == 11)
    #expect(Self.examples.dropFirst().allSatisfy { !$0.printed.isEmpty })
  }

  @Test(arguments: examples.dropFirst()) func isPrinted(_ example: Example) throws {
    let declarations = try #require(Self.examples.first?.plan)
    let analyses = example.plan.components(separatedBy: "\n").map { "  " + $0 }
    let data = Tool.root.appending(path: "Examples/primary-biliary-cholangitis/pbc.csv")
    let plan = declarations + "\nanalyses:\n" + analyses.joined(separator: "\n") + "\n"
    let (run, _, _, page) = try Case(plan: plan, csv: "").report(["--data", data.path])
    #expect(run.status == 0, "\(run.errors)")
    let results = page.components(separatedBy: "## Results\n\n").last ?? ""
    let tables = results.components(separatedBy: "\n\n## Methods").first ?? ""
    let body = tables.components(separatedBy: "\n\n").filter { !$0.hasPrefix("### ") }
    let lines = body.joined(separator: "\n\n").components(separatedBy: "\n")
      .filter { !$0.hasPrefix("<a id=") }
    #expect(lines.map { $0.isEmpty ? ">" : "> " + $0 } == example.printed)
  }
}
