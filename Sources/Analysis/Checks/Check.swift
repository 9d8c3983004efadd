public import Cohorts

/// What a check found: which rule, where, and the numbers that broke it.
public struct Check: Equatable, Sendable {
  /// A number that broke the rule.
  public struct Number: Equatable, Sendable {
    /// How it is printed.
    public enum Kind: Sendable {
      /// As a whole number.
      case count
      /// With one decimal.
      case tenths
      /// With three decimals.
      case thousandths
      /// A share, as a percentage.
      case share
      /// An expected count, never rounded up to its limit.
      case expected
      /// A p-value, with its letter.
      case p
      /// As it stands in the data.
      case value
    }
    /// Its name in results.json.
    public let name: String
    /// The number.
    public let value: Double
    /// How it is printed.
    public let kind: Kind

    /// A number.
    public init(_ name: String, _ value: Double, _ kind: Kind) {
      self.name = name
      self.value = value
      self.kind = kind
    }

    /// A count.
    public init(_ name: String, _ count: Int) { self.init(name, Double(count), .count) }
  }

  /// The rule.
  public let code: CheckCode
  /// The analysis; empty where no single one is meant.
  public let analysis: String
  /// The variable; `nil` for the whole analysis.
  public let variable: String?
  /// The level of the grouping variable; `nil` for all patients.
  public let group: String?
  /// The numbers.
  public let numbers: [Number]
  /// The sentences, in which `{name}` stands for the number of that name as printed.
  public let words: String

  /// What a check found.
  public init(
    _ code: CheckCode, analysis: String, variable: String? = nil, group: String? = nil,
    numbers: [Number] = [], _ words: String
  ) {
    self.code = code
    self.analysis = analysis
    self.variable = variable
    self.group = group
    self.numbers = numbers
    self.words = words
  }
}

/// Why a check is not to be shown among the warnings.
public struct Waiver: Equatable, Sendable {
  /// The check.
  public var check: SourceText
  /// Its code.
  public var code: CheckCode
  /// The analyses for which it is waived; all where there is none.
  public var analyses: [SourceText]
  /// The reason, which stands in Methods.
  public var reason: String

  /// A waiver.
  public init(_ code: CheckCode, at check: SourceText, analyses: [SourceText], reason: String) {
    self.code = code
    self.check = check
    self.analyses = analyses
    self.reason = reason
  }

  /// Whether the waiver speaks of what a check found.
  func covers(_ check: Check) -> Bool {
    code == check.code && (analyses.isEmpty || analyses.contains { $0.text == check.analysis })
  }
}
