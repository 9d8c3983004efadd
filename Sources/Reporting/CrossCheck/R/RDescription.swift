import Analysis
import Cohorts
import Statistics

/// Descriptions of variables.
extension RSection {
  mutating func describe(_ spot: Spot) {
    guard let variable = spot.variable else { return }
    let x = "g$\(names(variable))"
    add("g <- \(frame(spot.patients))")
    switch spot.context {
    case "continuous": describeNumbers(spot, x)
    case "categorical": describeLevel(spot, x)
    case "missing": countMissing(spot, x)
    default: check(spot, [("N", "sum(!is.na(\(x)))")])
    }
  }

  private mutating func describeNumbers(_ spot: Spot, _ x: String) {
    let conventions = question.conventions
    let type = conventions.quantileType
    let (moments, excess) =
      switch conventions.moments {
      case .type3: (3, "")
      case .type2: (2, "")
      case .type1NotExcess: (1, " + 3")
      }
    add("x <- \(x)[!is.na(\(x))]")
    check(
      spot,
      [
        ("N", "length(x)"), ("mean", "mean(x)"), ("sd", "sd(x)"), ("var", "var(x)"),
        ("se", "sd(x) / sqrt(length(x))"), ("sum", "sum(x)"), ("median", "median(x)"),
        ("p25", "quantile(x, 0.25, type = \(type))"),
        ("p75", "quantile(x, 0.75, type = \(type))"),
        ("iqr", "diff(quantile(x, c(0.25, 0.75), type = \(type)))"), ("mad", "mad(x)"),
        ("min", "min(x)"), ("max", "max(x)"), ("geometric.mean", "exp(mean(log(x)))"),
        ("skewness", "skewness(x, \(moments))"),
        ("kurtosis", "kurtosis(x, \(moments))\(excess)"),
        (
          "mean.conf.low",
          "mean(x) - qt(1 - (1 - \(level)) / 2, length(x) - 1) * sd(x) / sqrt(length(x))"
        ),
        (
          "mean.conf.high",
          "mean(x) + qt(1 - (1 - \(level)) / 2, length(x) - 1) * sd(x) / sqrt(length(x))"
        ),
        ("median.conf.low", "median_limits(x, \(level))[1]"),
        ("median.conf.high", "median_limits(x, \(level))[2]"),
      ])
  }

  private var percent: Summarize.Percent {
    switch question.verb {
    case .summarize(let verb): verb.percent
    case .crossTabulate(let verb): verb.percent
    default: .column
    }
  }

  private var countsAll: Bool {
    if case .summarize(let verb) = question.verb { verb.denominator == .all } else { false }
  }

  /// The patients of whom a part is described: all, or those of its stratum.
  private func everyone(_ spot: Spot) -> String { testFrame(spot) }

  private mutating func describeLevel(_ spot: Spot, _ x: String) {
    guard let variable = spot.variable, let label = spot.level else { return }
    let all = "\(everyone(spot))$\(names(variable))"
    add("n <- sum(\(x) == \(R.text(label)), na.rm = TRUE)")
    switch percent {
    case .column: add(countsAll ? "N <- nrow(g)" : "N <- sum(!is.na(\(x)))")
    case .row: add("N <- sum(\(all) == \(R.text(label)), na.rm = TRUE)")
    case .cell:
      add(countsAll ? "N <- nrow(\(everyone(spot)))" : "N <- sum(!is.na(\(all)))")
    }
    check(
      spot,
      [("n", "n"), ("N", "N"), ("p", "n / N")] + limits("n", "N", proportionInterval))
  }

  private var proportionInterval: Summarize.ProportionInterval {
    if case .summarize(let verb) = question.verb { verb.interval } else { .wilson }
  }

  private func limits(
    _ n: String, _ total: String, _ kind: Summarize.ProportionInterval
  ) -> [Pair] {
    let call =
      switch kind {
      case .wilson: "prop.test(\(n), \(total), correct = FALSE, conf.level = \(level))$conf.int"
      case .wilsonCorrected:
        "prop.test(\(n), \(total), correct = TRUE, conf.level = \(level))$conf.int"
      case .clopperPearson: "binom.test(\(n), \(total), conf.level = \(level))$conf.int"
      case .agrestiCoull: "agresti_coull_limits(\(n), \(total), \(level))"
      case .wald: "wald_limits(\(n), \(total), \(level))"
      }
    return [("conf.low", call + "[1]"), ("conf.high", call + "[2]")]
  }

  private mutating func countMissing(_ spot: Spot, _ x: String) {
    guard let variable = spot.variable else { return }
    let all = "\(everyone(spot))$\(names(variable))"
    let (missing, known) =
      switch percent {
      case .column: ("nrow(g)", "nrow(g)")
      case .row: ("sum(is.na(\(all)))", "sum(!is.na(\(all)))")
      case .cell: ("length(\(all))", "length(\(all))")
      }
    check(
      spot,
      [
        ("N_obs", "nrow(g)"), ("N_miss", "sum(is.na(\(x)))"), ("N_nonmiss", "sum(!is.na(\(x)))"),
        ("p_miss", "sum(is.na(\(x))) / \(missing)"),
        ("p_nonmiss", "sum(!is.na(\(x))) / \(known)"),
      ])
  }
}
