import Cohorts

extension KaplanMeierAnalysis {
  /// Writes the verb with its options.
  func add(to e: inout YAMLEntries, _ conventions: Conventions) {
    e.text("kaplan_meier", outcome.text)
    e.text("event", event?.text)
    e.text("strata", strata?.text)
    e.numbers("at", at)
    e.numbers("quantiles", quantiles)
    e.choice("interval", interval ?? conventions.kmInterval)
    if tests.isEmpty {
      e.add("test", .word("none"))
    } else {
      e.list("test", tests.map { .word($0.rawValue) })
    }
    e.number("rho", rho)
    e.number("gamma", gamma)
    e.numbers("scores", scores ?? [])
    e.flag("pairwise", pairwise)
    e.text("entry", entry?.text)
    e.number("rmst", restrictedMean)
    e.add("follow_up", .word(followUp ? "reverse_km" : "false"))
    e.flag("difference", difference)
    e.numbers("brier", brier)
    e.flag("hazard_ratio", hazardRatio)
    e.add("plot", plot?.yaml ?? .word("false"))
  }
}

extension CumulativeIncidence {
  /// Writes the verb with its options.
  func add(to e: inout YAMLEntries) {
    e.text("cumulative_incidence", outcome.text)
    e.text("event", event?.text)
    e.numbers("at", at)
    e.add("test", .word(test?.rawValue ?? "none"))
    e.text("strata", strata?.text)
    e.names("regression", regression)
    e.add("plot", plot?.plainYAML ?? .word("false"))
  }
}

extension CoxRegression {
  /// Writes the verb with its options.
  func add(to e: inout YAMLEntries, _ conventions: Conventions) {
    e.text("cox", outcome.text)
    e.text("event", event?.text)
    e.terms("univariable", univariable)
    e.terms("multivariable", multivariable)
    e.names("strata", strata)
    e.choice("ties", ties ?? conventions.ties)
    e.text("cluster", cluster?.text)
    e.add("check", .word(checksProportionalHazards ? "proportional_hazards" : "false"))
    e.choice("transform", transform)
    e.mapping("per", per.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
    e.text("entry", entry?.text)
    e.numbers("baseline", baseline)
    e.numbers("brier", brier)
    e.add("plot", .word(plot ? "forest" : "false"))
  }
}

extension LogisticRegression {
  /// Writes the verb with its options.
  func add(to e: inout YAMLEntries, _ conventions: Conventions) {
    e.text("logistic", response.text)
    e.text("event", event.text)
    e.terms("univariable", univariable)
    e.terms("multivariable", multivariable)
    e.choice("interval", interval ?? conventions.logisticInterval)
    e.choice("penalty", penalty)
    e.flag("plot", plot)
  }
}

extension LinearRegression {
  /// Writes the verb with its options.
  func add(to e: inout YAMLEntries) {
    e.text("linear", response.text)
    e.terms("univariable", univariable)
    e.terms("multivariable", multivariable)
    e.add("plot", .word(plot ? "forest" : "false"))
  }
}

extension YAMLEntries {
  /// The terms of a model as they were written.
  fileprivate mutating func terms(_ key: String, _ terms: [ModelTerm]) {
    names(key, terms.map(\.source))
  }
}
