import Analysis
import Cohorts
import Statistics

/// Survival, regression and agreement in Stata.
extension StataStatements {
  // MARK: - Survival

  func stset(_ outcome: String, event: SourceText?, entry: SourceText?) -> [String] {
    [
      "stset \(q.names.time(outcome)), failure(\(q.names.event(outcome)) == \(q.event(outcome, event)))"
        + (entry.map { " enter(time \(name($0.text)))" } ?? "")
    ]
  }

  func survival(_ verb: KaplanMeierAnalysis) -> [String] {
    let own = q.question.by.map { name($0.text) }
    let groups = own.count > 1 ? "group_" : own.first ?? ""
    let by = groups.isEmpty ? "" : ", by(\(groups))"
    var lines = stset(verb.outcome.text, event: verb.event, entry: verb.entry)
    if own.count > 1 { lines.append("egen group_ = group(\(own.joined(separator: " ")))") }
    if !verb.at.isEmpty {
      let times = verb.at.map(R.number).joined(separator: " ")
      lines.append(
        "sts list, \(groups.isEmpty ? "" : "by(\(groups)) ")risktable(\(times)) \(level)")
      lines.append(Stata.comment("limits are on the scale log(-log S), whatever the report took"))
    }
    lines += ["stci\(by.isEmpty ? "," : by + " ") median \(level)"]
    for share in verb.quantiles {
      lines.append(
        "stci\(by.isEmpty ? "," : by + " ") p(\(R.number((share * 100).rounded()))) \(level)")
    }
    guard !groups.isEmpty else { return lines }
    let strata = verb.strata.map { " strata(\(name($0.text)))" } ?? ""
    for test in verb.tests {
      switch test {
      case .logrank: lines.append("sts test \(groups), logrank\(strata)")
      case .gehanBreslow: lines.append("sts test \(groups), wilcoxon\(strata)")
      case .taroneWare: lines.append("sts test \(groups), tware\(strata)")
      case .petoPeto: lines.append("sts test \(groups), peto\(strata)")
      case .flemingHarrington:
        lines.append(
          "sts test \(groups), fh(\(R.number(verb.rho)) \(R.number(verb.gamma)))\(strata)")
      case .trend: lines.append("sts test \(groups), logrank trend\(strata)")
      }
    }
    if verb.hazardRatio {
      lines.append("stcox i.\(groups), \(q.question.conventions.ties.rawValue)\(strata) \(level)")
    }
    if verb.restrictedMean != nil {
      lines.append(not("restricted means at a given time; strmst2 of SSC"))
    }
    if verb.followUp {
      lines.append(
        Stata.comment("follow-up: stset with the failures and censorings exchanged, then stci"))
    }
    if verb.difference || !verb.brier.isEmpty {
      lines.append(not("differences of survival at a time, and Brier scores"))
    }
    return lines
  }

  func incidence(_ verb: CumulativeIncidence) -> [String] {
    let outcome = verb.outcome.text
    let count = q.cohort.outcome(outcome)?.events.count ?? 1
    var lines = [not("Aalen and Johansen's curve and Gray's test; stcompet and stcomlist of SSC")]
    guard !verb.regression.isEmpty else { return lines }
    let events = verb.event.map { [q.event(outcome, $0)] } ?? Array(1...max(1, count))
    for code in events {
      let others = (1...max(1, count)).filter { $0 != code }.map(String.init).joined(separator: " ")
      let terms = verb.regression.map { factor($0.text) }.joined(separator: " ")
      lines += [
        "stset \(q.names.time(outcome)), failure(\(q.names.event(outcome)) == \(code))",
        "stcrreg \(terms), compete(\(q.names.event(outcome)) == \(others)) \(level)",
      ]
    }
    return lines
  }

  // MARK: - Models

  private func factor(_ variable: String) -> String {
    q.isCategorical(variable)
      ? "ib\(q.reference(variable)).\(name(variable))" : "c.\(name(variable))"
  }

  private func terms(_ terms: [ModelTerm]) -> String {
    terms.expanded.map { $0.factors.map(factor).joined(separator: "#") }.joined(separator: " ")
  }

