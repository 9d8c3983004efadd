internal import CGSL

/// Fisher's non-central hypergeometric distribution.
///
/// Weights are built from the mode outward by the ratio of neighbours,
///
/// ```
/// P(x + 1)/P(x) = ψ (m − x)(k − x) / ((x + 1)(n − k + x + 1))
/// ```
///
/// so that no logarithm of a factorial is needed: with 100,000 patients
/// `gsl_ran_hypergeometric_pdf` keeps ten digits, this keeps fourteen.
struct NoncentralHypergeometric: Equatable, Sendable {
  /// The least and the greatest possible value.
  let lower: Int
  let upper: Int
  private let drawn: Double
  private let marked: Double
  private let excess: Double

  /// The marked ones among k drawn from m marked and n unmarked.
  init(drawn: Int, marked: Int, unmarked: Int) {
    lower = max(0, drawn - unmarked)
    upper = min(drawn, marked)
    self.drawn = Double(drawn)
    self.marked = Double(marked)
    excess = Double(unmarked - drawn)
  }

  /// What the value x cuts the distribution into.
  struct Split {
    /// P(X ≥ x) and P(X ≤ x).
    let atLeast: Double
    let atMost: Double
    /// E(X | X ≥ x) and E(X | X ≤ x).
    let meanAtLeast: Double
    let meanAtMost: Double
    let mean: Double
    let variance: Double
  }

  /// Weights in proportion to P(x) for every x from the least up.
  ///
  /// The mode weighs 10¹⁵⁰, so that a probability of 10⁻³⁰⁰ keeps its digits.
  func weights(odds: Double) -> [Double] {
    let mode = mode(odds: odds)
    var weights = [Double](repeating: 1e150, count: upper - lower + 1)
    for x in stride(from: mode, to: upper, by: 1) {
      weights[x + 1 - lower] = weights[x - lower] * odds * ratio(x)
    }
    for x in stride(from: mode - 1, through: lower, by: -1) {
      weights[x - lower] = weights[x + 1 - lower] / (odds * ratio(x))
    }
    return weights
  }

  /// The tails and moments about x; weights below 10⁻³⁰ of the mode's are left out.
  func split(at x: Int, odds: Double) -> Split {
    let mode = mode(odds: odds)
    var sums = [Sums](repeating: Sums(), count: 3)
    func add(_ s: Int, _ weight: Double) {
      sums[s < x ? 0 : (s == x ? 1 : 2)].add(Double(s - mode), weight)
    }
    add(mode, 1)
    var weight = 1.0
    for s in stride(from: mode, to: upper, by: 1) {
      weight *= odds * ratio(s)
      if weight < 1e-30 { break }
      add(s + 1, weight)
    }
    weight = 1
    for s in stride(from: mode - 1, through: lower, by: -1) {
      weight /= odds * ratio(s)
      if weight < 1e-30 { break }
      add(s, weight)
    }
    let (below, above) = (sums[0] + sums[1], sums[1] + sums[2])
    let all = below + sums[2]
    let origin = Double(mode)
    return Split(
      atLeast: above.zeroth / all.zeroth, atMost: below.zeroth / all.zeroth,
      meanAtLeast: origin + above.mean, meanAtMost: origin + below.mean,
      mean: origin + all.mean, variance: all.second / all.zeroth - all.mean * all.mean)
  }

  /// The log odds ratio for which x is about the mode.
  func logOdds(atMode x: Int) -> Double {
    -log(ratio(min(max(x, lower), upper - 1)))
  }

  private func ratio(_ value: Int) -> Double {
    let x = Double(value)
    return (marked - x) * (drawn - x) / ((x + 1) * (excess + x + 1))
  }

  /// The ratio of neighbours falls with x: the mode is the first x where it is below 1.
  private func mode(odds: Double) -> Int {
    var (low, high) = (lower, upper)
    while low < high {
      let middle = (low + high) / 2
      if odds * ratio(middle) < 1 { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Running sums of weights, of weighted values and of weighted squares.
private struct Sums {
  var zeroth = 0.0
  var first = 0.0
  var second = 0.0

  var mean: Double { zeroth > 0 ? first / zeroth : 0 }

  mutating func add(_ x: Double, _ weight: Double) {
    zeroth += weight
    first += weight * x
    second += weight * x * x
  }

  static func + (a: Sums, b: Sums) -> Sums {
    Sums(
      zeroth: a.zeroth + b.zeroth, first: a.first + b.first, second: a.second + b.second)
  }
}
