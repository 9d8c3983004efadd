import Statistics
import TestSupport
import Testing

struct FisherExactTests {
  /// The counts, then p two-sided, less and greater, the odds ratio and its 95% limits: whole
  /// numbers in Python, roots by mpmath 1.3 with 30 digits.
  @Test(arguments: [
    [
      500, 50000, 400, 49100, 0.0023045490649893517, 0.99897894552079677, 0.0012770512486725338,
      1.2274974946985253, 1.0734528826255367, 1.4043530719266722,
    ],
    [
      60, 940, 30, 970, 0.0016206190187386926, 0.99962935931692059, 0.00081030950936934631,
      2.063105800792024, 1.2966189609286352, 3.3448841123640094,
    ],
    [
      300, 9700, 120, 9880, 3.0756692706804159e-19, 1, 1.5378346353402079e-19,
      2.5462798431260926, 2.0497105828499159, 3.1795769864189079,
    ],
  ])
  func `is right for many patients`(_ golden: [Double]) throws {
    let counts = golden.prefix(4).map { Int($0) }
    let test = try FisherExact([Array(counts[0..<2]), Array(counts[2..<4])])
    let interval = try test.confidenceInterval(level: 0.95)
    let found = [
      test.pValue(), test.pValue(.less), test.pValue(.greater), test.oddsRatio, interval.lower,
      interval.upper,
    ]
    for (value, reference) in zip(found, golden.dropFirst(4)) {
      #expect(disagreement(value, reference, relative: 1e-11) == nil)
    }
  }

  @Test func `is what hand calculation gives`() throws {
    // Margins 4, 4 and 4, 4: weights 1, 16, 36, 16, 1 of 70. For a = 3, two-sided p is
    // (16 + 1 + 16 + 1)/70 and P(A ≥ 3) = 17/70.
    let tea = try FisherExact([[3, 1], [1, 3]])
    #expect(disagreement(tea.pValue(), 34.0 / 70) == nil)
    #expect(disagreement(tea.pValue(.greater), 17.0 / 70) == nil)
    #expect(disagreement(try FisherExactTable([[3, 1], [1, 3]]).pValue, 34.0 / 70) == nil)
    // [[1, 0], [0, 1]]: P(A = 1; ψ) = ψ/(1 + ψ), so the lower limit at 95% is 1/39.
    let least = try FisherExact([[1, 0], [0, 1]])
    let interval = try least.confidenceInterval(level: 0.95)
    #expect(least.oddsRatio == .infinity && interval.upper == .infinity)
    #expect(disagreement(interval.lower, 1.0 / 39) == nil)
    #expect(try least.confidenceInterval(level: 0.95, .less).lower == 0)
    let none = try FisherExact([[0, 5], [4, 5]])
    #expect(none.oddsRatio == 0)
    #expect(try none.confidenceInterval(level: 0.95).lower == 0)
  }

  @Test func `rows may be swapped`() throws {
    let one = try FisherExact([[7, 12], [3, 25]])
    let two = try FisherExact([[3, 25], [7, 12]])
    #expect(disagreement(one.pValue(), two.pValue()) == nil)
    #expect(disagreement(one.oddsRatio, 1 / two.oddsRatio) == nil)
    let a = try one.confidenceInterval(level: 0.9)
    let b = try two.confidenceInterval(level: 0.9)
    #expect(disagreement(a.lower, 1 / b.upper) == nil)
    let oneSided = try one.confidenceInterval(level: 0.95, .greater)
    #expect(disagreement(oneSided.lower, a.lower) == nil && oneSided.upper == .infinity)
    // The limit is the odds ratio that the one-sided test just fails to reject: see the case of
    // one patient a group above.
  }

  @Test func `refuses empty margins`() {
    #expect(throws: StatisticsError.emptyMargin) { try FisherExact([[0, 0], [3, 4]]) }
    #expect(throws: StatisticsError.outOfDomain(-1)) { try FisherExact([[1, -1], [3, 4]]) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try FisherExact([[1, 1, 1], [3, 4, 5]])
    }
  }
}
