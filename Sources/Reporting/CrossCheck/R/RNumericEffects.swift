import Analysis
import Cohorts
import Statistics

/// Effects of numbers.
extension RSection {
  mutating func effect(_ key: EffectKey, _ spot: Spot) {
    guard let variable = spot.variable else { return }
    if let pair = pair(spot) {
      guard !isCategorical(pair.before) else { return pairedOdds(spot, pair) }
      let columns = ["s$\(names(pair.before))", "s$\(names(pair.after))"]
      add(
        "k <- complete.cases(\(columns.joined(separator: ", ")))",
        "x <- (\(columns[0]) - \(columns[1]))[k]")
      return oneSampleEffect(key, spot, mu: 0)
    }
    if isCategorical(variable) { return tableEffect(key, spot) }
    let frame = "\(testFrame(spot))$"
    let column = frame + names(variable)
    guard let group = groupName(spot) else {
      add("x <- \(column)[!is.na(\(column))]")
      return oneSampleEffect(key, spot, mu: comparison.mu)
    }
    add(
      "k <- which(!is.na(\(column)))", "y <- \(column)[k]",
      "g <- droplevels(\(frame)\(names(group))[k])")
    if let (first, second) = pairOfGroups(spot) {
      add("a <- y[g == \(R.text(first))]", "b <- y[g == \(R.text(second))]")
    } else {
      add("a <- y[g == levels(g)[1]]", "b <- y[g == levels(g)[2]]")
    }
    groupEffect(key, spot)
  }

  /// The groups of "first - second", as effects and standardized differences are written.
  func pairOfGroups(_ spot: Spot) -> (first: String, second: String)? {
    let labels = groupName(spot).map(labels) ?? []
    for first in labels {
      for second in labels where first != second && spot.level == "\(first) - \(second)" {
        return (first, second)
      }
    }
    return nil
  }

  private func says(_ spot: Spot, _ word: String) -> Bool {
    index.text(spot, "method")?.contains(word) ?? false
  }

  /// A difference within a table is two-sided whatever is asked.
  private var effectSide: String {
    if case .summarize = question.verb { "\"two.sided\"" } else { alternative }
  }

  private static func limits(_ name: String) -> [Pair] {
    [("conf.low", "\(name)[1]"), ("conf.high", "\(name)[2]")]
  }

  private mutating func groupEffect(_ key: EffectKey, _ spot: Spot) {
    switch key {
    case .meanDifference:
      add(
        "r <- attempt(t.test(a, b, var.equal = \(R.truth(says(spot, "Student"))), alternative = \(effectSide), conf.level = \(level)))"
      )
      check(
        spot,
        [("estimate", "mean(a) - mean(b)"), ("std.error", "r$stderr")]
          + Self.limits("r$conf.int"))
    case .cohensD, .hedgesG:
      add(
        "df <- length(a) + length(b) - 2",
        "error <- sqrt(1 / length(a) + 1 / length(b))",
        "d <- (mean(a) - mean(b)) / sqrt(((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / df)"
      )
      standardized(key, spot)
    case .smd: numericSMD(spot)
    case .hodgesLehmann:
      check(spot, [("estimate", "median(outer(a, b, \"-\"))")])
      if says(spot, "exact") {
        if hasTies(spot) {
          return leave("R has no exact limits of tied values") { Spot($0) == spot }
        }
        add(
          "r <- attempt(wilcox.test(a, b, exact = TRUE, conf.int = TRUE, alternative = \(effectSide), conf.level = \(level)))"
        )
        check(spot, Self.limits("r$conf.int"))
      } else {
        let correct = R.truth(!says(spot, "normal approximation of") && isCorrected(spot))
        add("limits <- attempt(shift_limits(a, b, \(level), \(correct), \(effectSide)))")
        check(spot, Self.limits("limits"))
      }
    case .rankBiserial:
      add(
        "r <- attempt(wilcox.test(a, b, exact = FALSE))",
        "e <- 2 * r$statistic[[1]] / (length(a) * length(b)) - 1",
        "limits <- fisher_scale(e, sqrt((length(a) + length(b) + 1) / (3 * length(a) * length(b))), \(level))"
      )
      check(spot, [("estimate", "e")] + Self.limits("limits"))
    case .etaSquared, .omegaSquared:
      add("r <- attempt(explained_variance(y, g, \(level)))")
      say("uniroot finds the limits on the scale of the noncentrality")
      check(spot, [("estimate", key == .etaSquared ? "r$eta" : "r$omega")])
      check(spot, within: "1e-6", near: "1e-9", Self.limits("r$limits"))
    case .epsilonSquared:
      check(
        spot,
        [
          (
            "estimate",
            "kruskal.test(y, g)$statistic * (length(y) + 1) / (length(y)^2 - 1)"
          )
        ])
    default: break
    }
  }

