/// How a figure of curves over time is drawn: the option `plot` of `kaplan_meier` and
/// `cumulative_incidence`.
public struct StepFigure: Equatable, Sendable {
  /// What stands under the ticks.
  public enum Table: String, CaseIterable, Sendable {
    /// Who is at risk, who was censored and who had the event.
    case extended
    /// Who is at risk.
    case atRisk = "at_risk"
    /// Nothing.
    case none
  }
  /// What the curves of survival show.
  public enum Value: String, CaseIterable, Sendable {
    /// S(t), which falls from 1.
    case survival
    /// 1 − S(t), which rises from 0.
    case events
  }
  /// Whether the censored are marked on the curves.
  public enum Marks: String, CaseIterable, Sendable {
    /// Where no group has too many to be told apart.
    case auto
    /// Always.
    case always = "true"
    /// Never.
    case never = "false"
  }
  /// The width at which the figure is printed.
  public enum Width: String, CaseIterable, Sendable {
    /// The full page, 175 mm.
    case twoColumns = "two_columns"
    /// One column, 85 mm.
    case oneColumn = "one_column"
  }

  /// Where the axis of time ends; where few are left at risk when `nil`.
  public var xMax: Double?
  /// The distance between two ticks; by the unit when `nil`.
  public var ticks: Double?
  /// What stands under the ticks.
  public var table = Table.extended
  /// Whether the bands of the intervals are drawn.
  public var band = true
  /// Whether the censored are marked.
  public var marks = Marks.auto
  /// Whether lines lead to the medians that are reached.
  public var median = true
  /// What the curves of survival show.
  public var value = Value.survival
  /// Whether the axis is labelled in percent.
  public var percent = false
  /// The width.
  public var width = Width.twoColumns

  /// The figure as it is drawn where the plan says no more than yes.
  public init() {}
}
