import Analysis
import Cohorts
import Statistics

/// `kaplan_meier`.
extension RSection {
  mutating func kaplanMeier(_ verb: KaplanMeierAnalysis) {
    let outcome = verb.outcome.text
    let event = (cohort.outcome(outcome)?.events.firstIndex { $0 == verb.event?.text } ?? 0) + 1
    select()
    let entry = prepareFollowUp(
      outcome, event: event, strata: verb.strata.map { [$0] } ?? [], entry: verb.entry)
    needs("survival") { section in
      section.curves(verb, entry)
      section.survivalTests(verb, isLate: entry != nil)
      section.contrasts(verb)
      section.hazardRatios(verb, entry)
      section.brier(verb)
    }
  }

  /// Makes `.time`, `.event` and `.entry` of the patients `s`, complete and in order.
  ///
  /// - Returns: the column of entry times, where there is one.
  mutating func prepareFollowUp(
    _ outcome: String, event: Int, strata: [SourceText], entry: SourceText?
  ) -> String? {
    add(
      "s$.time <- s$\(names.time(outcome))",
      "s$.event <- as.integer(s$\(names.event(outcome)) == \(event))")
    keepKnown(".time")
    keepKnown(".event")
    for stratum in strata { keepKnown(names(stratum.text)) }
    guard let entry, let variable = cohort.variable(entry.text) else { return nil }
    let factor = variable.factor(toUnit: cohort.outcome(outcome)?.unit) ?? 1
    add("s$.entry <- s$\(names(entry.text))" + (factor == 1 ? "" : " * \(R.number(factor))"))
    add("s <- s[which(s$.entry < s$.time), ]")
    return ".entry"
  }

  private func surv(_ entry: String?) -> String {
    entry == nil ? "Surv(.time, .event)" : "Surv(.entry, .time, .event)"
  }

  private func interval(_ verb: KaplanMeierAnalysis) -> Conventions.SurvivalInterval {
    verb.interval ?? question.conventions.kmInterval
  }

  // MARK: - Curves

  private mutating func curves(_ verb: KaplanMeierAnalysis, _ entry: String?) {
    if interval(verb) == .none {
      leave("R has no limits of a quantile by the normal approximation") { row in
        (row.context == "survival" || row.context == "follow_up")
          && row.statistic.contains(".conf.") && !row.statistic.hasPrefix("rmst")
      }
    }
    let kind = interval(verb).rawValue
    for spot in index.spots("survival") {
      add(
        "g <- \(frame(spot.patients))",
        "fit <- attempt(survfit(\(surv(entry)) ~ 1, data = g, conf.type = \(R.text(kind)), conf.int = \(level)))"
      )
      check(spot, [("n", "nrow(g)"), ("events", "sum(g$.event)")])
      for (name, share) in [("median", 0.5)] + verb.quantiles.map({ ("p" + Self.percent($0), $0) })
      {
        quantile(spot, name, share, "fit")
      }
      if let tau = verb.restrictedMean {
        add("mean <- attempt(restricted_mean(fit, \(R.number(tau))))")
        check(
          spot,
          [
            ("rmst", "mean[1]"), ("rmst.std.error", "mean[2]"),
            ("rmst.conf.low", "mean[1] - qnorm(1 - (1 - \(level)) / 2) * mean[2]"),
            ("rmst.conf.high", "mean[1] + qnorm(1 - (1 - \(level)) / 2) * mean[2]"),
          ])
      }
      for time in verb.at { read(spot, time) }
      followUp(spot, verb, entry)
    }
  }

  private static func percent(_ share: Double) -> String { plain((share * 1e12).rounded() / 1e10) }

  private mutating func quantile(_ spot: Spot, _ name: String, _ share: Double, _ fit: String) {
    guard index.rows(spot).contains(where: { $0.statistic.hasPrefix(name) && $0.number != nil })
    else { return }
    let call = question.conventions.kmMedian == .first ? "first_times" : "quantile"
    add("q <- attempt(\(call)(\(fit), \(R.number(share))))")
    check(
      spot,
      [
        (name, "q$quantile"), ("\(name).conf.low", "q$lower"), ("\(name).conf.high", "q$upper"),
      ])
  }

