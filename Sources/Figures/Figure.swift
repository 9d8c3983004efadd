/// A picture that knows nothing of medicine: data and words first, then SVG or CSV.
public indirect enum Figure: Equatable, Sendable {
  /// Curves that are right-continuous steps, with a table of counts under the ticks.
  case steps(StepPlot)
  /// Curves in a square, such as sensitivity against 1 − specificity.
  case curves(CurvePlot)
  /// Estimates with intervals, one row each.
  case intervals(IntervalPlot)
  /// Points with horizontal lines, such as differences against means.
  case scatter(ScatterPlot)
  /// Groups of values as boxes beside their points.
  case boxes(BoxPlot)
  /// Stages with who left between them.
  case flow(FlowDiagram)
  /// Any of these with its decimal points at mid height: 0·5.
  case raised(Figure)

  /// What the figure shows, in a few words; the SVG's `<title>`.
  public var title: String {
    switch self {
    case .steps(let plot): plot.title
    case .curves(let plot): plot.title
    case .intervals(let plot): plot.title
    case .scatter(let plot): plot.title
    case .boxes(let plot): plot.title
    case .flow(let plot): plot.title
    case .raised(let figure): RaisedPoint.text(figure.title)
    }
  }

  /// The figure's numbers in words, for a reader who does not see it; the SVG's `<desc>`.
  public var alternativeText: String {
    switch self {
    case .steps(let plot): plot.alternativeText
    case .curves(let plot): plot.alternativeText
    case .intervals(let plot): plot.alternativeText
    case .scatter(let plot): plot.alternativeText
    case .boxes(let plot): plot.alternativeText
    case .flow(let plot): plot.alternativeText
    case .raised(let figure): RaisedPoint.text(figure.alternativeText)
    }
  }

  /// The width at which it is printed.
  public var width: FigureWidth {
    switch self {
    case .steps(let plot): plot.width
    case .curves(let plot): plot.width
    case .intervals(let plot): plot.width
    case .scatter(let plot): plot.width
    case .boxes(let plot): plot.width
    case .flow(let plot): plot.width
    case .raised(let figure): figure.width
    }
  }

  /// The figure as an SVG element, which is also a whole SVG file.
  ///
  /// Colours are attributes for light paper; classes let a page restyle them (see `SVGClass`).
  /// - Parameters:
  ///   - id: makes the ids of title and description unique in a page with several figures.
  ///   - remark: what must be known where the figure stands alone, such as that its data are made
  ///     up; a line below the figure, and the beginning of its description.
  public func svg(id: String = "figure", remark: String = "") -> String {
    FigureMarks(self).svg(id: id, remark: remark)
  }

  /// The figure as marks on paper.
  var drawing: Drawing {
    switch self {
    case .steps(let plot): plot.drawing()
    case .curves(let plot): plot.drawing()
    case .intervals(let plot): plot.drawing()
    case .scatter(let plot): plot.drawing()
    case .boxes(let plot): plot.drawing()
    case .flow(let plot): plot.drawing()
    case .raised(let figure): figure.drawing.raised
    }
  }

  /// The data behind the figure at full precision, one row per drawn point, as RFC 4180 CSV.
  public func csv() -> String {
    switch self {
    case .steps(let plot): plot.csv()
    case .curves(let plot): plot.csv()
    case .intervals(let plot): plot.csv()
    case .scatter(let plot): plot.csv()
    case .boxes(let plot): plot.csv()
    case .flow(let plot): plot.csv()
    case .raised(let figure): figure.csv()
    }
  }
}
