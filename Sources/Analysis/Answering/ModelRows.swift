internal import Cohorts
internal import Statistics

/// The rows of a regression with an intercept: a model of each single term, and one of several.
protocol ModelRows {
  associatedtype Model
  var cohort: Cohort { get }
  var selection: Selection { get }
  var rows: Rows { get set }
  var notes: [Note] { get set }
  /// The terms that each have a model of their own.
  var univariable: [ModelTerm] { get }
  /// The terms of one model together.
  var multivariable: [ModelTerm] { get }
  /// What its contexts begin with.
  static var method: String { get }
  /// The statistics of a coefficient that are refused with its model.
  static var refusedNames: [String] { get }
  /// What can be done about a refusal, after a space; empty where nothing can.
  func remedy(for refusal: Refusal) -> String
  /// The model of a design.
  func fitted(_ design: ModelTerms) throws(Refusal) -> Model
  /// The counts of some patients.
  func counts(of patients: Patients) -> [Statistic]
  /// The statistics of a coefficient; that of the intercept comes first.
  func coefficient(_ index: Int, of model: Model) -> [Statistic]
  /// Adds what follows the coefficients: tests of terms, and what holds of the whole model.
  mutating func addRest(_ model: Model, _ design: ModelTerms, single: String?, in group: Group)
}

extension ModelRows {
  /// Fits the models of one group of patients.
  mutating func fitAll(_ group: Group) {
    for term in univariable { fit([term], single: term.name, in: group) }
    if !multivariable.isEmpty { fit(multivariable, single: nil, in: group) }
  }

  /// Where the rows of a variable stand.
  func place(
    _ variable: String?, level: String? = nil, single: String?, in group: Group
  ) -> RowPlace {
    let context = Self.method + (single == nil ? "_multivariable" : "_univariable")
    var place = selection.place(context, variable, in: group)
    place.level = level
    return place
  }

  /// Fits one model and adds its rows, or its refusal.
  private mutating func fit(_ terms: [ModelTerm], single: String?, in group: Group) {
    do throws(Refusal) {
      let design = try ModelTerms(terms, rows: group.rows, in: cohort)
      note(design, terms, single: single, in: group)
      count(design, single: single, in: group)
      let model = try fitted(design)
      addIntercept(model, single: single, in: group)
      add(model, design, single: single, in: group)
      addRest(model, design, single: single, in: group)
    } catch {
      refuse(terms, single: single, in: group, error)
    }
  }

  private mutating func refuse(
    _ terms: [ModelTerm], single: String?, in group: Group, _ refusal: Refusal
  ) {
    for term in single == nil ? terms.expanded : terms {
      rows.add(
        place(term.name, single: single, in: group),
        Statistic.refused(Self.refusedNames, refusal))
    }
    let what = single.map { "The model of \($0)" } ?? "The multivariable model"
    let why = refusal.sentence + "." + remedy(for: refusal)
    notes.append(
      Note(.refusal, variable: single, "\(what)\(group.words) is not fitted: \(why)"))
  }

  private mutating func note(
    _ design: ModelTerms, _ terms: [ModelTerm], single: String?, in group: Group
  ) {
    let incomplete = single == nil ? design.noteOfIncomplete(group.rows, in: cohort) : nil
    let implied = single == nil ? [] : terms.compactMap(ModelTerms.noteOfImplied)
    let new = design.notes + implied + [incomplete].compactMap(\.self)
    let unsaid = new.filter { !notes.contains($0) }
    notes += unsaid
  }

  private mutating func count(_ design: ModelTerms, single: String?, in group: Group) {
    for level in design.levelCounts(in: cohort) where single == nil || level.variable == single {
      rows.add(
        place(level.variable, level: level.level, single: single, in: group),
        counts(of: level.rows))
    }
  }

  private mutating func addIntercept(_ model: Model, single: String?, in group: Group) {
    // One model has one intercept; those of several are told apart by the model's variable.
    let level = univariable.count > 1 ? single : nil
    rows.add(
      place("(Intercept)", level: level, single: single, in: group), coefficient(0, of: model))
  }

  private mutating func add(
    _ model: Model, _ design: ModelTerms, single: String?, in group: Group
  ) {
    for (index, own) in design.coefficients.enumerated()
    where single == nil || own.variable == single {
      rows.add(
        place(own.variable, level: own.level, single: single, in: group),
        coefficient(index + 1, of: model))
    }
  }
}

extension Group {
  /// The words for the group in a note: ` in Women`; none for all patients.
  var words: String { label.map { " in \($0)" } ?? "" }
}
