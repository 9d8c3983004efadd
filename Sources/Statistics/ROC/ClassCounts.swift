/// How many cases and how many controls share each distinct value of a marker.
///
/// All that a ROC curve needs of its patients; resampled patients are new counts of the same values.
struct ClassCounts: Sendable {
  /// The distinct values, turned so that higher ones point to cases, ascending.
  let values: [Double]
  /// The number of cases with each value.
  var cases: [Int32]
  /// The number of controls with each value.
  var controls: [Int32]
  /// −1 where the values were turned.
  let sign: Double

  init(cases: Sample, controls: Sample, direction: ROCCurve.Direction) {
    let positive = ROCCurve.ascending(cases, direction)
    let negative = ROCCurve.ascending(controls, direction)
    var values: [Double] = []
    var caseCounts: [Int32] = []
    var controlCounts: [Int32] = []
    for run in JoinedRuns(positive, negative) {
      values.append(run.value)
      caseCounts.append(Int32(truncatingIfNeeded: run.first))
      controlCounts.append(Int32(truncatingIfNeeded: run.second))
    }
    self.values = values
    self.cases = caseCounts
    self.controls = controlCounts
    sign = direction == .higher ? 1 : -1
  }

  /// Twice the pairs of a case and a control in which the case has the higher value, a tie counting
  /// one half.
  var twiceConcordant: Int {
    var twice = 0
    var below = 0
    for k in values.indices {
      let here = Int(controls[k])
      twice += Int(cases[k]) * (2 * below + here)
      below += here
    }
    return twice
  }

  /// The threshold of the first optimal point of the curve, from specificity 0 upwards.
  func firstThreshold(_ rule: OptimalThreshold.Rule) -> Double {
    let best = rule == .youden ? firstByYouden : first(by: rule)
    guard best < values.count else { return sign * .infinity }
    let lower = (0..<best).last { cases[$0] > 0 || controls[$0] > 0 }
    return sign
      * ROCCurve.Points.threshold(
        between: lower.map { values[$0] } ?? -.infinity, and: values[best])
  }

  /// The value above the first optimal point; the number of values where none is above it.
  private func first(by rule: OptimalThreshold.Rule) -> Int {
    let all = (cases: cases.reduce(0, &+), controls: controls.reduce(0, &+))
    var (tp, fp) = all
    var (smallest, best) = (Double.infinity, values.count)
    for k in values.indices where cases[k] > 0 || controls[k] > 0 {
      let loss = rule.loss(truePositives: tp, falsePositives: fp, of: all)
      if loss < smallest { (smallest, best) = (loss, k) }
      tp -= cases[k]
      fp -= controls[k]
    }
    let last = rule.loss(truePositives: tp, falsePositives: fp, of: all)
    return last < smallest ? values.count : best
  }

  /// The same by Youden's rule: the loss n (m − tp) + m fp of m cases and n controls grows by n with
  /// each case passed, and falls by m with each control.
  private var firstByYouden: Int {
    let (m, n) = (Int(cases.reduce(0, &+)), Int(controls.reduce(0, &+)))
    var loss = m * n
    var (smallest, best) = (loss, 0)
    for k in values.indices {
      loss += n * Int(cases[k]) - m * Int(controls[k])
      if loss < smallest { (smallest, best) = (loss, k + 1) }
    }
    // Values that no one has part nothing.
    while best < values.count, cases[best] == 0, controls[best] == 0 { best += 1 }
    return best
  }

  /// A point before each value, also one that no one has: the same curve, of which the thresholds
  /// mean nothing.
  var allPoints: ROCCurve.Points {
    var (tp, fp) = (cases.reduce(0, &+), controls.reduce(0, &+))
    var truePositives = Array(repeating: tp, count: cases.count + 1)
    var falsePositives = Array(repeating: fp, count: cases.count + 1)
    for k in values.indices {
      tp &-= cases[k]
      fp &-= controls[k]
      truePositives[k + 1] = tp
      falsePositives[k + 1] = fp
    }
    return ROCCurve.Points(
      values: values, truePositives: truePositives, falsePositives: falsePositives, sign: sign)
  }

  /// The points of the curve, from specificity 0 to 1; values that no one has part nothing.
  var points: ROCCurve.Points {
    var kept: [Double] = []
    var truePositives: [Int32] = []
    var falsePositives: [Int32] = []
    kept.reserveCapacity(values.count)
    truePositives.reserveCapacity(values.count + 1)
    falsePositives.reserveCapacity(values.count + 1)
    var (tp, fp) = (cases.reduce(0, &+), controls.reduce(0, &+))
    for k in values.indices where cases[k] > 0 || controls[k] > 0 {
      kept.append(values[k])
      truePositives.append(tp)
      falsePositives.append(fp)
      tp -= cases[k]
      fp -= controls[k]
    }
    truePositives.append(tp)
    falsePositives.append(fp)
    return ROCCurve.Points(
      values: kept, truePositives: truePositives, falsePositives: falsePositives, sign: sign)
  }
}
