/// The two widths at which journals print a figure.
public enum FigureWidth: Double, CaseIterable, Sendable {
  /// One column: 85 mm.
  case oneColumn = 85
  /// The full page: 175 mm.
  case twoColumns = 175

  /// The width in points of 1/72 inch, the unit in which a figure is drawn.
  public var points: Double { rawValue * 72 / 25.4 }
}
