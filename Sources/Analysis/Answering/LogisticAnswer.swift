internal import Cohorts
internal import Statistics

extension Question {
  func logistic(
    _ verb: LogisticRegression, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let response = cohort.variable(verb.response.text),
      case .categorical(let classes) = response.column,
      let event = classes.index(of: verb.event.text)
    else { throw Refusal("the outcome has no level whose odds can be modelled") }
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.keepGrouped(response, in: cohort)
    var models = OddsRows(
      question: self, verb: verb, cohort: cohort, selection: selection, classes: classes,
      event: event)
    for group in selection.groups(leftIn: sieve) { models.fitAll(group) }
    return Answer(
      question: self, findings: models.rows.all, notes: models.notes + notesOfRegression,
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions),
      curves: .calibration(models.calibrations))
  }

  /// What a regression does not take from the common options.
  var notesOfRegression: [Note] {
    guard alternative != .twoSided else { return [] }
    return [
      Note(
        .warning,
        "The alternative “\(alternative.rawValue)” was asked for; the tests of a regression are two-sided."
      )
    ]
  }
}

/// The rows of a logistic analysis.
struct OddsRows: ModelRows {
  static let method = "logistic"
  let question: Question
  let verb: LogisticRegression
  let cohort: Cohort
  let selection: Selection
  let classes: CategoricalColumn
  /// The level whose odds are modelled.
  let event: Int
  var rows: Rows
  var notes: [Note] = []
  var calibrations: [CalibrationCurve] = []

  init(
    question: Question, verb: LogisticRegression, cohort: Cohort, selection: Selection,
    classes: CategoricalColumn, event: Int
  ) {
    self.question = question
    self.verb = verb
    self.cohort = cohort
    self.selection = selection
    self.classes = classes
    self.event = event
    rows = Rows(analysis: question.id)
  }

  static let refusedNames = [
    "coefficient", "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]
  private static let testNames = ["lr.statistic", "lr.parameter", "lr.p.value"]
  private static let calibrationNames = [
    "hosmer_lemeshow.statistic", "hosmer_lemeshow.parameter", "hosmer_lemeshow.p.value",
  ]

  /// Whether intervals, and with a penalty tests, are by profile likelihood.
  private var isProfile: Bool {
    (verb.interval ?? question.conventions.logisticInterval) == .profile
  }

  var univariable: [ModelTerm] { verb.univariable }
  var multivariable: [ModelTerm] { verb.multivariable }

  func remedy(for refusal: Refusal) -> String {
    refusal.isSeparation ? " With penalty: firth the estimates are finite." : ""
  }

  func fitted(_ design: ModelTerms) throws(Refusal) -> LogisticModel {
    do throws(StatisticsError) {
      guard !design.rows.isEmpty else { throw .tooFew(needed: 2, found: 0) }
      return try LogisticModel(
        DesignMatrix(columns: design.columns), events: design.rows.map { classes[$0] == event },
        penalty: verb.penalty == .firth ? .firth : .none)
    } catch {
      throw Refusal(error, names: design.coefficients.map(\.name))
    }
  }

  func counts(of patients: Patients) -> [Statistic] {
    [
      .count("n.obs", patients.count),
      .count("n.event", patients.count { classes[$0] == event }),
    ]
  }

  // MARK: - Coefficients

  func coefficient(_ index: Int, of model: LogisticModel) -> [Statistic] {
    [
      .number("coefficient", model.coefficients[index]),
      .number("estimate", model.oddsRatios[index]),
      .number("std.error", model.standardErrors[index]),
    ] + test(index, of: model) + limits(index, of: model)
  }

  private func test(_ index: Int, of model: LogisticModel) -> [Statistic] {
    guard model.penalty == .firth, isProfile else {
      return [
        .number("statistic", model.zStatistics[index]), .number("p.value", model.pValues[index]),
      ]
    }
    do throws(StatisticsError) {
      let test = try model.likelihoodRatioTest(of: [index])
      return [.number("statistic", test.statistic), .number("p.value", test.pValue)]
    } catch {
      return Statistic.refused(["statistic", "p.value"], Refusal(error))
    }
  }

  private func limits(_ index: Int, of model: LogisticModel) -> [Statistic] {
    do throws(StatisticsError) {
      let interval =
        isProfile
        ? try model.profileInterval(of: index, level: question.confidence)
        : model.intervals(level: question.confidence)[index]
      return Statistic.interval(interval.exponentiated)
    } catch {
      return Statistic.refused(["conf.low", "conf.high"], Refusal(error))
    }
  }

  mutating func addRest(
    _ model: LogisticModel, _ design: ModelTerms, single: String?, in group: Group
  ) {
    addTests(model, design, single: single, in: group)
    add(model, at: place(single, single: single, in: group))
    addCalibration(model, single: single, in: group)
  }

  /// Adds the likelihood-ratio test of each term of the multivariable model that no interaction
  /// holds.
  private mutating func addTests(
    _ model: LogisticModel, _ design: ModelTerms, single: String?, in group: Group
  ) {
    guard single == nil else { return }
    for effect in design.droppable {
      rows.add(
        place(effect.term.name, single: single, in: group), names: OddsRows.testNames
      ) { () throws(StatisticsError) in
        let test = try model.likelihoodRatioTest(of: effect.columns.map { $0 + 1 })
        return Statistic.test("lr", test)
      }
    }
  }

  // MARK: - The model

  private mutating func add(_ model: LogisticModel, at place: RowPlace) {
    rows.add(place, [.count("nobs", model.count), .count("nevent", model.eventCount)])
    rows.add(place, names: OddsRows.calibrationNames) { () throws(StatisticsError) in
      let test = try model.hosmerLemeshow()
      return [
        .number("hosmer_lemeshow.statistic", test.statistic),
        .number("hosmer_lemeshow.parameter", Double(test.degreesOfFreedom)),
        .number("hosmer_lemeshow.p.value", test.pValue),
      ]
    }
    rows.add(
      place,
      [
        .number("deviance", model.deviance), .number("null.deviance", model.nullDeviance),
        .number("aic", model.aic, orElse: "not defined for a penalized likelihood"),
        .number("loglik", model.logLikelihood),
      ] + Statistic.test("lr", model.likelihoodRatioTest) + [.number("auc", model.auc)])
  }

  /// Keeps the groups of the calibration figure: of the multivariable model, or of the only one.
  private mutating func addCalibration(_ model: LogisticModel, single: String?, in group: Group) {
    let isShown =
      single == nil || verb.multivariable.isEmpty && verb.univariable.count == 1
    guard isShown, let test = try? model.hosmerLemeshow() else { return }
    calibrations.append(
      CalibrationCurve(
        group: group.label, groups: test.groups, probabilities: model.probabilities))
  }
}

extension Statistic {
  /// A χ² test of a model or of some of its terms.
  static func test(_ name: String, _ test: CoxModel.Test) -> [Statistic] {
    [
      .number("\(name).statistic", test.statistic),
      .number("\(name).parameter", Double(test.degreesOfFreedom)),
      .number("\(name).p.value", test.pValue),
    ]
  }
}

extension ModelTerms {
  /// The terms that can be left out alone: those that no interaction of the model holds.
  var droppable: [Effect] {
    effects.filter { effect in
      !effects.contains {
        $0.term.factors.count > effect.term.factors.count
          && Set($0.term.factors).isSuperset(of: effect.term.factors)
      }
    }
  }
}
