internal import Cohorts
internal import Statistics

extension Question {
  func cox(
    _ verb: CoxRegression, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text) else {
      throw Refusal("there is no outcome \(verb.outcome.text)")
    }
    let patients = HazardPatients(verb, outcome, cohort)
    let sieve = patients.sieve(selection)
    var hazards = HazardRows(
      question: self, verb: verb, patients: patients, cohort: cohort, by: selection.by?.name)
    for group in selection.groups(leftIn: sieve) { hazards.fitAll(group) }
    return Answer(
      question: self, findings: hazards.rows.all,
      notes: patients.notes + hazards.notes + notesOfRegression,
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions))
  }
}

/// The rows of a Cox analysis.
struct HazardRows {
  let question: Question
  let verb: CoxRegression
  let patients: HazardPatients
  let cohort: Cohort
  /// The grouping variable's name.
  let by: String?
  var rows: Rows
  var notes: [Note] = []
  /// The group whose models are fitted.
  var group = Group(label: nil, rows: Patients(ofRows: 0))

  init(
    question: Question, verb: CoxRegression, patients: HazardPatients, cohort: Cohort, by: String?
  ) {
    self.question = question
    self.verb = verb
    self.patients = patients
    self.cohort = cohort
    self.by = by
    rows = Rows(analysis: question.id)
  }

  /// A fitted model with the data it was fitted to.
  struct Fit {
    let model: CoxModel
    let terms: ModelTerms
    let design: DesignMatrix
    let followUps: [FollowUp]
    let strata: [Int]?
    /// The term of a univariable model.
    let single: String?

    var context: String { single == nil ? "cox_multivariable" : "cox_univariable" }
  }

  /// The names of a coefficient's statistics.
  static let termNames = [
    "coefficient", "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// Fits the models of one group of patients.
  mutating func fitAll(_ group: Group) {
    self.group = group
    for term in verb.univariable { fit([term], single: term.name) }
    if !verb.multivariable.isEmpty { fit(verb.multivariable, single: nil) }
  }

  /// Where rows of the group stand.
  func place(_ context: String, _ variable: String?, level: String? = nil) -> RowPlace {
    RowPlace(
      context: context, variable: variable, level: level, group: group.label == nil ? nil : by,
      groupLevel: group.label)
  }

  /// The words for the group in a note; none for all patients.
  var inGroup: String { group.label.map { " in \($0)" } ?? "" }

  /// Whether checks are made of a model: of the multivariable one, or of each single one where there
  /// is none.
  private func isChecked(_ single: String?) -> Bool { single == nil || verb.multivariable.isEmpty }

  /// Fits one model and adds its rows, or its refusal.
  private mutating func fit(_ terms: [ModelTerm], single: String?) {
    do throws(Refusal) {
      let design = try ModelTerms(terms, rows: group.rows, in: cohort, per: verb.per)
      note(design, terms, single: single)
      count(design, single: single)
      let fit = try fitted(design, single: single)
      add(fit)
      addTermTests(fit)
      warn(fit)
      scorePredictions(fit)
      if isChecked(single) {
        if verb.checksProportionalHazards { checkProportionality(fit) }
        if !verb.baseline.isEmpty { addBaseline(fit) }
      }
    } catch {
      refuse(terms, single: single, error)
    }
  }

  /// The model of some terms.
  func fitted(_ terms: ModelTerms, single: String?) throws(Refusal) -> Fit {
    let ties: CoxModel.Ties =
      switch verb.ties ?? question.conventions.ties {
      case .efron: .efron
      case .breslow: .breslow
      }
    do throws(StatisticsError) {
      guard !terms.rows.isEmpty else { throw .tooFew(needed: 2, found: 0) }
      let design = try DesignMatrix(columns: terms.columns)
      let followUps = try patients.followUps(terms.rows)
      let strata = patients.strata(terms.rows)
      let model = try CoxModel(
        design, followUps, strata: strata, ties: ties, clusters: patients.clusters(terms.rows))
      return Fit(
        model: model, terms: terms, design: design, followUps: followUps, strata: strata,
        single: single)
    } catch {
      if case .tooFewGroups = error {
        throw Refusal("all patients belong to one cluster")
      }
      throw Refusal(error, names: terms.coefficients.map(\.name))
    }
  }

  private mutating func refuse(_ terms: [ModelTerm], single: String?, _ refusal: Refusal) {
    let context = single == nil ? "cox_multivariable" : "cox_univariable"
    for term in terms {
      rows.add(place(context, term.name), Statistic.refused(HazardRows.termNames, refusal))
    }
    let what = single.map { "The model of \($0)" } ?? "The multivariable model"
    notes.append(
      Note(
        .refusal, variable: single, "\(what)\(inGroup) is not fitted: \(refusal.sentence)."))
    guard isChecked(single) else { return }
    let none = Refusal("no model is fitted")
    if verb.checksProportionalHazards {
      rows.add(
        place("cox_zph", single ?? "GLOBAL"),
        Statistic.refused(["statistic", "parameter", "p.value"], none))
    }
    if !verb.baseline.isEmpty {
      rows.add(place("cox_baseline", single), Statistic.refused(["cumhaz"], none))
    }
  }

  private mutating func note(_ design: ModelTerms, _ terms: [ModelTerm], single: String?) {
    let incomplete = single == nil ? design.noteOfIncomplete(group.rows, in: cohort) : nil
    let implied = single == nil ? [] : terms.compactMap(ModelTerms.noteOfImplied)
    for note in design.notes + [incomplete].compactMap(\.self) + implied
    where !notes.contains(note) {
      notes.append(note)
    }
  }

  /// The number of clusters below which a warning stands beside their standard errors.
  static let fewClusters = 20

  private mutating func warn(_ fit: Fit) {
    if let clusters = fit.model.clusterCount, clusters < Self.fewClusters, let name = verb.cluster {
      let note = Note(
        .warning,
        "Robust standard errors\(inGroup) rest on \(clusters) clusters (\(name.text)): with so few they are often too small."
      )
      if !notes.contains(note) { notes.append(note) }
    }
  }
}
