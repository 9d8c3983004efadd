import Analysis
import Cohorts
import Statistics

/// Survival, regression and agreement in SAS.
extension SASStatements {
  // MARK: - Survival

  private static let tests: [KaplanMeierAnalysis.Test: String] = [
    .logrank: "logrank", .gehanBreslow: "wilcoxon", .petoPeto: "peto", .taroneWare: "tarone",
  ]

  func lifetest(_ verb: KaplanMeierAnalysis) -> [String] {
    let outcome = verb.outcome.text
    let (time, event) = (q.names.time(outcome), q.names.event(outcome))
    let code = q.event(outcome, verb.event)
    let censored =
      code == 1 && (q.cohort.outcome(outcome)?.events.count ?? 1) == 1 ? "0" : others(outcome, code)
    let interval =
      switch verb.interval ?? q.question.conventions.kmInterval {
      case .log: "log"
      case .logLog: "loglog"
      case .plain, .none: "linear"
      }
    let tests = verb.tests.compactMap { test in
      test == .flemingHarrington
        ? "fleming(\(R.number(verb.rho)), \(R.number(verb.gamma)))" : Self.tests[test]
    }
    let strata =
      classes.isEmpty
      ? ""
      : verb.strata.map { "  strata \(name($0.text)) / group=\(classes)" }
        ?? "  strata \(classes) /"
    let times = verb.at.isEmpty ? "" : " timelist=\(verb.at.map(R.number).joined(separator: " "))"
    let rmst = verb.restrictedMean.map { " rmst(tau=\(R.number($0)))" } ?? ""
    var lines = [
      "proc lifetest data=\(data) conftype=\(interval) alpha=\(q.alpha) reduceout\(times)\(rmst) plots=none;",
      "  time \(time) * \(event)(\(censored));",
    ]
    if !strata.isEmpty {
      lines.append(
        strata + " test=(\(tests.joined(separator: " ")))"
          + (verb.tests.contains(.trend) ? " trend" : "")
          + (verb.pairwise ? " diff=all adjust=\(adjustment)" : "") + ";")
    }
    lines.append("run;")
    if verb.entry != nil {
      lines.append(not("PROC LIFETEST with late entries; PROC PHREG has entry="))
    }
    if verb.followUp {
      lines += [
        SAS.comment("follow-up: events and censorings change places"),
        "proc lifetest data=\(data) conftype=\(interval) plots=none; time \(time) * \(event)(\(code));"
          + (classes.isEmpty ? "" : " strata \(classes);") + " run;",
      ]
    }
    if verb.hazardRatio, !classes.isEmpty {
      lines += phregModel(
        time, event, censored, "\(classes)(ref=first)", classes,
        q.question.conventions.ties.rawValue,
        (verb.strata.map { "  strata \(name($0.text));" }).map { [$0] } ?? [])
    }
    if !verb.brier.isEmpty { lines.append(not("Brier scores")) }
    return lines
  }

  private var adjustment: String {
    switch q.question.adjust {
    case .none: "none"
    case .bonferroni: "bon"
    default: "none /* \(q.question.adjust.rawValue): by PROC MULTTEST */"
    }
  }

  /// The codes that count as censored where another event is looked at.
  private func others(_ outcome: String, _ code: Int) -> String {
    let count = q.cohort.outcome(outcome)?.events.count ?? 1
    return (0...max(1, count)).filter { $0 != code && $0 <= count }.map(String.init)
      .joined(separator: ", ")
  }

  func incidence(_ verb: CumulativeIncidence) -> [String] {
    let outcome = verb.outcome.text
    let (time, event) = (q.names.time(outcome), q.names.event(outcome))
    let events =
      verb.event.map { [q.event(outcome, $0)] }
      ?? Array(1...max(1, q.cohort.outcome(outcome)?.events.count ?? 1))
    let times = verb.at.isEmpty ? "" : " timelist=\(verb.at.map(R.number).joined(separator: " "))"
    return events.flatMap { code -> [String] in
      var lines = [
        "proc lifetest data=\(data) alpha=\(q.alpha) reduceout\(times) error=aalen conftype=loglog plots=none;",
        "  time \(time) * \(event)(0) / eventcode=\(code);",
      ]
      if !classes.isEmpty {
        lines.append(
          verb.strata.map { "  strata \(name($0.text)) / group=\(classes);" }
            ?? "  strata \(classes);")
      }
      lines.append("run;")
      guard !verb.regression.isEmpty else { return lines }
      let variables = verb.regression.map(\.text)
      return lines + ["proc phreg data=\(data);"] + classStatement(variables) + [
        "  model \(time) * \(event)(0) = \(variables.map(name).joined(separator: " ")) / eventcode=\(code) ties=breslow risklimits alpha=\(q.alpha);",
        "run;",
      ]
    }
  }

  // MARK: - Models

  private func classStatement(_ variables: [String], _ coding: String = "ref") -> [String] {
    let levels = variables.filter(q.isCategorical).map { variable in
      "\(name(variable))(ref='\(label(variable, q.reference(variable)))')"
    }
    return levels.isEmpty ? [] : ["  class \(levels.joined(separator: " ")) / param=\(coding);"]
  }

  private func terms(_ terms: [ModelTerm]) -> String {
    terms.expanded.map { $0.factors.map(name).joined(separator: "*") }.joined(separator: " ")
  }

