internal import CGSL

/// The argument at which an increasing power reaches its target.
enum PowerSearch {
  /// Sizes above this are not looked for.
  static let largest = 1e9

  /// The x ≥ lowest with f(x) = target; `lowest` where f is at the target already.
  ///
  /// The bracket doubles from the lowest, then log x is bisected to the last digit.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` with the target when no x up to `highest` reaches
  ///   it.
  static func solve(
    _ target: Double, from lowest: Double, to highest: Double = largest,
    _ power: (Double) -> Double
  ) throws(StatisticsError) -> Double {
    if power(lowest) >= target { return lowest }
    var (low, high) = (lowest, lowest)
    repeat {
      guard high < highest else { throw .outOfDomain(target) }
      low = high
      high = min(2 * high, highest)
    } while power(high) < target
    var (a, b) = (log(low), log(high))
    while b - a > 4e-16 * max(1, abs(b)) {
      let middle = a + (b - a) / 2
      guard middle > a, middle < b else { break }
      if power(exp(middle)) < target { a = middle } else { b = middle }
    }
    return exp(a + (b - a) / 2)
  }

  /// Throws unless a number lies strictly between two others.
  static func check(
    _ x: Double, above low: Double, below high: Double = .infinity
  ) throws(StatisticsError) {
    guard x.isFinite else { throw .notFinite }
    guard x > low, x < high else { throw .outOfDomain(x) }
  }
}

/// Whether a test rejects on one side or on both.
public enum TestSides: String, CaseIterable, Sendable {
  /// Both sides, each with half the significance level.
  case two = "two.sided"
  /// The side of the true difference.
  case one = "one.sided"

  /// The probability of the upper tail that rejects.
  func tail(_ significance: Double) -> Double { self == .two ? significance / 2 : significance }
}
