import Analysis
import Cohorts
import Statistics

/// Tests and effects of levels.
extension RSection {
  private var cross: CrossTabulate {
    if case .crossTabulate(let verb) = question.verb { verb } else { CrossTabulate(variables: []) }
  }
  private func says(_ spot: Spot, _ word: String) -> Bool {
    index.text(spot, "method")?.contains(word) ?? false
  }
  private var side: String {
    question.alternative == .twoSided ? "" : ", alternative = \(alternative)"
  }

  /// Makes `tab`, groups by levels, without those that have no patients.
  private mutating func makeTable(_ spot: Spot, event: String?) {
    guard let variable = spot.variable, let group = groupName(spot) else { return }
    let frame = tableFrame(spot)
    add(
      "k <- complete.cases(\(frame)[c(\(R.text(names(group))), \(R.text(names(variable))))])",
      "g <- droplevels(\(frame)$\(names(group))[k])",
      "x <- droplevels(\(frame)$\(names(variable))[k])")
    if let event { add("if (nlevels(x) == 2) x <- relevel(x, \(R.text(event)))") }
    add("tab <- table(g, x)")
  }

  /// The patients of a test over groups: those of one stratum where the row is of it.
  private func tableFrame(_ spot: Spot) -> String { testFrame(spot) }

  /// The label of the level that is counted.
  private func eventLabel(_ variable: String?) -> String? {
    guard let event = cross.event?.text, let variable,
      case .categorical(let column)? = cohort.variable(variable)?.column
    else { return nil }
    return
      (column.levels.first { $0.label == event } ?? column.levels.first { $0.code == event }
      ?? column.levels.first { Double($0.code) == Double(event) && Double(event) != nil })?.label
  }

  mutating func table(_ key: TestKey, _ spot: Spot) {
    makeTable(spot, event: eventLabel(spot.variable))
    let n: Pair = ("nobs", "sum(tab)")
    switch key {
    case .chiSquared:
      add("r <- attempt(chisq.test(tab, correct = \(R.truth(says(spot, "Yates")))))")
      check(
        spot,
        [
          ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"),
          ("min.expected", "min(r$expected)"), n,
        ])
    case .fisherExact: fisher(spot, n)
    case .mcnemar:
      add(
        "tab <- square(table(\(tableFrame(spot))[c(\(R.text(names(groupName(spot) ?? ""))), \(R.text(names(spot.variable ?? ""))))]))"
      )
      symmetry(spot, ("nobs", "length(k)"))
      check(spot, [("nobs", "sum(k)")])
    case .cochranMantelHaenszel: stratified(spot, n)
    case .cochranArmitage: trend(spot, n)
    default: break
    }
    keepP(spot, "r$p.value")
  }

  private mutating func fisher(_ spot: Spot, _ n: Pair) {
    check(spot, [("min.expected", "min(attempt(chisq.test(tab))$expected)"), n])
    if says(spot, "Monte Carlo") {
      add("r <- list(p.value = NA)")
      return leave("random tables: R draws others") { Spot($0) == spot }
    }
    add("r <- attempt(fisher.test(tab, workspace = 2e8\(side), conf.level = \(level)))")
    check(spot, [("p.value", "r$p.value")])
    guard isOpen(spot, "estimate") || isOpen(spot, "conf.low") || isOpen(spot, "conf.high")
    else { return }
    let rule = question.conventions.fisherOddsRatio
    add("o <- attempt(conditional_odds_ratio(tab, \(level), \(alternative)))")
    if rule == .conditional {
      return check(
        spot, [("estimate", "o$estimate"), ("conf.low", "o$low"), ("conf.high", "o$high")])
    }
    add(
      "odds <- tab[1, 1] * tab[2, 2] / (tab[1, 2] * tab[2, 1])",
      "limits <- ratio_limits(odds, sqrt(sum(1 / tab)), \(level), \(alternative))")
    let isExact = rule == .sampleExact || comparison.exact == .always || cross.exact == .always
    check(
      spot,
      [
        ("estimate", "odds"), ("conf.low", isExact ? "o$low" : "limits[1]"),
        ("conf.high", isExact ? "o$high" : "limits[2]"),
      ])
  }