  private func phregModel(
    _ time: String, _ event: String, _ censored: String, _ levels: String, _ terms: String,
    _ ties: String, _ more: [String]
  ) -> [String] {
    ["proc phreg data=\(data);", "  class \(levels) / param=ref;"] + more + [
      "  model \(time) * \(event)(\(censored)) = \(terms) / ties=\(ties) risklimits alpha=\(q.alpha);",
      "run;",
    ]
  }

  func phreg(_ verb: CoxRegression) -> [String] {
    let outcome = verb.outcome.text
    let (time, event) = (q.names.time(outcome), q.names.event(outcome))
    let code = q.event(outcome, verb.event)
    let ties = (verb.ties ?? q.question.conventions.ties).rawValue
    var lines = q.by.map { ["proc sort data=\(data); by \($0); run;"] } ?? []
    for model in q.models(verb.univariable, verb.multivariable) {
      lines += hazardModel(verb, model, "\(time) * \(event)(\(others(outcome, code)))", ties)
    }
    if !verb.brier.isEmpty { lines.append(not("Brier scores at times")) }
    return lines
  }

  private func hazardModel(
    _ verb: CoxRegression, _ model: [ModelTerm], _ response: String, _ ties: String
  ) -> [String] {
    let variables = q.variables(model)
    let aggregate = verb.cluster == nil ? "" : " covs(aggregate)"
    let check =
      verb.checksProportionalHazards ? " zph(global transform=\(verb.transform.rawValue))" : ""
    let entry = verb.entry.map { " entry=\(name($0.text))" } ?? ""
    var lines = ["proc phreg data=\(data)\(aggregate) concordance\(check);"]
    lines += classStatement(variables)
    lines.append(
      "  model \(response) = \(terms(model)) / ties=\(ties) risklimits alpha=\(q.alpha)\(entry);")
    if !verb.strata.isEmpty {
      lines.append("  strata \(verb.strata.map { name($0.text) }.joined(separator: " "));")
    }
    if let cluster = verb.cluster { lines.append("  id \(name(cluster.text));") }
    for variable in variables {
      guard let unit = verb.per[variable] else { continue }
      lines.append("  hazardratio \(name(variable)) / units=\(R.number(unit));")
    }
    if let by = q.by { lines.append("  by \(by);") }
    if !verb.baseline.isEmpty {
      let times = verb.baseline.map(R.number).joined(separator: " ")
      lines.append("  baseline out=hazard cumhaz=cumhaz timelist=\(times);")
    }
    return lines + ["run;"]
  }

  func logistic(_ verb: LogisticRegression) -> [String] {
    let event = label(verb.response.text, q.level(verb.response.text, verb.event.text) ?? 2)
    let isProfile = (verb.interval ?? q.question.conventions.logisticInterval) == .profile
    let limits = isProfile ? "pl" : "wald"
    let firth = verb.penalty == .firth ? " firth" : ""
    let options = "clodds=\(limits) clparm=\(limits) alpha=\(q.alpha) lackfit\(firth)"
    var lines = q.by.map { ["proc sort data=\(data); by \($0); run;"] } ?? []
    for model in q.models(verb.univariable, verb.multivariable) {
      lines.append("proc logistic data=\(data);")
      lines += classStatement(q.variables(model))
      lines.append(
        "  model \(name(verb.response.text))(event='\(event)') = \(terms(model)) / \(options);")
      if let by = q.by { lines.append("  by \(by);") }
      lines.append("run;")
    }
    lines.append(
      SAS.comment("LACKFIT forms the groups of Hosmer and Lemeshow by counts, R by deciles"))
    return lines
  }

  func linear(_ verb: LinearRegression) -> [String] {
    var lines = q.by.map { ["proc sort data=\(data); by \($0); run;"] } ?? []
    for model in q.models(verb.univariable, verb.multivariable) {
      let levels = q.variables(model).filter(q.isCategorical).map { variable in
        "\(name(variable))(ref='\(label(variable, q.reference(variable)))')"
      }
      lines.append("proc glm data=\(data);")
      if !levels.isEmpty { lines.append("  class \(levels.joined(separator: " "));") }
      lines.append(
        "  model \(name(verb.response.text)) = \(terms(model)) / solution clparm alpha=\(q.alpha);")
      if let by = q.by { lines.append("  by \(by);") }
      lines.append("run; quit;")
    }
    return lines
  }

  // MARK: - Agreement

  func agreement(_ verb: Agreement) -> [String] {
    let columns = verb.measurements.map { name($0.text) }
    switch verb.method {
    case .kappa where columns.count > 2: return [not("Fleiss's kappa; the macro MAGREE has it")]
    case .kappa, .weightedKappa:
      let weights = verb.method == .weightedKappa && verb.weights == .quadratic ? "(wt=fc)" : ""
      return [
        "proc freq data=\(data); tables \(columns.joined(separator: " * ")) / agree\(weights) alpha=\(q.alpha); test kappa wtkap; run;"
      ]
    case .icc:
      return [
        not("intraclass correlations; they follow from the mean squares of"),
        "data long; set \(data); subject = _n_; array m{*} \(columns.joined(separator: " ")); do rater = 1 to dim(m); value = m{rater}; output; end; run;",
        "proc glm data=long; class subject rater; model value = subject rater; run; quit;",
      ]
    case .blandAltman:
      return [
        "data pairs; set \(data); difference = \(columns.joined(separator: " - ")); run;",
        "proc ttest data=pairs alpha=\(q.alpha) sides=\(sides); var difference; run;",
        SAS.comment("the limits are the mean -/+ 1.959964 standard deviations"),
      ]
    }
  }
}
