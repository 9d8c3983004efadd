import Analysis
import Cohorts

/// `logistic` and `linear`.
extension RSection {
  private typealias Model = (terms: [ModelTerm], context: String, single: String?)

  /// Whether any row of a model is to be answered.
  private func hasOpenRows(_ model: Model, _ patients: Spot.Patients) -> Bool {
    spots(model.context, model.single, patients).contains { isOpen($0) }
  }

  // MARK: - Logistic

  mutating func logistic(_ verb: LogisticRegression) {
    select()
    let response = verb.response.text
    keepKnown(names(response))
    add("s$.y <- as.integer(s$\(names(response)) == \(R.text(eventLabel(verb))))")
    for patients in modelGroups {
      for model in models(verb.univariable, verb.multivariable, "logistic")
      where hasOpenRows(model, patients) {
        prepareModel(model.terms, frame: frame(patients), per: [:])
        verb.penalty == .firth
          ? firthModel(model, verb, patients) : logisticModel(model, verb, patients)
      }
    }
  }

  private func eventLabel(_ verb: LogisticRegression) -> String {
    guard case .categorical(let column)? = cohort.variable(verb.response.text)?.column else {
      return verb.event.text
    }
    let name = verb.event.text
    return
      (column.levels.first { $0.label == name } ?? column.levels.first { $0.code == name }
      ?? column.levels.first { Double($0.code) == Double(name) && Double(name) != nil })?.label
      ?? name
  }

  private mutating func logisticModel(
    _ model: Model, _ verb: LogisticRegression, _ patients: Spot.Patients
  ) {
    let isProfile = (verb.interval ?? question.conventions.logisticInterval) == .profile
    add(
      "f <- attempt(glm(.y ~ \(formulaText(model.terms)), family = binomial, data = m, control = glm.control(epsilon = 1e-15, maxit = 100)))",
      "b <- attempt(coef(f))", "error <- attempt(sqrt(diag(vcov(f))))")
    eachCoefficient(model, patients) { section, spot, name in
      section.check(
        spot,
        [
          ("coefficient", "b[[\(name)]]"), ("estimate", "exp(b[[\(name)]])"),
          ("std.error", "error[[\(name)]]"), ("statistic", "b[[\(name)]] / error[[\(name)]]"),
          ("p.value", "2 * pnorm(-abs(b[[\(name)]] / error[[\(name)]]))"),
        ])
      if isProfile {
        section.check(
          spot, within: "1e-7",
          [
            ("conf.low", "exp(profile_limit(f, \(name), -1, \(section.level)))"),
            ("conf.high", "exp(profile_limit(f, \(name), 1, \(section.level)))"),
          ])
      } else {
        let z = "qnorm(1 - (1 - \(section.level)) / 2)"
        section.check(
          spot,
          [
            ("conf.low", "exp(b[[\(name)]] - \(z) * error[[\(name)]])"),
            ("conf.high", "exp(b[[\(name)]] + \(z) * error[[\(name)]])"),
          ])
      }
    }
    droppedTerms(model, patients, "lr.statistic") { section, spot, term in
      section.add(
        "less <- attempt(update(f, . ~ . - \(term)))", "lr <- less$deviance - f$deviance",
        "df <- less$df.residual - f$df.residual")
      section.check(
        spot,
        [
          ("lr.statistic", "lr"), ("lr.parameter", "df"),
          ("lr.p.value", "pchisq(lr, df, lower.tail = FALSE)"),
        ])
    }
    add("h <- attempt(hosmer_lemeshow(f$y, fitted(f)))", "lr <- f$null.deviance - f$deviance")
    add("df <- f$df.null - f$df.residual")
    check(
      whole(model, patients),
      [
        ("nobs", "length(f$y)"), ("nevent", "sum(f$y)"),
        ("hosmer_lemeshow.statistic", "h$statistic"),
        ("hosmer_lemeshow.parameter", "h$parameter"),
        ("hosmer_lemeshow.p.value", "pchisq(h$statistic, h$parameter, lower.tail = FALSE)"),
        ("deviance", "f$deviance"), ("null.deviance", "f$null.deviance"), ("aic", "AIC(f)"),
        ("loglik", "logLik(f)"), ("lr.statistic", "lr"), ("lr.parameter", "df"),
        ("lr.p.value", "pchisq(lr, df, lower.tail = FALSE)"),
        ("auc", "area_of_fit(f$y, round(fitted(f), 12))"),
      ])
  }

