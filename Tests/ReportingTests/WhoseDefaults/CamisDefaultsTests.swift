import Foundation
import Testing

@testable import Reporting

/// Where R and SAS print different numbers, the option behind it is named.
struct CamisDefaultsTests {
  @Test(arguments: CamisFixture.all)
  func `the responsible option is named`(_ fixture: CamisFixture) throws {
    let comparison = try fixture.comparison()
    #expect(comparison.verdict == .differs || comparison.verdict == .notComputed)
    let words = try #require(comparison.plainExplanation)
    #expect(words.contains(fixture.choice), "\(words)")
    #expect(words.contains("fits"), "\(words)")
  }

  @Test(arguments: CamisFixture.roundings)
  func `the rule of rounding is named`(id: String, value: String, published: String, rule: String)
    throws
  {
    let comparison = try Self.rounding(value, published)
    let words = try #require(comparison.plainExplanation)
    #expect(words.contains(rule), "\(words)")
  }

  /// A number printed of the mean of one value.
  static func rounding(_ value: String, _ published: String) throws -> PublishedComparison {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    try "x\n\(value)\n".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let plan = """
      cohort: {file: x.csv}
      variables: {x: {type: continuous}}
      analyses: [{id: a, summarize: x, published: {x.mean: "\(published)"}}]
      """
    return try CamisFixture.comparison(plan, data: file.path)
  }

  /// The 26 comparisons in which R and SAS differ are asked, or have a reason.
  @Test func `every difference of R and SAS is asked or has a reason`() throws {
    struct Comparison: Decodable {
      let id: String
      let match: String
    }
    let file = CamisFixture.folder.appending(path: "cases.json")
    let all = try JSONDecoder().decode([Comparison].self, from: Data(contentsOf: file))
    let differing = all.filter { $0.match == "no" }.map(\.id)
    let known =
      CamisFixture.all.map(\.id) + CamisFixture.roundings.map(\.id)
      + CamisFixture.notAsked.map(\.id)
    #expect(differing.count == 26)
    #expect(Set(differing) == Set(known))
  }
}
