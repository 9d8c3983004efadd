/// Every default that statistical programs choose differently, with one value each.
///
/// A preset sets all of them to one program's; single ones may then be changed. What each preset
/// holds, and where it is documented, stands at ``init(preset:)``.
public struct Conventions: Equatable, Sendable {
  /// The programs whose defaults can be taken.
  public enum Preset: String, CaseIterable, Sendable {
    /// R: stats, survival, pROC, cmprsk.
    case r
    /// SAS.
    case sas
    /// SPSS.
    case spss
    /// Stata.
    case stata
  }
  /// The t-test of two groups under `test: auto`.
  public enum TwoGroupT: String, CaseIterable, Sendable {
    /// Unequal variances.
    case welch
    /// Equal variances.
    case pooled
    /// Both, the pooled one first.
    case both
  }
  /// How the Mann–Whitney p is found unless the plan says `exact` or `correction`.
  public enum MannWhitneyRule: String, CaseIterable, Sendable {
    /// Exact when both groups are below 50 and nothing is tied, else normal with correction.
    case exactIfSmallAndUntied = "exact_if_small"
    /// The normal approximation with continuity correction.
    case normalCorrected = "normal_corrected"
    /// The normal approximation without continuity correction.
    case normal
  }
  /// How the signed-rank p is found unless the plan says `exact` or `correction`.
  public enum SignedRankRule: String, CaseIterable, Sendable {
    /// Exact below 50 pairs without ties, else normal with correction.
    case exactIfSmallAndUntied = "exact_if_small"
    /// Exact to 20 pairs, else Student's t approximation.
    case exactToTwentyElseT = "exact_to_20"
    /// The normal approximation.
    case normal
  }
  /// Which odds ratio stands beside Fisher's p.
  public enum FisherOddsRatio: String, CaseIterable, Sendable {
    /// The conditional maximum likelihood estimate.
    case conditional
    /// The sample's own, ad/bc, with Wald's limits; exact ones where `exact: true`.
    case sample
    /// The sample's own, ad/bc, with the exact limits.
    case sampleExact = "sample_exact"
  }
  /// How a Kaplan–Meier interval is made.
  public enum SurvivalInterval: String, CaseIterable, Sendable {
    /// On the logarithm of S.
    case log
    /// On the logarithm of −log S.
    case logLog = "log-log"
    /// On S itself.
    case plain
    /// None is made of S; that of the median is the normal approximation.
    case none
  }
  /// Which time is the median when the curve runs along 0.5.
  public enum SurvivalMedian: String, CaseIterable, Sendable {
    /// The middle of the plateau; its last time is the last follow-up when no event ends it.
    case midpoint
    /// The middle of the plateau; not estimable when no event ends it.
    case midpointOrNone = "midpoint_or_none"
    /// The first time at which S ≤ 0.5.
    case first
  }
  /// What stands for S(t) past the last follow-up.
  public enum PastLastTime: String, CaseIterable, Sendable {
    /// The last estimate.
    case carried
    /// Nothing: it is not estimable.
    case notEstimable = "not_estimable"
  }
  /// How tied event times enter Cox's likelihood.
  public enum Ties: String, CaseIterable, Sendable {
    /// Efron's approximation.
    case efron
    /// Breslow's approximation.
    case breslow
  }
  /// How the interval of a logistic coefficient is made.
  public enum LogisticInterval: String, CaseIterable, Sendable {
    /// By profile likelihood.
    case profile
    /// By Wald's approximation.
    case wald
  }
  /// Which skewness and kurtosis are printed.
  public enum Moments: String, CaseIterable, Sendable {
    /// b₁ and b₂ − 3 as e1071's type 3.
    case type3
    /// G₁ and G₂ as SAS and SPSS.
    case type2
    /// g₁ and the kurtosis from which 3 is not taken, as Stata.
    case type1NotExcess = "type1_not_excess"
  }

  /// The program whose defaults were taken first.
  public var preset: Preset
  /// The t-test of two groups under `test: auto`.
  public var twoGroupT: TwoGroupT
  /// The definition of quantiles, 1 to 9, as numbered by Hyndman and Fan.
  public var quantileType: Int
  /// Whether Yates' correction is made for 2×2 tables.
  public var continuityCorrection: Bool
  /// Whether McNemar's test is corrected.
  public var mcnemarCorrection: Bool
  /// Whether the Cochran–Mantel–Haenszel test is corrected.
  public var cmhCorrection: Bool
  /// How the Mann–Whitney p is found.
  public var mannWhitney: MannWhitneyRule
  /// How the signed-rank p is found.
  public var signedRank: SignedRankRule
  /// Which odds ratio stands beside Fisher's p.
  public var fisherOddsRatio: FisherOddsRatio
  /// How a Kaplan–Meier interval is made.
  public var kmInterval: SurvivalInterval
  /// Which time is the median on a plateau.
  public var kmMedian: SurvivalMedian
  /// What stands for S(t) past the last follow-up.
  public var pastLastTime: PastLastTime
  /// How tied event times enter Cox's likelihood.
  public var ties: Ties
  /// How the interval of a logistic coefficient is made.
  public var logisticInterval: LogisticInterval
  /// Which skewness and kurtosis are printed.
  public var moments: Moments
}