  /// Whether the words of the interval, or the rule in force, correct for continuity.
  private func isCorrected(_ spot: Spot) -> Bool {
    if let words = index.text(spot, "method"), words.contains("continuity") { return true }
    if case .summarize = question.verb { return question.conventions.mannWhitney != .normal }
    return false
  }

  private func hasTies(_ spot: Spot) -> Bool {
    guard let name = spot.variable, case .numeric(let column)? = cohort.variable(name)?.column
    else { return false }
    let values = column.numbers(cohort.patients)
    return Set(values).count < values.count
  }

  private mutating func standardized(_ key: EffectKey, _ spot: Spot) {
    add("limits <- attempt(error * noncentrality_t(d / error, df, \(level), \(effectSide)))")
    let factor = key == .hedgesG ? " * hedges_j(df)" : ""
    check(spot, [("estimate", "d\(factor)")])
    say("pt of a noncentral t is exact to about 1e-10, and beyond 37.62 a normal approximation")
    check(
      spot, within: "if (abs(d / error) > 30) 0.02 else 1e-6", near: "1e-8",
      [("conf.low", "limits[1]\(factor)"), ("conf.high", "limits[2]\(factor)")])
  }

  private mutating func numericSMD(_ spot: Spot) {
    if spot.level == nil, index.text(spot, "method") != nil {
      add(
        "pairs <- combn(levels(g), 2, function(two) abs(smd(y[g == two[1]], y[g == two[2]])))")
      return check(spot, [("estimate", "mean(pairs)")])
    }
    add("e <- attempt(smd(a, b))", "error <- smd_error(e, length(a), length(b))")
    check(
      spot,
      [
        ("estimate", "e"), ("std.error", "error"),
        ("conf.low", "e - qnorm(1 - (1 - \(level)) / 2) * error"),
        ("conf.high", "e + qnorm(1 - (1 - \(level)) / 2) * error"),
      ])
  }

  // MARK: - One sample

  private mutating func oneSampleEffect(_ key: EffectKey, _ spot: Spot, mu: Double) {
    let shifted = mu == 0 ? "x" : "(x - \(R.number(mu)))"
    switch key {
    case .meanDifference:
      add("r <- attempt(t.test(\(shifted), alternative = \(alternative), conf.level = \(level)))")
      check(
        spot, [("estimate", "r$estimate"), ("std.error", "r$stderr")] + Self.limits("r$conf.int"))
    case .cohensD, .hedgesG:
      add(
        "df <- length(x) - 1", "error <- sqrt(1 / length(x))",
        "d <- mean(\(shifted)) / sd(x)")
      standardized(key, spot)
    case .hodgesLehmann:
      check(spot, [("estimate", "median(walsh(x))")])
      if says(spot, "exact") {
        add("limits <- attempt(signed_rank_limits(x, \(level), \(alternative)))")
        return check(spot, Self.limits("limits"))
      }
      add(
        "limits <- attempt(pseudomedian_limits(x, \(level), \(R.truth(isCorrected(spot))), \(alternative)))"
      )
      check(spot, Self.limits("limits"))
    case .rankBiserial:
      add(
        "r <- attempt(wilcox.test(\(shifted), exact = FALSE))",
        "n <- sum(\(shifted) != 0)", "e <- 4 * r$statistic[[1]] / (n * (n + 1)) - 1",
        "limits <- fisher_scale(e, sqrt(2 * (2 * n + 1) / (3 * n * (n + 1))), \(level))")
      check(spot, [("estimate", "e")] + Self.limits("limits"))
    default: break
    }
  }
}
