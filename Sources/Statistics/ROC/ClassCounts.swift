/// How many cases and how many controls share each distinct value of a marker.
///
/// All that a ROC curve needs of its patients; resampled patients are new counts of the same values.
struct ClassCounts: Sendable {
  /// The distinct values, turned so that higher ones point to cases, ascending.
  let values: [Double]
  /// The number of cases with each value.
  var cases: [Int]
  /// The number of controls with each value.
  var controls: [Int]
  /// −1 where the values were turned.
  let sign: Double

  init(cases: Sample, controls: Sample, direction: ROCCurve.Direction) {
    let positive = ROCCurve.oriented(cases, direction).sorted()
    let negative = ROCCurve.oriented(controls, direction).sorted()
    var values: [Double] = []
    var caseCounts: [Int] = []
    var controlCounts: [Int] = []
    var (i, j) = (0, 0)
    while i < positive.count || j < negative.count {
      let value = min(
        i < positive.count ? positive[i] : .infinity, j < negative.count ? negative[j] : .infinity)
      let (firstCase, firstControl) = (i, j)
      while i < positive.count, positive[i] <= value { i += 1 }
      while j < negative.count, negative[j] <= value { j += 1 }
      values.append(value)
      caseCounts.append(i - firstCase)
      controlCounts.append(j - firstControl)
    }
    self.values = values
    self.cases = caseCounts
    self.controls = controlCounts
    sign = direction == .higher ? 1 : -1
  }

  /// The points of the curve, from specificity 0 to 1; values that no one has part nothing.
  var points: [ROCCurve.Point] {
    let m = cases.reduce(0, +)
    let n = controls.reduce(0, +)
    var points: [ROCCurve.Point] = []
    points.reserveCapacity(values.count + 1)
    var (tp, fp) = (m, n)
    var lower = -Double.infinity
    func add(before upper: Double) {
      points.append(
        ROCCurve.Point(
          threshold: sign * Self.threshold(between: lower, and: upper),
          sensitivity: Double(tp) / Double(m), specificity: Double(n - fp) / Double(n),
          truePositives: tp, falsePositives: fp))
    }
    for k in values.indices where cases[k] > 0 || controls[k] > 0 {
      add(before: values[k])
      tp -= cases[k]
      fp -= controls[k]
      lower = values[k]
    }
    add(before: .infinity)
    return points
  }

  /// The midpoint; the upper value where rounding would give the lower one, which is not positive.
  private static func threshold(between lower: Double, and upper: Double) -> Double {
    if lower == -.infinity { return -.infinity }
    if upper == .infinity { return .infinity }
    let middle = lower / 2 + upper / 2
    return middle > lower ? middle : upper
  }
}
