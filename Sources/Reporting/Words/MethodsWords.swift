import Analysis
import Cohorts

/// The choices behind tests, each said only where its test ran.
struct TestConventions {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// One sentence for each choice that mattered.
  var sentences: [String] {
    methods.sentences(where: ["chi_squared"]) { conventions in
      conventions.continuityCorrection
        ? "χ² tests of 2×2 tables are corrected for continuity unless the analysis says otherwise."
        : "χ² tests of 2×2 tables are not corrected for continuity unless the analysis says so."
    }
      + methods.sentences(where: ["mann_whitney"], Self.mannWhitney)
      + methods.sentences(where: ["wilcoxon_signed_rank"], Self.signedRank)
      + methods.sentences(where: hasOddsRatio ? ["fisher_exact"] : []) { conventions in
        conventions.fisherOddsRatio == .conditional
          ? "Fisher’s odds ratio is the conditional maximum likelihood estimate."
          : "The odds ratio beside Fisher’s test is the sample’s own, ad/bc."
      }
      + methods.sentences(where: ["mcnemar"]) {
        "McNemar’s test is \($0.mcnemarCorrection ? "" : "not ")corrected for continuity."
      }
      + methods.sentences(where: ["cochran_mantel_haenszel"]) {
        "The Cochran–Mantel–Haenszel test is \($0.cmhCorrection ? "" : "not ")corrected for"
          + " continuity."
      }
  }

  private var hasOddsRatio: Bool {
    methods.ran.flatMap(\.findings).contains {
      $0.context == "fisher_exact" && $0.statistic == "estimate" && $0.number != nil
    }
  }

  private static func mannWhitney(_ conventions: Conventions) -> String? {
    switch conventions.mannWhitney {
    case .exactIfSmallAndUntied:
      "The Mann–Whitney p is exact when both groups are below 50 without ties, else a normal"
        + " approximation with continuity correction."
    case .normalCorrected:
      "The Mann–Whitney p is a normal approximation with continuity correction."
    case .normal: "The Mann–Whitney p is a normal approximation without continuity correction."
    }
  }

  private static func signedRank(_ conventions: Conventions) -> String? {
    switch conventions.signedRank {
    case .exactIfSmallAndUntied:
      "The signed-rank p is exact below 50 pairs without ties, else a normal approximation with"
        + " continuity correction."
    case .exactToTwentyElseT:
      "The signed-rank p is exact to 20 pairs."
    case .normal: "The signed-rank p is a normal approximation."
    }
  }
}

/// The choices behind survival curves.
enum SurvivalConvention {
  /// The scale of the intervals.
  static func interval(_ kind: Conventions.SurvivalInterval) -> String {
    switch kind {
    case .log: "Its intervals are pointwise, by Greenwood’s variance on the scale of log S."
    case .logLog:
      "Its intervals are pointwise, by Greenwood’s variance on the scale of log(−log S)."
    case .plain: "Its intervals are pointwise, by Greenwood’s variance on the scale of S."
    case .none: "It has no intervals."
    }
  }

  /// Which time is the median.
  static func median(_ conventions: Conventions) -> String? {
    switch conventions.kmMedian {
    case .midpoint, .midpointOrNone:
      "Where the curve runs along 0.5, the median is the middle of that stretch."
    case .first: "The median is the first time at which S is 0.5 or less."
    }
  }

  /// What stands past the last follow-up.
  static func pastLastTime(_ conventions: Conventions) -> String? {
    switch conventions.pastLastTime {
    case .carried: "Past the last follow-up the last estimate is carried on."
    case .notEstimable: "Past the last follow-up nothing is estimated."
    }
  }
}

/// What was done to tell two classes apart.
struct DiscriminationWords {
  let ran: [Answer]
  let format: StudyFormat
  let numbering: Numbering

  /// The classes and directions, then the intervals and the thresholds.
  var sentences: [String] {
    let questions = ran.compactMap { answer -> (Question, ReceiverOperating)? in
      if case .roc(let roc) = answer.question.verb { (answer.question, roc) } else { nil }
    }
    let classes = questions.compactMap { question, roc in
      roc.positive.map {
        "In \(numbering.name(of: question.id)) the positive class is \($0.text)"
          + " (\(format.label(roc.outcome.text)))\(direction(roc))."
      }
    }
    return classes + Set(questions.map { $1.interval.rawValue }).sorted().compactMap(interval)
      + [thresholds]
  }

  private func direction(_ roc: ReceiverOperating) -> String {
    switch roc.direction {
    case .higher: ", to which higher values point"
    case .lower: ", to which lower values point"
    case .auto: ", and the direction is that of the medians, chosen from the data"
    case nil: ""
    }
  }

  private func interval(_ kind: String) -> String? {
    kind == "delong" ? "Intervals of areas under curves are DeLong’s." : nil
  }

  private var thresholds: String {
    let values = ran.flatMap(\.findings).contains { $0.context == "roc_threshold" }
    guard values else { return "Curves are not smoothed." }
    return "Curves are not smoothed. Thresholds are midpoints between observed values; intervals of"
      + " proportions at them are Clopper and Pearson’s."
  }
}

/// What was modelled, and how.
struct RegressionWords {
  let ran: [Answer]
  let contexts: [String]
  let numbering: Numbering

  /// A sentence for each kind of model and each choice in it.
  var sentences: [String] { cox + logistic + linear }

  private func has(_ prefix: String) -> Bool { contexts.contains { $0.hasPrefix(prefix) } }

  private var cox: [String] {
    guard has("cox_") else { return [] }
    let ties = ran.compactMap { answer -> Conventions.Ties? in
      guard case .cox(let model) = answer.question.verb else { return nil }
      return model.ties ?? answer.question.conventions.ties
    }
    let names = Set(ties.map(\.rawValue)).sorted().map(\.capitalisedFirst)
    return [
      "Hazards are modelled by Cox regression, ties by \(names.joined(separator: " and "))’s method,"
        + " intervals by Wald’s."
    ] + strata + check
  }

  private var models: [(Question, CoxRegression)] {
    ran.compactMap { answer in
      if case .cox(let model) = answer.question.verb { (answer.question, model) } else { nil }
    }
  }

  private var strata: [String] {
    models.filter { !$1.strata.isEmpty }.map { question, model in
      "The models of \(numbering.name(of: question.id)) are stratified by "
        + model.strata.map(\.text).joined(separator: " and ") + "."
    }
  }

  private var check: [String] {
    guard contexts.contains("cox_zph") else { return [] }
    let scales = models.filter { $1.checksProportionalHazards }.map { Self.scale($1.transform) }
    return scales.distinct().map {
      "Proportional hazards are tested on scaled Schoenfeld residuals against \($0)."
    }
  }

  private static func scale(_ transform: CoxRegression.Transform) -> String {
    switch transform {
    case .km: "1 − the Kaplan–Meier estimate"
    case .identity: "time"
    case .log: "the logarithm of time"
    case .rank: "the rank of time"
    }
  }

  private var logistic: [String] {
    guard has("logistic_") else { return [] }
    let kinds = ran.compactMap { answer -> Conventions.LogisticInterval? in
      guard case .logistic(let model) = answer.question.verb else { return nil }
      return model.interval ?? answer.question.conventions.logisticInterval
    }
    let words = Set(kinds.map(\.rawValue)).sorted().map {
      $0 == "profile" ? "profile likelihood" : "Wald’s method"
    }
    return [
      "Odds are modelled by logistic regression, intervals by \(words.joined(separator: " and "))."
    ]
  }

  private var linear: [String] {
    has("linear_") ? ["Means are modelled by ordinary least squares."] : []
  }
}