  // MARK: - Pairs

  mutating func pairedLevels(
    _ key: TestKey, _ spot: Spot, _ pair: (before: String, after: String)
  ) {
    guard key == .mcnemar else { return }
    add("tab <- square(table(s$\(names(pair.before)), s$\(names(pair.after))))")
    symmetry(spot, ("nobs", "sum(tab)"))
    keepP(spot, "r$p.value")
  }

  mutating func pairedOdds(_ spot: Spot, _ pair: (before: String, after: String)) {
    add("tab <- square(table(s$\(names(pair.before)), s$\(names(pair.after))))")
    matchedOdds(spot)
  }

  private mutating func matchedOdds(_ spot: Spot) {
    add(
      "share <- attempt(binom.test(tab[1, 2], tab[1, 2] + tab[2, 1], conf.level = \(level)))$conf.int"
    )
    check(
      spot,
      [
        ("estimate", "tab[1, 2] / tab[2, 1]"), ("conf.low", "share[1] / (1 - share[1])"),
        ("conf.high", "share[2] / (1 - share[2])"),
      ])
  }

  private mutating func symmetry(_ spot: Spot, _ n: Pair) {
    if says(spot, "Bowker") {
      add("r <- bowker(tab)", "r$p.value <- pchisq(r$statistic, r$parameter, lower.tail = FALSE)")
    } else if says(spot, "exact") {
      matchedOdds(spot)
      add("r <- attempt(binom.test(tab[1, 2], tab[1, 2] + tab[2, 1]\(side)))")
      return check(spot, [("p.value", "r$p.value"), n])
    } else {
      matchedOdds(spot)
      add("r <- attempt(mcnemar.test(tab, correct = \(R.truth(says(spot, "correction")))))")
    }
    check(
      spot,
      [
        ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"), n,
      ])
  }

  // MARK: - Strata

  private mutating func makeStrata(_ spot: Spot) {
    guard let strata = strataName else { return }
    add(
      "tab <- table(g, x, s$\(names(strata))[k])",
      "tab <- tab[, , apply(tab, 3, sum) > 0, drop = FALSE]")
  }

  private mutating func stratified(_ spot: Spot, _ n: Pair) {
    makeStrata(spot)
    let z = "qnorm(1 - (1 - \(level)) / 2)"
    if says(spot, "exact") {
      add(
        "r <- attempt(mantelhaen.test(tab[, , apply(tab, 3, sum) > 1], exact = TRUE\(side), conf.level = \(level)))"
      )
      check(spot, [("statistic", "r$statistic"), ("p.value", "r$p.value"), n])
      say(
        "mantelhaen.test finds the exact odds ratio and limits by uniroot with its default tolerance"
      )
      return check(
        spot, within: "1e-3",
        [("estimate", "r$estimate"), ("conf.low", "r$conf.int[1]"), ("conf.high", "r$conf.int[2]")])
    }
    add(
      "r <- attempt(mantelhaen.test(tab[, , apply(tab, 3, sum) > 1], correct = \(R.truth(says(spot, "correction")))\(side), conf.level = \(level)))"
    )
    check(
      spot,
      [
        ("estimate", "r$estimate"), ("std.error", "mantel_haenszel(tab)$or_error"),
        ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"),
        ("conf.low", "r$conf.int[1]"), ("conf.high", "r$conf.int[2]"), n,
      ])
    _ = z
  }

  mutating func breslowDay(_ spot: Spot) {
    makeTable(spot, event: eventLabel(spot.variable))
    makeStrata(spot)
    add("r <- attempt(breslow_day(tab))")
    let p = "pchisq(r$statistic, r$parameter, lower.tail = FALSE)"
    check(
      spot,
      [
        ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", p),
        ("statistic.tarone", "r$tarone"),
        ("p.value.tarone", "pchisq(r$tarone, r$parameter, lower.tail = FALSE)"),
        ("nobs", "sum(tab)"),
      ])
  }

  // MARK: - Trend

