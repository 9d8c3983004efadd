import Analysis
import Cohorts
import Statistics

/// Tests of numbers, between groups, of one sample, and of pairs.
extension RSection {
  mutating func test(_ key: TestKey, _ spot: Spot) {
    guard let variable = spot.variable else { return }
    if let pair = pair(spot) {
      return isCategorical(pair.before) ? pairedLevels(key, spot, pair) : paired(key, spot, pair)
    }
    if isCategorical(variable) { return table(key, spot) }
    let frame = testFrame(spot)
    guard let group = groupName(spot) else {
      return oneSample(key, spot, "\(frame)$\(names(variable))")
    }
    add(
      "k <- which(!is.na(\(frame)$\(names(variable))))",
      "y <- \(frame)$\(names(variable))[k]",
      "g <- droplevels(\(frame)$\(names(group))[k])")
    groups(key, spot)
  }

  private var mu: String { comparison.mu == 0 ? "" : ", mu = \(R.number(comparison.mu))" }
  private var side: String {
    question.alternative == .twoSided ? "" : ", alternative = \(alternative)"
  }
  private var confidence: String { question.confidence == 0.95 ? "" : ", conf.level = \(level)" }
  private var options: String { mu + side + confidence }

  private static let limits: [Pair] = [
    ("conf.low", "r$conf.int[1]"), ("conf.high", "r$conf.int[2]"),
  ]

  // MARK: - Groups

  private mutating func groups(_ key: TestKey, _ spot: Spot) {
    let n: Pair = ("nobs", "length(y)")
    switch key {
    case .studentT, .welchT:
      add("r <- attempt(t.test(y ~ g, var.equal = \(R.truth(key == .studentT))\(options)))")
      studentRows(spot, "r$estimate[[1]] - r$estimate[[2]]", [n])
    case .mannWhitney: mannWhitney(spot, n)
    case .kolmogorovSmirnov:
      let exact = hasWord(spot, "asymptotic") ? "FALSE" : "TRUE"
      let (first, second) = ("y[g == levels(g)[1]]", "y[g == levels(g)[2]]")
      if question.alternative == .less {
        say("\"less\" with the groups in turn: R 4.2 counts ties the wrong way round for it")
        add(
          "r <- attempt(ks.test(\(second), \(first), exact = \(exact), alternative = \"greater\"))")
      } else {
        add("r <- attempt(ks.test(\(first), \(second), exact = \(exact)\(side)))")
      }
      if exact == "FALSE" {
        say("ks.test sums its series to 1e-6 only")
        check(spot, within: "1e-5", near: "1e-6", [("p.value", "r$p.value")])
      }
      check(spot, [("statistic", "r$statistic"), ("p.value", "r$p.value"), n])
    case .fVariance:
      add("r <- attempt(var.test(y ~ g\(side)\(confidence)))")
      check(
        spot,
        [
          ("estimate", "r$estimate"), ("statistic", "r$statistic"),
          ("num.df", "r$parameter[[1]]"), ("den.df", "r$parameter[[2]]"),
          ("p.value", "r$p.value"),
        ] + Self.limits + [n])
    case .tost:
      let bounds = comparison.bounds ?? 0...0
      add(
        "r <- attempt(tost(y[g == levels(g)[1]], y[g == levels(g)[2]], \(R.number(bounds.lowerBound)), \(R.number(bounds.upperBound)), \(level), var.equal = \(R.truth(comparison.variance == .equal))))"
      )
      tostRows(spot, "r$both$estimate[[1]] - r$both$estimate[[2]]", [n])
    case .anova, .welchANOVA:
      add("r <- attempt(oneway.test(y ~ g, var.equal = \(R.truth(key == .anova))))")
      analysisOfVariance(spot, n)
    case .levene, .brownForsythe:
      let centre = key == .levene ? "mean" : "median"
      add(
        "away <- abs(y - ave(y, g, FUN = \(centre)))",
        "r <- attempt(oneway.test(away ~ g, var.equal = TRUE))")
      analysisOfVariance(spot, n)
    case .kruskalWallis, .bartlett:
      add("r <- attempt(\(key == .bartlett ? "bartlett" : "kruskal").test(y, g))")
      check(
        spot,
        [
          ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"), n,
        ])
    case .tukeyHSD, .gamesHowell, .dunn: pairwise(key, spot, n)
    case .shapiroWilk:
      shapiro(spot, "y[g == \(R.text(spot.groupLevel(of: groupName(spot)) ?? ""))]")
    default: break
    }
    if key != .shapiroWilk { keepP(spot, "r$p.value") }
  }

