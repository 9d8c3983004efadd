public import Cohorts

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

  /// The name under which its results stand: the variable, or `pmvi * sex` however it was spaced.
  public var name: String { factors.joined(separator: " * ") }
}

extension [ModelTerm] {
  /// The terms of the model: the single variables, then the interactions, those of fewer variables
  /// first, each once.
  ///
  /// An interaction stands beside all that it is made of, as `a * b` does in R's formulas.
  public var expanded: [ModelTerm] {
    var terms: [ModelTerm] = []
    for order in 1...Swift.max(1, map(\.factors.count).max() ?? 1) {
      for part in flatMap({ $0.parts(of: order) })
      where !terms.contains(where: { Set($0.factors) == Set(part.factors) }) {
        terms.append(part)
      }
    }
    return terms
  }
}

extension ModelTerm {
  /// The products of so many of its factors, in their order.
  fileprivate func parts(of order: Int) -> [ModelTerm] {
    var choices: [[String]] = [[]]
    for factor in factors { choices += choices.map { $0 + [factor] } }
    return choices.filter { $0.count == order }.map { ModelTerm(source: source, factors: $0) }
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
  /// The event of interest, where several compete; the first when `nil`.
  public var event: SourceText?
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
  /// Whether a forest plot is drawn.
  public var plot = false

  /// A model of means.
  public init(response: SourceText) { self.response = response }
}
