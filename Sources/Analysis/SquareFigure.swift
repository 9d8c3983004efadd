/// How a figure of ROC curves is drawn: the option `plot` of `roc`.
public struct SquareFigure: Equatable, Sendable {
  /// Whether the pointwise band of the sensitivity is made and drawn; where `nil`, with the
  /// intervals of the bootstrap.
  public var band: Bool?
  /// The width at which it is printed.
  public var width = StepFigure.Width.oneColumn

  /// The figure as it is drawn where the plan says no more than yes.
  public init() {}
}

extension ReceiverOperating {
  /// Whether a band of the sensitivity is made.
  public var hasBand: Bool {
    guard times.isEmpty, let plot else { return false }
    return plot.band ?? (interval == .bootstrap)
  }
}
