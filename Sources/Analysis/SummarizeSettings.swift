public import Cohorts

extension Summarize {
  /// The kinds of variables that a table describes in different ways.
  public enum Kind: Sendable {
    /// Numbers.
    case continuous
    /// Levels.
    case categorical
  }
  /// What a setting is for.
  public enum Scope: Equatable, Sendable {
    /// Every variable that the setting fits.
    case all
    /// Continuous variables.
    case continuous
    /// Categorical variables.
    case categorical
    /// The rows of missing values.
    case missing
    /// One variable.
    case variable(SourceText)
  }
  /// A line of a variable: its template, and the words before it.
  public struct Line: Equatable, Sendable {
    /// The words; made from the template when `nil`.
    public var label: String?
    /// The template, such as `{mean} ({sd})`.
    public var template: SourceText

    /// A line.
    public init(label: String? = nil, _ template: SourceText) {
      self.label = label
      self.template = template
    }

    /// The statistics that the template names.
    public var statistics: [String] {
      let pieces = (try? ProseTemplate.pieces(of: template)) ?? []
      return pieces.compactMap { if case .path(let name) = $0 { name.text } else { nil } }
    }
  }
  /// Decimals.
  public struct Digits: Equatable, Sendable {
    /// Of all numbers in a variable's unit, or of all percentages.
    public var number: Int?
    /// Of single statistics, by name.
    public var byStatistic: [String: Int] = [:]

    /// Decimals of everything, or of single statistics.
    public init(number: Int? = nil, byStatistic: [String: Int] = [:]) {
      self.number = number
      self.byStatistic = byStatistic
    }
  }
  /// What holds for all variables, one kind of them, or one.
  public struct Setting: Equatable, Sendable {
    /// What it is for.
    public var scope: Scope
    /// The lines of the variable; empty where the setting does not say.
    public var lines: [Line] = []
    /// Decimals.
    public var digits: Digits?
    /// The test.
    public var test: TestChoice?

    /// A setting that says nothing yet.
    public init(_ scope: Scope) { self.scope = scope }
  }

  /// The lines that the plan gives a variable: its own, else its kind's, else those for all when
  /// the variable has all of their statistics; `nil` where the default holds.
  public func lines(of variable: String, _ kind: Kind) -> [Line]? {
    let known = Set(CellTemplate.statistics(of: kind))
    return settings(for: variable, kind).first { setting in
      let isFit = setting.lines.allSatisfy { $0.statistics.allSatisfy(known.contains) }
      return !setting.lines.isEmpty && (setting.scope != .all || isFit)
    }?.lines
  }

  /// The lines of the rows of missing values; `nil` where the default holds.
  public var missingLines: [Line]? {
    settings.last { $0.scope == .missing && !$0.lines.isEmpty }?.lines
  }

  /// The decimals of a statistic; `nil` where the data decide.
  ///
  /// A number for all variables is for those with a unit, not for percentages.
  public func digits(of statistic: String, variable: String, _ kind: Kind) -> Int? {
    let isShare = statistic == "p" || CellTemplate.missing.contains(statistic)
    for setting in settings(for: variable, kind) {
      if let own = setting.digits?.byStatistic[statistic] { return own }
      if kind == .categorical ? setting.scope == .all : isShare { continue }
      if let number = setting.digits?.number { return number }
    }
    return nil
  }

  /// The test of a variable.
  public func test(of variable: String, _ kind: Kind) -> TestChoice {
    settings(for: variable, kind).lazy.compactMap(\.test).first ?? .auto
  }

  /// The settings that hold for a variable, the most specific first, of equal ones the last.
  private func settings(for variable: String, _ kind: Kind) -> [Setting] {
    func rank(_ scope: Scope) -> Int? {
      switch scope {
      case .variable(let name): name.text == variable ? 0 : nil
      case .continuous: kind == .continuous ? 1 : nil
      case .categorical: kind == .categorical ? 1 : nil
      case .all: 2
      case .missing: nil
      }
    }
    return (0...2).flatMap { wanted in
      settings.reversed().filter { rank($0.scope) == wanted }
    }
  }
}

/// A cell template such as `{mean} ({sd})`.
enum CellTemplate {
  /// The statistics of a kind of variable.
  static func statistics(of kind: Summarize.Kind) -> [String] {
    switch kind {
    case .continuous: continuous + missing
    case .categorical: categorical + missing
    }
  }

  /// The statistics that templates can name.
  static var statistics: [String] {
    continuous + categorical.filter { !continuous.contains($0) } + missing
  }

  private static let continuous = [
    "N", "mean", "sd", "var", "se", "sum", "median", "p25", "p75", "iqr", "mad", "min", "max",
    "geometric.mean", "skewness", "kurtosis", "mean.conf.low", "mean.conf.high",
    "median.conf.low", "median.conf.high",
  ]
  private static let categorical = ["n", "N", "p", "conf.low", "conf.high"]
  /// Those of the missing values of any variable.
  static let missing = ["N_obs", "N_miss", "N_nonmiss", "p_miss", "p_nonmiss"]
}
