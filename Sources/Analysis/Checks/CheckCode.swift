/// The checks of an analysis: each a published rule that a plan, its data or its results can break.
///
/// The raw values are the codes that plans, reports and results.json use; they do not change.
public enum CheckCode: String, CaseIterable, Sendable {
  /// Patients censored before a landmark belong to no group.
  case landmarkCensored = "landmark-censored"
  /// A cut was chosen on the outcome that it is tested on.
  case cutpointTested = "cutpoint-tested"
  /// A threshold is judged on the patients who chose it.
  case thresholdOptimistic = "threshold-optimistic"
  /// A number was cut at the median of the sample.
  case medianSplit = "median-split"
  /// The data chose which way a predictor points.
  case rocDirectionAuto = "roc-direction-auto"
  /// A model has fewer than ten events for each coefficient.
  case eventsPerVariable = "events-per-variable"
  /// A model holds what was significant alone.
  case univariableScreening = "univariable-screening"
  /// Hazards are not proportional.
  case proportionalHazards = "proportional-hazards"
  /// Whether hazards are proportional was not asked.
  case proportionalHazardsUnchecked = "proportional-hazards-unchecked"
  /// A skewed variable is printed as mean and standard deviation.
  case skewedMeanSD = "skewed-mean-sd"
  /// A χ² test has expected counts below 5.
  case expectedCounts = "expected-counts"
  /// Several primary p-values are not adjusted.
  case multiplicity
  /// Tests look to one side.
  case oneSided = "one-sided"
  /// A group is known only after the time at which follow-up begins.
  case immortalTime = "immortal-time"
  /// A Kaplan–Meier curve censors events that compete.
  case competingRiskIgnored = "competing-risk-ignored"
  /// An estimate rests on the last few patients.
  case fewAtRisk = "few-at-risk"
  /// The arms of a randomised study are tested at baseline.
  case baselinePRandomised = "baseline-p-randomised"
  /// A waiver silences nothing.
  case unusedWaiver = "unused-waiver"

  /// Whether the check looks at results, so that nothing is known before the analyses ran.
  public var needsResults: Bool {
    switch self {
    case .landmarkCensored, .medianSplit, .proportionalHazardsUnchecked, .immortalTime,
      .competingRiskIgnored, .baselinePRandomised, .unusedWaiver:
      false
    case .cutpointTested, .thresholdOptimistic, .rocDirectionAuto, .eventsPerVariable,
      .univariableScreening, .proportionalHazards, .skewedMeanSD, .expectedCounts, .multiplicity,
      .oneSided, .fewAtRisk:
      true
    }
  }

  /// What the check finds in a study.
  func raised(by subject: CheckSubject) -> [Check] {
    switch self {
    case .landmarkCensored: LandmarkCensored(subject).checks
    case .cutpointTested: CutpointTested(subject).checks
    case .thresholdOptimistic: ThresholdOptimistic(subject).checks
    case .medianSplit: MedianSplit(subject).checks
    case .rocDirectionAuto: ROCDirectionAuto(subject).checks
    case .eventsPerVariable: EventsPerVariable(subject).checks
    case .univariableScreening: UnivariableScreening(subject).checks
    case .proportionalHazards: ProportionalHazardsDoubtful(subject).checks
    case .proportionalHazardsUnchecked: ProportionalHazardsUnchecked(subject).checks
    case .skewedMeanSD: SkewedMeanSD(subject).checks
    case .expectedCounts: ExpectedCounts(subject).checks
    case .multiplicity: Multiplicity(subject).checks
    case .oneSided: OneSided(subject).checks
    case .immortalTime: ImmortalTime(subject).checks
    case .competingRiskIgnored: CompetingRiskIgnored(subject).checks
    case .fewAtRisk: FewAtRisk(subject).checks
    case .baselinePRandomised: BaselinePRandomised(subject).checks
    case .unusedWaiver: []
    }
  }
}
