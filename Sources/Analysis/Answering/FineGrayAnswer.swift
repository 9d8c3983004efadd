internal import Cohorts
internal import Statistics

extension IncidenceRows {
  private static let termNames = [
    "coefficient", "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// Where more than one event is modelled, its name stands as the group of the rows.
  private func place(_ event: Int, _ variable: String?, level: String? = nil) -> RowPlace {
    let isOne = events.count == 1
    return RowPlace(
      context: "fine_gray", variable: variable, level: level, group: isOne ? nil : "event",
      groupLevel: isOne ? nil : name(of: event))
  }

  /// Fits the model of one event and adds its rows, or its refusal.
  mutating func model(_ event: Int) {
    let candidates = Patients(patients.rows.flatMap(\.self).sorted())
    do throws(Refusal) {
      let design = try ModelTerms(
        verb.regression.map { ModelTerm(source: $0, factors: [$0.text]) }, rows: candidates,
        in: cohort, per: [:])
      for note in design.notes where !notes.contains(note) { notes.append(note) }
      noteIncomplete(candidates, complete: design.rows.count)
      count(event, design)
      let model = try fitted(event, design)
      add(model, event, design)
    } catch {
      for variable in verb.regression {
        rows.add(place(event, variable.text), Statistic.refused(Self.termNames, error))
      }
      notes.append(
        Note(.refusal, "The model of \(name(of: event)) is not fitted: \(error.sentence)."))
    }
  }

  private func fitted(_ event: Int, _ design: ModelTerms) throws(Refusal) -> FineGray {
    do throws(StatisticsError) {
      guard !design.rows.isEmpty else { throw .tooFew(needed: 2, found: 0) }
      return try FineGray(
        DesignMatrix(columns: design.columns),
        design.rows.compactMap { outcome.competingFollowUp($0) }, event: event)
    } catch {
      throw Refusal(error, names: design.coefficients.map(\.name))
    }
  }

  private mutating func noteIncomplete(_ candidates: Patients, complete: Int) {
    let out = candidates.count - complete
    guard out > 0 else { return }
    let reasons = verb.regression.compactMap { name -> String? in
      guard let variable = cohort.variable(name.text) else { return nil }
      let count = candidates.count { !variable.column.isPresent($0) }
      return count > 0 ? "\(variable.label) missing in \(count)" : nil
    }
    let note = Note(
      .remark,
      "\(out) of \(candidates.count) patients are not in the model: "
        + reasons.joined(separator: ", ") + ".")
    if !notes.contains(note) { notes.append(note) }
  }

  private mutating func count(_ event: Int, _ design: ModelTerms) {
    for name in verb.regression {
      guard let variable = cohort.variable(name.text),
        case .categorical(let column) = variable.column
      else { continue }
      for (index, level) in column.levels.enumerated() {
        let mine = design.rows.filter { column[$0] == index }
        rows.add(
          place(event, name.text, level: level.label),
          [
            .count("n.obs", mine.count),
            .count("n.event", mine.count { outcome.ending($0) == event }),
          ])
      }
    }
  }

  private mutating func add(_ model: FineGray, _ event: Int, _ design: ModelTerms) {
    let limits = model.hazardRatioIntervals(level: question.confidence)
    for (index, term) in design.coefficients.enumerated() {
      rows.add(
        place(event, term.variable, level: term.level),
        [
          .number("coefficient", model.coefficients[index]),
          .number("estimate", model.hazardRatios[index]),
          .number("std.error", model.standardErrors[index]),
          .number("std.error.naive", model.naiveStandardErrors[index]),
          .number("statistic", model.zStatistics[index]),
          .number("p.value", model.pValues[index]),
        ] + Statistic.interval(limits[index]))
    }
    func test(_ name: String, _ test: CoxModel.Test) -> [Statistic] {
      [
        .number("\(name).statistic", test.statistic),
        .number("\(name).parameter", Double(test.degreesOfFreedom)),
        .number("\(name).p.value", test.pValue),
      ]
    }
    rows.add(
      place(event, nil),
      [
        .count("nobs", model.count), .count("nevent", model.events),
        .count("ncompeting", model.others), .number("loglik", model.logLikelihood),
        .number("loglik.null", model.nullLogLikelihood),
      ] + test("lr", model.likelihoodRatioTest) + test("wald", model.waldTest))
  }
}