  private mutating func read(_ spot: Spot, _ time: Double) {
    let own = spot.with(context: "survival_at", level: Self.plain(time))
    guard isOpen(own) else { return }
    let t = R.number(time)
    add("a <- attempt(summary(fit, times = \(t), extend = TRUE))")
    check(
      own,
      [
        ("n.risk", "a$n.risk"), ("n.event", "sum(g$.event[g$.time <= \(t)])"),
        ("n.censor", "sum(1 - g$.event[g$.time <= \(t)])"), ("estimate", "a$surv"),
        ("std.error", "a$std.err"), ("cumhaz", "a$cumhaz"), ("cumhaz.std.error", "a$std.chaz"),
        ("conf.low", "a$lower"), ("conf.high", "a$upper"),
      ])
  }

  private mutating func followUp(_ spot: Spot, _ verb: KaplanMeierAnalysis, _ entry: String?) {
    let own = spot.with(context: "follow_up")
    guard isOpen(own) else { return }
    let surv = entry == nil ? "Surv(.time, 1 - .event)" : "Surv(.entry, .time, 1 - .event)"
    add(
      "back <- attempt(survfit(\(surv) ~ 1, data = g, conf.type = \(R.text(interval(verb).rawValue)), conf.int = \(level)))"
    )
    for (name, share) in [("median", 0.5), ("p25", 0.25), ("p75", 0.75)] {
      quantile(own, name, share, "back")
    }
  }

  // MARK: - Tests

  private static let tests = KaplanMeierAnalysis.Test.allCases.map(\.rawValue)

  private mutating func survivalTests(_ verb: KaplanMeierAnalysis, isLate: Bool) {
    guard let by = question.by.first else { return }
    add("group <- droplevels(s$\(groupColumn))")
    for test in verb.tests {
      let all = index.spots(test.rawValue).filter { $0.groupLevel == nil }
      for spot in all where isOpen(spot) { survivalTest(test, spot, verb, isLate) }
    }
    _ = by
    adjustPairs(verb)
  }

  private mutating func survivalTest(
    _ test: KaplanMeierAnalysis.Test, _ spot: Spot, _ verb: KaplanMeierAnalysis, _ isLate: Bool
  ) {
    var frame = "s"
    if let (first, second) = pairOfCurves(spot) {
      add("t <- droplevels(s[which(s$\(groupColumn) %in% \(R.texts([first, second]))), ])")
      frame = "t"
    }
    let strata = verb.strata.map { ", strata = \(frame)$\(names($0.text))" } ?? ""
    let entry = isLate ? ", entry = \(frame)$.entry" : ""
    let direct =
      test == .logrank || (test == .flemingHarrington && verb.gamma == 0)
    if direct, !isLate {
      let rho = test == .logrank ? "0" : R.number(verb.rho)
      let more = verb.strata.map { " + strata(\(names($0.text)))" } ?? ""
      add(
        "r <- attempt(survdiff(Surv(.time, .event) ~ \(groupColumn)\(more), data = \(frame), rho = \(rho)))",
        "v <- if (length(r)) attempt(weighted_logrank(\(frame)$.time, \(frame)$.event, droplevels(\(frame)$\(groupColumn)), \(weight(test, verb))\(strata)))"
      )
      check(
        spot,
        [
          ("statistic", "r$chisq"), ("parameter", "v$parameter"),
          ("p.value", "upper_chi2(r$chisq, v$parameter)"), ("nobs", "nrow(\(frame))"),
        ])
    } else {
      add(
        "v <- attempt(weighted_logrank(\(frame)$.time, \(frame)$.event, droplevels(\(frame)$\(groupColumn)), \(weight(test, verb))\(strata)\(entry)))"
      )
      if test == .trend {
        add("x <- trend_statistic(v, \(trendScores(verb)))")
        return check(
          spot,
          [
            ("statistic", "x"), ("parameter", "1"), ("p.value", "upper_chi2(x, 1)"),
            ("nobs", "nrow(\(frame))"),
          ])
      }
      check(
        spot,
        [
          ("statistic", "v$statistic"), ("parameter", "v$parameter"),
          ("p.value", "upper_chi2(v$statistic, v$parameter)"), ("nobs", "nrow(\(frame))"),
        ])
    }
    guard frame == "s" else { return }
    for own in index.spots(test.rawValue) where own.groupLevel != nil && isOpen(own) {
      let place = "match(\(R.text(own.groupLevel ?? "")), levels(group))"
      check(own, [("observed", "v$observed[\(place)]"), ("expected", "v$expected[\(place)]")])
    }
  }

