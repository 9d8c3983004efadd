/// The unit in which time is measured, for ticks that a clinician would choose.
public enum TimeUnit: String, CaseIterable, Sendable {
  /// Days: ticks at 30, 90, 180, 365 and so on.
  case days
  /// Weeks: ticks at 4, 8, 12, 26, 52 and so on.
  case weeks
  /// Months: ticks at 3, 6, 12, 24 and so on.
  case months
  /// Years: ticks at 1, 2, 5, 10 and so on.
  case years
  /// Any other unit: ticks at 1, 2 or 5 times a power of ten.
  case other

  /// The distances between ticks that this unit allows, ascending.
  var steps: [Double] {
    switch self {
    case .days: [1, 2, 5, 10, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300, 18250]
    case .weeks: [1, 2, 4, 12, 26, 52, 104, 260, 520, 1040, 2600]
    case .months: [0.5, 1, 3, 6, 12, 24, 36, 60, 120, 240, 600]
    case .years: [0.25, 0.5, 1, 2, 5, 10, 20, 50]
    case .other: []
    }
  }
}

/// Where axes are ticked.
public enum Ticks {
  /// Ticks from 0 for a follow-up that ends at `end`.
  ///
  /// They lie at the smallest step of the unit that leaves no more than `intervals` of them. A tick past the end is added where it is nearer than a quarter
  /// of a step.
  public static func time(until end: Double, in unit: TimeUnit, intervals: Int = 6) -> [Double] {
    guard end > 0, end.isFinite else { return [0] }
    guard let step = unit.steps.first(where: { end / $0 <= Double(intervals) + 0.25 }) else {
      return linear(from: 0, to: end)
    }
    let count = Int((end / step + 0.25).rounded(.down))
    return (0...max(count, 0)).map { Double($0) * step }
  }

  /// Ticks at 1, 2 or 5 times a power of ten that cover a range in about `intervals` steps.
  public static func linear(from lower: Double, to upper: Double, intervals: Int = 5) -> [Double] {
    guard lower.isFinite, upper.isFinite, upper > lower else { return [lower, lower + 1] }
    let wanted = (upper - lower) / Double(max(intervals, 1))
    let step = Step(atLeast: wanted * 0.75)
    let first = (lower / step.size + 1e-9).rounded(.down)
    let last = (upper / step.size - 1e-9).rounded(.up)
    return stride(from: first, through: last, by: 1).map(step.multiple)
  }

  /// Ticks at powers of two that cover a range of ratios and 1; finer ones very near 1, powers of
  /// four or more where there would be more than eight.
  public static func ratio(from lower: Double, to upper: Double) -> [Double] {
    guard lower > 0, lower.isFinite, upper.isFinite, upper >= lower else { return [0.5, 1, 2] }
    let low = min(lower, 1)
    let high = max(upper, 1)
    if low >= 0.8, high <= 1.25 { return [0.8, 0.9, 1, 1.1, 1.25] }
    let below = -Int(low.exponent)
    let above = high.significand == 1 ? Int(high.exponent) : Int(high.exponent) + 1
    let stride = max((below + above + 7) / 8, 1)
    let first = -((below + stride - 1) / stride) * stride
    let last = ((above + stride - 1) / stride) * stride
    return Swift.stride(from: first, through: last, by: stride).map(power)
  }

  /// 2 to an integer, exactly.
  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// A step of 1, 2 or 5 times a power of ten, kept as integers so that 3 × 0.1 is 0.3.
  private struct Step {
    var digit = 1.0
    var power = 1.0
    var isFraction = false

    init(atLeast wanted: Double) {
      isFraction = wanted < 1
      let target = isFraction ? 1 / wanted : wanted
      if isFraction {
        while power < target { power *= 10 }
        digit = [1.0, 2, 5].first { $0 / power >= wanted } ?? 10
      } else {
        while power * 10 <= target { power *= 10 }
        digit = [1.0, 2, 5].first { $0 * power >= wanted } ?? 10
      }
    }

    var size: Double { isFraction ? digit / power : digit * power }

    func multiple(_ k: Double) -> Double {
      isFraction ? k * digit / power : k * digit * power
    }
  }
}
