import Statistics
import TestSupport
import Testing

struct PearsonCorrelationTests {
  let x = [1.0, 2, 3, 4, 5]
  let y = [2.0, 1, 4, 3, 5]

  @Test func `is what hand calculation gives`() throws {
    // Σ(x − x̄)(y − ȳ) = 2 + 2 + 0 + 0 + 4 = 8 of 10: r = 0.8, t = 0.8 √3 / 0.6 = 4/√3.
    let test = try PearsonCorrelation(try Sample(x), try Sample(y))
    #expect(disagreement(test.estimate, 0.8) == nil)
    #expect(disagreement(test.statistic, 4 / 3.0.squareRoot()) == nil)
    #expect(test.degreesOfFreedom == 3)
    // atanh 0.8 = ln 3, and tanh(ln 3 ± u) = (9k − 1)/(9k + 1) with k = exp(±2u), u = z/√2.
    let k = 15.98750770268974
    let interval = try test.confidenceInterval()
    #expect(disagreement(interval.upper, (9 * k - 1) / (9 * k + 1), relative: 1e-9) == nil)
    #expect(disagreement(interval.lower, (9 / k - 1) / (9 / k + 1), relative: 1e-8) == nil)
  }

  @Test func `the variables may be swapped, shifted and stretched`() throws {
    let test = try PearsonCorrelation(try Sample(x), try Sample(y))
    let swapped = try PearsonCorrelation(try Sample(y), try Sample(x))
    let moved = try PearsonCorrelation(try Sample(x.map { 7 + 3 * $0 }), try Sample(y))
    let mirrored = try PearsonCorrelation(try Sample(x.map { -$0 }), try Sample(y))
    let huge = try PearsonCorrelation(try Sample(x.map { 1e200 * $0 }), try Sample(y))
    for other in [swapped, moved, huge] {
      #expect(disagreement(other.estimate, test.estimate) == nil)
      #expect(disagreement(other.pValue(), test.pValue()) == nil)
    }
    #expect(disagreement(mirrored.pValue(.less), test.pValue(.greater)) == nil)
    let (a, b) = (try test.confidenceInterval(), try mirrored.confidenceInterval())
    #expect(disagreement(b.lower, -a.upper) == nil)
    // One-sided at 97.5% has the limit of two-sided at 95%.
    let side = try test.confidenceInterval(level: 0.975, .less)
    #expect(disagreement(side.upper, a.upper) == nil && side.lower == -1)
  }

  @Test func `a line leaves no doubt`() throws {
    let test = try PearsonCorrelation(try Sample(x), try Sample(x))
    #expect(test.estimate == 1 && test.statistic == .infinity && test.pValue() == 0)
    #expect(try test.confidenceInterval() == ConfidenceInterval(lower: 1, upper: 1))
    // Near a line 1 − r² keeps its digits: y = x + e·(1, −2, 1) has 1 − r² = 6e²/(2 + 6e²) of
    // three points, t = √(1/(3e²)).
    let e = 0x1p-20
    let near = try PearsonCorrelation(
      try Sample([-1, 0, 1]), try Sample([-1 + e, -2 * e, 1 + e]))
    #expect(disagreement(near.statistic, 1 / (3.0.squareRoot() * e), relative: 1e-9) == nil)
  }

  @Test func `refuses what has no correlation`() throws {
    let three = try Sample([1, 2, 3])
    let two = try Sample([1, 2])
    let same = try Sample([0.1, 0.1, 0.1])
    #expect(throws: StatisticsError.lengthsDiffer(3, 2)) { try PearsonCorrelation(three, two) }
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) {
      try PearsonCorrelation(two, two)
    }
    #expect(throws: StatisticsError.constant) { try PearsonCorrelation(three, same) }
    #expect(throws: StatisticsError.tooFew(needed: 4, found: 3)) {
      try PearsonCorrelation(three, three).confidenceInterval()
    }
  }

  @Test func `keeps its digits far from zero`() throws {
    // Exact rational arithmetic (Python's fractions) of the data as doubles.
    let x = try Sample([1000000.01315, 1000000.00317, 999999.9928, 1000000.0151])
    let y = try Sample([1000000.03251, 999999.9911, 1000000.0007, 1000000.0204])
    #expect(
      disagreement(try PearsonCorrelation(x, y).estimate, 0.747960716130131317, relative: 1e-14)
        == nil)
  }
}
