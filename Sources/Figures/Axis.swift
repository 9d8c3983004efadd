/// One axis: its words, its scale and where it is ticked.
public struct Axis: Equatable, Sendable {
  /// What is measured, with the unit: "Months since baseline CT".
  public var title: String
  /// The map from data to paper.
  public var scale: Scale
  /// Where the ticks stand, ascending.
  public var ticks: [Double]
  /// Whether shares are labelled as percentages: 25% at 0.25.
  public var isPercent: Bool

  /// An axis with its ticks.
  public init(title: String, scale: Scale, ticks: [Double], isPercent: Bool = false) {
    self.title = title
    self.scale = scale
    self.ticks = ticks
    self.isPercent = isPercent
  }

  /// The words at the ticks.
  var labels: [String] {
    isPercent
      ? DecimalText.labels(ticks.map { $0 * 100 }).map { $0 + "%" } : DecimalText.labels(ticks)
  }

  /// Probabilities from 0 to 1 in steps of 0.25.
  public static func probability(title: String) -> Axis {
    Axis(title: title, scale: Scale(from: 0, to: 1), ticks: [0, 0.25, 0.5, 0.75, 1])
  }

  /// Time from 0, ticked as a clinician would; the axis ends at its last tick or at the end of the
  /// data, whichever is later.
  public static func time(
    title: String, until end: Double, in unit: TimeUnit, intervals: Int = 6
  ) -> Axis {
    let ticks = Ticks.time(until: end, in: unit, intervals: intervals)
    return Axis(title: title, scale: Scale(from: 0, to: max(end, ticks.last ?? 0)), ticks: ticks)
  }

  /// Any range, ticked at 1, 2 or 5 times a power of ten; the axis begins and ends on a tick.
  public static func linear(title: String, from lower: Double, to upper: Double) -> Axis {
    let ticks = Ticks.linear(from: lower, to: upper)
    let scale = Scale(from: ticks.first ?? lower, to: ticks.last ?? upper)
    return Axis(title: title, scale: scale, ticks: ticks)
  }

  /// An axis for estimates with intervals.
  ///
  /// It covers all of the estimates and, where they are not much longer, the whiskers. Ratios reach at most four times beyond the outermost estimates, so
  /// that one hopeless interval does not press all others together.
  public static func intervals(
    title: String, _ kind: Scale.Kind, null: Double?, covering estimates: [IntervalPlot.Estimate]
  ) -> Axis {
    let values = estimates.map(\.value).filter(\.isFinite) + (null.map { [$0] } ?? [])
    let lowest = (estimates.map(\.lower).filter(\.isFinite) + values).min() ?? 0
    let highest = (estimates.map(\.upper).filter(\.isFinite) + values).max() ?? 1
    switch kind {
    case .linear:
      return linear(title: title, from: lowest, to: max(highest, lowest))
    case .logarithmic:
      let positive = values.filter { $0 > 0 }
      let lower = max(lowest, (positive.min() ?? 1) / 4)
      return ratio(title: title, from: lower, to: min(highest, (positive.max() ?? 1) * 4))
    }
  }

  /// Ratios on a logarithmic scale, ticked at 0.25, 0.5, 1, 2, 4 and so on.
  public static func ratio(title: String, from lower: Double, to upper: Double) -> Axis {
    let ticks = Ticks.ratio(from: lower, to: upper)
    let scale = Scale(.logarithmic, from: ticks.first ?? lower, to: ticks.last ?? upper)
    return Axis(title: title, scale: scale, ticks: ticks)
  }
}
