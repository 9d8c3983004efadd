/// Hosmer and Lemeshow's test of whether fitted probabilities agree with what happened.
///
/// Patients are grouped at the deciles of their fitted probabilities (quantiles of type 7, equal
/// ones taken once; a patient at a decile belongs below it). With O events in a group of n, of which
/// E = Σ p were expected,
/// ```
/// χ² = Σ (O − E)²/E + (O − E)²/(n − E)        g − 2 degrees of freedom, for g groups
/// ```
///
/// Edges: with few distinct probabilities there are fewer groups; below three there is no test.
/// Programs differ in how they group ties.
///
/// Source: Hosmer and Lemeshow 1980, doi 10.1080/03610928008827941.
public struct HosmerLemeshow: Equatable, Sendable {
  /// One group of patients with neighbouring fitted probabilities.
  public struct Group: Equatable, Sendable {
    /// The number of patients.
    public let count: Int
    /// The number of events.
    public let observed: Int
    /// The sum of the fitted probabilities.
    public let expected: Double
    /// The fitted probabilities' mean.
    public var meanProbability: Double { expected / Double(count) }
  }

  /// The groups by rising probability.
  public let groups: [Group]

  /// Groups patients.
  ///
  /// - Parameters:
  ///   - probabilities: the fitted probability of each patient.
  ///   - events: whether each patient had the event.
  ///   - count: the number of quantile groups aimed at.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFewGroups(needed:found:)`` below three groups.
  public init(
    _ probabilities: [Double], events: [Bool], groups count: Int = 10
  ) throws(StatisticsError) {
    guard probabilities.count == events.count else {
      throw .lengthsDiffer(probabilities.count, events.count)
    }
    let groups = Self.groups(probabilities, events, count)
    guard groups.count > 2 else { throw .tooFewGroups(needed: 3, found: groups.count) }
    self.groups = groups
  }

  /// The groups between the distinct quantiles, empty ones left out.
  static func groups(_ probabilities: [Double], _ events: [Bool], _ count: Int) -> [Group] {
    let sorted = probabilities.sorted()
    var limits: [Double] = []
    for k in 1..<max(2, count) {
      let limit = QuantileType.gumbel.quantile(Double(k) / Double(count), ofSorted: sorted)
      if let limit, limit > (limits.last ?? sorted.first ?? limit), limit < sorted.last ?? limit {
        limits.append(limit)
      }
    }
    var counts = Array(repeating: 0, count: limits.count + 1)
    var observed = counts
    var expected = Array(repeating: 0.0, count: limits.count + 1)
    for (p, isEvent) in zip(probabilities, events) {
      let group = limits.partitionPoint { $0 < p }
      counts[group] += 1
      observed[group] += isEvent ? 1 : 0
      expected[group] += p
    }
    return counts.indices.filter { counts[$0] > 0 }.map {
      Group(count: counts[$0], observed: observed[$0], expected: expected[$0])
    }
  }

  /// χ².
  public var statistic: Double {
    groups.reduce(0) { sum, group in
      let gap = Double(group.observed) - group.expected
      return sum + gap * gap / group.expected
        + gap * gap / (Double(group.count) - group.expected)
    }
  }

  /// g − 2.
  public var degreesOfFreedom: Int { groups.count - 2 }

  /// P(χ² ≥ the statistic).
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }
}
