import Analysis
import Cohorts

/// The items of REMARK, for studies of prognostic markers, in short words, each with where a report
/// answers it.
///
/// Sources: McShane and others 2005, doi 10.1093/jnci/dji237; explained by Altman and others 2012, doi
/// 10.1371/journal.pmed.1001216.
struct REMARK {
  let evidence: StudyEvidence

  /// The 20 items, in order.
  var items: [ChecklistItem] { introduction + design + results + discussion }

  private var markers: Set<String> { evidence.markers }

  /// What an item about the marker needs first.
  private func ofMarker(
    _ number: String, _ asks: String, _ item: () -> ChecklistItem
  ) -> ChecklistItem {
    markers.isEmpty
      ? ChecklistItem(
        number: number, asks: asks, status: .unmet,
        words: "name the marker in the plan: report: {marker: …}")
      : item()
  }

  // MARK: - Introduction and patients

  private var introduction: [ChecklistItem] {
    [marker, patients, .authors("3", "Treatments, and how they were chosen")]
  }

  private var marker: ChecklistItem {
    let asks = "The marker, the objectives and the hypotheses specified before"
    return ofMarker("1", asks) {
      evidence.ran.contains { $0.question.purpose != nil }
        ? .partly(
          "1", asks, in: [evidence.methods],
          "the marker is \(evidence.markerWords); purposes stand there, the authors say the objectives"
        )
        : ChecklistItem(
          number: "1", asks: asks, status: .unmet,
          words: "state the purpose of each analysis, such as purpose: primary")
    }
  }

  private var patients: ChecklistItem {
    let asks = "Characteristics and source of the patients; inclusion and exclusion"
    let places = evidence.places(evidence.tables.map(\.answer))
    return places.isEmpty
      ? ChecklistItem(
        number: "2", asks: asks, status: .unmet,
        words: "add summarize with the characteristics of the patients")
      : .partly(
        "2", asks, in: [evidence.participants] + places,
        "the authors name the source of the patients")
  }

  // MARK: - Materials and methods

  private var design: [ChecklistItem] {
    [
      .authors("4", "Specimens: material, preservation, storage"), assay, period,
      .partly(
        "7", "Definitions of all endpoints", in: [evidence.resolved],
        "times and event codes stand there; the authors give clinical definitions"),
      candidates,
      .authors("9", "Rationale of the sample size", "reprise power computes sample sizes"),
      statistics, handling,
    ]
  }

  private var assay: ChecklistItem {
    let asks = "How the marker was measured, reproducibly and blinded"
    let places = evidence.places { answer in
      if case .agreement = answer.question.verb { true } else { false }
    }
    return places.isEmpty
      ? .authors("5", asks)
      : .partly(
        "5", asks, in: places, "agreement stands there; the authors describe the measurement")
  }

  private var period: ChecklistItem {
    let asks = "Selection of cases, period, end and median of follow-up"
    return evidence.followUps.isEmpty
      ? .authors("6", asks)
      : .partly(
        "6", asks, in: [ChecklistPlace(name: "the summary above Participants", link: "#flow")],
        "median follow-up stands there; the authors say how and when patients were selected")
  }

  private var candidates: ChecklistItem {
    let asks = "All candidate variables of the models"
    return evidence.models.isEmpty
      ? ChecklistItem(
        number: "8", asks: asks, status: .unmet, words: "add a model: cox or logistic")
      : .partly(
        "8", asks, in: [evidence.methods],
        "the terms of each model stand there; the authors say which others were considered")
  }

  private var statistics: ChecklistItem {
    let asks = "All statistical methods: selection of variables, assumptions, missing data"
    let unchecked = evidence.ran.filter { answer in
      guard case .cox = answer.question.verb else { return false }
      return !answer.has(["cox_zph"])
    }
    guard !unchecked.isEmpty else {
      return ChecklistItem(number: "10", asks: asks, status: .met, places: [evidence.methods])
    }
    let names = PlaceNames.words(evidence.places(unchecked).map(\.name))
    return .partly(
      "10", asks, in: [evidence.methods],
      "proportional hazards were not tested in \(names): add check: proportional_hazards")
  }

  private var handling: ChecklistItem {
    let asks = "How marker values were handled; how cut points were found"
    return ofMarker("11", asks) {
      let cuts = evidence.cut.filter { markers.contains($0.name) }
      let searched = evidence.places { answer in
        guard case .cutpoint(let search) = answer.question.verb else { return false }
        return markers.contains(search.variable.text)
      }
      let given = cuts.contains { variable in
        if case .cut(_, .at, _) = variable.declaration.source { true } else { false }
      }
      return given && searched.isEmpty
        ? .partly(
          "11", asks, in: [evidence.methods],
          "the cut is the plan’s; the authors say where it comes from")
        : ChecklistItem(
          number: "11", asks: asks, status: .met, places: [evidence.methods] + searched)
    }
  }

  // MARK: - Results

  private var results: [ChecklistItem] {
    [flow, distributions, relation, univariable, multivariable, complete, further]
  }

  private var flow: ChecklistItem {
    let asks = "Flow of patients, and numbers of patients and events"
    return evidence.followUps.isEmpty
      ? .partly(
        "12", asks, in: [evidence.participants],
        "no outcome with times is analysed, so that events are not counted there")
      : ChecklistItem(number: "12", asks: asks, status: .met, places: [evidence.participants])
  }