  private mutating func trend(_ spot: Spot, _ n: Pair) {
    guard let variable = spot.variable, let group = groupName(spot) else { return }
    let event = index.text(spot, "event") ?? ""
    if labels(variable).contains(event),
      eventLabel(variable) != nil || !labels(group).contains(event)
    {
      add("events <- tab[, \(R.text(event))]", "totals <- rowSums(tab)")
    } else {
      add("events <- tab[\(R.text(event)), ]", "totals <- colSums(tab)")
    }
    let all = labels(variable).contains(event) ? labels(group) : labels(variable)
    if let scores = cross.scores, scores.count == all.count {
      add(
        "scores <- c(\(scores.map(R.number).joined(separator: ", ")))[match(names(events), \(R.texts(all)))]"
      )
    } else if let scores = cross.scores {
      add("scores <- c(\(scores.map(R.number).joined(separator: ", ")))")
    } else {
      add("scores <- seq_along(events)")
    }
    add(
      "r <- attempt(prop.trend.test(events, totals, scores))",
      "z <- trend_z(events, totals, scores)")
    let p =
      question.alternative == .twoSided
      ? "r$p.value" : "pnorm(z, lower.tail = \(R.truth(question.alternative == .less)))"
    if question.alternative != .twoSided { add("r$p.value <- \(p)") }
    check(
      spot,
      [
        ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"),
        ("z", "z"), n,
      ])
  }

  // MARK: - Effects

  /// Groups by levels of the patients of an effect, every declared level kept.
  private mutating func makeEffectTable(_ spot: Spot, _ group: String) {
    let variable = spot.variable ?? ""
    let frame = effectFrame(spot)
    var all = "table(\(frame)$\(names(group)), \(frame)$\(names(variable)))"
    if strataName != nil, spot.group2 == nil, let strata = strataName {
      all = "table(s$\(names(group)), s$\(names(variable)), s$\(names(strata)))"
    }
    add("tab <- \(all)")
  }

  private func effectFrame(_ spot: Spot) -> String { testFrame(spot) }

  private var isOverStrata: Bool { strataName != nil }

  mutating func tableEffect(_ key: EffectKey, _ spot: Spot) {
    guard let group = groupName(spot) else { return }
    makeEffectTable(spot, group)
    let isPooled = isOverStrata && spot.group2 == nil
    switch key {
    case .cramersV:
      add(
        "tab <- tab[rowSums(tab) > 0, colSums(tab) > 0]",
        "r <- attempt(cramers_v(tab, \(level)))")
      check(spot, [("estimate", "r$v")])
      return check(
        spot, within: "1e-6", near: "1e-9",
        [("conf.low", "r$limits[1]"), ("conf.high", "r$limits[2]")])
    case .smd: return levelSMD(spot)
    default: break
    }
    pickPair(spot, isPooled)
    pickEvent(spot, isPooled)
    isPooled ? pooledEffect(key, spot) : foldedEffect(key, spot)
  }

  /// Keeps two groups of `tab`.
  private mutating func pickPair(_ spot: Spot, _ isPooled: Bool) {
    let more = isPooled ? ", , drop = FALSE" : ""
    if let (first, second) = pairOfGroups(spot) {
      add("tab <- tab[\(R.texts([first, second])), \(more)]")
    } else if isPooled {
      add("tab <- tab[apply(tab, 1, sum) > 0, , , drop = FALSE]")
    } else {
      // The groups with patients over all strata.
      let frame = isOverStrata ? "s" : effectFrame(spot)
      let whole =
        "table(\(frame)$\(names(groupName(spot) ?? "")), \(frame)$\(names(spot.variable ?? "")))"
      add("tab <- tab[rowSums(\(whole)) > 0, ]")
    }
  }

  /// Makes the first column the events, the second the others.
  private mutating func pickEvent(_ spot: Spot, _ isPooled: Bool) {
    let event = countedLabel(spot)
    if isPooled {
      add(
        "tab <- array(apply(tab, 3, function(t) cbind(t[, \(event)], rowSums(t) - t[, \(event)])), c(2, 2, dim(tab)[3]))"
      )
    } else {
      add("tab <- cbind(tab[, \(event)], rowSums(tab) - tab[, \(event)])")
    }
  }

