import Statistics
import TestSupport
import Testing

struct TukeyBoxPlotTests {
  /// R's `precip` (datasets): rainfall of 70 cities, inches a year.
  static let rain: [Double] = [
    67, 54.7, 7, 48.5, 14, 17.2, 20.7, 13, 43.4, 40.2, 38.9, 54.5, 59.8, 48.3, 22.9, 11.5, 34.4,
    35.1, 38.7, 30.8, 30.6, 43.1, 56.8, 40.8, 41.8, 42.5, 31, 31.7, 30.2, 25.9, 49.2, 37, 35.9,
    15, 30.2, 7.2, 36.2, 45.5, 7.8, 33.4, 36.1, 40.2, 42.7, 42.5, 16.2, 39, 35, 37, 31.4, 37.6,
    39.9, 36.2, 42.8, 46.4, 24.7, 49.1, 46, 35.9, 7.8, 48.2, 15.2, 32.5, 44.7, 42.6, 38.8, 17.4,
    40.8, 29.1, 14.6, 59.2,
  ]

  private func numbers(_ box: TukeyBoxPlot) -> [Double] {
    [
      box.lowerWhisker, box.lowerQuartile, box.median, box.upperQuartile, box.upperWhisker,
      box.mean,
    ]
  }

  /// R 4.2.2: quantile(x, c(.25, .5, .75), type), and the range of x within 1.5 IQR of them.
  @Test(
    arguments: [
      (7, [11.5, 29.375000000000004, 36.6, 42.774999999999991, 59.8, 34.885714285714286]),
      (2, [11.5, 29.1, 36.6, 42.8, 59.8, 34.885714285714286]),
      (6, [7, 28.300000000000004, 36.6, 42.874999999999993, 59.8, 34.885714285714286]),
    ] as [(Int, [Double])])
  func `agrees with R`(_ type: Int, _ golden: [Double]) throws {
    let box = try TukeyBoxPlot(
      Sample(Self.rain), type: try #require(QuantileType(rawValue: type)))
    for (number, value) in zip(numbers(box), golden) {
      #expect(disagreement(number, value, relative: 1e-13) == nil)
    }
  }

  @Test func `by hand: whiskers end at values, not at fences`() throws {
    // Quartiles 0 and 10.5, fences −15.75 and 26.25: 50 lies beyond.
    let box = try TukeyBoxPlot(Sample([0, 0, 0, 0, 10, 11, 50]))
    #expect(numbers(box) == [0, 0, 0, 10.5, 11, 71.0 / 7])
  }

  /// The last value within the fences, 1, is below the interpolated quartile.
  @Test func `a whisker never ends inside the box`() throws {
    let box = try TukeyBoxPlot(Sample([1, 1, 1, 1, 1, 9]), type: .weibull)
    // Type 6: (n + 1) · 0.75 = 5.25, so that Q₃ = 1 + 0.25 · 8 = 3; the fence is 6.
    #expect(numbers(box) == [1, 1, 1, 3, 3, 14.0 / 6])
  }

  @Test func `mirrors and rescales`() throws {
    let box = try TukeyBoxPlot(Sample(Self.rain))
    let mirrored = try TukeyBoxPlot(Sample(Self.rain.reversed().map { -3 * $0 }))
    let expected = [
      box.upperWhisker, box.upperQuartile, box.median, box.lowerQuartile, box.lowerWhisker,
      box.mean,
    ].map { -3 * $0 }
    for (number, value) in zip(numbers(mirrored), expected) {
      #expect(disagreement(number, value, relative: 1e-13) == nil)
    }
  }

  @Test func `few and equal values`() throws {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try TukeyBoxPlot(Sample([]))
    }
    #expect(numbers(try TukeyBoxPlot(Sample([4]))) == [4, 4, 4, 4, 4, 4])
    #expect(numbers(try TukeyBoxPlot(Sample([2, 2, 2]))) == [2, 2, 2, 2, 2, 2])
    #expect(numbers(try TukeyBoxPlot(Sample([1, 3]), type: .weibull)) == [1, 1, 2, 3, 3, 2])
  }
}
