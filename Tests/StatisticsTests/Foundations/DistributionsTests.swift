import Statistics
import TestSupport
import Testing

/// Against mpmath 1.3 with 50 digits: regularised `betainc` and `gammainc`, `erfc`, `findroot`.
struct DistributionsTests {
  @Test(arguments: [
    [20, 60, 1.5890288511698601e-28], [40, 187, 6.7871483448868721e-94],
    [0.001, 7.3, 0.49961444849051221], [2.5, 1.7, 0.075590887194520602],
    [3, 100.4, 0.0017024615329863696], [1e6, 1, 3.1830988618368457e-7],
    [12, 1e6, 1.7858425623825449e-33], [30, 250.5, 3.3770390322324739e-85],
    [1.96, 1e5, 0.024999281597150819],
  ])
  func `tails of t`(_ golden: [Double]) {
    let t = StudentT(degreesOfFreedom: golden[1])
    #expect(disagreement(t.upperTail(golden[0]), golden[2], relative: 1e-12) == nil)
    #expect(t.lowerTail(-golden[0]) == t.upperTail(golden[0]))
    #expect(disagreement(t.upperTail(-golden[0]), 1 - golden[2], relative: 1e-15) == nil)
  }

  @Test(arguments: [
    [0.025, 9, 2.2621571627982055], [0.025, 187.2, 1.9727173064203466],
    [0.4999, 3.3, 0.00027010476901353182], [1e-15, 1, 318309886183790.65],
    [1e-50, 25.5, 417.47171453364452], [0.005, 1e6, 2.5758342201053341],
  ])
  func `quantiles of t`(_ golden: [Double]) {
    let t = StudentT(degreesOfFreedom: golden[1])
    // 0.4999 lies so near to the centre that its own last digit moves t by 1e-12.
    #expect(disagreement(t.upperQuantile(golden[0]), golden[2], relative: 2e-12) == nil)
    #expect(t.quantile(golden[0]) == -t.upperQuantile(golden[0]))
  }

  @Test(arguments: [
    [4.85, 2, 27, 0.01586422821330871, 0.98413577178669129],
    [201, 8, 1800, 4.0371418857539826e-243, 1],
    [0.001, 1, 40, 0.97493014528395618, 0.025069854716043819],
    [1.02, 500, 700, 0.40370455438651541, 0.59629544561348459],
    [55, 3, 1000.5, 6.5508398659235784e-33, 1],
    [2, 1.5, 0.7, 0.49284427845155966, 0.50715572154844034],
  ])
  func `tails of F`(_ golden: [Double]) {
    let f = FDistribution(numerator: golden[1], denominator: golden[2])
    #expect(disagreement(f.upperTail(golden[0]), golden[3], relative: 1e-12) == nil)
    #expect(disagreement(f.lowerTail(golden[0]), golden[4], relative: 1e-12) == nil)
    #expect(disagreement(f.quantile(0.3), 1 / reversed(f).upperQuantile(0.3)) == nil)
    #expect(disagreement(f.upperTail(f.upperQuantile(1e-9)), 1e-9, relative: 1e-12) == nil)
  }

  private func reversed(_ f: FDistribution) -> FDistribution {
    FDistribution(numerator: f.denominator, denominator: f.numerator)
  }

  @Test(arguments: [
    [3.84, 1, 0.050043521248705103, 0.9499564787512949],
    [700, 5, 4.9119861035732006e-149, 1], [1e-4, 3, 0.99999973404645844, 2.6595354156449131e-7],
    [5200, 5000, 0.023818998020740655, 0.97618100197925935],
    [300, 2, 7.1750959731644104e-66, 1],
  ])
  func `tails of chi-squared`(_ golden: [Double]) {
    let chi = ChiSquaredDistribution(degreesOfFreedom: golden[1])
    #expect(disagreement(chi.upperTail(golden[0]), golden[2], relative: 1e-12) == nil)
    #expect(disagreement(chi.lowerTail(golden[0]), golden[3], relative: 1e-12) == nil)
  }

  @Test(arguments: [
    [0.05, 1, 3.8414588206941259], [1e-60, 4, 286.25158410764025],
    [0.975, 10, 3.2469727802368419], [0.3, 1234.5, 1260.0657871763222],
  ])
  func `quantiles of chi-squared`(_ golden: [Double]) {
    let chi = ChiSquaredDistribution(degreesOfFreedom: golden[1])
    #expect(disagreement(chi.upperQuantile(golden[0]), golden[2], relative: 1e-12) == nil)
    if golden[0] > 0.01 {
      #expect(disagreement(chi.quantile(1 - golden[0]), golden[2], relative: 1e-12) == nil)
    }
  }

