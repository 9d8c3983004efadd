/// The binomial distribution: events among independent trials of one probability.
public struct BinomialDistribution: Equatable, Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability of an event, 0 to 1.
  public let probability: Double

  /// The distribution of the events among n trials of probability p.
  public init(trials: Int, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≤ k).
  public func lowerTail(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return BetaPrime(a: Double(k + 1), b: Double(trials - k)).upperTail(odds)
  }

  /// P(X ≥ k), computed as a tail.
  public func upperTail(_ k: Int) -> Double {
    if k <= 0 { return 1 }
    if k > trials { return 0 }
    return BetaPrime(a: Double(k), b: Double(trials - k + 1)).lowerTail(odds)
  }

  private var odds: Double { probability / (1 - probability) }
}
