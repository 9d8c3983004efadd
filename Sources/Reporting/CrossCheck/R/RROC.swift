import Analysis
import Cohorts

/// `roc`, of two classes and over time.
extension RSection {
  mutating func roc(_ verb: ReceiverOperating) {
    select()
    keepKnown(names(verb.outcome.text))
    leave("bootstrap: R draws other random numbers") { row in
      let isLimit = row.statistic.contains("conf.")
      switch row.context {
      case "roc_partial_auc", "roc_at": return isLimit
      case "roc_auc":
        return verb.interval == .bootstrap && (isLimit || row.statistic == "std.error")
      case "roc_threshold": return row.statistic.hasPrefix("threshold.conf")
      default: return false
      }
    }
    needs("pROC") { section in
      for spot in section.index.spots("roc_auc") { section.curve(spot, verb) }
      for spot in section.index.spots("roc_delong_test") { section.delong(spot, verb) }
    }
  }

  /// The label of the level that is to be found.
  private func positive(_ verb: ReceiverOperating) -> String {
    guard let name = verb.positive?.text,
      case .categorical(let column)? = cohort.variable(verb.outcome.text)?.column
    else { return "" }
    return
      (column.levels.first { $0.label == name } ?? column.levels.first { $0.code == name }
      ?? column.levels.first { Double($0.code) == Double(name) && Double(name) != nil })?.label
      ?? ""
  }

  /// Makes the classes `y` and the values `x` of some patients, and of them a curve.
  private mutating func makeCurve(
    _ curve: String, _ frame: String, _ predictor: String, _ direction: String,
    _ verb: ReceiverOperating, and other: String? = nil
  ) {
    let column = names(predictor)
    let both = [column, other.map { names($0) }].compactMap(\.self).map(R.text)
      .joined(separator: ", ")
    add(
      "g <- \(frame)", "g <- g[complete.cases(g[c(\(both))]), ]",
      "y <- g$\(names(verb.outcome.text)) == \(R.text(positive(verb)))")
    add(
      verb.tolerance > 0
        ? "x <- tied(g$\(column), \(R.number(verb.tolerance)))" : "x <- g$\(column)",
      "\(curve) <- attempt(roc(y, x, levels = c(FALSE, TRUE), direction = \(R.text(direction)), quiet = TRUE))"
    )
  }

  private func direction(_ spot: Spot) -> String {
    index.text(spot, "direction") == "lower" ? ">" : "<"
  }

  private mutating func curve(_ spot: Spot, _ verb: ReceiverOperating) {
    guard let predictor = spot.variable, isOpen(spot) else { return }
    let direction = direction(spot)
    makeCurve("r", frame(spot.patients), predictor, direction, verb)
    add("limits <- attempt(ci.auc(r, method = \"delong\", conf.level = \(level)))")
    check(
      spot,
      [
        ("estimate", "auc(r)"), ("std.error", "sqrt(var(r, method = \"delong\"))"),
        ("conf.low", "limits[1]"), ("conf.high", "limits[3]"), ("n.cases", "sum(y)"),
        ("n.controls", "sum(!y)"), ("nobs", "length(y)"),
      ])
    for rule in verb.thresholds { thresholds(rule, spot, direction) }
    if let partial = verb.partial {
      let own = spot.with(context: "roc_partial_auc")
      let range = partial.range
      check(
        own,
        [
          (
            "estimate",
            "auc(r, partial.auc = c(\(R.number(range.upperBound)), \(R.number(range.lowerBound))), partial.auc.focus = \(R.text(partial.axis.rawValue)), partial.auc.correct = \(R.truth(partial.corrected)))"
          )
        ])
    }
    for point in verb.at {
      let own = spot.with(
        context: "roc_at", level: "\(point.axis.rawValue) = \(Self.plain(point.value))")
      let other = point.axis == .specificity ? "sensitivity" : "specificity"
      let call =
        "coords(r, \(R.number(point.value)), input = \(R.text(point.axis.rawValue)), ret = \(R.text(other)), transpose = FALSE)[1, 1]"
      check(own, [("estimate", call), (other, call)])
    }
  }

