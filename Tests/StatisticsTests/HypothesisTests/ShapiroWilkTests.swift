import Statistics
import TestSupport
import Testing

struct ShapiroWilkTests {
  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "shapiro_wilk"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let test = try ShapiroWilk(try c.sample())
    #expect(c.differences(["n": Double(test.count)]).isEmpty)
    // The same polynomials: nearer to R than the case asks.
    let (w, p) = (try #require(c.expected["W"]?.number), try #require(c.expected["p"]?.number))
    #expect(disagreement(test.statistic, w) == nil)
    #expect(disagreement(test.pValue, p, relative: 1e-8) == nil)
  }

  /// n, W and p of the first n values by scipy 1.17.1, `scipy.stats.shapiro`.
  @Test(arguments: [
    [4, 0.9793208166749725, 0.8980234098949693], [5, 0.9944464766208029, 0.9927164555329449],
    [6, 0.955158617928761, 0.78176010199381], [7, 0.9162393621347189, 0.44075449288355384],
    [11, 0.7497834087261794, 0.0020651047128632458],
    [12, 0.7826255421079857, 0.005985118791030648],
  ])
  func `small samples agree with scipy`(_ golden: [Double]) throws {
    let values = [2.1, 3.4, 0.7, 5.9, 4.4, 9.8, 1.2, 3.3, 6.1, 20.5, 2.2, 7.7]
    let test = try ShapiroWilk(try Sample(Array(values.prefix(Int(golden[0])))))
    // scipy takes its normal scores from AS 111, which holds nine digits.
    #expect(disagreement(test.statistic, golden[1], relative: 1e-9) == nil)
    #expect(disagreement(test.pValue, golden[2], relative: 1e-7) == nil)
  }

  @Test func `is what hand calculation gives`() throws {
    // Three values: W = (x₍₃₎ − x₍₁₎)²/2 / SS. 0, 1, 3: 4.5/(14/3) = 27/28.
    let test = try ShapiroWilk(try Sample([3, 0, 1]))
    #expect(disagreement(test.statistic, 27.0 / 28) == nil)
    #expect(disagreement(test.pValue, 0.6368868450289701) == nil)
    // Evenly spaced: W = 1, p = 1. Two tied: W = ¾, p = 0 to the rounding of arcsin.
    let even = try ShapiroWilk(try Sample([-1, 0, 1]))
    #expect(disagreement(even.statistic, 1) == nil && disagreement(even.pValue, 1) == nil)
    let tied = try ShapiroWilk(try Sample([0, 0, 1]))
    #expect(disagreement(tied.statistic, 0.75) == nil && tied.pValue < 1e-14)
  }

  @Test func `values may be permuted, moved, mirrored and rescaled`() throws {
    let values = [2.1, 3.4, 0.7, 5.9, 4.4, 9.8, 1.2, 3.3, 6.1, 20.5, 2.2, 7.7]
    let one = try ShapiroWilk(try Sample(values))
    for (shift, factor) in [(100.0, 8.0), (0, -1), (0, 1e-200), (1, -1e200)] {
      let two = try ShapiroWilk(try Sample(values.reversed().map { shift + factor * $0 }))
      #expect(disagreement(two.statistic, one.statistic) == nil)
      #expect(disagreement(two.pValue, one.pValue, relative: 1e-9) == nil)
    }
  }

  @Test func `the largest sample is like its scores`() throws {
    let scores = (1...5000).map { StandardNormal.quantile((Double($0) - 0.375) / 5000.25) }
    let test = try ShapiroWilk(try Sample(scores))
    #expect(test.statistic > 0.9999 && test.pValue > 0.99)
  }

  @Test func `refuses what it cannot test`() throws {
    let two = try Sample([1, 2])
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) { try ShapiroWilk(two) }
    let zero = try Sample([0, 0, 0])
    #expect(throws: StatisticsError.constant) { try ShapiroWilk(zero) }
    let flat = try Sample([0.1, 0.1, 0.1, 0.1])
    #expect(throws: StatisticsError.constant) { try ShapiroWilk(flat) }
    let many = try Sample((0...5000).map { Double($0) })
    #expect(throws: StatisticsError.outOfDomain(5001)) { try ShapiroWilk(many) }
  }

  @Test func `a large common level costs no digits`() throws {
    // Eighths are exact in binary, also far from zero.
    let x = [3.0, 9, 4, 17, 6, 30, 11, 12].map { $0 / 8 }
    let near = try ShapiroWilk(try Sample(x))
    let far = try ShapiroWilk(try Sample(x.map { $0 + 1_000_003 }))
    #expect(disagreement(far.statistic, near.statistic, relative: 1e-13) == nil)
    #expect(disagreement(far.pValue, near.pValue, relative: 1e-12) == nil)
  }
}