  /// Each group of `by` on its own.
  private func eachGroup(_ lines: [String]) -> [String] {
    guard let by = q.by, let variable = q.question.by.last?.text else { return lines }
    return q.labels(variable).indices.flatMap { place in
      lines.map { line in
        line.hasPrefix("estat")
          ? line : line.replacing(", ", with: " if \(by) == \(place + 1), ", isOnce: true)
      }
    }
  }

  func cox(_ verb: CoxRegression) -> [String] {
    let ties = (verb.ties ?? q.question.conventions.ties).rawValue
    let strata = verb.strata.isEmpty ? "" : " strata(\(names(verb.strata)))"
    let cluster = verb.cluster.map { " vce(cluster \(name($0.text)))" } ?? ""
    var lines: [String] = []
    for model in q.models(verb.univariable, verb.multivariable) {
      lines.append("stcox \(terms(model)), \(ties)\(strata)\(cluster) \(level)")
      if verb.checksProportionalHazards {
        let time = verb.transform == .identity ? "" : " \(verb.transform.rawValue)"
        lines.append("estat phtest, detail\(time)")
      }
      lines.append("estat concordance")
    }
    var head = stset(verb.outcome.text, event: verb.event, entry: verb.entry)
    for (variable, unit) in verb.per.sorted(by: { $0.key < $1.key }) {
      head.append("replace \(name(variable)) = \(name(variable)) / \(R.number(unit))")
    }
    return head + eachGroup(lines) + [
      Stata.comment(
        "phtest is the approximation of Grambsch and Therneau, the report's the score test")
    ]
  }

  func logistic(_ verb: LogisticRegression) -> [String] {
    let event = q.level(verb.response.text, verb.event.text) ?? 2
    let response = name(verb.response.text)
    var lines: [String] = []
    for model in q.models(verb.univariable, verb.multivariable) {
      lines += [
        "logistic response_ \(terms(model)), \(level)", "estat gof, group(10) table",
        "lroc, nograph",
      ]
    }
    return ["generate byte response_ = \(response) == \(event) if !missing(\(response))"]
      + eachGroup(lines) + [
        Stata.comment(
          "limits are Wald's; the groups of the goodness of fit differ where probabilities tie")
      ] + (verb.penalty == .firth ? [not("Firth's penalty; firthlogit of SSC")] : [])
  }

  func linear(_ verb: LinearRegression) -> [String] {
    eachGroup(
      q.models(verb.univariable, verb.multivariable).map {
        "regress \(name(verb.response.text)) \(terms($0)), \(level)"
      })
  }

  func agreement(_ verb: Agreement) -> [String] {
    let columns = verb.measurements.map { name($0.text) }
    let all = columns.joined(separator: " ")
    switch verb.method {
    case .kappa where columns.count > 2: return ["\(prefix)kap \(all)"]
    case .kappa: return ["\(prefix)kap \(all), tab"]
    case .weightedKappa:
      return ["\(prefix)kap \(all), tab wgt(\(verb.weights == .linear ? "w" : "w2"))"]
    case .icc:
      return ["generate subject_ = _n"]
        + columns.enumerated().map { "rename \($1) rating_\($0 + 1)" } + [
          "keep subject_ rating_*", "reshape long rating_, i(subject_) j(rater_)",
          "icc rating_ subject_, \(level)", "icc rating_ subject_ rater_, absolute \(level)",
          "icc rating_ subject_ rater_, mixed consistency \(level)",
        ]
    case .blandAltman:
      return [
        "generate double difference_ = \(columns.joined(separator: " - "))",
        "\(prefix)summarize difference_", "ttest difference_ == 0, \(level)",
        Stata.comment("the limits are the mean -/+ 1.959964 standard deviations"),
      ]
    }
  }
}

extension String {
  /// The text with the first place of a part in place of another.
  fileprivate func replacing(_ part: String, with other: String, isOnce: Bool) -> String {
    var before = ""
    var rest = Substring(self)
    while let first = rest.first {
      if rest.hasPrefix(part) { return before + other + rest.dropFirst(part.count) }
      before.append(first)
      rest = rest.dropFirst()
    }
    return before
  }
}
