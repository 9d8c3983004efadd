import TestSupport
import Testing

@testable import Statistics

struct PlaceFinderTests {
  private static let cases: [[Double]] = [
    [], [3], [-1, 0], [0.1, 0.2, 0.30000000000000004], (0..<1000).map { Double($0) / 7 },
    // Most of them in one piece, and a range that no number can hold.
    (0..<200).map { Double($0) / 1e6 } + [1e9],
    [-1.7e308, -1, 0, Double.leastNonzeroMagnitude, 1, 1.7e308],
    (0..<300).map { Double($0 * $0 * $0) },
  ]

  @Test func `finds what a search through all finds`() {
    for sorted in Self.cases {
      let finder = PlaceFinder(sorted)
      let near = sorted.flatMap { [$0.nextDown, $0, $0.nextUp, $0 - 0.5, $0 * 2] }
      for number in near + [0, 1, -1e308, 1e308, 0.15] {
        let expected = sorted.firstIndex { $0 >= number } ?? sorted.count
        #expect(finder.place(of: number) == expected)
      }
    }
  }
}
