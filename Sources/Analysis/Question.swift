public import Cohorts
public import Statistics

/// One entry of the plan's analyses: a verb with its subject, and the options.
public struct Question: Equatable, Sendable {
  /// What an analysis is for.
  public enum Purpose: String, CaseIterable, Sendable {
    /// It answers the study's main question.
    case primary
    /// It answers another question that was planned.
    case secondary
    /// It was not planned.
    case exploratory
  }

  /// The name by which paths and results know the analysis.
  ///
  /// Unnamed analyses are called after their verb and their position, such as `roc-3`.
  public var id: String
  /// Where the entry stands in the plan.
  public var place: Place
  /// The words above the table or figure; made from the verb when `nil`.
  public var title: String?
  /// A remark below it.
  public var note: String?
  /// The grouping variables.
  public var by: [SourceText]
  /// The subset of the population that is analysed.
  public var subset: SourceText?
  /// The level of every confidence interval.
  public var confidence: Double
  /// The alternative hypothesis of every test.
  public var alternative: Alternative
  /// How p-values are adjusted over the variables.
  public var adjust: PValueAdjustment
  /// What the analysis is for.
  public var purpose: Purpose?
  /// What the paper printed.
  public var published: [PublishedValue]
  /// The conventions in force: the study's, with this analysis's own.
  public var conventions: Conventions
  /// Whether the answer is also told in sentences; as the study says when `nil`.
  public var sentences: Bool?
  /// Whether it is said how firm the p-values are; of primary analyses when `nil`.
  public var fragility: Bool?
  /// What is asked.
  public var verb: Verb

  /// A question with the defaults of the plan language.
  public init(id: String, place: Place, conventions: Conventions, verb: Verb) {
    self.id = id
    self.place = place
    by = []
    confidence = 0.95
    alternative = .twoSided
    adjust = .none
    published = []
    self.conventions = conventions
    self.verb = verb
  }
}

/// A number as a paper printed it.
public struct PublishedValue: Equatable, Sendable {
  /// The path of the recomputed number within the analysis.
  public var path: SourceText
  /// The number as printed.
  public var value: String
  /// Where it stands in print.
  public var source: String?
  /// Why it is known to differ.
  public var differs: String?

  /// A published number.
  public init(path: SourceText, value: String, source: String? = nil, differs: String? = nil) {
    self.path = path
    self.value = value
    self.source = source
    self.differs = differs
  }
}

/// What is asked of the cohort; one case for each verb of the plan language.
public enum Verb: Equatable, Sendable {
  /// Describe variables, in a table.
  case summarize(Summarize)
  /// Compare variables between groups, or before and after.
  case compare(Compare)
  /// Tabulate one categorical variable by another.
  case crossTabulate(CrossTabulate)
  /// Correlate variables.
  case correlate(Correlate)
  /// Discriminate two classes by predictors.
  case roc(ReceiverOperating)
  /// Estimate survival.
  case kaplanMeier(KaplanMeierAnalysis)
  /// Estimate the incidence of competing events.
  case cumulativeIncidence(CumulativeIncidence)
  /// Model hazards.
  case cox(CoxRegression)
  /// Model odds.
  case logistic(LogisticRegression)
  /// Model means.
  case linear(LinearRegression)
  /// Choose a cut point on an outcome.
  case cutpoint(CutPointSearch)
  /// Measure agreement.
  case agreement(Agreement)
  /// Print the tables of other analyses as one.
  case join(TableJoin)
  /// Write a sentence with numbers.
  case prose(SourceText)

  /// The verb as plans write it.
  public var keyword: String {
    switch self {
    case .summarize: "summarize"
    case .compare: "compare"
    case .crossTabulate: "cross_tabulate"
    case .correlate: "correlate"
    case .roc: "roc"
    case .kaplanMeier: "kaplan_meier"
    case .cumulativeIncidence: "cumulative_incidence"
    case .cox: "cox"
    case .logistic: "logistic"
    case .linear: "linear"
    case .cutpoint: "cutpoint"
    case .agreement: "agreement"
    case .join(let join): join.direction.rawValue
    case .prose: "prose"
    }
  }
}

/// The tests, by the names of the plan language.
public enum TestKey: String, CaseIterable, Sendable {
  case studentT = "student_t"
  case welchT = "welch_t"
  case pairedT = "paired_t"
  case oneSampleT = "one_sample_t"
  case mannWhitney = "mann_whitney"
  case wilcoxonSignedRank = "wilcoxon_signed_rank"
  case fVariance = "f_variance"
  case levene
  case brownForsythe = "brown_forsythe"
  case shapiroWilk = "shapiro_wilk"
  case kolmogorovSmirnov = "kolmogorov_smirnov"
  case tost
  case anova
  case welchANOVA = "welch_anova"
  case kruskalWallis = "kruskal_wallis"
  case tukeyHSD = "tukey_hsd"
  case chiSquared = "chi_squared"
  case fisherExact = "fisher_exact"
  case mcnemar
  case cochranMantelHaenszel = "cochran_mantel_haenszel"
  case cochranArmitage = "cochran_armitage"
  case gamesHowell = "games_howell"
  case dunn
  case bartlett
}

/// The effect sizes, by the names of the plan language.
public enum EffectKey: String, CaseIterable, Sendable {
  case meanDifference = "mean_difference"
  case cohensD = "cohens_d"
  case hedgesG = "hedges_g"
  case smd
  case hodgesLehmann = "hodges_lehmann"
  case rankBiserial = "rank_biserial"
  case etaSquared = "eta_squared"
  case omegaSquared = "omega_squared"
  case epsilonSquared = "epsilon_squared"
  case cramersV = "cramers_v"
  case riskDifference = "risk_difference"
  case riskRatio = "risk_ratio"
  case oddsRatio = "odds_ratio"
  case numberNeededToTreat = "number_needed_to_treat"
}

/// Which test stands beside a variable.
public enum TestChoice: Equatable, Sendable {
  /// The printed rule of PRODUCT.md chooses.
  case auto
  /// No test.
  case none
  /// These, the first of which answers a path without context.
  case these([TestKey])
}

/// Whether exact p-values are asked for.
public enum Exactness: String, CaseIterable, Sendable {
  /// As the conventions say.
  case auto
  /// Always.
  case always = "true"
  /// Never.
  case never = "false"
}
