import Analysis
import Cohorts

/// `cox`.
extension RSection {
  mutating func cox(_ verb: CoxRegression) {
    let outcome = verb.outcome.text
    let event = (cohort.outcome(outcome)?.events.firstIndex { $0 == verb.event?.text } ?? 0) + 1
    select()
    let entry = prepareFollowUp(
      outcome, event: event, strata: verb.strata + [verb.cluster].compactMap(\.self),
      entry: verb.entry)
    needs("survival") { section in
      for patients in section.modelGroups {
        for model in section.models(verb.univariable, verb.multivariable, "cox") {
          section.coxModel(model, verb, entry, patients)
        }
      }
    }
  }

  private typealias Model = (terms: [ModelTerm], context: String, single: String?)

  private func surv(_ entry: String?) -> String {
    entry == nil ? "Surv(.time, .event)" : "Surv(.entry, .time, .event)"
  }

  private mutating func coxModel(
    _ model: Model, _ verb: CoxRegression, _ entry: String?, _ patients: Spot.Patients
  ) {
    let own = spots(model.context, model.single, patients)
    guard own.contains(where: { isOpen($0) }) else { return }
    prepareModel(model.terms, frame: frame(patients), per: verb.per)
    let strata = verb.strata.map { " + strata(\(names($0.text)))" }.joined()
    let cluster = verb.cluster.map { ", cluster = \(names($0.text))" } ?? ""
    let ties = (verb.ties ?? question.conventions.ties).rawValue
    add(
      "f <- attempt(coxph(\(surv(entry)) ~ \(formulaText(model.terms))\(strata), data = m, ties = \(R.text(ties))\(cluster),",
      "  control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))",
      "b <- attempt(coef(f))", "error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))",
      "limits <- attempt(exp(confint(f, level = \(level))))")
    for spot in own { coxRow(spot, model.terms, verb) }
    let whole = Spot(
      context: model.context, variable: model.single, group: patients.group,
      groupLevel: patients.level)
    coxModelRows(whole, verb)
    if model.single == nil { coxTermTests(model, patients) }
    brierOfModel(model, verb, patients)
    guard model.single == nil || verb.multivariable.isEmpty else { return }
    if verb.checksProportionalHazards { proportionality(model, verb, patients) }
    if !verb.baseline.isEmpty { baseline(model, verb, patients) }
  }

  private mutating func coxRow(_ spot: Spot, _ terms: [ModelTerm], _ verb: CoxRegression) {
    if let condition = levelCondition(spot, terms) {
      check(
        spot, [("n.obs", "sum(\(condition))"), ("n.event", "sum(m$.event[\(condition)])")])
    }
    guard let name = coefficientName(spot, terms) else { return }
    check(
      spot,
      [
        ("coefficient", "b[[\(name)]]"), ("estimate", "exp(b[[\(name)]])"),
        ("std.error", "error[[\(name)]]"), ("statistic", "b[[\(name)]] / error[[\(name)]]"),
        ("p.value", "pchisq((b[[\(name)]] / error[[\(name)]])^2, 1, lower.tail = FALSE)"),
        ("conf.low", "limits[\(name), 1]"), ("conf.high", "limits[\(name), 2]"),
        ("std.error.model", "setNames(sqrt(diag(f$naive.var)), names(b))[[\(name)]]"),
      ])
  }

  private mutating func coxModelRows(_ spot: Spot, _ verb: CoxRegression) {
    add("r <- attempt(summary(f))")
    func test(_ name: String, _ value: String) -> [Pair] {
      [
        ("\(name).statistic", value), ("\(name).parameter", "length(b)"),
        ("\(name).p.value", "pchisq(\(value), length(b), lower.tail = FALSE)"),
      ]
    }
    let clusters = verb.cluster.map { "length(unique(m$\(names($0.text))))" } ?? "NA"
    check(
      spot,
      [
        ("nobs", "f$n"), ("nevent", "f$nevent"), ("clusters", clusters),
        ("loglik", "f$loglik[2]"), ("loglik.null", "f$loglik[1]"),
      ] + test("lr", "(2 * (f$loglik[2] - f$loglik[1]))") + test("wald", "f$wald.test")
        + test("score", "f$score") + [("concordance", "r$concordance[[1]]"), ("aic", "AIC(f)")])
    check(spot, within: "1e-6", [("concordance.std.error", "r$concordance[[2]]")])
  }

