/// One number of the results with everything that says what it is: a row of results.json.
///
/// The columns are those of pharmaverse's cards.
public struct Finding: Equatable, Sendable {
  /// What was found.
  public enum Value: Equatable, Sendable {
    /// A number at full precision, possibly infinite, never NaN.
    case number(Double)
    /// A text.
    case text(String)
    /// Nothing: the reason stands in ``Finding/error``.
    case none
  }

  /// The analysis.
  public var analysis: String
  /// The grouping variable.
  public var group1: String?
  /// The label of its level; `nil` overall.
  public var group1Level: String?
  /// The grouping variable within the levels of the first, where there are two.
  public var group2: String?
  /// The label of its level; `nil` for all of a level of the first.
  public var group2Level: String?
  /// The variable; `nil` for a whole model.
  public var variable: String?
  /// The label of its level, a time, a rule, or a pair.
  public var variableLevel: String?
  /// Which method gave it, by the names of PRODUCT.md.
  public var context: String
  /// The statistic's name, as in broom.
  public var statistic: String
  /// What was found.
  public var value: Value
  /// What should be known about it.
  public var warning: String?
  /// Why it could not be computed.
  public var error: String?
  /// Its place among the rows of its analysis, from 0; -1 outside an answer.
  public internal(set) var row = -1

  /// A row.
  public init(
    analysis: String, group1: String? = nil, group1Level: String? = nil, group2: String? = nil,
    group2Level: String? = nil, variable: String? = nil, variableLevel: String? = nil,
    context: String, statistic: String, value: Value, warning: String? = nil,
    error: String? = nil
  ) {
    self.analysis = analysis
    self.group1 = group1
    self.group1Level = group1Level
    self.group2 = group2
    self.group2Level = group2Level
    self.variable = variable
    self.variableLevel = variableLevel
    self.context = context
    self.statistic = statistic
    self.value = value
    self.warning = warning
    self.error = error
  }

  /// The number, when there is one.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }
  /// The text, when there is one.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }
}
