/// One choice that papers and programs make differently: what it is, how a plan asks for it, and
/// which programs make it unasked.
public struct AnalyticChoice: Sendable {
  /// What is chosen between; of one matter only one choice is made at a time.
  public enum Matter: Hashable, Sendable {
    /// All defaults of a program.
    case preset
    /// The test, and how its p-value is found.
    case test
    /// One- or two-sided.
    case tail
    /// The adjustment of p-values.
    case adjustment
    /// The definition of a quantile, a median or a moment.
    case definition
    /// How an interval is made.
    case interval
    /// The level of an interval.
    case level
    /// What a percentage is of.
    case denominator
    /// Which patients are analysed.
    case patients
    /// How a model or a coefficient is estimated.
    case estimator
    /// The groups or levels, taken the other way round.
    case reference
    /// Another number of the same result.
    case reading
  }

  /// Where the number stands in the changed answer, as far as that is another place.
  struct Place: Sendable {
    var context: String?
    var variable: String?
    var level: String?

    /// The row that is looked for in the place of another.
    func moved(_ row: Finding) -> Finding {
      var row = row
      if let context { row.context = context }
      if let variable { row.variable = variable }
      if let level { row.variableLevel = level }
      return row
    }

    /// Whether it is the place of the planned number.
    var isSame: Bool { context == nil && variable == nil && level == nil }
  }

  /// What is chosen between.
  public let matter: Matter
  /// The choice as a noun, such as `quantiles of type 2`.
  public let words: String
  /// What the plan does instead, as a noun; `nil` where it needs no words.
  public let planned: String?
  /// How a plan asks for it, such as `test: student_t`; `nil` of another number of the same result.
  public let plan: String?
  /// The programs that choose so by default.
  public let programs: [Conventions.Preset]
  /// The question as it would be asked.
  let change: (@Sendable (inout Question) -> Void)?
  /// The place of the number in its answer.
  let place: Place
  /// What is read of the numbers there.
  let reading: Reading

  init(
    _ matter: Matter, _ words: String, planned: String? = nil, plan: String? = nil,
    programs: [Conventions.Preset] = [], reading: Reading = .asItStands,
    place: Place = Place(),
    change: (@Sendable (inout Question) -> Void)? = nil
  ) {
    self.matter = matter
    self.words = words
    self.planned = planned
    self.plan = plan
    self.programs = programs
    self.reading = reading
    self.place = place
    self.change = change
  }
}

/// One choice or two, and the numbers that come of them.
public struct ChoiceTrial: Sendable {
  /// The choices, one or two.
  public let choices: [AnalyticChoice]
  /// The rows that stand for the printed numbers, in the order printed.
  public let rows: [Finding]
  /// Whether they would be printed as the published numbers were.
  public let fits: Bool
  /// How far they are from the printed numbers, in units of the last digit printed.
  let distance: Double
}

/// Which choices give a published number that the plan's do not.
///
/// A choice that gives it is one way in which it may have been found, no proof that it was, and no
/// claim that anything is wrong.
public struct ChoiceExplanation: Sendable {
  /// Every choice that changes the number, one at a time; then pairs, where they were needed.
  public let trials: [ChoiceTrial]

  /// Those that give the published number: single choices where there are any, else pairs.
  public var fitting: [ChoiceTrial] { trials.filter(\.fits) }

  /// The single choice that comes nearest to it; `nil` where none changes the number.
  public var nearest: ChoiceTrial? {
    let single = trials.filter { $0.choices.count == 1 && $0.distance.isFinite }
    return single.min { $0.distance < $1.distance }
  }
}
