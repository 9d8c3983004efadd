internal import Cohorts
internal import Statistics

extension Question {
  func linear(
    _ verb: LinearRegression, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let response = cohort.variable(verb.response.text),
      case .numeric(let values) = response.column
    else { throw Refusal("the response holds no numbers") }
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.leaveOut("\(response.label) missing") { values[$0] == nil }
    var models = MeanRows(
      question: self, verb: verb, cohort: cohort, selection: selection, values: values)
    for group in selection.groups(leftIn: sieve) { models.fitAll(group) }
    return Answer(
      question: self, findings: models.rows.all, notes: models.notes + notesOfRegression,
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions))
  }
}

/// The rows of a linear analysis.
struct MeanRows: ModelRows {
  static let method = "linear"
  let question: Question
  let verb: LinearRegression
  let cohort: Cohort
  let selection: Selection
  let values: NumericColumn
  var rows: Rows
  var notes: [Note] = []

  init(
    question: Question, verb: LinearRegression, cohort: Cohort, selection: Selection,
    values: NumericColumn
  ) {
    self.question = question
    self.verb = verb
    self.cohort = cohort
    self.selection = selection
    self.values = values
    rows = Rows(analysis: question.id)
  }

  private static let inference = ["std.error", "statistic", "p.value", "conf.low", "conf.high"]
  private static let noVariance = Refusal("the fit is perfect: no residual variance")

  var univariable: [ModelTerm] { verb.univariable }
  var multivariable: [ModelTerm] { verb.multivariable }
  static var refusedNames: [String] { ["estimate"] + inference }
  func remedy(for refusal: Refusal) -> String { "" }

  func fitted(_ design: ModelTerms) throws(Refusal) -> LinearModel {
    do throws(StatisticsError) {
      guard !design.rows.isEmpty else { throw .tooFew(needed: 3, found: 0) }
      return try LinearModel(
        DesignMatrix(columns: design.columns), Sample(design.rows.compactMap { values[$0] }))
    } catch .constant {
      throw Refusal("all patients have the same value of the response")
    } catch {
      throw Refusal(error, names: design.coefficients.map(\.name))
    }
  }

  func counts(of patients: Patients) -> [Statistic] { [.count("n.obs", patients.count)] }

  // MARK: - Coefficients

  func coefficient(_ index: Int, of model: LinearModel) -> [Statistic] {
    let estimate = Statistic.number("estimate", model.coefficients[index])
    guard !model.isPerfect else {
      return [estimate] + Statistic.refused(MeanRows.inference, MeanRows.noVariance)
    }
    return [
      estimate, .number("std.error", model.standardErrors[index]),
      .number("statistic", model.tStatistics[index]), .number("p.value", model.pValues[index]),
    ] + Statistic.interval(model.intervals(level: question.confidence)[index])
  }

  mutating func addRest(
    _ model: LinearModel, _ design: ModelTerms, single: String?, in group: Group
  ) {
    addTests(model, design, single: single, in: group)
    addModel(model, single: single, in: group)
  }

  /// Adds the F test of each term of the multivariable model that no interaction holds.
  private mutating func addTests(
    _ model: LinearModel, _ design: ModelTerms, single: String?, in group: Group
  ) {
    guard single == nil, !model.isPerfect else { return }
    for effect in design.droppable {
      let names = ["f.statistic", "num.df", "den.df", "f.p.value"]
      rows.add(place(effect.term.name, single: single, in: group), names: names) {
        () throws(StatisticsError) in
        MeanRows.statistics(try model.fTest(ofColumns: Array(effect.columns)), prefix: "f.")
      }
    }
  }

  // MARK: - The model

  private mutating func addModel(_ model: LinearModel, single: String?, in group: Group) {
    // A model of one number has a t statistic under the same name; its F goes by its own.
    let prefix = single == nil ? "" : "f."
    let place = place(single, single: single, in: group)
    rows.add(place, [.count("nobs", model.count), .number("r.squared", model.rSquared)])
    guard !model.isPerfect else {
      let names = ["adj.r.squared", "sigma", "statistic", "num.df", "den.df", "p.value"]
      rows.add(place, Statistic.refused(names, MeanRows.noVariance))
      return
    }
    rows.add(
      place,
      [.number("adj.r.squared", model.adjustedRSquared), .number("sigma", model.sigma)]
        + MeanRows.statistics(model.fTest, prefix: prefix))
  }

  private static func statistics(_ test: LinearModel.FTest, prefix: String) -> [Statistic] {
    [
      .number(prefix + "statistic", test.statistic), .count("num.df", test.numerator),
      .count("den.df", test.denominator), .number(prefix + "p.value", test.pValue),
    ]
  }
}
