internal import Cohorts
internal import Statistics

extension Question {
  func cox(
    _ verb: CoxRegression, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard let outcome = cohort.outcome(verb.outcome.text), outcome.events.count == 1,
      verb.cluster == nil, verb.entry == nil, selection.by == nil
    else { throw .notBuilt }
    var hazards = HazardRows(question: self, verb: verb, outcome: outcome, cohort: cohort)
    let rows = hazards.followed(selection.rows)
    for term in verb.univariable { hazards.fit([term], "cox_univariable", rows: rows) }
    if !verb.multivariable.isEmpty {
      hazards.fit(verb.multivariable, "cox_multivariable", rows: rows)
    }
    hazards.refuseWhatIsNotBuilt()
    return Answer(
      question: self, findings: hazards.rows.all, notes: hazards.notes,
      participation: Participation(
        population: cohort.count,
        exclusions: selection.participation.exclusions + hazards.exclusions))
  }
}

/// The rows of a Cox analysis.
struct HazardRows {
  let question: Question
  let verb: CoxRegression
  let outcome: Outcome
  let cohort: Cohort
  var rows: Rows
  var notes: [Note] = []
  var exclusions: [Participation.Exclusion] = []

  init(question: Question, verb: CoxRegression, outcome: Outcome, cohort: Cohort) {
    self.question = question
    self.verb = verb
    self.outcome = outcome
    self.cohort = cohort
    rows = Rows(analysis: question.id)
  }