  @Test(arguments: [
    [0.025, 165, 64, 0.66078133850142051], [0.025, 1, 1000, 2.5317487491294045e-5],
    [1e-30, 20, 3, 0.024145139088661398],
  ])
  func `quantiles of beta`(_ golden: [Double]) {
    let beta = BetaDistribution(a: golden[1], b: golden[2])
    #expect(disagreement(beta.quantile(golden[0]), golden[3], relative: 1e-12) == nil)
    #expect(disagreement(beta.lowerTail(golden[3]), golden[0], relative: 1e-11) == nil)
    let mirrored = BetaDistribution(a: golden[2], b: golden[1])
    #expect(disagreement(mirrored.upperQuantile(golden[0]), 1 - golden[3]) == nil)
  }

  @Test(arguments: [
    [1.96, 0.024997895148220436], [6, 9.8658764503769814e-10], [20, 2.7536241186062337e-89],
    [37, 5.7255712225245768e-300],
  ])
  func `tails of the normal`(_ golden: [Double]) {
    #expect(disagreement(StandardNormal.upperTail(golden[0]), golden[1], relative: 1e-13) == nil)
    #expect(disagreement(StandardNormal.lowerTail(-golden[0]), golden[1], relative: 1e-13) == nil)
    #expect(
      disagreement(StandardNormal.upperQuantile(golden[1]), golden[0], relative: 1e-14) == nil)
    #expect(disagreement(StandardNormal.quantile(golden[1]), -golden[0], relative: 1e-14) == nil)
  }

  @Test func `tails of the binomial`() {
    let small = BinomialDistribution(trials: 10, probability: 0.5)
    #expect(disagreement(small.upperTail(2), 1013.0 / 1024, relative: 1e-13) == nil)
    #expect(disagreement(small.lowerTail(1), 11.0 / 1024, relative: 1e-13) == nil)
    #expect(small.lowerTail(-1) == 0 && small.lowerTail(10) == 1 && small.upperTail(11) == 0)
    let rare = BinomialDistribution(trials: 1000, probability: 0.01)
    #expect(disagreement(rare.upperTail(40), 4.6885535662498059e-13, relative: 1e-12) == nil)
  }

  @Test func `ends of the range`() {
    #expect(StudentT(degreesOfFreedom: 5).upperTail(.infinity) == 0)
    #expect(StudentT(degreesOfFreedom: 5).upperTail(0) == 0.5)
    let normal = StudentT(degreesOfFreedom: .infinity)
    #expect(normal.upperTail(2) == StandardNormal.upperTail(2))
    #expect(normal.upperQuantile(0.01) == StandardNormal.upperQuantile(0.01))
    let nearly = StudentT(degreesOfFreedom: 1e9).upperTail(2)
    #expect(disagreement(nearly, StandardNormal.upperTail(2), relative: 1e-8) == nil)
    #expect(StudentT(degreesOfFreedom: 5).upperQuantile(0) == .infinity)
    #expect(FDistribution(numerator: 3, denominator: 5).upperTail(0) == 1)
    #expect(FDistribution(numerator: 3, denominator: 5).upperTail(.infinity) == 0)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 2).upperTail(0) == 1)
    #expect(BetaDistribution(a: 2, b: 3).lowerTail(1) == 1)
    #expect(BetaDistribution(a: 2, b: 3).quantile(0) == 0)
  }

  /// Sums of squares that overflow leave statistics that are no numbers.
  @Test func `what is no number has no tail`() {
    #expect(FDistribution(numerator: 3, denominator: 5).upperTail(.nan).isNaN)
    #expect(FDistribution(numerator: .nan, denominator: 5).upperTail(2).isNaN)
    #expect(StudentT(degreesOfFreedom: .nan).upperTail(2).isNaN)
    #expect(BetaDistribution(a: 2, b: .nan).lowerTail(0.5).isNaN)
  }

  @Test func `a grid of tails`() throws {
    for c in try ReferenceCase.load("distributions.json") {
      let x = try #require(c.args["x"]?.numbers)
      let found =
        switch c.method {
        case "t_upper": StudentT(degreesOfFreedom: x[1]).upperTail(x[0])
        case "beta_upper":
          FDistribution(numerator: 2 * x[1], denominator: 2 * x[2]).upperTail(x[0] * x[2] / x[1])
        case "chi_upper": ChiSquaredDistribution(degreesOfFreedom: x[1]).upperTail(x[0])
        default: ChiSquaredDistribution(degreesOfFreedom: x[1]).lowerTail(x[0])
        }
      #expect(c.differences(["p": found]).isEmpty, "\(c.method) \(x)")
    }
  }
}