  private func hasWord(_ spot: Spot, _ word: String) -> Bool {
    index.text(spot, "method")?.contains(word) ?? false
  }

  /// The rows of a t-test.
  private mutating func studentRows(_ spot: Spot, _ estimate: String, _ more: [Pair]) {
    check(
      spot,
      [
        ("estimate", estimate), ("estimate1", "r$estimate[[1]]"),
        ("estimate2", "r$estimate[[2]]"), ("std.error", "r$stderr"),
        ("statistic", "r$statistic"), ("parameter", "r$parameter"), ("p.value", "r$p.value"),
      ] + Self.limits + more)
  }

  private mutating func tostRows(_ spot: Spot, _ estimate: String, _ more: [Pair]) {
    check(
      spot,
      [
        ("estimate", estimate), ("estimate1", "r$both$estimate[[1]]"),
        ("estimate2", "r$both$estimate[[2]]"), ("std.error", "r$both$stderr"),
        ("statistic.lower", "r$lower$statistic"), ("p.value.lower", "r$lower$p.value"),
        ("statistic.upper", "r$upper$statistic"), ("p.value.upper", "r$upper$p.value"),
        ("parameter", "r$both$parameter"), ("p.value", "r$p"),
        ("conf.low", "r$both$conf.int[1]"), ("conf.high", "r$both$conf.int[2]"),
      ] + more)
    if question.adjust != .none { add("r$p.value <- r$p") }
  }

  private mutating func analysisOfVariance(_ spot: Spot, _ n: Pair) {
    check(
      spot,
      [
        ("statistic", "r$statistic"), ("num.df", "r$parameter[[1]]"),
        ("den.df", "r$parameter[[2]]"), ("p.value", "r$p.value"), n,
      ])
  }

  private mutating func mannWhitney(_ spot: Spot, _ n: Pair) {
    if hasWord(spot, "exact permutation") {
      add("r <- attempt(wilcox.test(y ~ g\(mu), exact = FALSE))")
      check(spot, [("statistic", "r$statistic"), n])
      guard comparison.mu == 0 else {
        return leave("R has no exact distribution of tied ranks about a shift") { Spot($0) == spot }
      }
      needs("coin") { section in
        section.add(
          "r <- attempt(wilcox_test(y ~ g, distribution = \"exact\"\(section.side)))",
          "r <- list(p.value = pvalue(r))")
        section.check(spot, [("p.value", "r$p.value")])
      }
      return
    }
    add("r <- attempt(wilcox.test(y ~ g\(mu)\(side), \(rankOptions(spot))))")
    check(spot, [("statistic", "r$statistic"), ("p.value", "r$p.value"), n])
  }

  /// How a rank test got its p, as its method says.
  private func rankOptions(_ spot: Spot) -> String {
    if !hasWord(spot, "approximation") { return "exact = TRUE" }
    return "exact = FALSE, correct = \(R.truth(hasWord(spot, "continuity")))"
  }

  private mutating func pairwise(_ key: TestKey, _ spot: Spot, _ n: Pair) {
    guard let (first, second) = labelsOfPair(spot) else { return }
    let names = "\(R.text(first)), \(R.text(second))"
    if key == .dunn {
      add("r <- attempt(dunn(y, g, \(names)))")
      check(
        spot,
        [
          ("estimate", "r$estimate"), ("std.error", "r$std.error"),
          ("statistic", "r$statistic"), ("p.value", "r$p"), n,
        ])
      let all = "combn(levels(g), 2, function(two) dunn(y, g, two[1], two[2])$p)"
      let own = "combn(levels(g), 2, function(two) all(two == c(\(names))))"
      check(
        spot,
        [
          (
            "p.value.adjusted",
            "p.adjust(\(all), \(R.text(question.adjust.rawValue)))[\(own)]"
          )
        ])
      return
    }
    add(
      "r <- attempt(pairs_of_means(y, g, \(names), \(level), pooled = \(R.truth(key == .tukeyHSD))))"
    )
    say("ptukey is exact to about 1e-10 in all, not of its size")
    check(
      spot, within: "1e-6", near: "1e-9",
      [("conf.low", "r$limits[1]"), ("conf.high", "r$limits[2]")])
    check(
      spot,
      [
        ("estimate", "r$estimate"), ("std.error", "r$std.error"), ("statistic", "r$statistic"),
        ("parameter", "r$parameter"), n,
      ])
    if let p = index.number(spot, "p.value.adjusted"), p < 1e-5 {
      return check(spot, [("p.value.adjusted", "if (r$p < 1e-5) \(R.number(p)) else r$p")])
    }
    check(spot, within: "1e-5", [("p.value.adjusted", "r$p")])
  }

