public import Cohorts

/// What a paper's authors did, as the plan says it: who, what was measured, and what is asked.
public struct Study: Equatable, Sendable {
  /// The study's title.
  public var title: String
  /// Where the paper stands, such as a DOI.
  public var citation: String?
  /// How the cohort's file is to be read.
  public var cohort: CohortDeclaration
  /// Who is kept, step by step.
  public var population: [PopulationStep]
  /// The data dictionary, in declared order; of a codebook, behind the plan's own entries.
  public var variables: [VariableDeclaration]
  /// What is to be told of the codebook.
  public var dictionaryNotes: [String] = []
  /// The outcomes, in declared order.
  public var outcomes: [OutcomeDeclaration]
  /// How patients came into their groups; `nil` where the plan does not say.
  public var design: StudyDesign?
  /// The variable that holds the arms of a randomised study.
  public var arm: SourceText?
  /// The study's conventions.
  public var conventions: Conventions
  /// What is asked, in the order of the report.
  public var questions: [Question]
  /// How the report looks.
  public var style: ReportStyle
  /// Whether every analysis is also told in sentences.
  public var sentences = false
  /// The checks that the plan waives, with reasons.
  public var waivers: [Waiver] = []
  /// The checklists that the report fills.
  public var checklists: [Checklist] = []
  /// The prognostic markers that the study is about.
  public var markers: [SourceText] = []
  /// Whether the report draws the flow of the participants; where anybody left when `nil`.
  public var showsFlow: Bool?
  /// Whether the report has a section on the quality of the data.
  public var showsQuality = false

  /// A study that asks nothing yet.
  public init(title: String, cohort: CohortDeclaration) {
    self.title = title
    self.cohort = cohort
    population = []
    variables = []
    outcomes = []
    conventions = Conventions(preset: .r)
    questions = []
    style = .standard
  }
}

/// How patients came into the groups that a study compares.
public enum StudyDesign: String, CaseIterable, Sendable {
  /// They were followed.
  case cohort
  /// Chance chose their arm.
  case randomised
  /// They were chosen by their outcome.
  case caseControl = "case_control"
  /// They were seen once.
  case crossSectional = "cross_sectional"
}

/// The journal whose habits the printed numbers follow.
public enum ReportStyle: String, CaseIterable, Sendable {
  /// The project's own.
  case standard = "default"
  /// JAMA.
  case jama
  /// The New England Journal of Medicine.
  case nejm
  /// The Lancet.
  case lancet
  /// Radiology.
  case radiology
  /// The American Psychological Association.
  case apa
}