  /// A number as levels of results write it.
  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }

  private mutating func thresholds(
    _ rule: ReceiverOperating.Threshold, _ spot: Spot, _ direction: String
  ) {
    let name: String
    switch rule {
    case .youden, .closestTopLeft:
      name = rule == .youden ? "youden" : "closest_topleft"
      let method = rule == .youden ? "youden" : "closest.topleft"
      add("best <- attempt(best_thresholds(r, \(R.text(method))))")
    case .at(let number):
      name = Self.plain(number)
      add("b <- at_threshold(x, y, \(R.number(number)), \(R.text(direction)))")
    }
    var place = 1
    while true {
      let own = spot.with(context: "roc_threshold", level: place == 1 ? name : "\(name) \(place)")
      guard isOpen(own) else { return }
      if case .at = rule {} else { add("b <- best[\(place), ]") }
      performance(own)
      place += 1
    }
  }

  private mutating func performance(_ spot: Spot) {
    func share(_ name: String, _ part: String, _ whole: String) -> [Pair] {
      [
        (name, "(\(part)) / (\(whole))"),
        ("\(name).conf.low", "exact_limits(\(part), \(whole), \(level))[1]"),
        ("\(name).conf.high", "exact_limits(\(part), \(whole), \(level))[2]"),
      ]
    }
    func ratio(_ name: String, _ parts: String) -> [Pair] {
      [
        (name, "likelihood_ratio(\(parts), \(level))[1]"),
        ("\(name).conf.low", "likelihood_ratio(\(parts), \(level))[2]"),
        ("\(name).conf.high", "likelihood_ratio(\(parts), \(level))[3]"),
      ]
    }
    check(
      spot,
      [("threshold", "b$threshold")]
        + share("sensitivity", "b$tp", "b$tp + b$fn")
        + share("specificity", "b$tn", "b$tn + b$fp") + share("ppv", "b$tp", "b$tp + b$fp")
        + share("npv", "b$tn", "b$tn + b$fn")
        + share("accuracy", "b$tp + b$tn", "b$tp + b$tn + b$fp + b$fn")
        + ratio("lr.positive", "b$tp, b$tp + b$fn, b$fp, b$fp + b$tn")
        + ratio("lr.negative", "b$fn, b$tp + b$fn, b$tn, b$fp + b$tn"))
  }

  // MARK: - DeLong's test

  private mutating func delong(_ spot: Spot, _ verb: ReceiverOperating) {
    guard isOpen(spot) else { return }
    let predictors = verb.predictors.map(\.text)
    if let group = spot.group, let variable = spot.variable {
      guard let (first, second) = pairOfGroups(spot) else { return }
      for (curve, label) in [("r1", first), ("r2", second)] {
        makeCurve(
          curve, "s[which(s$\(names(group)) == \(R.text(label))), ]", variable,
          direction(variable, label, spot, verb), verb)
      }
      add("n <- sum(sapply(list(r1, r2), function(r) length(r$cases) + length(r$controls)))")
      return delongRows(spot, isPaired: false)
    }
    for (place, first) in predictors.enumerated() {
      for second in predictors.dropFirst(place + 1) where "\(first) - \(second)" == spot.variable {
        makeCurve("r1", "s", first, direction(first, nil, spot, verb), verb, and: second)
        makeCurve("r2", "s", second, direction(second, nil, spot, verb), verb, and: first)
        add("n <- length(y)")
        return delongRows(spot, isPaired: true)
      }
    }
  }

  private func direction(
    _ predictor: String, _ label: String?, _ spot: Spot, _ verb: ReceiverOperating
  ) -> String {
    switch verb.directions[predictor] ?? verb.direction ?? .auto {
    case .higher: "<"
    case .lower: ">"
    case .auto:
      direction(
        Spot(
          context: "roc_auc", variable: predictor, group: label == nil ? nil : spot.group,
          groupLevel: label))
    }
  }

  private mutating func delongRows(_ spot: Spot, isPaired: Bool) {
    add(
      "r <- attempt(roc.test(r1, r2, method = \"delong\", paired = \(R.truth(isPaired)), alternative = \(alternative)))",
      "e <- as.numeric(auc(r1)) - as.numeric(auc(r2))",
      isPaired
        ? "error <- sqrt(var(r1) + var(r2) - 2 * cov(r1, r2))"
        : "error <- sqrt(var(r1) + var(r2))")
    let quantile =
      isPaired ? "qnorm(1 - (1 - \(level)) / 2)" : "qt(1 - (1 - \(level)) / 2, r$parameter)"
    check(
      spot,
      [
        ("estimate", "e"), ("std.error", "error"), ("statistic", "r$statistic"),
        ("parameter", "r$parameter"), ("p.value", "r$p.value"),
        ("conf.low", "e - \(quantile) * error"), ("conf.high", "e + \(quantile) * error"),
        ("nobs", "n"),
      ])
  }

  // MARK: - Over time

  mutating func timedROC(_ verb: ReceiverOperating) {
    select()
    let outcome = verb.outcome.text
    let (time, event) = (names.time(outcome), names.event(outcome))
    needs("survival") { section in
      for spot in section.index.spots("harrell_c") {
        section.timedCurve(spot, verb, time, event)
      }
    }
  }

  private mutating func timedCurve(
    _ spot: Spot, _ verb: ReceiverOperating, _ time: String, _ event: String
  ) {
    guard let predictor = spot.variable else { return }
    let column = names(predictor)
    add(
      "g <- \(frame(spot.patients))",
      "g <- g[complete.cases(g[c(\([time, event, column].map(R.text).joined(separator: ", ")))]), ]",
      "time <- g$\(time)", "event <- as.integer(g$\(event) > 0)")
    let first = spot.with(context: "roc_time", level: verb.times.first.map(Self.plain) ?? "")
    let sign = timedDirection(predictor, first, verb) == ">" ? "-" : ""
    add(
      verb.tolerance > 0
        ? "x <- \(sign)tied(g$\(column), \(R.number(verb.tolerance)))" : "x <- \(sign)g$\(column)")
    for at in verb.times {
      let own = spot.with(context: "roc_time", level: Self.plain(at))
      let t = R.number(at)
      check(
        own,
        [
          ("estimate", "area_at(time, event, x, \(t))"),
          ("n.cases", "sum(time <= \(t) & event == 1)"), ("n.controls", "sum(time > \(t))"),
          ("n.censor", "sum(time <= \(t) & event == 0)"), ("nobs", "length(time)"),
        ])
    }
    let times = "c(\(verb.times.sorted().map(R.number).joined(separator: ", ")))"
    check(
      spot.with(context: "roc_time_integrated"),
      [
        (
          "estimate",
          "{ S <- c(1, summary(survfit(Surv(time, event) ~ 1), times = \(times), extend = TRUE)$surv); sum(sapply(\(times), function(t) area_at(time, event, x, t)) * -diff(S)) / (1 - S[length(S)]) }"
        )
      ])
    add("r <- attempt(concordance(Surv(time, event) ~ x, reverse = TRUE))")
    concordanceRows(spot)
    let tau = index.number(spot.with(context: "uno_c"), "tau").map(R.number) ?? "Inf"
    say("concordance takes G just before each time, where Uno's C here takes it at that time")
    add(
      "w <- ifelse(event == 1 & time < \(tau), 1 / censoring(time, event, time)^2, 0)",
      "r <- attempt(uno(time, event, x, w))")
    concordanceRows(spot.with(context: "uno_c"))
    check(spot.with(context: "uno_c"), [("tau", tau)])
  }

  private func timedDirection(
    _ predictor: String, _ spot: Spot, _ verb: ReceiverOperating
  ) -> String {
    switch verb.directions[predictor] ?? verb.direction ?? .auto {
    case .higher: "<"
    case .lower: ">"
    case .auto: direction(spot)
    }
  }

  private mutating func concordanceRows(_ spot: Spot) {
    let z = "qnorm(1 - (1 - \(level)) / 2)"
    check(
      spot, within: "1e-6",
      [
        ("estimate", "r$concordance"), ("std.error", "sqrt(r$var)"),
        ("conf.low", "max(0, r$concordance - \(z) * sqrt(r$var))"),
        ("conf.high", "min(1, r$concordance + \(z) * sqrt(r$var))"),
        ("nobs", "length(time)"), ("nevent", "sum(event)"),
      ])
  }
}
