import Analysis
import Cohorts

/// The items of the STROBE statement for cohort studies, in short words, each with where a report
/// answers it.
///
/// Source: von Elm and others 2007, doi 10.1371/journal.pmed.0040296.
struct STROBE {
  let evidence: StudyEvidence

  /// The 22 items with their parts, in order.
  var items: [ChecklistItem] { introduction + methods + results + discussion }

  private var introduction: [ChecklistItem] {
    [
      .authors("1a", "The design in title or abstract"),
      .authors("1b", "An informative abstract"),
      .authors("2", "Background and rationale"),
      purposes,
      .authors("4", "The design, early in the paper"),
      .authors("5", "Setting, places and dates"),
      eligibility,
      .authors("6b", "Matching, where patients were matched"),
    ]
  }

  private var purposes: ChecklistItem {
    let asks = "Objectives, and which hypotheses were specified before"
    let stated = evidence.ran.contains { $0.question.purpose != nil }
    return stated
      ? .partly(
        "3", asks, in: [evidence.methods],
        "the purposes stand there; the authors say the objectives")
      : ChecklistItem(
        number: "3", asks: asks, status: .unmet,
        words: "state the purpose of each analysis, such as purpose: primary")
  }

  private var eligibility: ChecklistItem {
    let asks = "Eligibility, selection and follow-up of participants"
    return evidence.results.cohort.flow.steps.isEmpty
      ? .authors("6a", asks, "the plan has no population steps")
      : .partly(
        "6a", asks, in: [evidence.participants],
        "the steps stand there; the authors name the source of the patients")
  }

  // MARK: - Methods

  private var methods: [ChecklistItem] {
    [
      .partly(
        "7", "Definitions of outcomes, exposures, predictors and confounders",
        in: [evidence.methods, evidence.resolved],
        "formulas, cuts and event codes stand there; the authors give clinical definitions"),
      .authors("8", "Sources of data and how each variable was measured"),
      .authors("9", "Efforts against bias"),
      .authors("10", "How the study size was arrived at", "reprise power computes sample sizes"),
      quantitative,
      statistics,
      subgroups,
      .init(
        number: "12c", asks: "How missing data were addressed", status: .met,
        places: [evidence.methods]),
      followUpLost,
      sensitivity,
    ]
  }

  private var quantitative: ChecklistItem {
    let asks = "How quantitative variables were handled; which groupings, and why"
    let cut = evidence.cut.map { evidence.format.inText($0.name) }
    return cut.isEmpty
      ? ChecklistItem(number: "11", asks: asks, status: .met, places: [evidence.methods])
      : .partly(
        "11", asks, in: [evidence.methods], "the authors say why \(cut.inWords) was cut there")
  }

  private var statistics: ChecklistItem {
    let asks = "All statistical methods, and how confounding was controlled"
    return evidence.models.contains { $0.joint.count > 1 }
      ? ChecklistItem(number: "12a", asks: asks, status: .met, places: [evidence.methods])
      : .partly(
        "12a", asks, in: [evidence.methods],
        "no model controls for other variables: multivariable would")
  }

  private var subgroups: ChecklistItem {
    let asks = "Methods for subgroups and interactions"
    let places = evidence.places(evidence.subgroups)
    return places.isEmpty
      ? ChecklistItem(
        number: "12b", asks: asks, status: .absent,
        words: "the plan has no subset and no interaction")
      : ChecklistItem(
        number: "12b", asks: asks, status: .met, places: [evidence.methods] + places)
  }

  private var followUpLost: ChecklistItem {
    let asks = "How loss to follow-up was addressed"
    let timed = evidence.ran.contains { $0.question.isOfTimes }
    if timed {
      return .partly(
        "12d", asks, in: [evidence.methods, evidence.participants],
        "patients lost were censored at their last time; the authors say why they were lost")
    }
    return evidence.hasTimes
      ? ChecklistItem(
        number: "12d", asks: asks, status: .unmet,
        words: "an outcome has times; analyse it by kaplan_meier, cumulative_incidence or cox")
      : .authors("12d", asks, "the plan has no outcome with times")
  }

  private var sensitivity: ChecklistItem {
    .found(
      "12e", "Sensitivity analyses", in: evidence.places(evidence.repeated),
      else:
        "repeat the primary analysis in another way: another test, other conventions, a subset by"
        + " where, another model")
  }

  // MARK: - Results

  private var results: [ChecklistItem] {
    [
      .init(
        number: "13a", asks: "Numbers at each stage", status: .met,
        places: [evidence.participants]),
      .init(
        number: "13b", asks: "Reasons for leaving patients out", status: .met,
        places: [evidence.participants]),
      diagram,
      .found(
        "14a", "Characteristics of the participants",
        in: evidence.places(evidence.tables.map(\.answer)),
        else: "add summarize with the characteristics of the patients"),
      missing, followUp, events, estimates, boundaries, absolute, others,
    ]
  }

  private var diagram: ChecklistItem {
    let asks = "A flow diagram, considered"
    guard let flow = evidence.anchors[StudyEvidence.flow] else {
      return .authors("13c", asks, "its numbers stand under Participants")
    }
    let place = ChecklistPlace(name: "Flow diagram", link: "#" + flow)
    return ChecklistItem(number: "13c", asks: asks, status: .met, places: [place])
  }

