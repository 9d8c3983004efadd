import Cohorts

extension Fields {
  /// `cox`.
  func cox() -> CoxRegression {
    var verb = CoxRegression(outcome: subject())
    read("event", into: &verb.event)
    verb.univariable = terms("univariable")
    verb.multivariable = terms("multivariable")
    checkHasTerms(verb.univariable, verb.multivariable)
    verb.strata = names("strata")
    read("ties", into: &verb.ties)
    verb.cluster = name("cluster")
    verb.checksProportionalHazards = flag("check", orWord: "proportional_hazards")
    read("transform", into: &verb.transform)
    verb.per = per(verb.univariable + verb.multivariable)
    verb.entry = name("entry")
    times("baseline", into: &verb.baseline)
    times("brier", into: &verb.brier)
    verb.plot = flag("plot", orWord: "forest", default: true)
    return verb
  }

  private func per(_ terms: [ModelTerm]) -> [String: Double] {
    guard let written = written("per") else { return [:] }
    let names = terms.flatMap { term in
      term.factors.map { SourceText($0, at: term.source.place) }
    }
    let per: [String: Double] = byVariable(written, among: names)
    if !per.values.allSatisfy({ $0 != 0 }) { written.refuse("numbers other than 0") }
    return per
  }

  /// `logistic`.
  func logistic() -> LogisticRegression {
    let response = subject()
    let event: SourceText? = require("event", "the level whose odds are modelled")
    var verb = LogisticRegression(response: response, event: event ?? nothing)
    verb.univariable = terms("univariable")
    verb.multivariable = terms("multivariable")
    checkHasTerms(verb.univariable, verb.multivariable)
    read("interval", into: &verb.interval)
    read("penalty", into: &verb.penalty)
    verb.plot = flag("plot", orWord: "forest", default: true)
    return verb
  }

  /// `linear`.
  func linear() -> LinearRegression {
    var verb = LinearRegression(response: subject())
    verb.univariable = terms("univariable")
    verb.multivariable = terms("multivariable")
    checkHasTerms(verb.univariable, verb.multivariable)
    verb.plot = flag("plot", orWord: "forest")
    return verb
  }
}
