import Cohorts

extension Question {
  /// The analysis with every option; conventions only where they are not the study's.
  func entries(of study: Study) -> YAMLEntries {
    var e = YAMLEntries()
    e.text("id", id)
    if case .prose(let text) = verb {
      e.text("prose", text.text)
      addHead(&e)
      return e
    }
    verb.add(to: &e, conventions)
    addHead(&e)
    if case .join = verb { return e }
    e.names("by", by)
    e.text("where", subset?.text)
    e.number("confidence", confidence)
    e.choice("alternative", alternative)
    e.choice("adjust", adjust)
    e.flag("sentences", sentences)
    e.flag("fragility", fragility)
    e.mapping("published", published.map { ($0.path.text, $0.yaml) })
    if conventions != study.conventions { e.add("conventions", conventions.entries) }
    return e
  }

  private func addHead(_ e: inout YAMLEntries) {
    e.text("title", title)
    e.text("note", note)
    if let purpose { e.choice("purpose", purpose) }
  }
}

extension PublishedValue {
  fileprivate var yaml: YAMLText {
    var e = YAMLEntries()
    e.add("value", .word(YAMLText.quoted(value)))
    e.text("source", source)
    e.text("differs", differs)
    return source == nil && differs == nil ? .word(YAMLText.quoted(value)) : e.yaml
  }
}

extension Verb {
  fileprivate func add(to e: inout YAMLEntries, _ conventions: Conventions) {
    switch self {
    case .summarize(let verb): verb.add(to: &e)
    case .compare(let verb): verb.add(to: &e)
    case .crossTabulate(let verb): verb.add(to: &e)
    case .correlate(let verb): verb.add(to: &e)
    case .roc(let verb): verb.add(to: &e)
    case .kaplanMeier(let verb): verb.add(to: &e, conventions)
    case .cumulativeIncidence(let verb): verb.add(to: &e)
    case .cox(let verb): verb.add(to: &e, conventions)
    case .logistic(let verb): verb.add(to: &e, conventions)
    case .linear(let verb): verb.add(to: &e)
    case .cutpoint(let verb): verb.add(to: &e)
    case .agreement(let verb): verb.add(to: &e)
    case .join(let join): e.names(join.direction.rawValue, join.analyses)
    case .prose: break
    }
  }
}

extension TestChoice {
  var yaml: YAMLText {
    switch self {
    case .auto: .word("auto")
    case .none: .word("none")
    case .these(let keys): .list(keys.map { .word($0.rawValue) })
    }
  }
}

extension Compare {
  fileprivate func add(to e: inout YAMLEntries) {
    e.list("compare", subjects.map(\.yaml))
    e.add("test", test.yaml)
    e.list("effect", effects.map { .word($0.rawValue) })
    e.choice("exact", exact)
    e.flag("correction", correction)
    e.number("mu", mu)
    e.range("bounds", bounds)
    e.choice("variance", variance)
    e.list(
      "summaries",
      summaries.map { group in
        .mapping([
          ("label", .text(group.label)), ("n", .word("\(group.n)")),
          ("mean", .number(group.mean)), ("sd", .number(group.sd)),
        ])
      })
    monteCarlo.add(to: &e)
    e.add("plot", .word(plot ? "box" : "false"))
  }
}

extension MonteCarlo {
  /// The number of random tables and their seed.
  func add(to e: inout YAMLEntries) {
    e.whole("replicates", replicates)
    e.whole("seed", seed)
  }
}

extension Compare.Subject {
  fileprivate var yaml: YAMLText {
    switch self {
    case .variable(let variable): .text(variable.text)
    case .pair(let before, let after): .list([.text(before.text), .text(after.text)])
    }
  }
}

extension CrossTabulate {
  fileprivate func add(to e: inout YAMLEntries) {
    e.names("cross_tabulate", variables)
    e.add("test", test.yaml)
    e.text("strata", strata?.text)
    e.text("event", event?.text)
    e.choice("percent", percent)
    e.list("effect", effects.map { .word($0.rawValue) })
    e.choice("interval", interval)
    e.choice("zero_cells", zeroCells)
    e.choice("exact", exact)
    e.flag("correction", correction)
    e.numbers("scores", scores ?? [])
    monteCarlo.add(to: &e)
  }
}

extension Correlate {
  fileprivate func add(to e: inout YAMLEntries) {
    e.names("correlate", variables)
    e.names("with", with)
    e.choice("method", method)
    e.choice("exact", exact)
  }
}

extension Agreement {
  fileprivate func add(to e: inout YAMLEntries) {
    e.names("agreement", measurements)
    e.choice("method", method)
    e.choice("weights", weights)
  }
}

extension CutPointSearch {
  fileprivate func add(to e: inout YAMLEntries) {
    e.text("cutpoint", variable.text)
    e.text("outcome", outcome.text)
    e.choice("method", method)
    e.range("between", between)
    e.choice("p_value", pValue)
  }
}

extension ReceiverOperating {
  fileprivate func add(to e: inout YAMLEntries) {
    e.names("roc", predictors)
    e.text("outcome", outcome.text)
    e.text("positive", positive?.text)
    if let direction { e.choice("direction", direction) }
    e.mapping(
      "direction",
      directions.sorted { $0.key < $1.key }.map { ($0.key, .word($0.value.rawValue)) })
    e.number("tolerance", tolerance)
    e.numbers("times", times)
    e.add("plot", plot?.yaml ?? .word("false"))
    guard times.isEmpty else { return }
    e.choice("interval", interval)
    e.whole("replicates", replicates)
    e.whole("seed", seed)
    e.add("difference", .word(difference?.rawValue ?? "none"))
    e.list("threshold", thresholds.map(\.yaml))
    if let partial {
      e.mapping(
        "partial",
        [
          (
            partial.axis.rawValue,
            .numbers([partial.range.lowerBound, partial.range.upperBound])
          ), ("corrected", .word(partial.corrected ? "true" : "false")),
        ])
    }
    e.list("at", at.map { .mapping([($0.axis.rawValue, .number($0.value))]) })
  }
}

extension ReceiverOperating.Threshold {
  fileprivate var yaml: YAMLText {
    switch self {
    case .youden: .word("youden")
    case .closestTopLeft: .word("closest_topleft")
    case .at(let number): .number(number)
    }
  }
}
