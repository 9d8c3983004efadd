import TestSupport
import Testing

@testable import Statistics

/// What is found by order statistics without sorting or searching anew, against the definition.
@Suite struct SummaryOrderTests {
  private static func sample(_ n: Int, steps: Double) throws -> Sample {
    var random = SplitMix64(state: UInt64(n))
    return try Sample((0..<n).map { _ in (random.unit() * random.unit() * steps).rounded() })
  }

  @Test(arguments: [1, 2, 3, 10, 11, 500, 501], [3.0, 40, 1e9])
  func `median absolute deviation`(_ n: Int, _ steps: Double) throws {
    let sample = try Self.sample(n, steps: steps)
    let summary = Summary(sample)
    let centre = try #require(summary.median)
    let distances = try Sample(sample.values.map { abs($0 - centre) })
    let wanted = try #require(Summary(distances).median)
    #expect(summary.medianAbsoluteDeviation == wanted * 1.4826)
  }

  @Test(arguments: [1, 5, 6, 7, 30, 101, 2000]) func `interval of the median`(_ n: Int) throws {
    let sample = try Self.sample(n, steps: 1e9)
    for level in [0.5, 0.95, 0.999] {
      let binomial = BinomialDistribution(trials: n, probability: 0.5)
      var k = 0
      while 2 * (k + 1) <= n, binomial.lowerTail(k) <= (1 - level) / 2 { k += 1 }
      let sorted = sample.values.sorted()
      let wanted = k == 0 ? nil : ConfidenceInterval(lower: sorted[k - 1], upper: sorted[n - k])
      #expect(try Summary(sample).medianInterval(level: level) == wanted)
    }
  }

  @Test func `samples share what is found, and are equal by their values`() throws {
    let sample = try Self.sample(700, steps: 90)
    let copy = sample
    #expect(Array(copy.sorted) == sample.values.sorted() && Summary(copy) == Summary(sample))
    #expect(try Sample(sample.values) == sample)
    #expect(try Sample(sample.values.reversed()) != sample)
  }
}

@Suite struct PhiloxDrawTests {
  @Test(arguments: [1, 3, 4, 5, 17, 1000], [1, 2, 7, 3_000_000_000])
  func `many numbers are those drawn one by one`(_ count: Int, _ bound: Int) {
    for before in 0..<6 {
      var (one, many) = (Philox(seed: 4, stream: 2), Philox(seed: 4, stream: 2))
      for _ in 0..<before { _ = (one.next(), many.next()) }
      let wanted = (0..<count).map { _ in one.index(below: bound) }
      var drawn: [Int] = []
      many.draw(count, below: bound) { drawn.append($0) }
      #expect(drawn == wanted)
      #expect(one.next() == many.next())
    }
  }
}
