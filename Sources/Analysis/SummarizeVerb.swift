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
    /// Of the patients of the group.
    case column
    /// Of the patients with the level.
    case row
    /// Of all patients of the table.
    case cell
  }
  /// Which patients a percentage counts below the line.
  public enum Denominator: String, CaseIterable, Sendable {
    /// Those whose value is known.
    case known
    /// Those whose value is missing too.
    case all
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
  /// Variables under a heading of their own.
  public struct Section: Equatable, Sendable {
    /// The words of the heading.
    public var heading: String
    /// The variables below it, in order.
    public var variables: [SourceText]

    /// A section.
    public init(heading: String, variables: [SourceText]) {
      self.heading = heading
      self.variables = variables
    }
  }

  /// The variables, in order.
  public var variables: [SourceText]
  /// The headings, in order; variables before the first stand under none.
  public var sections: [Section] = []
  /// Where the column of all patients stands.
  public var overall: Overall = .first
  /// How the interval of a proportion is made.
  public var interval: ProportionInterval = .wilson
  /// Cell templates, decimals and tests, for all variables, one kind of them or one.
  public var settings: [Setting] = []
  /// What a percentage is of.
  public var percent: Percent = .column
  /// Which patients a percentage counts below the line.
  public var denominator: Denominator = .known
  /// When a row of missing values is shown.
  public var missing: MissingRows = .ifany
  /// Whether a column of differences is shown.
  public var difference = false
  /// Whether a column of standardized mean differences is shown.
  public var smd = false
  /// The random tables of Fisher's test, where all tables are too many.
  public var monteCarlo = MonteCarlo()

  /// A table of variables.
  public init(variables: [SourceText]) { self.variables = variables }

  /// The heading that begins with a variable, if one does.
  public func heading(before variable: String) -> String? {
    sections.first { $0.variables.first?.text == variable }?.heading
  }
}
