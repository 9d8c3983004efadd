import Analysis
import Testing

/// `skewed-mean-sd`.
@Suite struct SkewedMeanSDTests {
  private func study(
    _ values: [Double], _ variable: String = "", _ options: String = ""
  ) throws -> SmallStudy {
    try SmallStudy(
      csv: "x\n" + values.map { "\($0)\n" }.joined(),
      declarations: "variables: {x: {type: continuous\(variable)}}",
      analyses: ["{summarize: x\(options)}"])
  }

  /// Nine of ten are 0: the third moment over the 3/2 power of the second is 0.72 / 0.09^1.5 × …,
  /// in R's e1071 (type 3) (9/10)^1.5 × 8/3 = 2.2768.
  private static let nine = [0.0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
  /// Skewness 1.25 (type 3), mean 2.9, SD 2.51.
  private static let some = [1.0, 1, 1, 1, 2, 2, 3, 4, 5, 9]

  @Test func `a skewness beyond 2 is told on either side`() throws {
    let right = try study(Self.nine)
    #expect(right.codes == ["skewed-mean-sd"])
    let skewness = try #require(right.found(.skewedMeanSD, "skewness"))
    #expect(abs(skewness - 2.276839915321233) < 1e-12)
    #expect(right.found(.skewedMeanSD, "least") == nil)
    let left = try study(Self.nine.map { -$0 })
    #expect(left.found(.skewedMeanSD, "skewness") == -skewness)
  }

  @Test func `between 1 and 2 the start of the range decides`() throws {
    #expect(try study(Self.some).checks.isEmpty)
    let near = try study(Self.some, ", range: [0, 99]")
    let mean = try #require(near.found(.skewedMeanSD, "mean"))
    let sd = try #require(near.found(.skewedMeanSD, "sd"))
    #expect(mean - 2 * sd < 0 && near.found(.skewedMeanSD, "least") == 0)
    #expect(try study(Self.some, ", range: [-9, 99]").checks.isEmpty)
    let flat = [1.0, 2, 3, 4, 5]
    #expect(try study(flat, ", range: [1, 99]").checks.isEmpty)
  }

  @Test func `what is not printed as mean and SD is not told`() throws {
    #expect(try study(Self.nine, ", distribution: skewed").checks.isEmpty)
    #expect(try study(Self.nine, "", ", statistic: '{median} ({p25}, {p75})'").checks.isEmpty)
    let both = try study(
      Self.nine, ", distribution: skewed", ", statistic: '{mean} ({sd})'")
    #expect(both.codes == ["skewed-mean-sd"])
  }

  @Test func `constants and single patients have no skewness`() throws {
    #expect(try study([3, 3, 3]).checks.isEmpty)
    #expect(try study([3]).checks.isEmpty)
  }
}
