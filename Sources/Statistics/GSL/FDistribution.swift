/// Fisher and Snedecor's F distribution.
public struct FDistribution: Equatable, Sendable {
  /// The degrees of freedom of the numerator, ν₁ > 0 and finite.
  public let numerator: Double
  /// The degrees of freedom of the denominator, ν₂ > 0 and finite.
  public let denominator: Double

  /// The distribution of a ratio of mean squares with ν₁ and ν₂ degrees of freedom.
  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private var odds: BetaPrime { BetaPrime(a: numerator / 2, b: denominator / 2) }
  private var scale: Double { numerator / denominator }

  /// P(F ≤ x).
  public func lowerTail(_ x: Double) -> Double { odds.lowerTail(x * scale) }

  /// P(F ≥ x), computed as a tail.
  public func upperTail(_ x: Double) -> Double { odds.upperTail(x * scale) }

  /// The x with P(F ≤ x) = p.
  public func quantile(_ p: Double) -> Double { odds.quantile(p) / scale }

  /// The x with P(F ≥ x) = p.
  public func upperQuantile(_ p: Double) -> Double { odds.upperQuantile(p) / scale }
}