  private func weight(_ test: KaplanMeierAnalysis.Test, _ verb: KaplanMeierAnalysis) -> String {
    switch test {
    case .logrank, .trend: "function(n, S, P) 1"
    case .gehanBreslow: "function(n, S, P) n"
    case .taroneWare: "function(n, S, P) sqrt(n)"
    case .petoPeto: "function(n, S, P) P"
    case .flemingHarrington:
      "function(n, S, P) S^\(R.number(verb.rho)) * (1 - S)^\(R.number(verb.gamma))"
    }
  }

  private func trendScores(_ verb: KaplanMeierAnalysis) -> String {
    guard let scores = verb.scores else { return "seq_along(levels(group))" }
    let all = "c(\(scores.map(R.number).joined(separator: ", ")))"
    return
      "(if (length(\(all)) == nlevels(group)) \(all) else \(all)[match(levels(group), levels(s$\(groupColumn)))])"
  }

  /// The groups of a pairwise test, whose level is "second - first".
  private func pairOfCurves(_ spot: Spot) -> (first: String, second: String)? {
    guard let level = spot.level else { return nil }
    let labels = groupLabels
    for first in labels {
      for second in labels where level == "\(second) - \(first)" { return (first, second) }
    }
    return nil
  }

  /// The labels of the groups, of several variables together.
  private var groupLabels: [String] {
    question.by.map { labels($0.text) }.reduce([]) { all, labels in
      all.isEmpty ? labels : all.flatMap { first in labels.map { first + ", " + $0 } }
    }
  }

  private mutating func adjustPairs(_ verb: KaplanMeierAnalysis) {
    guard verb.pairwise, question.adjust != .none else { return }
    for test in verb.tests where test != .trend {
      let spots = index.spots(test.rawValue).filter { $0.level != nil }
      let tested = spots.filter { index.number($0, "p.value") != nil }
      guard tested.contains(where: { isOpen($0, "p.value.adjusted") }) else { continue }
      add("p <- c()")
      for spot in tested {
        guard let (first, second) = pairOfCurves(spot) else { continue }
        let strata = verb.strata.map { ", strata = t$\(names($0.text))" } ?? ""
        let entry = verb.entry == nil ? "" : ", entry = t$.entry"
        add(
          "t <- droplevels(s[which(s$\(groupColumn) %in% \(R.texts([first, second]))), ])",
          "v <- weighted_logrank(t$.time, t$.event, t$\(groupColumn), \(weight(test, verb))\(strata)\(entry))",
          "p <- c(p, upper_chi2(v$statistic, v$parameter))")
      }
      add("adjusted <- p.adjust(p, \(R.text(question.adjust.rawValue)))")
      for (place, spot) in tested.enumerated() {
        check(spot, [("p.value.adjusted", "adjusted[\(place + 1)]")])
      }
    }
  }

  // MARK: - Contrasts

  private mutating func contrasts(_ verb: KaplanMeierAnalysis) {
    let contexts = ["survival_difference", "rmst_difference", "rmst_ratio"]
    let present = index.spots("survival").filter { (index.number($0, "n") ?? 0) > 0 }
    guard contexts.contains(where: { !index.spots($0).isEmpty }),
      let reference = present.first?.groupLevel
    else { return }
    let entry = verb.entry == nil ? nil : ".entry"
    let z = "qnorm(1 - (1 - \(level)) / 2)"
    for spot in contexts.flatMap(index.spots) where isOpen(spot) {
      guard let other = spot.groupLevel ?? present.dropFirst().first?.groupLevel else { continue }
      for (name, label) in [("one", reference), ("other", other)] {
        add(
          "\(name) <- survfit(\(surv(entry)) ~ 1, data = s[which(s$\(groupColumn) == \(R.text(label))), ])"
        )
      }
      switch spot.context {
      case "survival_difference":
        let t = spot.level ?? "0"
        add(
          "a <- summary(one, times = \(t), extend = TRUE)",
          "b <- summary(other, times = \(t), extend = TRUE)", "e <- a$surv - b$surv",
          "error <- sqrt(a$std.err^2 + b$std.err^2)")
      case "rmst_difference":
        meansOf(verb)
        add("e <- b[1] - a[1]", "error <- sqrt(a[2]^2 + b[2]^2)")
      default:
        meansOf(verb)
        add("e <- b[1] / a[1]", "error <- sqrt((a[2] / a[1])^2 + (b[2] / b[1])^2)")
      }
      let isRatio = spot.context == "rmst_ratio"
      let limits: [Pair] =
        isRatio
        ? [("conf.low", "e * exp(-\(z) * error)"), ("conf.high", "e * exp(\(z) * error)")]
        : [("conf.low", "e - \(z) * error"), ("conf.high", "e + \(z) * error")]
      check(
        spot,
        [
          ("estimate", "e"), ("std.error", "error"),
          ("p.value", "2 * pnorm(-abs(\(isRatio ? "log(e)" : "e") / error))"),
        ] + limits)
    }
  }

