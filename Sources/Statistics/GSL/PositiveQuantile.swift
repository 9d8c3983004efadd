internal import CGSL

/// Quantiles of a positive variable, by Newton's method on the logarithm of a tail.
enum PositiveQuantile {
  /// The x whose lower (or upper) tail is p.
  ///
  /// The unknown is log x: log P is then close to a straight line in a power tail and concave in
  /// an exponential one. A bracket guards the steps.
  ///
  /// - Parameters:
  ///   - start: a central value of the variable.
  ///   - tail: the logarithm of the tail at x, and x times the density.
  static func solve(
    _ p: Double, lower: Bool, start: Double, tail: (Double) -> (log: Double, slope: Double)
  ) -> Double {
    let sign: Double = lower ? 1 : -1
    let target = log(p)
    let u = MonotoneRoot.solve(from: log(start), within: -740...708) { u in
      let (value, slope) = tail(exp(u))
      return (sign * (value - target), slope / exp(value))
    }
    return exp(u)
  }
}
