import Analysis
import Cohorts

/// What was done to estimate survival and cumulative incidence, and to compare them.
struct SurvivalWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// Survival first, then competing events; the finer choices among the conventions.
  var sentences: [MethodsSentence] {
    kaplanMeier.flatMap { survival($0.0, $0.1, $0.2) } + incidences + conventions
  }

  private var format: StudyFormat { methods.format }

  private func has(_ context: String) -> Bool { methods.contexts.contains(context) }

  private static func has(_ rows: [Finding], _ context: String) -> Bool {
    rows.contains { $0.context == context && $0.isResult }
  }

  // MARK: - Kaplan and Meier

  private static let estimates: Set<String> = ["survival", "survival_at"]

  private var kaplanMeier: [(Question, KaplanMeierAnalysis, [Finding])] {
    methods.ran.compactMap { answer in
      guard case .kaplanMeier(let own) = answer.question.verb else { return nil }
      return (answer.question, own, answer.findings)
    }
  }

  private func survival(
    _ question: Question, _ own: KaplanMeierAnalysis, _ rows: [Finding]
  ) -> [MethodsSentence] {
    guard rows.contains(where: { Self.estimates.contains($0.context) && $0.isResult }) else {
      return []
    }
    let by = question.by.map { format.inText($0.text) }.inWords
    let event = own.event.map { ", the event being \($0.text) and others censored," } ?? ""
    let entry =
      own.entry.map { ", patients being at risk after \(format.inText($0.text))" } ?? ""
    return methods.sentence(
      .survival,
      format.label(own.outcome.text) + event + (by.isEmpty ? "" : " by " + by)
        + " was estimated by Kaplan and Meier’s method" + entry, of: [question.id])
      + compared(question, own, rows) + contrasts(question, own, rows)
  }

  private func compared(
    _ question: Question, _ own: KaplanMeierAnalysis, _ rows: [Finding]
  ) -> [MethodsSentence] {
    let tests = rows.filter { row in
      SurvivalSection.tests.contains(row.context) && row.statistic == "method"
        && Self.has(rows, row.context)
    }
    .compactMap(\.text).distinct()
    guard !tests.isEmpty else { return [] }
    let strata = own.strata.map { ", stratified by \(format.inText($0.text))" } ?? ""
    let pairs = rows.contains {
      SurvivalSection.tests.contains($0.context) && $0.variableLevel != nil && $0.isResult
    }
    return methods.sentence(
      .survival,
      "Groups were compared by the \(tests.inWords)\(strata)\(pairs ? ", and two by two" : "")",
      of: [question.id])
  }

  private func contrasts(
    _ question: Question, _ own: KaplanMeierAnalysis, _ rows: [Finding]
  ) -> [MethodsSentence] {
    let hasMeans = rows.contains {
      $0.isResult && ($0.context == "rmst_difference" || $0.statistic == "rmst")
    }
    let parts = [
      Self.has(rows, "survival_difference")
        ? "survival at fixed times was compared by differences" : nil,
      hasMeans ? "mean survival was restricted to \(time(own.restrictedMean, own))" : nil,
    ].compactMap(\.self)
    let measured =
      parts.isEmpty
      ? [] : methods.sentence(.survival, parts.inWords.capitalisedFirst, of: [question.id])
    let hazards =
      Self.has(rows, "hazard_ratio")
      ? methods.sentence(
        .survival, "Hazards were compared by Cox’s model of the groups", of: [question.id]) : []
    let followUp =
      Self.has(rows, "follow_up")
      ? methods.sentence(
        .survival, "Follow-up was described by the reverse Kaplan–Meier estimate",
        of: [question.id]) : []
    return measured + hazards + followUp
  }

  private func time(_ time: Double?, _ own: KaplanMeierAnalysis) -> String {
    let unit = format.cohort.outcome(own.outcome.text)?.unit.map { " " + $0 } ?? ""
    return time.map { NumberFormat.significant($0, 6).trimmingZeros + unit } ?? "a fixed time"
  }

  // MARK: - Competing events

  private var incidences: [MethodsSentence] {
    methods.ran.flatMap { answer -> [MethodsSentence] in
      guard case .cumulativeIncidence(let own) = answer.question.verb else { return [] }
      let (id, rows) = ([answer.question.id], answer.findings)
      let by = answer.question.by.map { format.inText($0.text) }.inWords
      let event = own.event?.text ?? format.inText(own.outcome.text)
      let isEstimated = Self.has(rows, "cuminc") || Self.has(rows, "cuminc_at")
      let estimated =
        isEstimated
        ? methods.sentence(
          .survival,
          "The cumulative incidence of \(event)\(by.isEmpty ? "" : " by " + by) was estimated by Aalen"
            + " and Johansen’s method, patients with a competing event being no longer at risk",
          of: id) : []
      return estimated + gray(own, rows, id) + fineGray(own, rows, id)
    }
  }

  private func gray(
    _ own: CumulativeIncidence, _ rows: [Finding], _ id: [String]
  ) -> [MethodsSentence] {
    let tests = rows.filter { $0.context == "gray_test" && $0.statistic == "method" }
      .compactMap { $0.text?.typographic }.distinct()
    guard Self.has(rows, "gray_test"), !tests.isEmpty else { return [] }
    return methods.sentence(
      .survival, "Groups were compared in cumulative incidence by \(tests.joined(separator: "; "))",
      of: id)
  }

  private func fineGray(
    _ own: CumulativeIncidence, _ rows: [Finding], _ id: [String]
  ) -> [MethodsSentence] {
    guard Self.has(rows, "fine_gray") else { return [] }
    return methods.sentence(
      .survival,
      "Subdistribution hazards were modelled by Fine and Gray’s method on"
        + " \(format.inText(own.regression.map(\.text)))", of: id)
  }

  // MARK: - Conventions

  private var conventions: [MethodsSentence] {
    methods.details(.survival, survivalWords, of: methods.analyses(Self.estimates))
      + methods.details(
        .survival, has("survival_difference") ? [Self.differences] : [],
        of: methods.analyses(["survival_difference"]))
      + methods.details(
        .survival, has("rmst_difference") ? [Self.means] : [],
        of: methods.analyses(["rmst_difference"]))
      + methods.details(
        .survival, [Self.incidence], of: methods.analyses(["cuminc", "cuminc_at"]))
      + methods.details(.survival, [Self.subdistribution], of: methods.analyses(["fine_gray"]))
  }

  private var survivalWords: [String] {
    let past = methods.ran.lazy.map(\.findings).contains { rows in
      rows.indices.contains { row in
        Self.estimates.contains(rows[row].context)
          && (rows[row].warning?.hasPrefix("past the last follow-up:") == true
            || rows[row].error == "past the last follow-up")
      }
    }
    return intervals + methods.sentences(where: Self.estimates, SurvivalConvention.median)
      + (past ? methods.sentences(where: Self.estimates, SurvivalConvention.pastLastTime) : [])
  }

  /// The intervals of survival, as the analysis or its conventions ask for; the places are named
  /// where they differ.
  private var intervals: [String] {
    let kinds = kaplanMeier.map { ($0.0.id, $0.1.interval ?? $0.0.conventions.kmInterval) }
    let distinct = kinds.map(\.1).distinct()
    return distinct.map { kind in
      let own = kinds.filter { $0.1 == kind }.map(\.0)
      return SurvivalConvention.interval(
        kind, in: distinct.count > 1 ? methods.places(own) : nil)
    }
  }

  private static let differences =
    "Differences of survival are the first group minus each other, with Greenwood’s standard errors."

  private static let means =
    "Restricted mean survival is the area under the curve, compared as each group minus, and over,"
    + " the first, by normal approximations; ratios on the logarithm."

  private static let incidence =
    "Cumulative incidence has Aalen’s variance (that of the hypergeometric distribution where events"
    + " are tied); its intervals are pointwise, on the scale of log(−log F)."

  private static let subdistribution =
    "In Fine and Gray’s model patients with a competing event stay at risk with the Kaplan–Meier"
    + " weights of censoring, ties are Breslow’s, and standard errors are the sandwich estimate,"
    + " intervals Wald’s."
}

/// The choices behind survival curves.
enum SurvivalConvention {
  /// The scale of the intervals, in the places named, or everywhere.
  static func interval(_ kind: Conventions.SurvivalInterval, in places: String?) -> String {
    let place = places.map { "in \($0) " } ?? ""
    let greenwood = "intervals of survival are pointwise, by Greenwood’s variance on the scale of "
    let words =
      switch kind {
      case .log: greenwood + "log S."
      case .logLog: greenwood + "log(−log S)."
      case .plain: greenwood + "S."
      case .none:
        "S itself has no intervals; those of its quantiles are normal approximations, from the"
          + " density between the quantiles 5% below and above."
      }
    return (place + words).capitalisedFirst
  }

  /// Which time is the median.
  static func median(_ conventions: Conventions) -> String? {
    switch conventions.kmMedian {
    case .midpoint:
      "Where the curve runs along 0.5, the median is the middle of that stretch, which ends at the"
        + " next event or the last follow-up."
    case .midpointOrNone:
      "Where the curve runs along 0.5, the median is the middle of that stretch, and is not estimated"
        + " where no event ends it."
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
