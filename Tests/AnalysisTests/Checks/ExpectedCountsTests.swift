import Analysis
import Testing

/// `expected-counts`: 1, 8, 5 and 6 of 20 have the smallest expected count 9 × 6 / 20 = 2.7.
@Suite struct ExpectedCountsTests {
  private static func csv(_ counts: [Int]) -> String {
    let cells = [("a", "u"), ("a", "v"), ("b", "u"), ("b", "v")]
    return "g,y\n"
      + zip(cells, counts).flatMap { cell, n in
        (0..<n).map { _ in "\(cell.0),\(cell.1)\n" }
      }.joined()
  }

  private func study(_ counts: [Int], _ test: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv(counts), analyses: ["{cross_tabulate: y, by: g, test: \(test)}"])
  }

  @Test func `the smallest expected count is told`() throws {
    let study = try study([1, 8, 5, 6], "chi_squared")
    #expect(study.codes == ["expected-counts"])
    #expect(abs((study.found(.expectedCounts, "min.expected") ?? 0) - 2.7) < 1e-12)
    #expect(study.checks.first?.variable == "y")
  }

  @Test func `five is enough, and auto takes Fisher's test`() throws {
    #expect(try study([5, 5, 5, 5], "chi_squared").checks.isEmpty)
    #expect(try study([1, 8, 5, 6], "auto").checks.isEmpty)
    #expect(try study([1, 8, 5, 6], "fisher_exact").checks.isEmpty)
    #expect(try study([1, 8, 0, 0], "chi_squared").checks.isEmpty)
  }
}