  /// The groups of a pair, the first one first: the level of a row is "second - first".
  private func labelsOfPair(_ spot: Spot) -> (first: String, second: String)? {
    let labels = groupName(spot).map(labels) ?? []
    for first in labels {
      for second in labels where spot.level == "\(second) - \(first)" { return (first, second) }
    }
    return nil
  }

  private mutating func shapiro(_ spot: Spot, _ values: String) {
    add("r <- attempt(shapiro.test(\(values)))")
    check(
      spot, within: "1e-7",
      [
        ("statistic", "r$statistic"), ("p.value", "r$p.value"), ("nobs", "length(\(values))"),
      ])
    keepP(spot, "r$p.value")
  }

  // MARK: - One sample

  private mutating func oneSample(_ key: TestKey, _ spot: Spot, _ column: String) {
    add("x <- \(column)[!is.na(\(column))]")
    let n: Pair = ("nobs", "length(x)")
    switch key {
    case .oneSampleT:
      add("r <- attempt(t.test(x\(options)))")
      studentRows(spot, "r$estimate[[1]]", [n])
    case .wilcoxonSignedRank: signedRank(spot, "x", n, mu: comparison.mu)
    case .tost:
      let bounds = comparison.bounds ?? 0...0
      add(
        "r <- attempt(tost(x, NULL, \(R.number(bounds.lowerBound)), \(R.number(bounds.upperBound)), \(level)))"
      )
      tostRows(spot, "r$both$estimate[[1]]", [n])
    case .shapiroWilk: return shapiro(spot, "x")
    default: return
    }
    keepP(spot, "r$p.value")
  }

  // MARK: - Pairs

  private mutating func paired(
    _ key: TestKey, _ spot: Spot, _ pair: (before: String, after: String)
  ) {
    let columns = ["s$\(names(pair.before))", "s$\(names(pair.after))"]
    add(
      "k <- complete.cases(\(columns.joined(separator: ", ")))", "a <- \(columns[0])[k]",
      "b <- \(columns[1])[k]")
    let n: Pair = ("nobs", "length(a)")
    switch key {
    case .pairedT:
      add("r <- attempt(t.test(a, b, paired = TRUE\(options)))")
      check(spot, [("estimate1", "mean(a)"), ("estimate2", "mean(b)")])
      studentRows(spot, "r$estimate[[1]]", [n])
    case .wilcoxonSignedRank: signedRank(spot, "a - b", n, mu: comparison.mu)
    case .tost:
      let bounds = comparison.bounds ?? 0...0
      add(
        "r <- attempt(tost(a, b, \(R.number(bounds.lowerBound)), \(R.number(bounds.upperBound)), \(level), paired = TRUE))"
      )
      check(spot, [("estimate1", "mean(a)"), ("estimate2", "mean(b)")])
      tostRows(spot, "r$both$estimate[[1]]", [n])
    case .shapiroWilk: return shapiro(spot, "(a - b)")
    default: return
    }
    keepP(spot, "r$p.value")
  }

  private mutating func signedRank(_ spot: Spot, _ x: String, _ n: Pair, mu: Double) {
    let shift = mu == 0 ? x : "\(x) - \(R.number(mu))"
    if hasWord(spot, "exact permutation") {
      add("r <- attempt(wilcox.test(\(shift), exact = FALSE))")
      check(spot, [("statistic", "r$statistic"), n])
      needs("coin") { section in
        section.add(
          "x_ <- \(shift)",
          "r <- attempt(wilcoxsign_test(x_ ~ rep(0, length(x_)), distribution = \"exact\", zero.method = \"Wilcoxon\"\(section.side)))",
          "r <- list(p.value = pvalue(r))")
        section.check(spot, [("p.value", "r$p.value")])
      }
      return
    }
    if hasWord(spot, "t approximation") {
      add("r <- attempt(wilcox.test(\(shift), exact = FALSE))")
      check(spot, [("statistic", "r$statistic"), n])
      return leave("R has no t approximation of the signed ranks") { Spot($0) == spot }
    }
    add("r <- attempt(wilcox.test(\(shift)\(side), \(rankOptions(spot))))")
    check(spot, [("statistic", "r$statistic"), ("p.value", "r$p.value"), n])
  }
}

extension Spot {
  /// The level of one of its grouping variables.
  func groupLevel(of name: String?) -> String? {
    if let name, name == group2 { return group2Level }
    return groupLevel
  }
}