  private static let termNames = [
    "coefficient", "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// The patients with a known follow-up and stratum; says who has none.
  mutating func followed(_ candidates: [Int]) -> [Int] {
    let strata = verb.strata.compactMap { cohort.variable($0.text) }
    let known = candidates.filter { outcome.times[$0] != nil && outcome.ending($0) != nil }
    let all = known.filter { row in strata.allSatisfy { $0.column.isPresent(row) } }
    if known.count < candidates.count {
      let count = candidates.count - known.count
      exclusions.append(.init(reason: "\(outcome.label): time or event missing", count: count))
    }
    if all.count < known.count {
      exclusions.append(.init(reason: "stratum missing", count: known.count - all.count))
    }
    return all
  }

  /// Fits one model and adds its rows, or its refusal.
  mutating func fit(_ terms: [ModelTerm], _ context: String, rows candidates: [Int]) {
    let names = terms.map(\.name)
    let single = context == "cox_univariable" ? names.first : nil
    do throws(Refusal) {
      let design = try ModelTerms(terms, rows: candidates, in: cohort, per: verb.per)
      notes += design.notes.filter { !notes.contains($0) }
      if single == nil {
        notes += [design.noteOfIncomplete(candidates, in: cohort)].compactMap(\.self)
      } else {
        notes += terms.compactMap(ModelTerms.noteOfImplied)
      }
      count(design, context, of: single)
      let model = try fitted(design)
      add(model, design, context, of: single)
      add(model, of: RowPlace(context: context, variable: single))
      warn(model, design, context)
      if verb.checksProportionalHazards { checkProportionality(model, design, single: single) }
    } catch {
      for name in names {
        rows.add(
          RowPlace(context: context, variable: name),
          Statistic.refused(HazardRows.termNames, error))
      }
      let what = single.map { "The model of \($0)" } ?? "The multivariable model"
      notes.append(
        Note(.refusal, variable: single, "\(what) is not fitted: \(error.sentence)."))
      if verb.checksProportionalHazards, single == nil || verb.multivariable.isEmpty {
        rows.add(
          RowPlace(context: "cox_zph", variable: single ?? "GLOBAL"),
          Statistic.refused(["statistic", "parameter", "p.value"], Refusal("no model is fitted")))
      }
    }
  }

  private func fitted(_ design: ModelTerms) throws(Refusal) -> CoxModel {
    let ties: CoxModel.Ties =
      switch verb.ties ?? question.conventions.ties {
      case .efron: .efron
      case .breslow: .breslow
      }
    do throws(StatisticsError) {
      guard !design.rows.isEmpty else { throw .tooFew(needed: 2, found: 0) }
      return try CoxModel(
        DesignMatrix(columns: design.columns), followUps(design.rows),
        strata: strata(design.rows), ties: ties)
    } catch {
      throw Refusal(error, names: design.coefficients.map(\.name))
    }
  }

  private func followUps(_ rows: [Int]) throws(StatisticsError) -> [FollowUp] {
    var result: [FollowUp] = []
    for row in rows {
      guard let time = outcome.times[row], let ending = outcome.ending(row) else { continue }
      result.append(try FollowUp(time: time, isEvent: ending == 1))
    }
    return result
  }

  /// The stratum of each patient: one number for each combination of levels.
  private func strata(_ rows: [Int]) -> [Int]? {
    let columns = verb.strata.compactMap { name -> CategoricalColumn? in
      guard case .categorical(let column)? = cohort.variable(name.text)?.column else { return nil }
      return column
    }
    guard !columns.isEmpty else { return nil }
    return rows.map { row in
      columns.reduce(0) { index, column in index * column.levels.count + (column[row] ?? 0) }
    }
  }

  private mutating func count(_ design: ModelTerms, _ context: String, of single: String?) {
    for level in design.levelCounts(in: cohort) where single == nil || level.variable == single {
      rows.add(
        RowPlace(context: context, variable: level.variable, level: level.level),
        [
          .count("n.obs", level.rows.count),
          .count("n.event", level.rows.count { outcome.ending($0) == 1 }),
        ])
    }
  }

  private mutating func add(
    _ model: CoxModel, _ design: ModelTerms, _ context: String, of single: String?
  ) {
    let limits = model.hazardRatioIntervals(level: question.confidence)
    for (index, coefficient) in design.coefficients.enumerated()
    where single == nil || coefficient.variable == single {
      rows.add(
        RowPlace(context: context, variable: coefficient.variable, level: coefficient.level),
        [
          .number("coefficient", model.coefficients[index]),
          .number("estimate", model.hazardRatios[index]),
          .number("std.error", model.standardErrors[index]),
          .number("statistic", model.zStatistics[index]),
          .number("p.value", model.pValues[index]),
        ] + Statistic.interval(limits[index]))
    }
  }

  private mutating func add(_ model: CoxModel, of place: RowPlace) {
    func test(_ name: String, _ test: CoxModel.Test) -> [Statistic] {
      [
        .number("\(name).statistic", test.statistic),
        .number("\(name).parameter", Double(test.degreesOfFreedom)),
        .number("\(name).p.value", test.pValue),
      ]
    }
    rows.add(place, [.count("nobs", model.count), .count("nevent", model.events)])
    rows.add(
      place,
      [.number("loglik", model.logLikelihood), .number("loglik.null", model.nullLogLikelihood)]
    )
    rows.add(
      place,
      test("lr", model.likelihoodRatioTest) + test("wald", model.waldTest)
        + test("score", model.scoreTest))
    rows.add(
      place,
      [
        .number("concordance", model.concordance?.estimate, orElse: "no comparable pairs"),
        .number(
          "concordance.std.error", model.concordance?.standardError, orElse: "no comparable pairs"),
        .number("aic", model.aic),
      ])
  }

  /// Adds the tests of proportional hazards; of the multivariable model, or of single ones where
  /// there is none.
  private mutating func checkProportionality(
    _ model: CoxModel, _ design: ModelTerms, single: String?
  ) {
    guard single == nil || verb.multivariable.isEmpty else { return }
    let names = design.coefficients.map(\.variable).reduce(into: [String]()) { known, name in
      if known.last != name { known.append(name) }
    }
    let terms = names.map { name in
      design.coefficients.indices.filter { design.coefficients[$0].variable == name }
    }
    do throws(StatisticsError) {
      let check = try ProportionalHazards(
        model, DesignMatrix(columns: design.columns), followUps(design.rows),
        strata: strata(design.rows), terms: terms, transform: transform)
      for (name, test) in zip(names, check.terms) { add(test, of: name) }
      if single == nil { add(check.global, of: "GLOBAL") }
    } catch {
      rows.add(
        RowPlace(context: "cox_zph", variable: single ?? "GLOBAL"),
        Statistic.refused(["statistic", "parameter", "p.value"], Refusal(error)))
    }
  }

  private var transform: ProportionalHazards.Transform {
    switch verb.transform {
    case .km: .kaplanMeier
    case .identity: .identity
    case .log: .log
    case .rank: .rank
    }
  }

  private mutating func add(_ test: CoxModel.Test, of name: String) {
    rows.add(
      RowPlace(context: "cox_zph", variable: name),
      [
        .number("statistic", test.statistic),
        .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
      ])
  }

  private mutating func warn(_ model: CoxModel, _ design: ModelTerms, _ context: String) {
    let terms = design.coefficients.count
    guard context == "cox_multivariable", model.events < 10 * terms else { return }
    notes.append(
      Note(
        .warning,
        "The multivariable model has \(model.events) events for \(terms) coefficients, fewer than 10 each: its estimates may be unstable."
      ))
  }

  /// Says of the options that this version does not compute that they are not built.
  mutating func refuseWhatIsNotBuilt() {
    func refuse(_ context: String, _ names: [String], if asked: Bool) {
      guard asked else { return }
      rows.add(RowPlace(context: context), Statistic.refused(names, .notBuilt))
    }
    refuse("cox_baseline", ["cumhaz"], if: !verb.baseline.isEmpty)
    refuse("brier", ["estimate"], if: !verb.brier.isEmpty)
  }
}
