public import Cohorts
public import Statistics

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
  /// The random tables of Fisher's test, where all tables are too many.
  public var monteCarlo = MonteCarlo()
  /// Whether box plots are drawn.
  public var plot = false

  /// A comparison.
  public init(subjects: [Subject]) { self.subjects = subjects }
}

/// `cross_tabulate`: one categorical variable by another.
public struct CrossTabulate: Equatable, Sendable {
  /// How the interval of a risk difference is made.
  public typealias Interval = RiskDifference.Interval
  /// What is done with empty cells of a ratio.
  public typealias ZeroCells = Statistics.ZeroCells

  /// The categorical variables.
  public var variables: [SourceText]
  /// The tests.
  public var test: TestChoice = .auto
  /// The stratifying variable.
  public var strata: SourceText?
  /// The level that is counted.
  public var event: SourceText?
  /// What a percentage is of.
  public var percent: Summarize.Percent = .column
  /// The effect sizes.
  public var effects: [EffectKey] = []
  /// How the interval of a risk difference is made.
  public var interval: Interval = .newcombe
  /// What is done with empty cells of a ratio.
  public var zeroCells: ZeroCells = .none
  /// Whether exact p-values are asked for.
  public var exact: Exactness = .auto
  /// Whether a continuity correction is made; by the conventions when `nil`.
  public var correction: Bool?
  /// The scores of a trend test.
  public var scores: [Double]?
  /// The random tables of Fisher's test, where all tables are too many.
  public var monteCarlo = MonteCarlo()

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
