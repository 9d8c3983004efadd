/// Groups of values as boxes with whiskers, every point beside its box, in one panel or several.
public struct BoxPlot: Equatable, Sendable {
  /// The numbers that a box shows.
  public struct Summary: Equatable, Sendable {
    /// Where the lower whisker ends.
    public var lowerWhisker: Double
    /// The lower edge of the box.
    public var lowerQuartile: Double
    /// The line across the box.
    public var median: Double
    /// The upper edge of the box.
    public var upperQuartile: Double
    /// Where the upper whisker ends.
    public var upperWhisker: Double
    /// The diamond.
    public var mean: Double

    /// A summary.
    public init(
      lowerWhisker: Double, lowerQuartile: Double, median: Double, upperQuartile: Double,
      upperWhisker: Double, mean: Double
    ) {
      self.lowerWhisker = lowerWhisker
      self.lowerQuartile = lowerQuartile
      self.median = median
      self.upperQuartile = upperQuartile
      self.upperWhisker = upperWhisker
      self.mean = mean
    }

    var numbers: [Double] {
      [lowerWhisker, lowerQuartile, median, upperQuartile, upperWhisker, mean]
    }
  }

  /// One group of a panel.
  public struct Group: Equatable, Sendable {
    /// The words under the group; empty for none.
    public var name: String
    /// Further lines under it: "n = 60", "3 missing".
    public var notes: [String]
    /// The values that are drawn as points.
    public var points: [Double]
    /// The box; `nil` where there is none.
    public var summary: Summary?

    /// A group.
    public init(name: String, notes: [String] = [], points: [Double], summary: Summary?) {
      self.name = name
      self.notes = notes
      self.points = points
      self.summary = summary
    }
  }

  /// The groups of one variable.
  public struct Panel: Equatable, Sendable {
    /// The words above: "Welch t p = 0.048"; empty for none.
    public var words: String
    /// The axis of the values.
    public var axis: Axis
    /// The groups, from the left.
    public var groups: [Group]
    /// Whether the points of two groups with the same place are of the same patient: they are
    /// joined.
    public var isJoined: Bool

    /// A panel.
    public init(words: String = "", axis: Axis, groups: [Group], isJoined: Bool = false) {
      self.words = words
      self.axis = axis
      self.groups = groups
      self.isJoined = isJoined && groups.count == 2
    }
  }

  /// What the figure shows, in a few words.
  public var title: String
  /// The numbers in words.
  public var alternativeText: String
  /// The width at which it is printed.
  public var width: FigureWidth
  /// The panels, by rows.
  public var panels: [Panel]

  /// A plot of boxes.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .twoColumns, panels: [Panel]
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.panels = panels
  }
}
