public import Cohorts

/// `roc`: two classes, told apart by predictors.
public struct ReceiverOperating: Equatable, Sendable {
  /// Which way a predictor points to the positive class.
  public enum Direction: String, CaseIterable, Sendable {
    case higher
    case lower
    case auto
  }
  /// How the interval of the area is made.
  public enum Interval: String, CaseIterable, Sendable {
    case delong
    case bootstrap
  }
  /// How areas are compared.
  public enum Difference: String, CaseIterable, Sendable {
    case delong
  }
  /// Which threshold is reported.
  public enum Threshold: Equatable, Sendable {
    /// The greatest sensitivity + specificity.
    case youden
    /// The point closest to the top left corner.
    case closestTopLeft
    /// A number.
    case at(Double)
  }
  /// The axis of a range or a point of the curve.
  public enum Axis: String, CaseIterable, Sendable {
    case specificity
    case sensitivity
  }
  /// A part of the area.
  public struct Partial: Equatable, Sendable {
    /// The axis of the range.
    public var axis: Axis
    /// The range, in ascending order.
    public var range: ClosedRange<Double>
    /// Whether McClish's correction is made.
    public var corrected: Bool

    /// A part of the area.
    public init(axis: Axis, range: ClosedRange<Double>, corrected: Bool) {
      self.axis = axis
      self.range = range
      self.corrected = corrected
    }
  }
  /// A point of the curve.
  public struct Point: Equatable, Sendable {
    /// The axis on which the point is given.
    public var axis: Axis
    /// Where on it.
    public var value: Double

    /// A point of the curve.
    public init(axis: Axis, value: Double) {
      self.axis = axis
      self.value = value
    }
  }

  /// The predictors, in order.
  public var predictors: [SourceText]
  /// The outcome: a two-level variable, or with `times` a time-to-event outcome.
  public var outcome: SourceText
  /// The level of the outcome that is to be found.
  public var positive: SourceText?
  /// Which way all predictors point; `nil` when each has its own.
  public var direction: Direction?
  /// Which way single predictors point, by name.
  public var directions: [String: Direction] = [:]
  /// How the interval of the area is made.
  public var interval: Interval = .delong
  /// Values that differ by no more are tied.
  public var tolerance: Double = 0
  /// The number of bootstrap replicates.
  public var replicates: Int = 2000
  /// The seed of the bootstrap.
  public var seed: Int = 1
  /// How areas are compared; not at all when `nil`.
  public var difference: Difference?
  /// Which thresholds are reported.
  public var thresholds: [Threshold] = [.youden]
  /// A part of the area.
  public var partial: Partial?
  /// Points of the curve.
  public var at: [Point] = []
  /// Times of a time-dependent curve.
  public var times: [Double] = []
  /// How the figure is drawn; none is where `nil`.
  public var plot: SquareFigure? = SquareFigure()

  /// Curves of predictors.
  public init(predictors: [SourceText], outcome: SourceText) {
    self.predictors = predictors
    self.outcome = outcome
  }
}

/// `kaplan_meier`: survival, by group.
public struct KaplanMeierAnalysis: Equatable, Sendable {
  /// Tests of equal survival.
  public enum Test: String, CaseIterable, Sendable {
    case logrank
    case gehanBreslow = "gehan_breslow"
    case petoPeto = "peto_peto"
    case taroneWare = "tarone_ware"
    case flemingHarrington = "fleming_harrington"
    case trend
  }

  /// The time-to-event outcome.
  public var outcome: SourceText
  /// Of competing events the one that is estimated, the others censored; the first when `nil`.
  public var event: SourceText?
  /// The stratifying variable of the tests.
  public var strata: SourceText?
  /// Landmark times.
  public var at: [Double] = []
  /// Probabilities of the quantiles of survival time; 0.25 is the time when S ≤ 0.75.
  public var quantiles: [Double] = []
  /// How intervals are made; by the conventions when `nil`.
  public var interval: Conventions.SurvivalInterval?
  /// The tests.
  public var tests: [Test] = [.logrank]
  /// The power of S in Fleming and Harrington's weight.
  public var rho: Double = 1
  /// The power of 1 − S in Fleming and Harrington's weight.
  public var gamma: Double = 0
  /// The scores of the trend test.
  public var scores: [Double]?
  /// Whether every pair of groups is tested.
  public var pairwise = false
  /// The entry times of left truncation.
  public var entry: SourceText?
  /// The time to which mean survival is restricted.
  public var restrictedMean: Double?
  /// Whether follow-up is described by the reverse Kaplan–Meier estimate.
  public var followUp = false
  /// Whether survival is compared between groups at the landmark times.
  public var difference = false
  /// Whether the groups' hazards are compared by Cox's model.
  public var hazardRatio = false
  /// Times of Brier scores.
  public var brier: [Double] = []
  /// How the figure is drawn; none is where `nil`.
  public var plot: StepFigure? = StepFigure()

  /// An estimate of survival.
  public init(outcome: SourceText) { self.outcome = outcome }
}

/// `cumulative_incidence`: competing events, by group.
public struct CumulativeIncidence: Equatable, Sendable {
  /// Tests of equal incidence.
  public enum Test: String, CaseIterable, Sendable {
    case gray
  }
  /// The outcome with competing events.
  public var outcome: SourceText
  /// The event of interest; each in turn when `nil`.
  public var event: SourceText?
  /// The stratifying variable of the test.
  public var strata: SourceText?
  /// Landmark times.
  public var at: [Double] = []
  /// The test.
  public var test: Test? = .gray
  /// The variables of Fine and Gray's model.
  public var regression: [SourceText] = []
  /// How the figure is drawn; none is where `nil`.
  public var plot: StepFigure? = StepFigure()

  /// An estimate of incidence.
  public init(outcome: SourceText) { self.outcome = outcome }
}

/// `cutpoint`: where a variable is best cut for an outcome.
public struct CutPointSearch: Equatable, Sendable {
  /// How the cut is chosen.
  public enum Method: String, CaseIterable, Sendable {
    case maximallySelected = "maximally_selected"
  }
  /// How its p-value is found.
  public enum PValue: String, CaseIterable, Sendable {
    case lau92
    case lau94
    case exact
  }
  /// The continuous variable.
  public var variable: SourceText
  /// The outcome: a time-to-event outcome, a two-level variable or a number.
  public var outcome: SourceText
  /// How the cut is chosen.
  public var method: Method = .maximallySelected
  /// The share of patients below the lowest and the highest cut tried.
  public var between: ClosedRange<Double> = 0.1...0.9
  /// How its p-value is found.
  public var pValue: PValue = .lau92

  /// A search.
  public init(variable: SourceText, outcome: SourceText) {
    self.variable = variable
    self.outcome = outcome
  }
}

/// `agreement`: of two or more measurements.
public struct Agreement: Equatable, Sendable {
  /// How agreement is measured.
  public enum Method: String, CaseIterable, Sendable {
    case icc
    case kappa
    case weightedKappa = "weighted_kappa"
    case blandAltman = "bland_altman"
  }
  /// The weights of disagreement.
  public enum Weights: String, CaseIterable, Sendable {
    case linear
    case quadratic
  }
  /// The measurements.
  public var measurements: [SourceText]
  /// How agreement is measured.
  public var method: Method
  /// The weights of disagreement.
  public var weights: Weights = .linear

  /// An agreement.
  public init(measurements: [SourceText], method: Method) {
    self.measurements = measurements
    self.method = method
  }
}
