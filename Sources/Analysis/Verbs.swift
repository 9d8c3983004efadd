public import Cohorts
public import Statistics

/// `summarize`: a table of variables, by group.
public struct Summarize: Equatable, Sendable {
  /// Where the column of all patients stands.
  public enum Overall: String, CaseIterable, Sendable {
    /// Before the groups.
    case first
    /// After the groups.
    case last
    /// Nowhere.
    case no = "false"
  }
  /// How the interval of a proportion is made.
  public typealias ProportionInterval = Proportion.Interval
  /// What a percentage is of.
  public enum Percent: String, CaseIterable, Sendable {
    case column
    case row
    case cell
  }
  /// When a row of missing values is shown.
  public enum MissingRows: String, CaseIterable, Sendable {
    /// When any value is missing.
    case ifany
    /// Always.
    case always
    /// Never.
    case no
  }
  /// Cell templates for one variable, or for all of a type.
  public struct Template: Equatable, Sendable {
    /// What the templates are for.
    public enum Scope: Equatable, Sendable {
      /// Every variable.
      case all
      /// Continuous variables.
      case continuous
      /// Categorical variables.
      case categorical
      /// One variable.
      case variable(SourceText)
    }
    /// What the templates are for.
    public var scope: Scope
    /// The templates, one for each line, such as `{mean} ({sd})`.
    public var lines: [SourceText]

    /// Templates.
    public init(scope: Scope, lines: [SourceText]) {
      self.scope = scope
      self.lines = lines
    }
  }

  /// The variables, in order.
  public var variables: [SourceText]
  /// Where the column of all patients stands.
  public var overall: Overall = .first
  /// How the interval of a proportion is made.
  public var interval: ProportionInterval = .wilson
  /// Cell templates; the most specific one counts.
  public var templates: [Template] = []
  /// Decimals by variable name.
  public var digits: [String: Int] = [:]
  /// What a percentage is of.
  public var percent: Percent = .column
  /// When a row of missing values is shown.
  public var missing: MissingRows = .ifany
  /// Which test stands beside each variable.
  public var test: TestChoice = .auto
  /// Tests of single variables, by name.
  public var tests: [String: TestChoice] = [:]
  /// Whether a column of differences is shown.
  public var difference = false
  /// Whether a column of standardised mean differences is shown.
  public var smd = false

  /// A table of variables.
  public init(variables: [SourceText]) { self.variables = variables }
}

/// `compare`: variables between groups, or before against after.
public struct Compare: Equatable, Sendable {
  /// What is compared.
  public enum Subject: Equatable, Sendable {
    /// One variable, between groups or with a number.
    case variable(SourceText)
    /// Two measurements of the same patients.
    case pair(before: SourceText, after: SourceText)
  }
  /// How the variances enter an equivalence test.
  public enum Variance: String, CaseIterable, Sendable {
    case equal
    case unequal
  }
  /// A group known only by its printed summary.
  public struct PrintedSummary: Equatable, Sendable {
    /// The group's words.
    public var label: String
    /// The number of patients.
    public var n: Int
    /// The mean.
    public var mean: Double
    /// The standard deviation.
    public var sd: Double

    /// A printed summary.
    public init(label: String, n: Int, mean: Double, sd: Double) {
      self.label = label
      self.n = n
      self.mean = mean
      self.sd = sd
    }
  }

  /// What is compared, in order.
  public var subjects: [Subject]
  /// The tests.
  public var test: TestChoice = .auto
  /// The effect sizes.
  public var effects: [EffectKey] = []
  /// Whether exact p-values are asked for.
  public var exact: Exactness = .auto
  /// Whether a continuity correction is made; by the conventions when `nil`.
  public var correction: Bool?
  /// The value under the null hypothesis.
  public var mu: Double = 0
  /// The bounds of an equivalence test.
  public var bounds: ClosedRange<Double>?
  /// How the variances enter an equivalence test.
  public var variance: Variance = .equal
  /// Printed summaries instead of columns.
  public var summaries: [PrintedSummary] = []

  /// A comparison.
  public init(subjects: [Subject]) { self.subjects = subjects }
}

