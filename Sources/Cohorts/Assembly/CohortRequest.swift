/// What is to be read from a cohort's file, and how.
public struct CohortRequest: Equatable, Sendable {
  /// The path to open.
  public var file: String
  /// How messages call the file.
  public var fileName: String
  /// How the file is to be read.
  public var declaration: CohortDeclaration
  /// The data dictionary.
  public var variables: [VariableDeclaration]
  /// The outcomes.
  public var outcomes: [OutcomeDeclaration]
  /// Who is kept, step by step.
  public var population: [PopulationStep]
  /// The names that analyses use: variables, outcomes, or columns that the plan does not declare.
  public var used: [SourceText]
  /// The conditions of analyses, so that the columns they name are read.
  public var conditions: [SourceText]
  /// The variables that may lack a column: only summaries printed elsewhere are known of them.
  public var printed: Set<String>
  /// Whether all columns are read, to find rows that are alike.
  public var looksForRepeatedRows = false
  /// Whether records that are alike may become one row, which takes them out of the file's order.
  public var mayCountRecords = true
  /// What is to be told of the data dictionary.
  public var notes: [String] = []

  /// A request.
  public init(
    file: String, fileName: String, declaration: CohortDeclaration,
    variables: [VariableDeclaration] = [], outcomes: [OutcomeDeclaration] = [],
    population: [PopulationStep] = [], used: [SourceText] = [], conditions: [SourceText] = [],
    printed: Set<String> = []
  ) {
    (self.file, self.fileName, self.declaration) = (file, fileName, declaration)
    (self.variables, self.outcomes, self.population) = (variables, outcomes, population)
    (self.used, self.conditions, self.printed) = (used, conditions, printed)
  }
}
