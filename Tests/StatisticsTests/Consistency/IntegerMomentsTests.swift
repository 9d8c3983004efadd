import Statistics
import Testing

struct IntegerMomentsTests {
  /// All multisets of so many values from 0 to 5, their means and deviations.
  static func moments(_ count: Int) -> [(mean: Double, deviation: Double)] {
    var all: [[Int]] = [[]]
    for _ in 0..<count {
      all = all.flatMap { head in (0...5).filter { $0 >= head.last ?? 0 }.map { head + [$0] } }
    }
    return all.map { values in
      let mean = Double(values.reduce(0, +)) / Double(count)
      let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      return (mean, (squares / Double(count - 1)).squareRoot())
    }
  }

  static func rounding(_ value: Double) -> ClosedRange<Double> {
    let printed = (value * 100).rounded() / 100
    return (printed - 0.005 - 1e-12)...(printed + 0.005 + 1e-12)
  }

  /// No true mean and deviation is called impossible.
  @Test(arguments: [2, 3, 5, 7])
  func `what whole numbers have is possible`(_ count: Int) {
    for (mean, deviation) in Self.moments(count) {
      #expect(IntegerMoments.isPossible(mean: Self.rounding(mean), count: count))
      #expect(
        IntegerMoments.isPossible(
          mean: Self.rounding(mean), deviation: Self.rounding(deviation), count: count))
    }
  }

  /// Brown and Heathers' first example: a mean of 5.19 of 28 whole numbers does not exist.
  @Test func `the example of the GRIM paper`() {
    #expect(!IntegerMoments.isPossible(mean: 5.185...5.195, count: 28))
    #expect(IntegerMoments.isPossible(mean: 5.175...5.185, count: 28))
    // Two items for each of them allow halves of a 28th.
    #expect(IntegerMoments.isPossible(mean: 5.195...5.205, count: 28, items: 2))
  }

  /// 1, 2, 3, 4: sum 10 is even, so the squares are even: 30 is possible, 31 is not.
  @Test func `the parity of the squares, by hand`() {
    let deviation = { (squares: Double) in ((squares - 25) / 3).squareRoot() }
    let near = { (x: Double) in (x - 1e-6)...(x + 1e-6) }
    let mean = 2.5...2.5
    #expect(IntegerMoments.isPossible(mean: mean, deviation: near(deviation(30)), count: 4))
    #expect(!IntegerMoments.isPossible(mean: mean, deviation: near(deviation(31)), count: 4))
    // 2, 2, 3, 3 lie as close as four whole numbers with this mean can: 26.
    #expect(IntegerMoments.isPossible(mean: mean, deviation: near(deviation(26)), count: 4))
    #expect(!IntegerMoments.isPossible(mean: mean, deviation: 0...0.1, count: 4))
  }

  @Test func `nothing is known of nobody, and all of a crowd is possible`() {
    #expect(!IntegerMoments.isPossible(mean: 1...2, count: 0))
    #expect(!IntegerMoments.isPossible(mean: 1...2, deviation: 0...1, count: 1))
    #expect(IntegerMoments.isPossible(mean: 0.1...0.9, deviation: 0...1, count: 10_000_000))
  }
}
