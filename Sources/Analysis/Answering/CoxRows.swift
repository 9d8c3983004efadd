internal import Cohorts
internal import Statistics

extension HazardRows {
  /// Adds the patients and events of each level.
  mutating func count(_ design: ModelTerms, single: String?) {
    let context = single == nil ? "cox_multivariable" : "cox_univariable"
    for level in design.levelCounts(in: cohort) where single == nil || level.variable == single {
      rows.add(
        place(context, level.variable, level: level.level),
        [
          .count("n.obs", level.rows.count),
          .count("n.event", level.rows.count(where: patients.hasEvent)),
        ])
    }
  }

  /// Adds the coefficients and what holds of the whole model.
  mutating func add(_ fit: Fit) {
    let model = fit.model
    let limits = model.hazardRatioIntervals(level: question.confidence)
    for (index, coefficient) in fit.terms.coefficients.enumerated()
    where fit.single == nil || coefficient.variable == fit.single {
      let own = place(fit.context, coefficient.variable, level: coefficient.level)
      rows.add(
        own,
        [
          .number("coefficient", model.coefficients[index]),
          .number("estimate", model.hazardRatios[index]),
          .number("std.error", model.standardErrors[index]),
          .number("statistic", model.zStatistics[index]),
          .number("p.value", model.pValues[index]),
        ] + Statistic.interval(limits[index]))
      if model.clusterCount != nil {
        rows.add(own, [.number("std.error.model", model.modelStandardErrors[index])])
      }
    }
    addModel(model, at: place(fit.context, fit.single))
  }

  private mutating func addModel(_ model: CoxModel, at place: RowPlace) {
    let few = "no more clusters than coefficients"
    func test(_ name: String, _ test: CoxModel.Test) -> [Statistic] {
      [
        .number("\(name).statistic", test.statistic, orElse: few),
        .number("\(name).parameter", Double(test.degreesOfFreedom)),
        .number("\(name).p.value", test.statistic.isNaN ? nil : test.pValue, orElse: few),
      ]
    }
    rows.add(place, [.count("nobs", model.count), .count("nevent", model.events)])
    if let clusters = model.clusterCount { rows.add(place, [.count("clusters", clusters)]) }
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

  /// Adds the tests of proportional hazards.
  mutating func checkProportionality(_ fit: Fit) {
    let terms = fit.terms.effects
    do throws(StatisticsError) {
      let check = try ProportionalHazards(
        fit.model, fit.design, fit.followUps, strata: fit.strata,
        terms: terms.map { Array($0.columns) }, transform: transform)
      for (term, test) in zip(terms, check.terms) { add(test, of: term.term.name) }
      if fit.single == nil { add(check.global, of: "GLOBAL") }
    } catch {
      rows.add(
        place("cox_zph", fit.single ?? "GLOBAL"),
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
      place("cox_zph", name),
      [
        .number("statistic", test.statistic),
        .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
      ])
  }
}

// MARK: - Baseline hazard

extension HazardRows {
  /// Adds the cumulative hazard at covariates zero and at their means, by stratum and time.
  mutating func addBaseline(_ fit: Fit) {
    for (name, covariates) in [("zero", nil), ("means", Self.means(fit.design))] {
      do throws(StatisticsError) {
        let hazard = try BaselineHazard(
          fit.model, fit.design, fit.followUps, strata: fit.strata, at: covariates)
        for stratum in hazard.strata { add(stratum, at: name, fit) }
      } catch {
        rows.add(place("cox_baseline", fit.single), Statistic.refused(["cumhaz"], Refusal(error)))
      }
    }
  }

  private mutating func add(_ stratum: BaselineHazard.Stratum, at name: String, _ fit: Fit) {
    let label = fit.strata == nil ? nil : patients.stratumLabel(stratum.index)
    let last = stratum.times.last ?? 0
    for time in verb.baseline {
      var own = place("cox_baseline", fit.single, level: plainText(time))
      own.group =
        [group.label == nil ? nil : by, label == nil ? nil : patients.strataName]
        .compactMap(\.self).first ?? "covariates"
      own.groupLevel = [group.label, label, name].compactMap(\.self).joined(separator: ", ")
      rows.add(
        own,
        [
          .number(
            "cumhaz", stratum.cumulativeHazard(at: time),
            warning: time > last
              ? "past the last follow-up at \(plainText(last)): the last estimate" : nil)
        ])
    }
  }

  /// The mean of each column; 0 of one that holds only −1, 0 and 1, as R's survival centres.
  private static func means(_ design: DesignMatrix) -> [Double] {
    design.columns.map { cells in
      if cells.allSatisfy({ $0 == 0 || abs($0) == 1 }) { return 0 }
      return cells.reduce(0, +) / Double(cells.count)
    }
  }
}
