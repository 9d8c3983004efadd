import Analysis
import Cohorts

/// `agreement` and `cutpoint`.
extension RSection {
  mutating func agreement(_ verb: Agreement) {
    select()
    let columns = verb.measurements.map { names($0.text) }
    let list = columns.map(R.text).joined(separator: ", ")
    add("s <- s[complete.cases(s[c(\(list))]), ]")
    let context = verb.method.rawValue
    let groups = index.spots(context).map(\.patients).distinct()
    for patients in groups {
      add("g <- \(frame(patients))")
      let spots = index.spots(context).filter { $0.patients == patients }
      switch verb.method {
      case .icc: intraclass(spots, list, columns.count)
      case .kappa where columns.count > 2: fleiss(spots, verb, columns)
      case .kappa: kappa(spots, verb, "none", columns)
      case .weightedKappa: kappa(spots, verb, verb.weights.rawValue, columns)
      case .blandAltman: blandAltman(spots, columns)
      }
    }
  }

  private mutating func intraclass(_ spots: [Spot], _ columns: String, _ raters: Int) {
    needs("psych") { section in
      section.add(
        "r <- attempt(ICC(as.matrix(g[c(\(columns))]), lmer = FALSE, alpha = 1 - \(section.level))$results)"
      )
      for spot in spots {
        let row = "r[r$type == \(R.text(spot.level ?? "")), ]"
        section.check(
          spot,
          [
            ("estimate", "\(row)$ICC"), ("statistic", "\(row)$F"), ("num.df", "\(row)$df1"),
            ("den.df", "\(row)$df2"),
            ("p.value", "pf(\(row)$F, \(row)$df1, \(row)$df2, lower.tail = FALSE)"),
            ("conf.low", "\(row)$`lower bound`"), ("conf.high", "\(row)$`upper bound`"),
            ("nobs", "nrow(g)"), ("raters", "\(raters)"),
          ])
      }
    }
  }

  /// The levels of all measurements, in the order met.
  private func allLevels(_ verb: Agreement) -> String {
    R.texts(verb.measurements.flatMap { labels($0.text) }.distinct())
  }

  private mutating func kappa(
    _ spots: [Spot], _ verb: Agreement, _ weights: String, _ columns: [String]
  ) {
    add(
      "levels <- \(allLevels(verb))",
      "tab <- table(factor(as.character(g$\(columns[0])), levels), factor(as.character(g$\(columns[1])), levels))",
      "r <- attempt(cohens_kappa(tab, agreement_weights(length(levels), \(R.text(weights)))))")
    let z = "qnorm(1 - (1 - \(level)) / 2)"
    for spot in spots {
      check(
        spot,
        [
          ("estimate", "r$estimate"), ("std.error", "r$error"),
          ("statistic", "r$estimate / r$null"),
          ("p.value", "p_of_z(r$estimate / r$null, \(alternative))"),
          ("conf.low", "r$estimate - \(z) * r$error"),
          ("conf.high", "r$estimate + \(z) * r$error"), ("std.error.null", "r$null"),
          ("agreement", "r$observed"), ("agreement.expected", "r$expected"), ("nobs", "nrow(g)"),
        ])
    }
  }

  private mutating func fleiss(_ spots: [Spot], _ verb: Agreement, _ columns: [String]) {
    let list = columns.map(R.text).joined(separator: ", ")
    add(
      "levels <- \(allLevels(verb))",
      "counts <- sapply(levels, function(level) rowSums(sapply(g[c(\(list))], function(x) x == level)))",
      "r <- attempt(fleiss_kappa(counts))")
    for spot in spots {
      check(
        spot,
        [
          ("estimate", "r$estimate"), ("std.error.null", "r$null"),
          ("statistic", "r$estimate / r$null"),
          ("p.value", "p_of_z(r$estimate / r$null, \(alternative))"), ("nobs", "nrow(g)"),
          ("raters", "\(columns.count)"),
        ])
    }
  }

