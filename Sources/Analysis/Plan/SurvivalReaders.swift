import Cohorts

extension Fields {
  /// `kaplan_meier`.
  func kaplanMeier(_ question: Question) -> KaplanMeierAnalysis {
    var verb = KaplanMeierAnalysis(outcome: subject())
    read("event", into: &verb.event)
    verb.strata = name("strata")
    times("at", into: &verb.at)
    read("quantiles", into: &verb.quantiles, "numbers between 0 and 1") {
      $0.allSatisfy { $0 > 0 && $0 < 1 }
    }
    read("interval", into: &verb.interval)
    if let test = written("test") {
      if test.node.text == "none" {
        verb.tests = []
      } else {
        read("test", into: &verb.tests)
      }
    }
    read("rho", into: &verb.rho, "a number of 0 or more") { $0 >= 0 }
    read("gamma", into: &verb.gamma, "a number of 0 or more") { $0 >= 0 }
    read("scores", into: &verb.scores)
    read("pairwise", into: &verb.pairwise)
    verb.entry = name("entry")
    read("rmst", into: &verb.restrictedMean, "a time above 0") { $0 > 0 }
    verb.followUp = flag("follow_up", orWord: "reverse_km")
    read("difference", into: &verb.difference)
    times("brier", into: &verb.brier)
    read("hazard_ratio", into: &verb.hazardRatio)
    verb.plot = stepFigure(ofSurvival: true)
    if verb.difference, verb.at.isEmpty, written("at") == nil {
      faults.add("\"difference\" needs \"at\": the times to compare", at: place(of: "difference"))
    }
    return verb
  }

  /// A yes, which may be said by naming the one thing there is.
  func flag(_ key: String, orWord word: String, default value: Bool = false) -> Bool {
    guard let written = written(key) else { return value }
    if written.node.text == word { return true }
    if let text = written.node.text, ["true", "yes", "false", "no"].contains(text) {
      return Bool(written) ?? value
    }
    written.refuse("\(word), yes or no")
    return value
  }

  /// `cumulative_incidence`.
  func cumulativeIncidence() -> CumulativeIncidence {
    var verb = CumulativeIncidence(outcome: subject())
    read("event", into: &verb.event)
    times("at", into: &verb.at)
    if written("test")?.node.text == "none" {
      verb.test = nil
    } else {
      read("test", into: &verb.test)
    }
    verb.strata = name("strata")
    verb.regression = names("regression")
    verb.plot = stepFigure(ofSurvival: false)
    return verb
  }

  /// `cutpoint`.
  func cutpoint() -> CutPointSearch {
    var verb = CutPointSearch(
      variable: subject(), outcome: requireName("outcome", "the outcome that the cut separates"))
    read("method", into: &verb.method)
    read("between", into: &verb.between, "two ascending numbers between 0 and 1") {
      $0.lowerBound > 0 && $0.upperBound < 1 && $0.lowerBound < $0.upperBound
    }
    read("p_value", into: &verb.pValue)
    return verb
  }
}
