import Analysis
import Cohorts
import Figures
import Statistics

/// The axis of time of a figure, and where few are left.
struct TimeFrame {
  /// The share of the patients that has to be at risk somewhere on the last stretch of the axis.
  static let leastShare = 0.05
  /// An axis is cut only where it becomes this much shorter.
  private static let leastCut = 0.75
  /// Where fewer are at risk, curves are thin.
  static let fewAtRisk = 10
  /// The most stretches between ticks in a wide figure.
  private static let intervals = 8

  /// What the plan says.
  let options: StepFigure
  /// The unit by which the axis is ticked.
  let unit: TimeUnit
  /// The longest follow-up.
  let last: Double
  /// The last time at which enough are at risk.
  let enough: Double
  /// A time that the axis has to show: the last landmark or median.
  var needed = 0.0

  /// Where the axis is ticked.
  var ticks: [Double] {
    let end = self.end
    let most = options.width == .twoColumns ? Self.intervals : 6
    guard let step = options.ticks else {
      return Ticks.time(until: end, in: unit, intervals: most).filter { $0 <= end * (1 + 1e-9) }
    }
    let count = min((end / step + 1e-9).rounded(.down), 60)
    return stride(from: 0, through: count, by: 1).map { $0 * step }
  }

  /// Where it ends: as the plan says, at the first tick after the time at which enough are at risk,
  /// or with the follow-up.
  var end: Double {
    if let end = options.xMax { return end }
    let shown = min(max(enough, needed), last)
    if shown < Self.leastCut * last {
      let cut = Self.rounded(shown, self)
      if cut < Self.leastCut * last { return cut }
    }
    let whole = Self.nominal(last, self)
    return max(last, whole.last ?? 0)
  }

  /// Whether follow-up beyond the axis is left out.
  var isCut: Bool { end < last }

  private static func nominal(_ end: Double, _ frame: TimeFrame) -> [Double] {
    let most = frame.options.width == .twoColumns ? intervals : 6
    return frame.options.ticks == nil ? Ticks.time(until: end, in: frame.unit, intervals: most) : []
  }

  /// The first tick at or after a time.
  private static func rounded(_ time: Double, _ frame: TimeFrame) -> Double {
    let ticks = nominal(time, frame)
    let step = frame.options.ticks ?? (ticks.count > 1 ? ticks[1] - ticks[0] : time)
    guard step > 0 else { return time }
    return (time / step - 1e-9).rounded(.up) * step
  }

  /// The axis.
  func axis(title: String) -> Axis {
    Axis(title: title, scale: Scale(from: 0, to: end), ticks: ticks)
  }

  /// The latest time at which at least a share of all patients is at risk; `last` where they do not
  /// only leave.
  ///
  /// - Parameter atRisk: the number at risk just before a time.
  static func latest(share: Double, of total: Int, until last: Double, atRisk: (Double) -> Int)
    -> Double
  {
    let least = share * Double(total)
    var (low, high) = (0.0, last)
    if Double(atRisk(last)) >= least { return last }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Double(atRisk(middle)) >= least { low = middle } else { high = middle }
    }
    return high
  }

  /// From where on a curve is thin: after the last time at which ten or more are at risk; `nil`
  /// where they always are.
  static func thinFrom(_ times: [Double], atRisk: (Int) -> Int) -> Double? {
    var index = times.count - 1
    while index >= 0, atRisk(index) < fewAtRisk { index -= 1 }
    return index == times.count - 1 ? nil : index < 0 ? 0 : times[index]
  }
}

extension StepFigure {
  var figureWidth: FigureWidth { width == .twoColumns ? .twoColumns : .oneColumn }
}

extension AnswerFormat {
  /// The title of an axis of the outcome's time.
  func timeTitle(_ outcome: String) -> String {
    let unit = study.cohort.outcome(outcome)?.unit
    return "Time" + (unit.map { ", " + $0 } ?? "")
  }

  /// The unit by which such an axis is ticked.
  func timeUnit(_ outcome: String) -> TimeUnit {
    let name = study.cohort.outcome(outcome)?.unit?.lowercased() ?? ""
    let known: [TimeUnit] = [.days, .weeks, .months, .years]
    return known.first { name.first != nil && name.first == $0.rawValue.first } ?? .other
  }

  /// A number from 0 to 1 in words that list several of them: two decimals.
  func share(_ value: Double) -> String { style.bounded(NumberFormat.decimals(value, 2)) }

  /// A time with as many digits as it needs, at most four, and its unit: "72 months".
  func timeText(_ time: Double) -> String {
    timeWords(NumberFormat.significant(time, 4).trimmingZeros)
  }
}
