/// Curves over a square, such as ROC curves: each has a name, a note and a few points of interest.
public struct CurvePlot: Equatable, Sendable {
  /// A point in the units of the axes.
  public struct Point: Equatable, Sendable {
    /// Along the horizontal axis.
    public var x: Double
    /// Along the vertical axis.
    public var y: Double
    /// What the point stands for, such as a threshold; not drawn, but in the figure's CSV.
    public var value: Double?

    /// A point.
    public init(x: Double, y: Double, value: Double? = nil) {
      self.x = x
      self.y = y
      self.value = value
    }
  }

  /// The edges of a band at one place.
  public struct Edge: Equatable, Sendable {
    /// Along the horizontal axis.
    public var x: Double
    /// The lower edge.
    public var lower: Double
    /// The upper edge.
    public var upper: Double

    /// The edges at `x`.
    public init(x: Double, lower: Double, upper: Double) {
      self.x = x
      self.lower = lower
      self.upper = upper
    }
  }

  /// A point with an interval along the vertical axis.
  public struct Bar: Equatable, Sendable {
    /// The point.
    public var point: Point
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    /// A point from its interval.
    public init(point: Point, lower: Double, upper: Double) {
      self.point = point
      self.lower = lower
      self.upper = upper
    }
  }

  /// One curve with its words.
  public struct Curve: Equatable, Sendable {
    /// The name, as in the legend.
    public var name: String
    /// What stands beside the name: "AUC 0.73 (0.63–0.83)"; empty for none.
    public var note: String
    /// The points, in the order in which they are joined.
    public var points: [Point]
    /// Points drawn as rings: operating points.
    public var rings: [Point]
    /// The edges of the band around the curve, in order; empty for none.
    public var band: [Edge]
    /// Points drawn as rings on vertical bars: proportions with their intervals.
    public var bars: [Bar]
    /// How often the horizontal axis was met in each of as many equal parts: a histogram above the
    /// frame; empty for none.
    public var histogram: [Int]

    /// A curve from its points.
    public init(
      name: String, note: String = "", points: [Point], rings: [Point] = [], band: [Edge] = [],
      bars: [Bar] = [], histogram: [Int] = []
    ) {
      self.name = name
      self.note = note
      self.points = points
      self.rings = rings
      self.band = band
      self.bars = bars
      self.histogram = histogram
    }
  }

  /// What the figure shows, in a few words.
  public var title: String
  /// The numbers in words.
  public var alternativeText: String
  /// The width at which it is printed.
  public var width: FigureWidth
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// Whether the faint diagonal from corner to corner is drawn.
  public var hasDiagonal: Bool
  /// The curves, in the order of the colours.
  public var curves: [Curve]

  /// A square plot of curves.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .oneColumn,
    xAxis: Axis, yAxis: Axis, hasDiagonal: Bool = true, curves: [Curve]
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.hasDiagonal = hasDiagonal
    self.curves = curves
  }
}
