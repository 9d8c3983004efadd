import Statistics
import TestSupport
import Testing

struct CohensKappaTests {
  /// Cohen 1960, and R's manual of psych: rows and columns of three levels.
  static let table = [[44, 5, 1], [7, 20, 3], [14, 2, 6]]

  /// R 4.2.2, vcd 1.4.11: unclass(Kappa(t(table))) for value and ASE; the error under independence by
  /// the formula of Fleiss, Cohen and Everitt in R.
  @Test func `agrees with vcd`() throws {
    let expected: [(CohensKappa.Weights, [Double])] = [
      (
        .none,
        [
          4.6701502286087521e-01, 7.2602059881868339e-02, 7.1025840566511192e-02,
          6.8627450980392157e-01, 4.1138023836985776e-01, 6.5752832931775762,
          4.8560621346122568e-11,
        ]
      ),
      (
        .linear,
        [
          4.0476781723367267e-01, 7.9739176434592302e-02, 7.4991341194572833e-02,
          7.6960784313725494e-01, 6.1293733179546339e-01, 5.3975273783070561,
          6.7565566095752613e-08,
        ]
      ),
      (
        .quadratic,
        [
          0.3407755581668623912, 0.0967458827877953620, 0.0915545858116072891,
          0.8112745098039215730, 0.7137158785082661216, 3.7221025593199601467,
          0.0001975707389128992,
        ]
      ),
    ]
    for (weights, numbers) in expected {
      let kappa = try CohensKappa(Self.table, weights: weights)
      let found = [
        kappa.estimate, kappa.standardError, kappa.nullStandardError, kappa.observed,
        kappa.expected, kappa.statistic, kappa.pValue(),
      ]
      for (x, y) in zip(found, numbers) { #expect(disagreement(x, y, relative: 1e-11) == nil) }
    }
  }

  @Test func `is what hand calculation gives`() throws {
    // Po = 0.7, both margins (0.6, 0.4) and (0.5, 0.5): Pe = 0.5, κ = 0.4.
    // Under independence p(1 − Pe)² sums to 0.24: se₀ = √(0.24/100)/0.5.
    let kappa = try CohensKappa([[40, 20], [10, 30]])
    #expect(disagreement(kappa.estimate, 0.4) == nil)
    #expect(kappa.total == 100)
    #expect(disagreement(kappa.nullStandardError, 0.0024.squareRoot() / 0.5) == nil)
    let limits = try kappa.confidenceInterval(level: 0.9)
    #expect(disagreement((limits.lower + limits.upper) / 2, 0.4) == nil)
    #expect(
      disagreement(
        (limits.upper - limits.lower) / 2 / kappa.standardError, StandardNormal.quantile(0.95))
        == nil)
  }

  @Test func `raters may be swapped, and with two levels weights do not matter`() throws {
    let transposed = (0..<3).map { column in Self.table.map { $0[column] } }
    for weights in CohensKappa.Weights.allCases {
      let one = try CohensKappa(Self.table, weights: weights)
      let two = try CohensKappa(transposed, weights: weights)
      #expect(disagreement(one.estimate, two.estimate) == nil)
      #expect(disagreement(one.standardError, two.standardError) == nil)
      // Reversing the order of the levels of both raters.
      let reversed = try CohensKappa(
        Self.table.reversed().map { Array($0.reversed()) }, weights: weights)
      #expect(disagreement(one.nullStandardError, reversed.nullStandardError) == nil)
      let fourfold = try CohensKappa([[9, 3], [2, 8]], weights: weights)
      #expect(disagreement(fourfold.estimate, try CohensKappa([[9, 3], [2, 8]]).estimate) == nil)
    }
    // A level that no rater used, at the end of the order, changes nothing; in the middle it does.
    let last = [[44, 5, 1, 0], [7, 20, 3, 0], [14, 2, 6, 0], [0, 0, 0, 0]]
    let own = try CohensKappa(Self.table, weights: .linear)
    #expect(disagreement(try CohensKappa(last, weights: .linear).estimate, own.estimate) == nil)
    let middle = [[44, 5, 0, 1], [7, 20, 0, 3], [0, 0, 0, 0], [14, 2, 0, 6]]
    #expect(abs(try CohensKappa(middle, weights: .linear).estimate - own.estimate) > 0.01)
  }

  @Test func `degenerate tables are refused`() throws {
    #expect(throws: StatisticsError.constant) { try CohensKappa([[7, 0], [0, 0]]) }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try CohensKappa([[0, 0], [0, 0]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try CohensKappa([[1, 2, 3], [4, 5, 6]])
    }
    #expect(throws: StatisticsError.outOfDomain(-1)) { try CohensKappa([[1, -1], [0, 2]]) }
    let perfect = try CohensKappa([[5, 0], [0, 3]])
    #expect(perfect.estimate == 1 && perfect.standardError == 0)
    #expect(disagreement(perfect.statistic, 8.0.squareRoot()) == nil)
    // One rater is constant: no more agreement than by chance, and no test of it.
    for weights in CohensKappa.Weights.allCases {
      let constant = try CohensKappa([[3, 7, 1], [0, 0, 0], [0, 0, 0]], weights: weights)
      #expect(constant.estimate == 0 && constant.nullStandardError == 0)
      #expect(constant.statistic.isNaN && constant.pValue().isNaN)
    }
    // One patient, rated apart: nothing by chance, and no error.
    let single = try CohensKappa([[0, 1], [0, 0]])
    #expect(single.estimate == 0 && single.statistic.isNaN)
  }
}
