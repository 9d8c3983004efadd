#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A map from data to a length of one: linear, or linear in the logarithm.
public struct Scale: Equatable, Sendable {
  /// How distance on the paper follows from difference in the data.
  public enum Kind: Equatable, Sendable {
    /// Equal differences are equally long.
    case linear
    /// Equal ratios are equally long; both ends are positive.
    case logarithmic
  }

  /// Linear or logarithmic.
  public let kind: Kind
  /// The value at the start of the axis.
  public let lower: Double
  /// The value at its end.
  public let upper: Double

  /// A scale over a range; an empty range is widened to one unit, so that every position exists.
  public init(_ kind: Kind = .linear, from lower: Double, to upper: Double) {
    self.kind = kind == .logarithmic && lower > 0 ? .logarithmic : .linear
    self.lower = lower
    self.upper = upper > lower ? upper : lower + 1
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper, outside them beyond.
  public func position(_ value: Double) -> Double {
    switch kind {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: (log(value) - log(lower)) / (log(upper) - log(lower))
    }
  }

  /// Whether a value lies between the ends, both included.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The value itself, or the end that it lies beyond.
  public func clamped(_ value: Double) -> Double { min(max(value, lower), upper) }
}