/// `cross_tabulate`: one categorical variable by another.
public struct CrossTabulate: Equatable, Sendable {
  /// How the interval of a risk difference is made.
  public enum Interval: String, CaseIterable, Sendable {
    case newcombe
    case wald
  }
  /// What is done with empty cells.
  public enum ZeroCells: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// A half is added to every cell.
    case haldane
  }

  /// The categorical variables.
  public var variables: [SourceText]
  /// The tests.
  public var test: TestChoice = .auto
  /// The stratifying variable.
  public var strata: SourceText?
  /// The level that is counted.
  public var event: SourceText?
  /// The effect sizes.
  public var effects: [EffectKey] = []
  /// How the interval of a risk difference is made.
  public var interval: Interval = .newcombe
  /// What is done with empty cells.
  public var zeroCells: ZeroCells = .none
  /// Whether exact p-values are asked for.
  public var exact: Exactness = .auto
  /// Whether a continuity correction is made; by the conventions when `nil`.
  public var correction: Bool?
  /// The scores of a trend test.
  public var scores: [Double]?

  /// A cross table.
  public init(variables: [SourceText]) { self.variables = variables }
}

/// `correlate`: variables with each other.
public struct Correlate: Equatable, Sendable {
  /// The coefficients.
  public enum Method: String, CaseIterable, Sendable {
    case pearson
    case spearman
    case kendall
  }
  /// The variables on one side.
  public var variables: [SourceText]
  /// The variables on the other.
  public var with: [SourceText]
  /// The coefficient.
  public var method: Method = .pearson
  /// Whether exact p-values are asked for.
  public var exact: Exactness = .auto

  /// Correlations.
  public init(variables: [SourceText], with: [SourceText]) {
    self.variables = variables
    self.with = with
  }
}

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
  /// Times of Brier scores.
  public var brier: [Double] = []
  /// Whether a figure is drawn.
  public var plot = true

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
  /// The event of interest.
  public var event: SourceText?
  /// Landmark times.
  public var at: [Double] = []
  /// The test.
  public var test: Test? = .gray
  /// The variables of Fine and Gray's model.
  public var regression: [SourceText] = []

  /// An estimate of incidence.
  public init(outcome: SourceText) { self.outcome = outcome }
}

/// A term of a regression model: a variable, or the interaction of several.
public struct ModelTerm: Hashable, Sendable {
  /// The term as written, such as `pmvi * sex`.
  public var source: SourceText
  /// The variables that it multiplies; one for a plain term.
  public var factors: [String]

  /// A term.
  public init(source: SourceText, factors: [String]) {
    self.source = source
    self.factors = factors
  }
}

/// `cox`: hazards, one variable at a time and together.
public struct CoxRegression: Equatable, Sendable {
  /// The time scales of the proportional hazards test.
  public enum Transform: String, CaseIterable, Sendable {
    case km
    case identity
    case log
    case rank
  }
  /// The time-to-event outcome.
  public var outcome: SourceText
  /// Terms that each have a model of their own.
  public var univariable: [ModelTerm] = []
  /// Terms of one model together.
  public var multivariable: [ModelTerm] = []
  /// The variables whose levels have hazards of their own.
  public var strata: [SourceText] = []
  /// How ties enter the likelihood; by the conventions when `nil`.
  public var ties: Conventions.Ties?
  /// The variable that names clusters.
  public var cluster: SourceText?
  /// Whether proportional hazards are tested.
  public var checksProportionalHazards = false
  /// The time scale of that test.
  public var transform: Transform = .km
  /// By how much a variable grows for its hazard ratio, by name.
  public var per: [String: Double] = [:]
  /// The entry times of left truncation.
  public var entry: SourceText?
  /// Times of the baseline hazard.
  public var baseline: [Double] = []
  /// Times of Brier scores.
  public var brier: [Double] = []
  /// Whether a forest plot is drawn.
  public var plot = true

  /// A model of hazards.
  public init(outcome: SourceText) { self.outcome = outcome }
}

/// `logistic`: odds, one variable at a time and together.
public struct LogisticRegression: Equatable, Sendable {
  /// Penalties of the likelihood.
  public enum Penalty: String, CaseIterable, Sendable {
    case none
    case firth
  }
  /// The two-level variable.
  public var response: SourceText
  /// The level whose odds are modelled.
  public var event: SourceText
  /// Terms that each have a model of their own.
  public var univariable: [ModelTerm] = []
  /// Terms of one model together.
  public var multivariable: [ModelTerm] = []
  /// How intervals are made; by the conventions when `nil`.
  public var interval: Conventions.LogisticInterval?
  /// The penalty.
  public var penalty: Penalty = .none
  /// Whether figures are drawn.
  public var plot = true

  /// A model of odds.
  public init(response: SourceText, event: SourceText) {
    self.response = response
    self.event = event
  }
}

/// `linear`: means, one variable at a time and together.
public struct LinearRegression: Equatable, Sendable {
  /// The continuous variable.
  public var response: SourceText
  /// Terms that each have a model of their own.
  public var univariable: [ModelTerm] = []
  /// Terms of one model together.
  public var multivariable: [ModelTerm] = []

  /// A model of means.
  public init(response: SourceText) { self.response = response }
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
  /// The outcome.
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
