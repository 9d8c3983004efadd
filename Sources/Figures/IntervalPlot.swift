/// Estimates with intervals, one row each, between a column of labels and columns of text: a forest
/// plot.
public struct IntervalPlot: Equatable, Sendable {
  /// An estimate with its interval.
  public struct Estimate: Equatable, Sendable {
    /// The centre of the box.
    public var value: Double
    /// The start of the whisker; `-Double.infinity` is drawn as an arrow.
    public var lower: Double
    /// The end of the whisker; `Double.infinity` is drawn as an arrow.
    public var upper: Double
    /// The box's area is proportional to this, such as 1/variance; relative to the largest.
    public var weight: Double
    /// Which of the plot's series it belongs to, from 0.
    public var series: Int

    /// An estimate.
    public init(
      value: Double, lower: Double, upper: Double, weight: Double = 1, series: Int = 0
    ) {
      self.value = value
      self.lower = lower
      self.upper = upper
      self.weight = weight
      self.series = series
    }
  }

  /// One line of the plot.
  public enum Row: Equatable, Sendable {
    /// Words over the rows that follow, such as a variable whose levels they are.
    case section(String)
    /// A row with a box and whiskers; `counts` stand before the axis, `texts` fill the columns at
    /// the right. Without a label it is a further estimate of the row above.
    case estimate(
      label: String, Estimate, counts: [String] = [], texts: [String], isIndented: Bool = false)
    /// A row in grey with words only: a reference level, or an estimate that does not exist.
    case words(label: String, counts: [String] = [], texts: [String], isIndented: Bool = false)

    /// The words at the left, and whether they are moved in; `nil` of a section.
    var name: (label: String, isIndented: Bool)? {
      switch self {
      case .section: nil
      case .estimate(let label, _, _, _, let isIndented), .words(let label, _, _, let isIndented):
        (label, isIndented)
      }
    }

    /// The columns before the axis.
    var counts: [String] {
      switch self {
      case .section: []
      case .estimate(_, _, let counts, _, _), .words(_, let counts, _, _): counts
      }
    }

    /// The columns after the axis.
    var texts: [String] {
      switch self {
      case .section: []
      case .estimate(_, _, _, let texts, _), .words(_, _, let texts, _): texts
      }
    }

    /// Whether it goes on with the row above.
    var continues: Bool { name?.label.isEmpty ?? false }
  }

  /// Words under the axis at both sides of the null value: "favours treatment", "favours control".
  public struct Sides: Equatable, Sendable {
    /// Below the null value.
    public var lower: String
    /// Above it.
    public var upper: String

    /// Words for both sides.
    public init(lower: String, upper: String) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// What the figure shows, in a few words.
  public var title: String
  /// The numbers in words.
  public var alternativeText: String
  /// The width at which it is printed.
  public var width: FigureWidth
  /// The axis of the estimates.
  public var axis: Axis
  /// Where the line of no effect stands: 1 for ratios, 0 for differences; `nil` for no line.
  public var null: Double?
  /// The heading of the labels.
  public var labelHeading: String
  /// The headings of the columns between labels and axis, which stand where there is room: "n".
  public var countHeadings: [String]
  /// The headings of the columns at the right: "Hazard ratio (95% CI)", "p".
  public var textHeadings: [String]
  /// The names of the series, where there are several: "Univariable", "Multivariable".
  public var series: [String]
  /// The rows, from above.
  public var rows: [Row]
  /// Words at both sides of the null value.
  public var sides: Sides?

  /// A plot of intervals.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .twoColumns,
    axis: Axis, null: Double?, labelHeading: String = "", countHeadings: [String] = [],
    textHeadings: [String], series: [String] = [], rows: [Row], sides: Sides? = nil
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.axis = axis
    self.null = null
    self.labelHeading = labelHeading
    self.countHeadings = countHeadings
    self.textHeadings = textHeadings
    self.series = series
    self.rows = rows
    self.sides = sides
  }
}