  private func whole(_ model: Model, _ patients: Spot.Patients) -> Spot {
    Spot(
      context: model.context, variable: model.single, group: patients.group,
      groupLevel: patients.level)
  }

  private mutating func firthModel(
    _ model: Model, _ verb: LogisticRegression, _ patients: Spot.Patients
  ) {
    let isProfile = (verb.interval ?? question.conventions.logisticInterval) == .profile
    add(
      "X <- model.matrix(~ \(formulaText(model.terms)), data = m)", "y <- m$.y",
      "f <- attempt(firth(X, y))", "b <- f$coefficients", "error <- attempt(sqrt(diag(f$vcov)))")
    eachCoefficient(model, patients) { section, spot, name in
      section.check(
        spot, within: "1e-7",
        [
          ("coefficient", "b[[\(name)]]"), ("estimate", "exp(b[[\(name)]])"),
          ("std.error", "error[[\(name)]]"),
        ])
      if isProfile {
        section.add(
          "x <- attempt(2 * (f$loglik - firth(X, y, match(\(name), colnames(X)), 0)$loglik))")
        section.check(
          spot, within: "1e-6",
          [
            ("statistic", "x"), ("p.value", "pchisq(x, 1, lower.tail = FALSE)"),
            ("conf.low", "exp(firth_limit(X, y, f, \(name), -1, \(section.level)))"),
            ("conf.high", "exp(firth_limit(X, y, f, \(name), 1, \(section.level)))"),
          ])
      } else {
        let z = "qnorm(1 - (1 - \(section.level)) / 2)"
        section.check(
          spot, within: "1e-7",
          [
            ("statistic", "b[[\(name)]] / error[[\(name)]]"),
            ("p.value", "2 * pnorm(-abs(b[[\(name)]] / error[[\(name)]]))"),
            ("conf.low", "exp(b[[\(name)]] - \(z) * error[[\(name)]])"),
            ("conf.high", "exp(b[[\(name)]] + \(z) * error[[\(name)]])"),
          ])
      }
    }
    droppedTerms(model, patients, "lr.statistic") { section, spot, term in
      section.add(
        "held <- which(attr(X, \"assign\") == match(\(R.text(term)), attr(terms(~ \(section.formulaText(model.terms))), \"term.labels\")))",
        "lr <- attempt(2 * (f$loglik - firth(X, y, held, rep(0, length(held)))$loglik))")
      section.check(
        spot, within: "1e-6",
        [
          ("lr.statistic", "lr"), ("lr.parameter", "length(held)"),
          ("lr.p.value", "pchisq(lr, length(held), lower.tail = FALSE)"),
        ])
    }
    add(
      "h <- attempt(hosmer_lemeshow(y, f$fitted))",
      "null <- attempt(firth(X, y, seq_len(ncol(X))[-1], rep(0, ncol(X) - 1)))",
      "lr <- 2 * (f$loglik - null$loglik)", "df <- ncol(X) - 1")
    let spot = whole(model, patients)
    check(
      spot, within: "1e-6",
      [
        ("nobs", "length(y)"), ("nevent", "sum(y)"),
        ("hosmer_lemeshow.statistic", "h$statistic"),
        ("hosmer_lemeshow.parameter", "h$parameter"),
        ("hosmer_lemeshow.p.value", "pchisq(h$statistic, h$parameter, lower.tail = FALSE)"),
        ("loglik", "f$loglik"), ("lr.statistic", "lr"), ("lr.parameter", "df"),
        ("lr.p.value", "pchisq(lr, df, lower.tail = FALSE)"),
        ("auc", "area_of_fit(y, round(f$fitted, 12))"),
        ("deviance", "-2 * sum(dbinom(y, 1, f$fitted, log = TRUE))"),
        ("null.deviance", "-2 * sum(dbinom(y, 1, mean(y), log = TRUE))"),
      ])
  }

