import Analysis
import Cohorts

/// `cumulative_incidence`.
extension RSection {
  mutating func cumulativeIncidence(_ verb: CumulativeIncidence) {
    guard let outcome = cohort.outcome(verb.outcome.text) else { return }
    select()
    add(
      "s$.time <- s$\(names.time(outcome.name))", "s$.event <- s$\(names.event(outcome.name))")
    keepKnown(".time")
    keepKnown(".event")
    if let strata = verb.strata { keepKnown(names(strata.text)) }
    needs("cmprsk") { section in
      section.incidences(verb, outcome)
      section.gray(verb, outcome)
      if !verb.regression.isEmpty { section.fineGray(verb, outcome) }
    }
  }

  private mutating func incidences(_ verb: CumulativeIncidence, _ outcome: Outcome) {
    for spot in index.spots("cuminc") where isOpen(spot) {
      guard let event = outcome.events.firstIndex(where: { $0 == spot.variable }) else { continue }
      let code = event + 1
      add("g <- \(frame(spot.patients))")
      check(
        spot,
        [
          ("n", "nrow(g)"), ("events", "sum(g$.event == \(code))"),
          ("competing", "sum(g$.event > 0 & g$.event != \(code))"),
          ("censored", "sum(g$.event == 0)"),
        ])
      guard !verb.at.isEmpty else { continue }
      add(
        "curve <- attempt(cuminc(g$.time, g$.event, cencode = 0))[[\"1 \(code)\"]]",
        "if (is.null(curve)) curve <- list(time = 0, est = 0, var = 0)")
      for time in verb.at {
        let t = R.number(time)
        add("a <- incidence_at(curve, \(t))")
        check(
          spot.with(context: "cuminc_at", level: Self.plain(time)),
          [
            ("n.risk", "sum(g$.time >= \(t))"),
            ("n.event", "sum(g$.time <= \(t) & g$.event == \(code))"),
            ("n.competing", "sum(g$.time <= \(t) & g$.event > 0 & g$.event != \(code))"),
            ("n.censor", "sum(g$.time <= \(t) & g$.event == 0)"), ("estimate", "a[1]"),
            ("std.error", "a[2]"), ("conf.low", "incidence_limits(a[1], a[2], \(level))[1]"),
            ("conf.high", "incidence_limits(a[1], a[2], \(level))[2]"),
          ])
      }
    }
  }

  private mutating func gray(_ verb: CumulativeIncidence, _ outcome: Outcome) {
    let spots = index.spots("gray_test")
    guard spots.contains(where: { isOpen($0) }) else { return }
    let strata = verb.strata.map { ", strata = s$\(names($0.text))" } ?? ""
    add(
      "r <- attempt(cuminc(s$.time, s$.event, droplevels(s$\(groupColumn))\(strata), cencode = 0))$Tests"
    )
    for spot in spots {
      guard let event = outcome.events.firstIndex(where: { $0 == spot.variable }) else { continue }
      let row = "r[\"\(event + 1)\", "
      check(
        spot,
        [
          ("statistic", row + "\"stat\"]"), ("parameter", row + "\"df\"]"),
          (
            "p.value",
            "pchisq(\(row)\"stat\"], \(row)\"df\"], lower.tail = FALSE)"
          ), ("nobs", "nrow(s)"),
        ])
    }
  }

  private mutating func fineGray(_ verb: CumulativeIncidence, _ outcome: Outcome) {
    let spots = index.spots("fine_gray")
    let events =
      verb.event.flatMap { name in
        outcome.events.firstIndex { $0 == name.text }
      }.map { [$0] } ?? Array(outcome.events.indices)
    let terms = verb.regression.map { ModelTerm(source: $0, factors: [$0.text]) }
    for event in events {
      let own = spots.filter {
        events.count == 1 || $0.groupLevel == outcome.events[event]
      }
      guard own.contains(where: { isOpen($0) }) else { continue }
      prepareModel(terms, frame: "s", per: [:])
      add(
        "X <- attempt(model.matrix(~ \(formulaText(terms)), data = m)[, -1, drop = FALSE])",
        "f <- attempt(crr(m$.time, m$.event, X, failcode = \(event + 1), cencode = 0, gtol = 1e-10, maxiter = 100))",
        "error <- attempt(setNames(sqrt(diag(f$var)), colnames(X)))",
        "naive <- attempt(setNames(sqrt(diag(f$invinf)), colnames(X)))",
        "b <- attempt(setNames(f$coef, colnames(X)))")
      for spot in own where spot.variable != nil { fineGrayRow(spot, terms, event + 1) }
      for spot in own where spot.variable == nil { fineGrayModel(spot, event + 1) }
    }
  }

  private mutating func fineGrayRow(_ spot: Spot, _ terms: [ModelTerm], _ event: Int) {
    if let condition = levelCondition(spot, terms) {
      check(
        spot,
        [
          ("n.obs", "sum(\(condition))"), ("n.event", "sum(\(condition) & m$.event == \(event))"),
        ])
    }
    guard let name = coefficientName(spot, terms) else { return }
    let (b, error) = ("b[[\(name)]]", "error[[\(name)]]")
    let z = "qnorm(1 - (1 - \(level)) / 2)"
    check(
      spot, within: "1e-6",
      [
        ("coefficient", b), ("estimate", "exp(\(b))"), ("std.error", error),
        ("std.error.naive", "naive[[\(name)]]"), ("statistic", "\(b) / \(error)"),
        ("p.value", "2 * pnorm(-abs(\(b) / \(error)))"),
        ("conf.low", "exp(\(b) - \(z) * \(error))"), ("conf.high", "exp(\(b) + \(z) * \(error))"),
      ])
  }

  private mutating func fineGrayModel(_ spot: Spot, _ event: Int) {
    add(
      "lr <- 2 * (f$loglik - f$loglik.null)", "wald <- attempt(sum(f$coef * solve(f$var, f$coef)))")
    check(
      spot, within: "1e-7",
      [
        ("nobs", "f$n"), ("nevent", "sum(m$.event == \(event))"),
        ("ncompeting", "sum(m$.event > 0 & m$.event != \(event))"), ("loglik", "f$loglik"),
        ("loglik.null", "f$loglik.null"), ("lr.statistic", "lr"), ("lr.parameter", "ncol(X)"),
        ("lr.p.value", "pchisq(lr, ncol(X), lower.tail = FALSE)"), ("wald.statistic", "wald"),
        ("wald.parameter", "ncol(X)"),
        ("wald.p.value", "pchisq(wald, ncol(X), lower.tail = FALSE)"),
      ])
  }
}
