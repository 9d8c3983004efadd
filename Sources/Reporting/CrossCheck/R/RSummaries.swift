import Analysis
import Statistics

/// `compare` with printed summaries in place of a column.
extension RSection {
  mutating func compareSummaries(_ verb: Compare) {
    let columns = [
      ("n", verb.summaries.map { Double($0.n) }), ("mean", verb.summaries.map(\.mean)),
      ("sd", verb.summaries.map(\.sd)),
    ]
    for (name, values) in columns { add("\(name) <- \(R.numbers(values))") }
    for spot in index.spots where isOpen(spot) {
      check(spot, [("nobs", "sum(n)")])
      switch TestKey(rawValue: spot.context) {
      case .studentT, .welchT: student(spot, verb)
      case .fVariance: variances(spot)
      case .anova, .welchANOVA: variance(spot, isWelch: spot.context == "welch_anova")
      default: break
      }
      switch EffectKey(rawValue: spot.context) {
      case .meanDifference: meanDifference(spot)
      case .smd:
        add("e <- (mean[1] - mean[2]) / sqrt(sum(sd^2) / 2)", "error <- smd_error(e, n[1], n[2])")
        check(
          spot,
          [
            ("estimate", "e"), ("std.error", "error"),
            ("conf.low", "e - qnorm(1 - (1 - \(level)) / 2) * error"),
            ("conf.high", "e + qnorm(1 - (1 - \(level)) / 2) * error"),
          ])
      case .cohensD, .hedgesG: standardizedSummary(spot)
      default: break
      }
    }
    leave(
      "of printed summaries R's tests compute nothing; the same number of patients is compared in other analyses"
    )
  }

  private mutating func student(_ spot: Spot, _ verb: Compare) {
    add(
      "r <- summaries_test(n, mean, sd, \(R.truth(spot.context == "student_t")), \(level), mu = \(R.number(verb.mu)), alternative = \(alternative))"
    )
    check(
      spot,
      [
        ("estimate", "r$estimate"), ("estimate1", "mean[1]"), ("estimate2", "mean[2]"),
        ("std.error", "r$std.error"), ("statistic", "r$statistic"),
        ("parameter", "r$parameter"), ("p.value", "r$p"), ("conf.low", "r$limits[1]"),
        ("conf.high", "r$limits[2]"),
      ])
  }

  private mutating func meanDifference(_ spot: Spot) {
    let isPooled = index.text(spot, "method")?.contains("Student") ?? false
    add(
      "r <- summaries_test(n, mean, sd, \(R.truth(isPooled)), \(level), alternative = \(alternative))"
    )
    check(
      spot,
      [
        ("estimate", "r$estimate"), ("std.error", "r$std.error"), ("conf.low", "r$limits[1]"),
        ("conf.high", "r$limits[2]"),
      ])
  }

  private mutating func standardizedSummary(_ spot: Spot) {
    let factor = spot.context == "hedges_g" ? " * hedges_j(df)" : ""
    add(
      "df <- sum(n) - 2", "error <- sqrt(sum(1 / n))",
      "d <- (mean[1] - mean[2]) / sqrt(sum((n - 1) * sd^2) / df)",
      "limits <- attempt(error * noncentrality_t(d / error, df, \(level), \(alternative)))")
    check(spot, [("estimate", "d\(factor)")])
    check(
      spot, within: "if (abs(d / error) > 30) 0.02 else 1e-6", near: "1e-8",
      [("conf.low", "limits[1]\(factor)"), ("conf.high", "limits[2]\(factor)")])
  }

  private mutating func variances(_ spot: Spot) {
    let upper = "pf(f, n[1] - 1, n[2] - 1, lower.tail = FALSE)"
    let lower = "pf(f, n[1] - 1, n[2] - 1)"
    let p =
      switch question.alternative {
      case .twoSided: "2 * min(\(lower), \(upper))"
      case .less: lower
      case .greater: upper
      }
    add("f <- sd[1]^2 / sd[2]^2")
    let tail = question.alternative == .twoSided ? "(1 - \(level)) / 2" : "1 - \(level)"
    check(
      spot,
      [
        ("estimate", "f"), ("statistic", "f"), ("num.df", "n[1] - 1"), ("den.df", "n[2] - 1"),
        ("p.value", p),
        (
          "conf.low",
          question.alternative == .less ? "0" : "f / qf(1 - (\(tail)), n[1] - 1, n[2] - 1)"
        ),
        (
          "conf.high",
          question.alternative == .greater ? "Inf" : "f / qf(\(tail), n[1] - 1, n[2] - 1)"
        ),
      ])
  }

  private mutating func variance(_ spot: Spot, isWelch: Bool) {
    add("k <- length(n)")
    if isWelch {
      add(
        "w <- n / sd^2", "centre <- sum(w * mean) / sum(w)",
        "loss <- sum((1 - w / sum(w))^2 / (n - 1)) / (k^2 - 1)",
        "f <- sum(w * (mean - centre)^2) / (k - 1) / (1 + 2 * (k - 2) * loss)",
        "within <- 1 / (3 * loss)")
    } else {
      add(
        "centre <- sum(n * mean) / sum(n)", "within <- sum(n) - k",
        "f <- sum(n * (mean - centre)^2) / (k - 1) / (sum((n - 1) * sd^2) / within)")
    }
    check(
      spot,
      [
        ("statistic", "f"), ("num.df", "k - 1"), ("den.df", "within"),
        ("p.value", "pf(f, k - 1, within, lower.tail = FALSE)"),
      ])
  }
}
