/// The intraclass correlations of k ratings of n subjects: the six forms of Shrout and Fleiss.
///
/// ```
/// ICC1 = (B − W)/(B + (k − 1)W)                     each subject rated by raters of its own
/// ICC2 = (B − E)/(B + (k − 1)E + k(J − E)/n)        random raters, absolute agreement
/// ICC3 = (B − E)/(B + (k − 1)E)                     fixed raters, consistency
/// ```
/// of one rating, and ICC1k, ICC2k, ICC3k of the mean of k; B, W, J and E are the mean squares
/// between subjects, within subjects, between raters, and of the rest. H₀: the correlation is 0,
/// F = B/W with n − 1 and n(k − 1) degrees of freedom, or B/E with n − 1 and (n − 1)(k − 1).
///
/// Intervals are exact for ICC1 and ICC3; those of ICC2 are Satterthwaite's approximation. An
/// estimate may be negative. Without variation within subjects the estimate is 1, F infinite, and
/// the interval not defined.
///
/// Sources: Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420; McGraw and Wong 1996,
/// doi 10.1037/1082-989X.1.1.30.
public struct IntraclassCorrelation: Equatable, Sendable {
  /// What is correlated.
  public enum Form: String, CaseIterable, Sendable {
    /// One-way random effects, one rating.
    case oneWay = "ICC1"
    /// Two-way random effects, absolute agreement, one rating.
    case random = "ICC2"
    /// Two-way mixed effects, consistency, one rating.
    case fixed = "ICC3"
    /// One-way random effects, the mean of k ratings.
    case oneWayMean = "ICC1k"
    /// Two-way random effects, absolute agreement, the mean of k ratings.
    case randomMean = "ICC2k"
    /// Two-way mixed effects, consistency, the mean of k ratings.
    case fixedMean = "ICC3k"
  }

  /// n, the number of subjects.
  public let subjects: Int
  /// k, the number of raters.
  public let raters: Int
  /// B, the mean square between subjects.
  public let meanSquareSubjects: Double
  /// W, the mean square within subjects.
  public let meanSquareWithin: Double
  /// J, the mean square between raters.
  public let meanSquareRaters: Double
  /// E, the mean square of what neither subjects nor raters explain.
  public let meanSquareError: Double

  /// Sums of squares below this share of the total are rounding.
  private static let rounding = 1e-26

  /// The correlations of ratings.
  ///
  /// - Parameter ratings: for each rater the ratings of all subjects, in one order.
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two raters,
  ///   ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/tooFew(needed:found:group:)`` below
  ///   two subjects, ``StatisticsError/constant`` when all ratings are equal.
  public init(_ ratings: [Sample]) throws(StatisticsError) {
    guard ratings.count >= 2, let first = ratings.first else {
      throw .tooFewGroups(needed: 2, found: ratings.count)
    }
    for other in ratings where other.count != first.count {
      throw .lengthsDiffer(first.count, other.count)
    }
    guard first.count >= 2 else { throw .tooFew(needed: 2, found: first.count) }
    let (n, k) = (Double(first.count), Double(ratings.count))
    let grand = Centre(of: ratings.flatMap(\.values))
    let raterCentres = ratings.map { Centre(of: $0.values) }
    var between = CompensatedSum()
    var within = CompensatedSum()
    var rest = CompensatedSum()
    for subject in first.values.indices {
      let own = ratings.map { $0.values[subject] }
      let centre = Centre(of: own)
      let d = centre.minus(grand)
      between.add(k * d * d)
      within.add(centre.sumOfSquares(own))
      for (x, rater) in zip(own, raterCentres) {
        let e = centre.deviation(x) - rater.minus(grand)
        rest.add(e * e)
      }
    }
    var judges = CompensatedSum()
    for rater in raterCentres { judges.add(n * rater.minus(grand) * rater.minus(grand)) }
    let total = between.value + within.value
    guard total > 0 else { throw .constant }
    let kept = { (sum: CompensatedSum) in sum.value > Self.rounding * total ? sum.value : 0 }
    subjects = first.count
    raters = ratings.count
    meanSquareSubjects = kept(between) / (n - 1)
    meanSquareWithin = kept(within) / (n * (k - 1))
    meanSquareRaters = kept(judges) / (k - 1)
    meanSquareError = kept(rest) / ((n - 1) * (k - 1))
  }