  private mutating func coxTermTests(_ model: Model, _ patients: Spot.Patients) {
    for term in model.terms.expanded where isDroppable(term, model.terms) {
      let spot = Spot(
        context: model.context, variable: term.name, group: patients.group,
        groupLevel: patients.level)
      guard isOpen(spot, "lr.statistic") else { continue }
      add(
        "less <- attempt(update(f, . ~ . - \(self.term(of: term, in: model.terms))))",
        "lr <- 2 * (f$loglik[2] - less$loglik[length(less$loglik)])",
        "df <- length(b) - length(coef(less))")
      check(
        spot,
        [
          ("lr.statistic", "lr"), ("lr.parameter", "df"),
          ("lr.p.value", "pchisq(lr, df, lower.tail = FALSE)"),
        ])
    }
  }

  // MARK: - Proportional hazards

  private mutating func proportionality(
    _ model: Model, _ verb: CoxRegression, _ patients: Spot.Patients
  ) {
    add(
      "z <- attempt(cox.zph(f, transform = \(R.text(verb.transform.rawValue)), terms = TRUE)$table)"
    )
    for spot in index.spots("cox_zph") where spot.patients == patients {
      let row: String
      if spot.variable == "GLOBAL" {
        guard model.single == nil else { continue }
        row = "nrow(z)"
      } else {
        guard let term = model.terms.expanded.first(where: { $0.name == spot.variable }) else {
          continue
        }
        row = R.text(self.term(of: term, in: model.terms))
      }
      check(
        spot, within: "1e-6",
        [
          ("statistic", "z[\(row), \"chisq\"]"), ("parameter", "z[\(row), \"df\"]"),
          (
            "p.value",
            "pchisq(z[\(row), \"chisq\"], z[\(row), \"df\"], lower.tail = FALSE)"
          ),
        ])
    }
  }

  // MARK: - Baseline hazard

  private mutating func baseline(
    _ model: Model, _ verb: CoxRegression, _ patients: Spot.Patients
  ) {
    let strata = strataLabels(verb)
    add(
      "zero <- attempt(basehaz(f, centered = FALSE))",
      "means <- attempt(basehaz(f, centered = TRUE))")
    for spot in index.spots("cox_baseline") where spot.variable == model.single {
      for name in ["zero", "means"] {
        for (label, code) in strata {
          let words = [patients.level, label, name].compactMap(\.self).joined(separator: ", ")
          guard spot.groupLevel == words, let time = spot.level else { continue }
          let stratum = code.map { ", \(R.text($0))" } ?? ""
          check(spot, within: "1e-7", [("cumhaz", "hazard_at(\(name), \(time)\(stratum))")])
        }
      }
    }
  }

  /// The labels of the strata, and what basehaz calls them.
  private func strataLabels(_ verb: CoxRegression) -> [(String?, String?)] {
    guard !verb.strata.isEmpty else { return [(nil, nil)] }
    var all: [(String?, String?)] = [("", "")]
    for variable in verb.strata {
      all = all.flatMap { label, code in
        labels(variable.text).map { own in
          let words = label == "" ? own : (label ?? "") + ", " + own
          return (words, words)
        }
      }
    }
    return all
  }

  // MARK: - Brier's score

  private mutating func brierOfModel(
    _ model: Model, _ verb: CoxRegression, _ patients: Spot.Patients
  ) {
    guard !verb.brier.isEmpty else { return }
    add("terms <- list()")
    for time in verb.brier {
      add(
        "predicted <- attempt(sapply(seq_len(nrow(m)), function(i) summary(survfit(f, newdata = m[i, ], se.fit = FALSE), times = \(R.number(time)), extend = TRUE)$surv[1]))",
        "terms[[length(terms) + 1]] <- attempt(brier_terms(m$.time, m$.event, predicted, \(R.number(time))))"
      )
    }
    brierRows(
      verb.brier,
      Spot(
        context: "brier", variable: model.single, group: patients.group,
        groupLevel: patients.level))
  }
}
