/// What the curves of a figure say from place to place, and where they lie on the paper: for a page
/// that shows the numbers under a pointer.
///
/// A place (x, y) in the units of the axes lies, in the units of the SVG's `viewBox`, at
/// ```
/// left + (x − xAxis.lower) / (xAxis.upper − xAxis.lower) · (right − left)
/// bottom − (y − yAxis.lower) / (yAxis.upper − yAxis.lower) · (bottom − top)
/// ```
public struct Readings: Equatable, Sendable {
  /// How a pointer finds its reading.
  public enum Rule: String, Sendable {
    /// In every series the last reading at or left of the pointer: right-continuous steps.
    case lastBefore
    /// The reading nearest to the pointer.
    case nearest
  }

  /// One of the two axes.
  public struct Axis: Equatable, Sendable {
    /// What is measured, with its unit.
    public var title: String
    /// The value at the start of the axis.
    public var lower: Double
    /// The value at its end.
    public var upper: Double
  }

  /// One place of a curve.
  public struct Reading: Equatable, Sendable {
    /// Along the horizontal axis.
    public var x: Double
    /// Along the vertical axis.
    public var y: Double
    /// The lower edge of the band; `nil` where there is none.
    public var lower: Double?
    /// The upper edge of the band; `nil` where there is none.
    public var upper: Double?
    /// How many stand behind the curve just before `x`, such as the number at risk.
    public var count: Int?
    /// What the place stands for, such as a threshold.
    public var value: Double?
  }

  /// One curve.
  public struct Series: Equatable, Sendable {
    /// The name, as in the legend.
    public var name: String
    /// The number of its colour, from 1: `series-1` of the stylesheet.
    public var colour: Int
    /// The readings, by ascending `x`.
    public var readings: [Reading]
    /// Where the curve ends; nothing is known after it.
    public var end: Double
  }

  /// How a pointer finds its reading.
  public var rule: Rule
  /// The left edge of the frame in the units of the SVG's `viewBox`.
  public var left: Double
  /// Its upper edge.
  public var top: Double
  /// Its right edge.
  public var right: Double
  /// Its lower edge.
  public var bottom: Double
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// The curves, in the order of the colours.
  public var series: [Series]
}

extension Figure {
  /// The readings of a figure of curves; `nil` for other figures, and where an axis is not linear.
  ///
  /// - Parameter apart: readings of a curve that lie nearer to each other than this many points
  ///   along both axes are one, so that a page stays small.
  public func readings(apart: Double = 0.75) -> Readings? {
    switch self {
    case .steps(let plot): plot.readings(apart: apart)
    case .curves(let plot): plot.readings(apart: apart)
    case .raised(let figure): figure.readings(apart: apart)
    default: nil
    }
  }
}

extension StepPlot {
  func readings(apart: Double) -> Readings? {
    let frame = StepLayout(self).frame
    return Readings(
      .lastBefore, frame,
      curves.enumerated().map { index, curve in
        Readings.Series(
          name: curve.name, colour: Palette.number(index),
          readings: Readings.thinned(curve.readings, apart, frame), end: curve.end)
      })
  }
}

extension StepPlot.Curve {
  /// A reading at each step, and where the count changes between steps.
  fileprivate var readings: [Readings.Reading] {
    var places = steps.map(\.x)
    if let first = places.first { places += counts.map(\.x).filter { $0 > first } }
    places.sort()
    var readings: [Readings.Reading] = []
    for x in places where x.isFinite && readings.last?.x != x {
      guard let step = step(at: x), step.y.isFinite else { continue }
      readings.append(
        Readings.Reading(
          x: x, y: step.y, lower: step.lower, upper: step.upper,
          count: counts.isEmpty ? nil : count(at: x)))
    }
    return readings
  }
}

extension CurvePlot {
  func readings(apart: Double) -> Readings? {
    let frame = CurveLayout(self).frame
    return Readings(
      .nearest, frame,
      curves.enumerated().map { index, curve in
        let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }.map {
          Readings.Reading(x: $0.x, y: $0.y, value: $0.value)
        }
        return Readings.Series(
          name: curve.name, colour: Palette.number(index),
          readings: Readings.thinned(points, apart, frame), end: frame.xAxis.scale.upper)
      })
  }
}

extension Readings {
  fileprivate init?(_ rule: Rule, _ frame: Frame, _ series: [Series]) {
    let scales = [frame.xAxis.scale, frame.yAxis.scale]
    guard scales.allSatisfy({ $0.kind == .linear }) else { return nil }
    self.rule = rule
    (left, top) = (frame.box.left, frame.box.top)
    (right, bottom) = (frame.box.right, frame.box.bottom)
    xAxis = Axis(frame.xAxis)
    yAxis = Axis(frame.yAxis)
    self.series = series
  }

  /// The readings on the axis, without those too near to the last one kept; the last is kept.
  fileprivate static func thinned(
    _ readings: [Reading], _ apart: Double, _ frame: Frame
  ) -> [Reading] {
    var kept: [Reading] = []
    var last: Position?
    let shown = readings.filter { frame.xAxis.scale.contains($0.x) }
    for (index, reading) in shown.enumerated() {
      let place = frame.point(reading.x, reading.y)
      let isNear = last.map { max(abs($0.x - place.x), abs($0.y - place.y)) < apart } ?? false
      if isNear, index + 1 < shown.count { continue }
      last = place
      kept.append(reading)
    }
    return kept
  }
}

extension Readings.Axis {
  fileprivate init(_ axis: Axis) {
    self.init(title: axis.title, lower: axis.scale.lower, upper: axis.scale.upper)
  }
}