  private var missing: ChecklistItem {
    let asks = "Patients with missing data, for each variable"
    let shown = Set(
      evidence.tables.filter { $0.table.missing != .no }.flatMap { $0.table.variables.map(\.text) })
    let silent = evidence.analysed.filter {
      !shown.contains($0) && !isMade($0, of: shown.union(evidence.analysed))
    }
    let places = evidence.places(evidence.tables.filter { $0.table.missing != .no }.map(\.answer))
    if silent.isEmpty, !places.isEmpty {
      return ChecklistItem(number: "14b", asks: asks, status: .met, places: places)
    }
    let words = "summarize \(evidence.format.inText(silent, atMost: 8)), with missing: ifany"
    return places.isEmpty
      ? ChecklistItem(number: "14b", asks: asks, status: .unmet, words: words)
      : .partly("14b", asks, in: places, words)
  }

  /// Whether a variable is cut from one of these.
  private func isMade(_ name: String, of names: Set<String>) -> Bool {
    guard case .cut(let other, _, _)? = evidence.results.cohort.variable(name)?.declaration.source
    else { return false }
    return names.contains(other.text)
  }

  private var followUp: ChecklistItem {
    let asks = "Follow-up time"
    guard evidence.hasTimes else {
      return .authors("14c", asks, "the plan has no outcome with times")
    }
    if !evidence.followUps.isEmpty {
      return ChecklistItem(
        number: "14c", asks: asks, status: .met,
        places: [ChecklistPlace(name: "the summary above Participants", link: "#flow")])
    }
    return .found(
      "14c", asks, in: evidence.places(of: ["follow_up"]),
      else: "add kaplan_meier with follow_up: reverse_km")
  }

  private var events: ChecklistItem {
    let curves = evidence.places(of: ["survival", "survival_at", "cuminc", "cuminc_at"])
    let counts = evidence.places { answer in
      answer.findings.contains {
        ["nevent", "n.cases", "events"].contains($0.statistic) && $0.number != nil
      }
    }
    return .found(
      "15", "Outcome events, or summaries over time", in: curves.isEmpty ? counts : curves,
      else: "add kaplan_meier or cumulative_incidence with at: times, or count the outcome")
  }

  private var estimates: ChecklistItem {
    let asks = "Unadjusted and adjusted estimates with intervals; which confounders, and why"
    let both = evidence.models.filter { !$0.single.isEmpty && $0.joint.count > 1 }
    if !both.isEmpty {
      return .partly(
        "16a", asks, in: evidence.places(both.map(\.answer)),
        "the authors say why these variables are adjusted for")
    }
    guard let some = evidence.models.first else {
      return ChecklistItem(
        number: "16a", asks: asks, status: .unmet,
        words: "add cox, logistic or linear with univariable and multivariable")
    }
    let lack = some.single.isEmpty ? "univariable" : "multivariable"
    return .partly(
      "16a", asks, in: evidence.places(evidence.models.map(\.answer)), "add \(lack) to the model")
  }

  private var boundaries: ChecklistItem {
    let asks = "Boundaries of categories of continuous variables"
    return evidence.cut.isEmpty
      ? ChecklistItem(
        number: "16b", asks: asks, status: .absent, words: "no continuous variable was cut")
      : ChecklistItem(number: "16b", asks: asks, status: .met, places: [evidence.methods])
  }

  private var absolute: ChecklistItem {
    let asks = "Absolute risks beside relative ones, over a meaningful time"
    let places = evidence.places(of: [
      "survival_at", "cuminc_at", "risk_difference", "survival_difference", "rmst_difference",
    ])
    let hasRatios = evidence.ran.contains { answer in
      answer.has([
        "cox_univariable", "cox_multivariable", "logistic_univariable", "logistic_multivariable",
        "fine_gray", "risk_ratio", "odds_ratio",
      ])
    }
    if places.isEmpty, !hasRatios {
      return ChecklistItem(
        number: "16c", asks: asks, status: .absent, words: "no relative risk was estimated")
    }
    return .found(
      "16c", asks, in: places,
      else: "add at: times to kaplan_meier or cumulative_incidence, or effect: risk_difference")
  }

  private var others: ChecklistItem {
    let asks = "Other analyses: subgroups, interactions, sensitivity"
    let ids = Set((evidence.subgroups + evidence.repeated).map(\.question.id))
    let places = evidence.places { answer in
      ids.contains(answer.question.id) || answer.question.purpose == .exploratory
        || answer.question.purpose == .secondary
    }
    return places.isEmpty
      ? ChecklistItem(
        number: "17", asks: asks, status: .absent, words: "the plan has no other analyses")
      : ChecklistItem(number: "17", asks: asks, status: .met, places: places)
  }

  private var discussion: [ChecklistItem] {
    [
      .authors("18", "Key results by objective"), .authors("19", "Limitations and bias"),
      .authors("20", "A cautious interpretation"), .authors("21", "Generalisability"),
      .authors("22", "Funding and its role"),
    ]
  }
}

extension Question {
  /// Whether the question is about times to an event.
  var isOfTimes: Bool {
    switch verb {
    case .kaplanMeier, .cumulativeIncidence, .cox: true
    case .roc(let roc): !roc.times.isEmpty
    default: false
    }
  }
}
