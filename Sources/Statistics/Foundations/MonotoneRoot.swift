/// The root of an increasing function of which the slope is known: Newton's method in a bracket.
enum MonotoneRoot {
  /// The u with f(u) = 0.
  ///
  /// A step that leaves the bracket, or whose slope is useless, is replaced by a bisection. Ends
  /// when the step is below the resolution of the root.
  ///
  /// - Parameters:
  ///   - start: the first guess, inside the range.
  ///   - range: where the root is looked for; a root outside is answered by the nearer end.
  ///   - function: f(u) and f′(u).
  static func solve(
    from start: Double, within range: ClosedRange<Double>,
    function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var low = range.lowerBound
    var high = range.upperBound
    var u = min(max(start, low), high)
    for _ in 0..<400 {
      let (value, slope) = function(u)
      if value == 0 { return u }
      if value < 0 { low = u } else { high = u }
      var next = u - value / slope
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      if abs(next - u) <= 2e-16 * max(1, abs(u)) { return next }
      u = next
    }
    return u
  }
}
