/// Points over a plane, with horizontal lines that have a name and may have a band.
public struct ScatterPlot: Equatable, Sendable {
  /// A horizontal line across the frame.
  public struct Line: Equatable, Sendable {
    /// The words at its right end, one line each.
    public var words: [String]
    /// Where it stands.
    public var value: Double
    /// The band around it; `nil` for none.
    public var band: ClosedRange<Double>?
    /// Whether it is the middle one, which is drawn through.
    public var isMain: Bool

    /// A line.
    public init(
      words: [String], value: Double, band: ClosedRange<Double>? = nil, isMain: Bool = false
    ) {
      self.words = words
      self.value = value
      self.band = band
      self.isMain = isMain
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
  /// The points.
  public var points: [CurvePlot.Point]
  /// The lines.
  public var lines: [Line]
  /// A value of the vertical axis with a faint line; `nil` for none.
  public var null: Double?

  /// A plot of points.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .oneColumn, xAxis: Axis,
    yAxis: Axis, points: [CurvePlot.Point], lines: [Line], null: Double? = nil
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.points = points
    self.lines = lines
    self.null = null
  }
}