  private func countedLabel(_ spot: Spot) -> String {
    if case .summarize = question.verb, let level = spot.level { return R.text(level) }
    return R.text(index.text(spot, "event") ?? labels(spot.variable ?? "").first ?? "")
  }

  private mutating func foldedEffect(_ key: EffectKey, _ spot: Spot) {
    if case .summarize(let verb) = question.verb, verb.denominator == .all {
      add(
        "n <- rowSums(table(\(effectFrame(spot))$\(names(groupName(spot) ?? "")), rep(1, nrow(\(effectFrame(spot))))))",
        "n <- n[n > 0]", "tab[, 2] <- n - tab[, 1]")
    }
    let interval = cross.interval == .wald ? ", \"wald\"" : ""
    let haldane = cross.zeroCells == .none ? "" : ", haldane = TRUE"
    add("r <- attempt(effects_of(tab, \(level)\(interval)\(haldane)))")
    switch key {
    case .riskDifference:
      check(
        spot,
        [
          ("estimate", "r$rd"), ("std.error", "r$rd_error"), ("conf.low", "r$rd_limits[1]"),
          ("conf.high", "r$rd_limits[2]"),
        ])
    case .numberNeededToTreat:
      check(
        spot,
        [
          ("estimate", "r$nnt"), ("conf.low", "r$nnt_limits[1]"),
          ("conf.high", "r$nnt_limits[2]"),
        ])
    case .riskRatio: ratio(spot, "rr")
    case .oddsRatio: ratio(spot, "or")
    default: break
    }
  }

  private mutating func ratio(_ spot: Spot, _ name: String) {
    check(
      spot,
      [
        ("estimate", "r$\(name)"), ("std.error", "r$\(name)_error"),
        ("conf.low", "ratio_limits(r$\(name), r$\(name)_error, \(level))[1]"),
        ("conf.high", "ratio_limits(r$\(name), r$\(name)_error, \(level))[2]"),
      ])
  }

  private mutating func pooledEffect(_ key: EffectKey, _ spot: Spot) {
    add("r <- attempt(mantel_haenszel(tab))")
    switch key {
    case .riskRatio: ratio(spot, "rr")
    case .oddsRatio: ratio(spot, "or")
    default:
      add("limits <- r$rd + c(-1, 1) * qnorm(1 - (1 - \(level)) / 2) * r$rd_error")
      if key == .numberNeededToTreat {
        add("if (r$rd < 0) limits <- -rev(limits)")
        return check(
          spot,
          [
            ("estimate", "1 / abs(r$rd)"), ("conf.low", "1 / limits[2]"),
            ("conf.high", "if (limits[1] <= 0) Inf else 1 / limits[1]"),
          ])
      }
      check(
        spot,
        [
          ("estimate", "r$rd"), ("std.error", "r$rd_error"), ("conf.low", "limits[1]"),
          ("conf.high", "limits[2]"),
        ])
    }
  }

  private mutating func levelSMD(_ spot: Spot) {
    if spot.level == nil, says(spot, "mean of the absolute") {
      add("tab <- tab[rowSums(tab) > 0, ]")
      return check(
        spot,
        [
          (
            "estimate",
            "mean(abs(combn(nrow(tab), 2, function(i) smd_levels(tab[i[1], ], tab[i[2], ]))))"
          )
        ])
    }
    if let (first, second) = pairOfGroups(spot) {
      add("tab <- tab[\(R.texts([first, second])), ]")
    } else {
      add("tab <- tab[rowSums(tab) > 0, ]")
    }
    add(
      "e <- attempt(smd_levels(tab[1, ], tab[2, ]))",
      "error <- smd_error(e, sum(tab[1, ]), sum(tab[2, ]))")
    check(
      spot,
      [
        ("estimate", "e"), ("std.error", "error"),
        ("conf.low", "e - qnorm(1 - (1 - \(level)) / 2) * error"),
        ("conf.high", "e + qnorm(1 - (1 - \(level)) / 2) * error"),
      ])
  }
}
