import TestSupport
import Testing

@testable import Statistics

/// Values held once with their counts against the values one by one.
@Suite struct SortedValuesTests {
  /// A sample held value by value, and the same with counts.
  static func samples(
    _ count: Int, steps: Double, _ random: inout SplitMix64
  ) throws -> (each: Sample, counted: Sample) {
    let values = (0..<count).map { _ in ((random.unit() - 0.3) * steps).rounded() / 8 + 0 }
    let distinct = Set(values).sorted()
    let counts = distinct.map { value in values.count { $0 == value } }
    return (
      try Sample(values), try Sample(distinct: distinct, counts: counts) { values }
    )
  }

  @Test(arguments: [0, 1, 2, 7, 60, 700])
  func `order is the same`(_ count: Int) throws {
    var random = SplitMix64(state: UInt64(count))
    for steps in [1.0, 9, 4000] {
      let (each, counted) = try Self.samples(count, steps: steps, &random)
      let (a, b) = (each.sorted, counted.sorted)
      #expect(each.count == counted.count && each.values == counted.values)
      #expect(Array(a) == Array(b) && a == b && b == counted.sorted)
      #expect(Array(a.negated) == Array(b.negated))
      #expect(Array(a.shifted(by: 0.3)) == Array(b.shifted(by: 0.3)))
      #expect(a.runs.map(\.value) == b.runs.map(\.value))
      #expect(a.runs.map(\.count) == b.runs.map(\.count))
      for number in [-1e9, 0, 0.25, 1e9] + each.values.prefix(3) {
        #expect(a.count(below: number) == each.values.count { $0 < number })
        #expect(b.count(below: number) == a.count(below: number))
        #expect(b.count(below: number, orEqual: true) == a.count(below: number, orEqual: true))
      }
    }
  }

  @Test(arguments: [2, 3, 12, 61, 700])
  func `descriptions are the same`(_ count: Int) throws {
    var random = SplitMix64(state: UInt64(count))
    for steps in [2.0, 9, 4000] {
      let (each, counted) = try Self.samples(count, steps: steps, &random)
      let (a, b) = (Summary(each), Summary(counted))
      var pairs: [(Double?, Double?)] = [
        (a.sum, b.sum), (a.mean, b.mean), (a.variance, b.variance), (a.minimum, b.minimum),
        (a.maximum, b.maximum), (a.median, b.median), (a.geometricMean, b.geometricMean),
        (a.medianAbsoluteDeviation, b.medianAbsoluteDeviation),
      ]
      for type in Moments.allCases {
        pairs += [
          (a.skewness(type), b.skewness(type)), (a.excessKurtosis(type), b.excessKurtosis(type)),
        ]
      }
      for type in QuantileType.allCases {
        for p in [0, 0.1, 0.25, 0.6, 1] {
          pairs.append((a.quantile(p, type: type), b.quantile(p, type: type)))
        }
      }
      for (first, second) in pairs {
        #expect((first == nil) == (second == nil))
        if let first, let second {
          #expect(disagreement(second, first, relative: 1e-12, absolute: 1e-13) == nil)
        }
      }
      #expect(try a.medianInterval(level: 0.95) == b.medianInterval(level: 0.95))
      #expect(
        TukeyBoxPlotPair(each).isLike(TukeyBoxPlotPair(counted)))
    }
  }

  @Test func `positive values have one geometric mean`() throws {
    let values = [1.0, 2, 2, 2, 5, 5, 1e-3]
    let counted = try Sample(distinct: [1e-3, 1, 2, 5], counts: [1, 1, 3, 2]) { values }
    let expected = try #require(Summary(Sample(values)).geometricMean)
    #expect(disagreement(Summary(counted).geometricMean, expected, relative: 1e-14) == nil)
  }

  @Test func `tests of ranks and curves are the same`() throws {
    var random = SplitMix64(state: 3)
    for steps in [1.0, 6, 30, 5000] {
      for (n, m) in [(1, 1), (1, 5), (4, 3), (40, 51), (300, 90)] {
        let (a, countedA) = try Self.samples(n, steps: steps, &random)
        let (b, countedB) = try Self.samples(m, steps: steps, &random)
        for mu in [0, 0.1] {
          #expect(Self.ranks(a, b, mu) == Self.ranks(countedA, countedB, mu))
        }
        #expect(try KolmogorovSmirnov(a, b) == KolmogorovSmirnov(countedA, countedB))
        for direction in [ROCCurve.Direction.higher, .lower] {
          let one = try ROCCurve(cases: a, controls: b, direction: direction)
          let other = try ROCCurve(cases: countedA, controls: countedB, direction: direction)
          #expect(one.points == other.points && AUC(one) == AUC(other))
          for rule in [OptimalThreshold.Rule.youden, .closestTopLeft, .value(0.4)] {
            #expect(try one.thresholds(rule) == other.thresholds(rule))
          }
        }
        let direction = try ROCCurve.direction(cases: a, controls: b)
        #expect(try ROCCurve.direction(cases: countedA, controls: countedB) == direction)
      }
    }
  }

  private static func ranks(_ a: Sample, _ b: Sample, _ mu: Double) -> MannWhitney? {
    try? MannWhitney(a, b, mu: mu)
  }

  @Test func `counts that do not fit are refused`() {
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try Sample(distinct: [1, 2], counts: [1]) { [1] }
    }
    #expect(throws: StatisticsError.notFinite) {
      try Sample(distinct: [.infinity], counts: [1]) { [.infinity] }
    }
  }
}

/// A box plot, or that there is none.
private struct TukeyBoxPlotPair {
  let plot: TukeyBoxPlot?

  init(_ sample: Sample) { plot = try? TukeyBoxPlot(sample) }

  func isLike(_ other: TukeyBoxPlotPair) -> Bool {
    plot?.lowerWhisker == other.plot?.lowerWhisker && plot?.upperWhisker == other.plot?.upperWhisker
      && plot?.median == other.plot?.median && plot?.lowerQuartile == other.plot?.lowerQuartile
  }
}

/// Follow-up of patients who are alike, counted, against each patient.
@Suite struct CountedFollowUpTests {
  @Test func `life tables are the same`() throws {
    var random = SplitMix64(state: 12)
    for rows in [1, 2, 5, 40, 900] {
      let times = (0..<rows).map { _ in (random.unit() * 20).rounded() / 4 }
      let areEvents = (0..<rows).map { _ in random.unit() < 0.5 }
      let counts = (0..<rows).map { _ in 1 + Int(random.unit() * 4) }
      let spread = (0..<rows).flatMap { Array(repeating: $0, count: counts[$0]) }
      let counted = try LifeTable.Columns(times: times, areEvents: areEvents, counts: counts)
      let each = try LifeTable.Columns(
        times: spread.map { times[$0] }, areEvents: spread.map { areEvents[$0] })
      #expect(LifeTable.tables([counted]) == LifeTable.tables([each]))
    }
  }

  @Test func `counts that do not fit are refused`() {
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) {
      try LifeTable.Columns(times: [1], areEvents: [true], counts: [1, 2])
    }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try LifeTable.Columns(times: [1], areEvents: [true], counts: [0])
    }
  }
}
