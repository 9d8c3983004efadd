import Analysis
import Statistics

/// `correlate`.
extension RSection {
  mutating func correlate(_ verb: Correlate) {
    select()
    var tested: [Spot] = []
    if question.adjust != .none { add("p <- c()") }
    for spot in index.spots(verb.method.rawValue) {
      guard let first = spot.variable, let second = spot.level else { continue }
      add(
        "g <- \(frame(spot.patients))",
        "k <- complete.cases(g[c(\(R.text(names(first))), \(R.text(names(second))))])",
        "x <- g$\(names(first))[k]", "y <- g$\(names(second))[k]")
      correlation(spot, verb.method)
      if index.number(spot, "p.value") != nil {
        tested.append(spot)
        if question.adjust != .none { add("p <- c(p, r$p.value)") }
      }
    }
    guard question.adjust != .none else { return }
    add("adjusted <- p.adjust(p, \(R.text(question.adjust.rawValue)))")
    for (place, spot) in tested.enumerated() {
      check(spot, [("p.value.adjusted", "adjusted[\(place + 1)]")])
    }
  }

  private mutating func correlation(_ spot: Spot, _ method: Correlate.Method) {
    let words = index.text(spot, "method") ?? ""
    let n: Pair = ("nobs", "length(x)")
    let own = "alternative = \(alternative)"
    switch method {
    case .pearson:
      add("r <- attempt(cor.test(x, y, \(own), conf.level = \(level)))")
      check(
        spot,
        [
          ("estimate", "r$estimate"), ("statistic", "r$statistic"),
          ("parameter", "r$parameter"), ("p.value", "r$p.value"),
          ("conf.low", "r$conf.int[1]"), ("conf.high", "r$conf.int[2]"), n,
        ])
    case .spearman:
      let exact = words.contains("t approximation") ? "FALSE" : "TRUE"
      add("r <- attempt(cor.test(x, y, method = \"spearman\", exact = \(exact), \(own)))")
      add(
        "limits <- fisher_scale(r$estimate, sqrt((1 + r$estimate^2 / 2) / (length(x) - 3)), \(level), \(alternative))"
      )
      if words.contains("Edgeworth") || !words.contains("midranks") && words.contains("exact") {
        say("the statistic is a whole number, to which R rounds less carefully than it is known")
      }
      rankRows(spot, n, isInR: !words.contains("permutation"))
    case .kendall:
      let exact = words.contains("normal") ? "FALSE" : "TRUE"
      add("r <- attempt(cor.test(x, y, method = \"kendall\", exact = \(exact), \(own)))")
      add(
        "limits <- fisher_scale(r$estimate, sqrt(0.437 / (length(x) - 4)), \(level), \(alternative))"
      )
      rankRows(spot, n, isInR: !words.contains("permutation"))
    }
  }

  private mutating func rankRows(_ spot: Spot, _ n: Pair, isInR: Bool) {
    check(
      spot,
      [
        ("estimate", "r$estimate"), ("conf.low", "limits[1]"), ("conf.high", "limits[2]"), n,
      ])
    guard isInR else {
      return leave("R has no exact distribution of tied ranks") { Spot($0) == spot }
    }
    check(spot, within: "1e-7", [("statistic", "r$statistic"), ("p.value", "r$p.value")])
  }
}
