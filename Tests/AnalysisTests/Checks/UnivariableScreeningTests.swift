import Analysis
import Testing

/// `univariable-screening`: y is a line in x with noise, z and w are noise.
@Suite struct UnivariableScreeningTests {
  private static let csv =
    "x,z,w,y\n"
    + (0..<24).map { i in "\(i),\(i * 7 % 23),\(i * 11 % 19),\(2 * i + i * 5 % 13)\n" }.joined()

  private func study(_ univariable: String, _ multivariable: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv,
      analyses: ["{linear: y, univariable: [\(univariable)], multivariable: [\(multivariable)]}"])
  }

  private func p(_ name: String) throws -> Double {
    try #require(
      try study("x, z, w", "x, z, w").number("linear_univariable", "p.value", variable: name))
  }

  @Test func `the model of exactly those below a limit is found`() throws {
    #expect(try p("x") < 0.05 && p("z") >= 0.05 && p("w") >= 0.05)
    let study = try study("x, z, w", "x")
    #expect(study.codes == ["univariable-screening"])
    #expect(study.found(.univariableScreening, "candidates") == 3)
    #expect(study.found(.univariableScreening, "chosen") == 1)
    #expect(study.found(.univariableScreening, "level") == 0.05)
  }

  @Test func `another choice, all of them, or two candidates are not`() throws {
    #expect(try study("x, z, w", "z").checks.isEmpty)
    #expect(try study("x, z, w", "x, z, w").checks.isEmpty)
    #expect(try study("x, z", "x").checks.isEmpty)
    #expect(try study("z, w", "x").checks.isEmpty)
  }
}
