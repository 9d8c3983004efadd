/// How many random tables stand in for all tables where these are too many, and from which seed.
public struct MonteCarlo: Equatable, Sendable {
  /// The number of random tables.
  public var replicates = 10_000
  /// The seed of the generator.
  public var seed = 1

  /// Ten thousand tables, from seed 1.
  public init() {}
}
