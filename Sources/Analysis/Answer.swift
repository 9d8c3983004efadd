public import Cohorts
public import Statistics

/// Something a reader of a result must know.
public struct Note: Equatable, Sendable {
  /// How much it matters.
  public enum Kind: Sendable {
    /// A choice that was made, or a number that belongs beside the result.
    case remark
    /// The result should be read with caution.
    case warning
    /// Something could not be computed.
    case refusal
  }
  /// How much it matters.
  public let kind: Kind
  /// The variable it concerns; `nil` for the whole analysis.
  public let variable: String?
  /// The sentence, with its full stop.
  public let sentence: String

  /// A note.
  public init(_ kind: Kind, variable: String? = nil, _ sentence: String) {
    self.kind = kind
    self.variable = variable
    self.sentence = sentence
  }
}

/// Who took part in an analysis, and who was left out of all of it, with reasons.
///
/// Patients missing a single variable are left out of that variable's row only, whose n says so.
public struct Participation: Equatable, Sendable {
  /// Patients left out for one reason.
  public struct Exclusion: Equatable, Sendable {
    /// The words: "censored before 12 months".
    public let reason: String
    /// How many.
    public let count: Int

    /// An exclusion.
    public init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }
  /// The patients of the population.
  public let population: Int
  /// Who was left out, in the order of the rules.
  public let exclusions: [Exclusion]
  /// The patients who took part.
  public var used: Int { population - exclusions.reduce(0) { $0 + $1.count } }

  /// A participation.
  public init(population: Int, exclusions: [Exclusion]) {
    self.population = population
    self.exclusions = exclusions
  }
}

/// The answer to one question: its rows, what must be known about them, and the curves.
public struct Answer: Sendable {
  /// The question.
  public let question: Question
  /// The rows of results.json, in the order in which they are reported.
  public let findings: [Finding]
  /// What must be known about them.
  public let notes: [Note]
  /// Who took part.
  public let participation: Participation
  /// Typed results from which figures are drawn.
  public let curves: Curves

  /// An answer.
  public init(
    question: Question, findings: [Finding], notes: [Note], participation: Participation,
    curves: Curves = .none
  ) {
    self.question = question
    var numbered = findings
    for row in numbered.indices { numbered[row].row = row }
    self.findings = numbered
    self.notes = notes
    self.participation = participation
    self.curves = curves
  }
}

/// Results that do not fit rows: figures are drawn from them.
public enum Curves: Sendable {
  /// No curve.
  case none
  /// Survival by group, in the order of the levels.
  case survival([SurvivalCurve])
  /// Cumulative incidence by event and group, in the order of the events.
  case incidence([IncidenceCurve])
  /// Discrimination by predictor, in the plan's order.
  case discrimination([DiscriminationCurve])
  /// Discrimination over time, by predictor and time.
  case timedDiscrimination([TimedDiscriminationCurve])
  /// Searches for a cut point, by group.
  case cutPoints([CutPointProfile])
  /// The differences of two measurements, by patient.
  case differences(DifferenceCloud)
  /// Calibration by group, in the order of the levels.
  case calibration([CalibrationCurve])
  /// Values by group, in the plan's order.
  case distributions([Distribution])
}

/// Two measurements of the same patients: the difference against the mean of each pair.
public struct DifferenceCloud: Sendable {
  /// The name of the first measurement.
  public let first: String
  /// The name of the second, which is subtracted.
  public let second: String
  /// The mean of each pair.
  public let means: [Double]
  /// The first minus the second of each pair.
  public let differences: [Double]

  /// A cloud.
  public init(first: String, second: String, means: [Double], differences: [Double]) {
    self.first = first
    self.second = second
    self.means = means
    self.differences = differences
  }
}

/// How often events were observed where a model expected them.
public struct CalibrationCurve: Sendable {
  /// The group's label; `nil` when there is one group.
  public let group: String?
  /// The patients by rising fitted probability.
  public let groups: [HosmerLemeshow.Group]
  /// The fitted probability of each patient.
  public let probabilities: [Double]

  /// A curve.
  public init(
    group: String? = nil, groups: [HosmerLemeshow.Group], probabilities: [Double] = []
  ) {
    self.group = group
    self.groups = groups
    self.probabilities = probabilities
  }
}

/// The survival of one group.
public struct SurvivalCurve: Sendable {
  /// The group's label; `nil` when there is one group.
  public let label: String?
  /// The estimate.
  public let estimate: KaplanMeier
  /// The median follow-up by the reverse Kaplan–Meier estimate; `nil` where no figure needs it.
  public let followUp: SurvivalQuantile?

  /// A curve.
  public init(label: String?, estimate: KaplanMeier, followUp: SurvivalQuantile? = nil) {
    self.label = label
    self.estimate = estimate
    self.followUp = followUp
  }
}

/// The cumulative incidence of one event in one group.
public struct IncidenceCurve: Sendable {
  /// The event's name.
  public let event: String
  /// The group's label; `nil` when there is one group.
  public let label: String?
  /// The estimate.
  public let estimate: AalenJohansen

  /// A curve.
  public init(event: String, label: String?, estimate: AalenJohansen) {
    self.event = event
    self.label = label
    self.estimate = estimate
  }
}

/// The discrimination of one predictor.
public struct DiscriminationCurve: Sendable {
  /// The predictor's name.
  public let predictor: String
  /// The group's label; `nil` when there is one group.
  public let group: String?
  /// The curve.
  public let curve: ROCCurve
  /// Pointwise limits of the sensitivity, by ascending specificity; empty where none were asked for.
  public let band: [Limits]

  /// The limits of the sensitivity at one specificity.
  public struct Limits: Equatable, Sendable {
    /// The specificity.
    public let specificity: Double
    /// The limits.
    public let sensitivity: ConfidenceInterval

    /// The limits at one specificity.
    public init(specificity: Double, sensitivity: ConfidenceInterval) {
      self.specificity = specificity
      self.sensitivity = sensitivity
    }
  }

  /// A curve.
  public init(
    predictor: String, group: String? = nil, curve: ROCCurve, band: [Limits] = []
  ) {
    self.predictor = predictor
    self.group = group
    self.curve = curve
    self.band = band
  }
}

/// Everything a report needs: the plan, the cohort, the answers, and where they come from.
public struct StudyResults: Sendable {
  /// The plan.
  public let study: Study
  /// The cohort.
  public let cohort: Cohort
  /// The answers, in the plan's order; prose is answered with no findings.
  public let answers: [Answer]
  /// What the checks found.
  public let checks: CheckList
  /// The SHA-256 of the plan's bytes, in hexadecimal.
  public let planDigest: String
  /// The SHA-256 of the codebook's bytes, in hexadecimal; `nil` where the plan names none.
  public let codebookDigest: String?

  /// Results.
  public init(
    study: Study, cohort: Cohort, answers: [Answer], planDigest: String,
    codebookDigest: String? = nil
  ) {
    self.study = study
    self.cohort = cohort
    self.answers = answers
    checks = CheckList(study, cohort, answers)
    self.planDigest = planDigest
    self.codebookDigest = codebookDigest
  }
}
