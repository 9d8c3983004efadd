/// The one-way analysis of variance: whether k means are equal, under one common variance.
///
/// ```
/// F = (SSB/(k − 1)) / (SSW/(n − k)),   SSB = Σ nᵢ(x̄ᵢ − x̄)²,   SSW = Σ Σ (x − x̄ᵢ)²
/// ```
///
/// A group of one value takes part. Means are kept to twice the precision of a double: the harder
/// data sets of NIST's StRD come out as exactly as their decimals allow. R. A. Fisher,
/// *Statistical Methods for Research Workers* (1925).
public struct OneWayANOVA: Equatable, Sendable {
  /// k − 1.
  public let degreesOfFreedomBetween: Int
  /// n − k.
  public let degreesOfFreedomWithin: Int
  /// SSB, the sum of squares between the groups.
  public let sumOfSquaresBetween: Double
  /// SSW, the sum of squares within the groups.
  public let sumOfSquaresWithin: Double

  /// The analysis of two groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` for an empty group or no degree of freedom
  ///   within, ``StatisticsError/constant`` when no group varies.
  public init(_ groups: [Sample]) throws(StatisticsError) {
    try groups.check(atLeast: 1)
    let all = groups.flatMap(\.values)
    guard all.count > groups.count else {
      throw .tooFew(needed: groups.count + 1, found: all.count)
    }
    let grand = Centre(of: all)
    var between = CompensatedSum()
    var within = CompensatedSum()
    for group in groups {
      let centre = Centre(of: group.values)
      let d = centre.minus(grand)
      between.add(Double(group.count) * d * d)
      within.add(centre.sumOfSquares(group.values))
    }
    guard within.value > 0 else { throw .constant }
    degreesOfFreedomBetween = groups.count - 1
    degreesOfFreedomWithin = all.count - groups.count
    sumOfSquaresBetween = between.value
    sumOfSquaresWithin = within.value
  }

  /// The analysis of two published groups or more.
  ///
  /// ```
  /// SSB = Σ nᵢ(x̄ᵢ − x̄)²,   SSW = Σ (nᵢ − 1)sᵢ²
  /// ```
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/constant`` when no group varies.
  public init(_ groups: [GroupSummary]) throws(StatisticsError) {
    try groups.check()
    let total = groups.reduce(0) { $0 + $1.count }
    var sum = CompensatedSum()
    for group in groups { sum.add(group.n / Double(total) * group.mean) }
    var between = CompensatedSum()
    var within = CompensatedSum()
    for group in groups {
      let d = group.mean - sum.value
      between.add(group.n * d * d)
      within.add((group.n - 1) * group.variance)
    }
    guard within.value > 0 else { throw .constant }
    degreesOfFreedomBetween = groups.count - 1
    degreesOfFreedomWithin = total - groups.count
    sumOfSquaresBetween = between.value
    sumOfSquaresWithin = within.value
  }

  /// SSB/(k − 1).
  public var meanSquareBetween: Double { sumOfSquaresBetween / Double(degreesOfFreedomBetween) }

  /// SSW/(n − k).
  public var meanSquareWithin: Double { sumOfSquaresWithin / Double(degreesOfFreedomWithin) }

  /// F.
  public var statistic: Double { meanSquareBetween / meanSquareWithin }

  /// The p-value.
  public var pValue: Double {
    FDistribution(
      numerator: Double(degreesOfFreedomBetween), denominator: Double(degreesOfFreedomWithin)
    ).upperTail(statistic)
  }

  /// η² = SSB / (SSB + SSW).
  public var etaSquared: Double {
    sumOfSquaresBetween / (sumOfSquaresBetween + sumOfSquaresWithin)
  }

  /// ω² = (SSB − (k − 1) MSW) / (SSB + SSW + MSW), negative when F is below 1.
  public var omegaSquared: Double {
    (sumOfSquaresBetween - Double(degreesOfFreedomBetween) * meanSquareWithin)
      / (sumOfSquaresBetween + sumOfSquaresWithin + meanSquareWithin)
  }
}

extension [Sample] {
  /// Throws unless there are two groups or more, each with so many values.
  func check(atLeast needed: Int) throws(StatisticsError) {
    guard count >= 2 else { throw .tooFewGroups(needed: 2, found: count) }
    for (index, group) in enumerated() where group.count < needed {
      throw .tooFew(needed: needed, found: group.count, group: index)
    }
  }
}