  private mutating func meansOf(_ verb: KaplanMeierAnalysis) {
    let tau = R.number(verb.restrictedMean ?? 0)
    add("a <- restricted_mean(one, \(tau))", "b <- restricted_mean(other, \(tau))")
  }

  private mutating func hazardRatios(_ verb: KaplanMeierAnalysis, _ entry: String?) {
    let spots = index.spots("hazard_ratio")
    guard spots.contains(where: { isOpen($0) }) else { return }
    let strata = verb.strata.map { " + strata(\(names($0.text)))" } ?? ""
    add(
      "s$.arm <- droplevels(s$\(groupColumn))",
      "f <- attempt(coxph(\(surv(entry)) ~ .arm\(strata), data = s, ties = \(R.text(question.conventions.ties.rawValue)), control = coxph.control(eps = 1e-14, iter.max = 100)))",
      "b <- attempt(summary(f)$coefficients)",
      "limits <- attempt(exp(confint(f, level = \(level))))")
    for spot in spots {
      let row = spot.groupLevel.map { "paste0(\".arm\", \(R.text($0)))" } ?? "1"
      check(
        spot,
        [
          ("estimate", "b[\(row), \"exp(coef)\"]"), ("std.error", "b[\(row), \"se(coef)\"]"),
          ("statistic", "b[\(row), \"z\"]"), ("p.value", "b[\(row), \"Pr(>|z|)\"]"),
          ("conf.low", "limits[\(row), 1]"), ("conf.high", "limits[\(row), 2]"),
          ("nobs", "f$n"), ("nevent", "f$nevent"),
        ])
    }
  }

  // MARK: - Brier's score

  private mutating func brier(_ verb: KaplanMeierAnalysis) {
    guard !verb.brier.isEmpty else { return }
    let groups = question.by.isEmpty ? "rep(1, nrow(s))" : "droplevels(s$\(groupColumn))"
    add("terms <- list()")
    for time in verb.brier {
      add(
        "predicted <- ave(seq_len(nrow(s)), \(groups), FUN = function(i) summary(survfit(Surv(.time, .event) ~ 1, data = s[i, ]), times = \(R.number(time)), extend = TRUE)$surv)",
        "terms[[length(terms) + 1]] <- attempt(brier_terms(s$.time, s$.event, predicted, \(R.number(time))))"
      )
    }
    brierRows(verb.brier, Spot(context: "brier", variable: verb.outcome.text))
  }

  /// The rows of scores whose terms are known.
  mutating func brierRows(_ times: [Double], _ spot: Spot) {
    for (place, time) in times.enumerated() {
      check(
        spot.with(level: Self.plain(time)),
        [
          ("estimate", "mean(terms[[\(place + 1)]])"),
          (
            "std.error",
            "sd(terms[[\(place + 1)]]) / sqrt(length(terms[[\(place + 1)]]))"
          ), ("nobs", "length(terms[[\(place + 1)]])"),
        ])
    }
    let all = "integrated_terms(terms, c(\(times.map(R.number).joined(separator: ", "))))"
    check(
      spot.with(context: "brier_integrated"),
      [
        ("estimate", "mean(\(all))"), ("std.error", "sd(\(all)) / sqrt(length(\(all)))"),
        ("nobs", "length(\(all))"),
      ])
  }
}
