public import Cohorts

/// `stack` and `merge`: the tables of other analyses, printed as one.
///
/// The analyses stay what they are, with their rows in results.json under their own ids.
public struct TableJoin: Equatable, Sendable {
  /// How the tables stand to each other.
  public enum Direction: String, CaseIterable, Sendable {
    /// One below the other, under the same columns.
    case stack
    /// Side by side, beside the same rows.
    case merge
  }
  /// How the tables stand to each other.
  public var direction: Direction
  /// The ids of the analyses, in order.
  public var analyses: [SourceText]

  /// A joined table.
  public init(_ direction: Direction, of analyses: [SourceText]) {
    self.direction = direction
    self.analyses = analyses
  }
}
