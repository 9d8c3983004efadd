/// Curves that are right-continuous steps, such as survival by group, and the counts beneath them.
public struct StepPlot: Equatable, Sendable {
  /// One corner: from `x` on, the curve has these values.
  public struct Step: Equatable, Sendable {
    /// Where the curve jumps.
    public var x: Double
    /// Its value from there to the next step.
    public var y: Double
    /// The lower edge of the band; `nil` where there is none.
    public var lower: Double?
    /// The upper edge of the band; `nil` where there is none.
    public var upper: Double?

    /// A step, with or without a band.
    public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
      self.x = x
      self.y = y
      self.lower = lower
      self.upper = upper
    }
  }

  /// One curve with its name.
  public struct Curve: Equatable, Sendable {
    /// The name, as in the legend.
    public var name: String
    /// The steps by ascending `x`; the first is where the curve begins.
    public var steps: [Step]
    /// Where the last step ends: the last time observed.
    public var end: Double
    /// Where short vertical marks stand on the curve, ascending: the censored.
    public var marks: [Double]
    /// How many stand behind the curve, by ascending `x`; not drawn, but in the figure's CSV and
    /// readings.
    public var counts: [Count]
    /// From where on the curve is drawn thin and its band pale; `nil` for nowhere.
    public var thinFrom: Double?

    /// A curve from its steps.
    public init(
      name: String, steps: [Step], end: Double, marks: [Double] = [], counts: [Count] = [],
      thinFrom: Double? = nil
    ) {
      self.name = name
      self.steps = steps
      self.end = end
      self.marks = marks
      self.counts = counts
      self.thinFrom = thinFrom
    }

    /// The step that holds at `x`; `nil` before the first step and after the end.
    public func step(at x: Double) -> Step? {
      let after = steps.prefixEnd { $0.x <= x }
      return x > end || after == 0 ? nil : steps[after - 1]
    }

    /// The value at `x`; `nil` before the first step and after the end.
    public func value(at x: Double) -> Double? { step(at: x)?.y }

    /// How many stand behind the curve just before `x`; 0 after the last count.
    public func count(at x: Double) -> Int {
      let next = counts.prefixEnd { $0.x < x }
      return next < counts.count ? counts[next].count : 0
    }
  }

  /// How many stand behind a curve after the count before this one, up to and at `x`.
  public struct Count: Equatable, Sendable {
    /// Where the count ends.
    public var x: Double
    /// The count, such as the number at risk.
    public var count: Int

    /// A count up to and at `x`.
    public init(x: Double, count: Int) {
      self.x = x
      self.count = count
    }
  }

  /// A dashed line from the y axis to a curve and down to the x axis, for a median.
  public struct Guide: Equatable, Sendable {
    /// Where it meets the curve.
    public var x: Double
    /// Its height.
    public var y: Double

    /// A guide to one point of a curve.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Rows of counts under one heading, such as "At risk".
  public struct CountGroup: Equatable, Sendable {
    /// The words above the rows.
    public var heading: String
    /// One row per curve, in the curves' order, or one row for all; one count per tick of the x axis.
    public var rows: [[Int]]

    /// A group of rows.
    public init(heading: String, rows: [[Int]]) {
      self.heading = heading
      self.rows = rows
    }
  }

  /// The most curves whose bands are drawn; those of more would hide each other.
  public static let mostBands = 4

  /// What the figure shows, in a few words.
  public var title: String
  /// The numbers in words.
  public var alternativeText: String
  /// The width at which it is printed.
  public var width: FigureWidth
  /// The axis of time.
  public var xAxis: Axis
  /// The axis of the curves' values.
  public var yAxis: Axis
  /// The curves, in the order of the colours.
  public var curves: [Curve]
  /// Dashed guide lines.
  public var guides: [Guide]
  /// Lines of words in an empty corner, such as "log-rank p = 0.013"; empty for none.
  public var annotation: [String]
  /// Whether the bands are drawn; they are in the CSV all the same.
  public var hasBands: Bool
  /// The table under the ticks.
  public var counts: [CountGroup]

  /// A plot of step curves.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .twoColumns,
    xAxis: Axis, yAxis: Axis, curves: [Curve], guides: [Guide] = [], annotation: [String] = [],
    hasBands: Bool = true, counts: [CountGroup] = []
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.curves = curves
    self.guides = guides
    self.annotation = annotation
    self.hasBands = hasBands
    self.counts = counts
  }
}

extension Array {
  /// Where the elements for which something holds, all at the beginning, end.
  func prefixEnd(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
