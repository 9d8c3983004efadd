/// A confidence interval; a one-sided one has an infinite limit.
public struct ConfidenceInterval: Equatable, Sendable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double

  /// An interval from its limits.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