  private mutating func blandAltman(_ spots: [Spot], _ columns: [String]) {
    add(
      "x <- g$\(columns[0]) - g$\(columns[1])", "n <- length(x)", "z <- qnorm(0.975)",
      "t <- qt(1 - (1 - \(level)) / 2, n - 1)",
      "reach <- t * sd(x) * sqrt(1 / n + z^2 / (2 * (n - 1)))",
      "statistic <- mean(x) / (sd(x) / sqrt(n))")
    for spot in spots {
      check(
        spot,
        [
          ("bias", "mean(x)"), ("bias.conf.low", "mean(x) - t * sd(x) / sqrt(n)"),
          ("bias.conf.high", "mean(x) + t * sd(x) / sqrt(n)"), ("sd", "sd(x)"),
          ("limit.low", "mean(x) - z * sd(x)"),
          ("limit.low.conf.low", "mean(x) - z * sd(x) - reach"),
          ("limit.low.conf.high", "mean(x) - z * sd(x) + reach"),
          ("limit.high", "mean(x) + z * sd(x)"),
          ("limit.high.conf.low", "mean(x) + z * sd(x) - reach"),
          ("limit.high.conf.high", "mean(x) + z * sd(x) + reach"), ("statistic", "statistic"),
          ("parameter", "n - 1"), ("p.value", "p_of_t(statistic, n - 1, \(alternative))"),
          ("nobs", "n"),
        ])
    }
  }

  // MARK: - Cut points

  mutating func cutPoint(_ verb: CutPointSearch) {
    select()
    let marker = names(verb.variable.text)
    let outcome = verb.outcome.text
    keepKnown(marker)
    let isSurvival = cohort.outcome(outcome) != nil
    let (response, method): (String, String)
    if isSurvival {
      add(
        "s$.time <- s$\(names.time(outcome))",
        "s$.event <- as.integer(s$\(names.event(outcome)) == 1)")
      keepKnown(".time")
      keepKnown(".event")
      (response, method) = ("Surv(.time, .event)", "LogRank")
    } else {
      keepKnown(names(outcome))
      if isCategorical(outcome) {
        add("s$.y <- as.integer(droplevels(s$\(names(outcome)))) - 1")
        (response, method) = (".y", "Data")
      } else {
        add("s$.y <- s$\(names(outcome))")
        (response, method) = (".y", "Wilcoxon")
      }
    }
    needs("maxstat") { section in
      if isSurvival { section.add("library(survival)") }
      for spot in section.index.spots("maximally_selected") where section.isOpen(spot) {
        section.maximum(spot, verb, marker, response, method)
      }
    }
  }

  private mutating func maximum(
    _ spot: Spot, _ verb: CutPointSearch, _ marker: String, _ response: String, _ method: String
  ) {
    let p =
      switch verb.pValue {
      case .lau92: "Lau92"
      case .lau94: "Lau94"
      case .exact: "HL"
      }
    add(
      "g <- \(frame(spot.patients))",
      "r <- attempt(maxstat.test(\(response) ~ \(marker), data = g, smethod = \(R.text(method)), pmethod = \(R.text(p)), minprop = \(R.number(verb.between.lowerBound)), maxprop = \(R.number(verb.between.upperBound))))"
    )
    if verb.pValue == .exact {
      say("maxstat's HL is a simulation-free bound of rounded scores, near the exact p alone")
      check(spot, within: "1e-3", [("p.value", "r$p.value")])
    }
    if verb.pValue == .lau94 {
      say("maxstat takes 1 - pnorm: its p is exact to 1e-15 in all, not of its size")
      check(spot, within: "1e-8 + 1e-15 / r$p.value", [("p.value", "r$p.value")])
    }
    check(
      spot,
      [
        ("cutpoint", "r$estimate"), ("statistic", "r$statistic"), ("p.value", "r$p.value"),
        ("n.low", "sum(g$\(marker) <= r$estimate)"),
        ("n.high", "sum(g$\(marker) > r$estimate)"), ("cuts", "length(r$cuts)"),
        ("nobs", "nrow(g)"),
      ])
  }
}