  private var distributions: ChecklistItem {
    let asks = "Distributions of age, sex, standard variables and the marker, with missing values"
    return ofMarker("13", asks) {
      let own = evidence.tables.filter { $0.table.missing != .no }
      let shown = Set(own.flatMap { $0.table.variables.map(\.text) })
      let places = evidence.places(own.map(\.answer))
      let lacking =
        (isShown(["age"], shown) ? [] : ["age"])
        + (isShown(["sex", "gender"], shown) ? [] : ["sex"])
        + evidence.results.study.markers.map(\.text).filter { !shown.contains($0) }
        .map(evidence.format.inText)
      if lacking.isEmpty {
        return ChecklistItem(number: "13", asks: asks, status: .met, places: places)
      }
      let words = "summarize \(lacking.inWords), too"
      return places.isEmpty
        ? ChecklistItem(number: "13", asks: asks, status: .unmet, words: words)
        : .partly("13", asks, in: places, words)
    }
  }

  /// Whether a variable with one of these words in its name or label is shown.
  private func isShown(_ words: [String], _ shown: Set<String>) -> Bool {
    shown.contains { name in
      let text = (name + " " + evidence.format.label(name)).lowercased()
      let parts = text.split { !$0.isLetter }.map(String.init)
      return parts.contains { words.contains($0) }
    }
  }

  private var relation: ChecklistItem {
    let asks = "Relation of the marker to standard variables"
    return ofMarker("14", asks) {
      .found(
        "14", asks, in: evidence.places(where: relates),
        else: "correlate the marker with other variables, or summarize these by its groups")
    }
  }

  private func relates(_ answer: Answer) -> Bool {
    let question = answer.question
    let isBy = question.by.contains { markers.contains($0.text) }
    switch question.verb {
    case .summarize(let own): return isBy && own.variables.contains { !markers.contains($0.text) }
    case .compare(let own): return isBy && own.subjects.contains { !isMarker($0) }
    case .crossTabulate(let own):
      let rows = own.variables.map(\.text)
      return (isBy && rows.contains { !markers.contains($0) })
        || (!isBy && rows.contains(where: markers.contains) && !isOutcome(question.by))
    case .correlate(let own):
      let all = (own.variables + own.with).map(\.text)
      return all.contains(where: markers.contains) && all.contains { !markers.contains($0) }
    default: return false
    }
  }

  private func isOutcome(_ names: [SourceText]) -> Bool {
    names.contains { evidence.results.cohort.variable($0.text)?.landmark != nil }
  }

  private func isMarker(_ subject: Compare.Subject) -> Bool {
    switch subject {
    case .variable(let name): markers.contains(name.text)
    case .pair(let before, let after):
      markers.contains(before.text) || markers.contains(after.text)
    }
  }

  private var univariable: ChecklistItem {
    let asks = "Univariable effect of the marker on outcome with interval; Kaplan–Meier curves"
    return ofMarker("15", asks) {
      let models = evidence.models.filter { $0.single.contains(where: markers.contains) }
      let curves = evidence.ran.filter { answer in
        guard case .kaplanMeier = answer.question.verb else { return false }
        return answer.question.by.contains { markers.contains($0.text) }
      }
      let places = evidence.places(models.map(\.answer) + curves)
      if models.isEmpty {
        return curves.isEmpty
          ? ChecklistItem(
            number: "15", asks: asks, status: .unmet,
            words: "add a model with the marker under univariable")
          : .partly("15", asks, in: places, "add a model with the marker under univariable")
      }
      return curves.isEmpty && evidence.hasTimes
        ? .partly("15", asks, in: places, "add kaplan_meier by groups of the marker")
        : ChecklistItem(number: "15", asks: asks, status: .met, places: places)
    }
  }

  private var multivariable: ChecklistItem {
    let asks = "Multivariable effect of the marker with interval, and of all other variables"
    return ofMarker("16", asks) {
      .found(
        "16", asks, in: evidence.places(joint),
        else: "add a model with the marker under multivariable")
    }
  }

  /// The models that hold the marker with other variables.
  private var joint: [Answer] {
    evidence.models.filter { model in
      let terms = model.joint.flatMap(StudyFormat.parts)
      return terms.contains(where: markers.contains) && terms.contains { !markers.contains($0) }
    }
    .map(\.answer)
  }

  private var complete: ChecklistItem {
    let asks = "The marker with standard variables, whatever their p-values"
    return ofMarker("17", asks) {
      .found(
        "17", asks, in: evidence.places(joint),
        else: "add a model with the marker and the standard variables under multivariable")
    }
  }

  private var further: ChecklistItem {
    .found(
      "18", "Checks of assumptions, sensitivity, internal validation",
      in: evidence.places { answer in
        answer.has(["cox_zph"])
          || answer.findings.contains {
            $0.statistic == "hosmer_lemeshow.p.value" && $0.number != nil
          } || evidence.repeated.contains { $0.question.id == answer.question.id }
      },
      else: "add check: proportional_hazards, or repeat the primary analysis in another way")
  }

  private var discussion: [ChecklistItem] {
    [
      .authors("19", "Interpretation by the hypotheses and other studies; limitations"),
      .authors("20", "Implications for research and for patients"),
    ]
  }
}
