/// The beta distribution on 0 to 1.
public struct BetaDistribution: Equatable, Sendable {
  /// The first shape, a > 0.
  public let a: Double
  /// The second shape, b > 0.
  public let b: Double

  /// The distribution with density xᵃ⁻¹(1 − x)ᵇ⁻¹ / B(a, b).
  public init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }

  private var odds: BetaPrime { BetaPrime(a: a, b: b) }

  /// P(X ≤ x), the regularised incomplete beta function Iₓ(a, b).
  public func lowerTail(_ x: Double) -> Double { odds.lowerTail(x / (1 - x)) }

  /// P(X ≥ x), computed as a tail.
  public func upperTail(_ x: Double) -> Double { odds.upperTail(x / (1 - x)) }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double { probability(odds.quantile(p)) }

  /// The x with P(X ≥ x) = p.
  public func upperQuantile(_ p: Double) -> Double { probability(odds.upperQuantile(p)) }

  private func probability(_ odds: Double) -> Double { odds == .infinity ? 1 : odds / (1 + odds) }
}