  // MARK: - Linear

  mutating func linear(_ verb: LinearRegression) {
    select()
    let response = names(verb.response.text)
    keepKnown(response)
    add("s$.y <- s$\(response)")
    for patients in modelGroups {
      for model in models(verb.univariable, verb.multivariable, "linear")
      where hasOpenRows(model, patients) {
        prepareModel(model.terms, frame: frame(patients), per: [:])
        linearModel(model, patients)
      }
    }
  }

  private mutating func linearModel(_ model: Model, _ patients: Spot.Patients) {
    add(
      "f <- attempt(lm(.y ~ \(formulaText(model.terms)), data = m))",
      "r <- attempt(summary(f))", "b <- attempt(r$coefficients)",
      "limits <- attempt(confint(f, level = \(level)))")
    eachCoefficient(model, patients) { section, spot, name in
      section.check(
        spot,
        [
          ("estimate", "b[\(name), 1]"), ("std.error", "b[\(name), 2]"),
          ("statistic", "b[\(name), 3]"),
          ("p.value", "2 * pt(-abs(b[\(name), 3]), f$df.residual)"),
          ("conf.low", "limits[\(name), 1]"), ("conf.high", "limits[\(name), 2]"),
        ])
    }
    droppedTerms(model, patients, "f.statistic") { section, spot, term in
      section.add("a <- attempt(anova(update(f, . ~ . - \(term)), f))")
      section.check(
        spot,
        [
          ("f.statistic", "a[2, \"F\"]"), ("num.df", "a[2, \"Df\"]"),
          ("den.df", "f$df.residual"), ("f.p.value", "a[2, \"Pr(>F)\"]"),
        ])
    }
    let prefix = model.single == nil ? "" : "f."
    let p = "pf(r$fstatistic[[1]], r$fstatistic[[2]], r$fstatistic[[3]], lower.tail = FALSE)"
    check(
      whole(model, patients),
      [
        ("nobs", "length(f$residuals)"), ("r.squared", "r$r.squared"),
        ("adj.r.squared", "r$adj.r.squared"), ("sigma", "r$sigma"),
        (prefix + "statistic", "r$fstatistic[[1]]"), ("num.df", "r$fstatistic[[2]]"),
        ("den.df", "r$fstatistic[[3]]"), (prefix + "p.value", p),
      ])
  }

  // MARK: - Rows of both

  /// The intercept, and the coefficients that have rows, with the counts beside them.
  private mutating func eachCoefficient(
    _ model: Model, _ patients: Spot.Patients,
    _ write: (inout RSection, Spot, String) -> Void
  ) {
    for spot in index.spots(model.context) where spot.patients == patients {
      if spot.variable == "(Intercept)" {
        if spot.level == nil || spot.level == model.single { write(&self, spot, "\"(Intercept)\"") }
        continue
      }
      guard model.single == nil || spot.variable == model.single else { continue }
      if let condition = levelCondition(spot, model.terms) {
        check(
          spot, [("n.obs", "sum(\(condition))"), ("n.event", "sum(m$.y[\(condition)])")])
      }
      guard spot.variable != nil, let name = coefficientName(spot, model.terms) else { continue }
      write(&self, spot, name)
    }
  }

  /// The terms that are tested by leaving them out.
  private mutating func droppedTerms(
    _ model: Model, _ patients: Spot.Patients, _ statistic: String,
    _ write: (inout RSection, Spot, String) -> Void
  ) {
    guard model.single == nil else { return }
    for term in model.terms.expanded where isDroppable(term, model.terms) {
      var spot = whole(model, patients)
      spot.variable = term.name
      guard isOpen(spot, statistic) else { continue }
      write(&self, spot, self.term(of: term, in: model.terms))
    }
  }
}