  private var n: Double { Double(subjects) }
  private var k: Double { Double(raters) }

  /// The correlation; NaN where both mean squares it compares are 0.
  public func estimate(_ form: Form) -> Double {
    let (B, W, J, E) = (
      meanSquareSubjects, meanSquareWithin, meanSquareRaters, meanSquareError
    )
    return switch form {
    case .oneWay: (B - W) / (B + (k - 1) * W)
    case .random: (B - E) / (B + (k - 1) * E + k * (J - E) / n)
    case .fixed: (B - E) / (B + (k - 1) * E)
    case .oneWayMean: (B - W) / B
    case .randomMean: (B - E) / (B + (J - E) / n)
    case .fixedMean: (B - E) / B
    }
  }

  /// F; infinite without variation within subjects.
  public func statistic(_ form: Form) -> Double {
    meanSquareSubjects / (form.isOneWay ? meanSquareWithin : meanSquareError)
  }

  /// The degrees of freedom of F.
  public func degreesOfFreedom(_ form: Form) -> (numerator: Int, denominator: Int) {
    (subjects - 1, (form.isOneWay ? subjects : subjects - 1) * (raters - 1))
  }

  /// P(F ≥ the statistic).
  public func pValue(_ form: Form) -> Double {
    let f = statistic(form)
    guard f.isFinite else { return f.isNaN ? .nan : 0 }
    return distribution(form).upperTail(f)
  }

  /// The confidence interval of the correlation; `nil` where F is not finite.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    _ form: Form, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval? {
    let tail = try ConfidenceInterval.tail(level: level)
    guard statistic(form).isFinite else { return nil }
    switch form {
    case .random: return agreementInterval(tail: tail)
    case .randomMean:
      return agreementInterval(tail: tail).map { one in
        ConfidenceInterval(lower: spearmanBrown(one.lower), upper: spearmanBrown(one.upper))
      }
    case .oneWay, .fixed:
      let (low, high) = ratioLimits(form, tail: tail)
      return ConfidenceInterval(
        lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1))
    case .oneWayMean, .fixedMean:
      let (low, high) = ratioLimits(form, tail: tail)
      return ConfidenceInterval(lower: 1 - 1 / low, upper: 1 - 1 / high)
    }
  }

  private func distribution(_ form: Form) -> FDistribution {
    let (numerator, denominator) = degreesOfFreedom(form)
    return FDistribution(numerator: Double(numerator), denominator: Double(denominator))
  }

  /// The limits of the ratio of expected mean squares.
  private func ratioLimits(_ form: Form, tail: Double) -> (Double, Double) {
    let own = distribution(form)
    let reversed = FDistribution(numerator: own.denominator, denominator: own.numerator)
    let f = statistic(form)
    return (f / own.upperQuantile(tail), f * reversed.upperQuantile(tail))
  }

  /// The interval of ICC2: the variance of a linear combination of J and E by Satterthwaite.
  private func agreementInterval(tail: Double) -> ConfidenceInterval? {
    let (B, J, E) = (meanSquareSubjects, meanSquareRaters, meanSquareError)
    let rho = estimate(.random)
    let ratio = J / E
    let rest = n * (1 + (k - 1) * rho) - k * rho
    let sum = k * rho * ratio + rest
    let squares = k * k * rho * rho * ratio * ratio + rest * rest / (n - 1)
    let v = (k - 1) * sum * sum / squares
    guard v > 0, v.isFinite else { return nil }
    let upper = FDistribution(numerator: n - 1, denominator: v).upperQuantile(tail)
    let lower = FDistribution(numerator: v, denominator: n - 1).upperQuantile(tail)
    let noise = k * J + (k * n - k - n) * E
    return ConfidenceInterval(
      lower: n * (B - upper * E) / (upper * noise + n * B),
      upper: n * (lower * B - E) / (noise + n * lower * B))
  }

  /// The correlation of the mean of k ratings, from that of one.
  private func spearmanBrown(_ rho: Double) -> Double { rho * k / (1 + rho * (k - 1)) }
}

extension IntraclassCorrelation.Form {
  /// Whether the raters are not told apart.
  var isOneWay: Bool { self == .oneWay || self == .oneWayMean }
}
