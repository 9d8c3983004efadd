/// One variable of the cohort, decoded: what it is, and its values.
public struct Variable: Equatable, Sendable {
  /// The plan's entry, or one made by inference for a column that the plan does not declare.
  public let declaration: VariableDeclaration
  /// What the variable is, declared or inferred.
  public let type: VariableType
  /// The values, one for each patient of the population.
  public let column: Column
  /// The cut points that were used, where the variable was cut.
  public let cutPoints: [Double]?
  /// For the status at a landmark: who belongs to neither level.
  public let landmark: Landmark?
  /// Who had a value beyond a limit of the measurement.
  public let detection: DetectionCounts?

  /// The name by which plans know the variable.
  public var name: String { declaration.name }
  /// The words for the reader.
  public var label: String { declaration.label ?? declaration.name }
  /// The unit as the plan writes it.
  public var unit: String? { declaration.unit?.text }

  /// A decoded variable.
  public init(
    declaration: VariableDeclaration, type: VariableType, column: Column,
    cutPoints: [Double]? = nil, landmark: Landmark? = nil, detection: DetectionCounts? = nil
  ) {
    self.declaration = declaration
    self.type = type
    self.column = column
    self.cutPoints = cutPoints
    self.landmark = landmark
    self.detection = detection
  }
}

/// What a landmark status was made from, and how many patients it leaves out.
public struct Landmark: Equatable, Sendable {
  /// The time-to-event outcome.
  public let outcome: String
  /// The landmark in the outcome's unit.
  public let time: Double
  /// Patients censored before the landmark: they belong to neither level.
  public let censoredBefore: Int
  /// Patients whose time or event is missing.
  public let missing: Int

  /// A landmark.
  public init(outcome: String, time: Double, censoredBefore: Int, missing: Int) {
    self.outcome = outcome
    self.time = time
    self.censoredBefore = censoredBefore
    self.missing = missing
  }
}

/// A time-to-event outcome, decoded.
public struct Outcome: Equatable, Sendable {
  /// The plan's entry.
  public let declaration: OutcomeDeclaration
  /// Follow-up times, one for each patient, none negative.
  public let times: NumericColumn
  /// How each follow-up ended: 0 censored, 1 the first event's name, 2 the second …; `nil` missing.
  public let endings: EndingColumn
  /// The names of the events; one outcome without competing events has one, its own label.
  public let events: [String]

  /// The name by which plans know the outcome.
  public var name: String { declaration.name }
  /// The words for the reader.
  public var label: String { declaration.label ?? declaration.name }
  /// The unit of time as the plan writes it.
  public var unit: String? { declaration.unit?.text }

  /// A decoded outcome.
  public init(
    declaration: OutcomeDeclaration, times: NumericColumn, endings: EndingColumn, events: [String]
  ) {
    self.declaration = declaration
    self.times = times
    self.endings = endings
    self.events = events
  }
}

/// Who was read, who left at each step, and who stayed.
public struct PopulationFlow: Equatable, Sendable {
  /// One step and what it did.
  public struct Step: Equatable, Sendable {
    /// The words for those who left.
    public let reason: String
    /// Those for whom the condition was false.
    public let removed: Int
    /// Those for whom the condition could not be told because a value was missing; they left too.
    public let undetermined: Int
    /// Those who stayed.
    public let remaining: Int

    /// A step.
    public init(reason: String, removed: Int, undetermined: Int, remaining: Int) {
      self.reason = reason
      self.removed = removed
      self.undetermined = undetermined
      self.remaining = remaining
    }
  }
  /// The patients in the file.
  public let read: Int
  /// The steps in the plan's order.
  public let steps: [Step]
  /// The patients of the population.
  public var remaining: Int { steps.last?.remaining ?? read }

  /// A flow.
  public init(read: Int, steps: [Step]) {
    self.read = read
    self.steps = steps
  }
}

/// A choice that was made for the reader while reading, said in the report.
public struct Echo: Equatable, Sendable {
  /// The variable it concerns; `nil` for the whole file.
  public let variable: String?
  /// Whether the reader should look at it.
  public let isWarning: Bool
  /// The sentence.
  public let sentence: String

  /// An echo.
  public init(variable: String? = nil, isWarning: Bool = false, _ sentence: String) {
    self.variable = variable
    self.isWarning = isWarning
    self.sentence = sentence
  }
}
