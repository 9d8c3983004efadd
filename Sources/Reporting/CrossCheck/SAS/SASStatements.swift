import Analysis
import Cohorts
import Statistics

/// The statements of one analysis in SAS.
struct SASStatements {
  let q: StatementQuestion
  let data: String

  init(_ question: StatementQuestion, data: String) {
    q = question
    self.data = data
  }

  var lines: [String] {
    switch q.question.verb {
    case .summarize(let verb):
      describe(verb.variables.map(\.text)) + verb.variables.flatMap { tests($0.text) }
    case .compare(let verb): compare(verb)
    case .crossTabulate(let verb): verb.variables.flatMap { table($0.text, verb) }
    case .correlate(let verb): correlate(verb)
    case .roc(let verb): roc(verb)
    case .kaplanMeier(let verb): lifetest(verb)
    case .cumulativeIncidence(let verb): incidence(verb)
    case .cox(let verb): phreg(verb)
    case .logistic(let verb): logistic(verb)
    case .linear(let verb): linear(verb)
    case .cutpoint: [not("maximally selected rank statistics")]
    case .agreement(let verb): agreement(verb)
    case .join, .prose: []
    }
  }

  func not(_ what: String) -> String { SAS.comment("not in SAS as one statement: \(what)") }
  func name(_ variable: String) -> String { q.names(variable) }
  var classes: String { q.question.by.map { name($0.text) }.joined(separator: " ") }

  // MARK: - Descriptions and tests

  func describe(_ variables: [String]) -> [String] {
    let numbers = variables.filter { !q.isCategorical($0) }.map(name)
    let levels = variables.filter(q.isCategorical).map(name)
    let definition = [2: 5, 6: 4, 3: 2][q.question.conventions.quantileType]
    var lines: [String] = []
    if !numbers.isEmpty {
      if definition == nil { lines.append(not("quantiles of type 7; PCTLDEF=5 stands here")) }
      lines += [
        "proc means data=\(data) n nmiss mean std var stderr sum median q1 q3 qrange min max skewness kurtosis clm alpha=\(q.alpha) qntldef=\(definition ?? 5);",
        classes.isEmpty ? "" : "  class \(classes); ways 0 \(q.question.by.count);",
        "  var \(numbers.joined(separator: " "));", "run;",
      ].filter { !$0.isEmpty }
    }
    for level in levels {
      lines += [
        "proc freq data=\(data);",
        "  tables \(classes.isEmpty ? level : q.question.by.map { name($0.text) }.joined(separator: " * ") + " * " + level);",
        "  tables \(level) / binomial(level=1 cl=(wilson exact)) alpha=\(q.alpha);", "run;",
      ]
    }
    return lines
  }

  func compare(_ verb: Compare) -> [String] {
    if !verb.summaries.isEmpty {
      return [not("tests of printed summaries beyond PROC TTEST of a data set of statistics")]
    }
    var lines: [String] = []
    for subject in verb.subjects {
      switch subject {
      case .variable(let variable):
        lines += describe([variable.text])
        lines +=
          verb.effects.isEmpty
          ? [] : [SAS.comment("effects: \(verb.effects.map(\.rawValue).joined(separator: ", "))")]
        lines += q.question.by.isEmpty ? oneSample(variable.text, verb) : tests(variable.text)
      case .pair(let before, let after): lines += pairs(before.text, after.text, verb)
      }
    }
    return lines
  }

  var sides: String { q.side(("2", "l", "u")) }

  func oneSample(_ variable: String, _ verb: Compare) -> [String] {
    [
      "proc ttest data=\(data) h0=\(R.number(verb.mu)) sides=\(sides) alpha=\(q.alpha); var \(name(variable)); run;",
      "proc univariate data=\(data) mu0=\(R.number(verb.mu)) normal; var \(name(variable)); run;",
    ]
  }

  func pairs(_ before: String, _ after: String, _ verb: Compare) -> [String] {
    let (a, b) = (name(before), name(after))
    if q.isCategorical(before) {
      return [
        "proc freq data=\(data); tables \(a) * \(b) / agree; exact mcnem; run;",
        SAS.comment("AGREE makes no continuity correction"),
      ]
    }
    return [
      "proc ttest data=\(data) h0=\(R.number(verb.mu)) sides=\(sides) alpha=\(q.alpha); paired \(a) * \(b); run;",
      "data pairs; set \(data); difference = \(a) - \(b) - (\(R.number(verb.mu))); run;",
      "proc univariate data=pairs normal; var difference; run;",
      SAS.comment("the signed rank p is exact to 20 differences, beyond it by t"),
    ]
  }

  func tests(_ variable: String) -> [String] {
    guard let by = q.by else { return [] }
    let keys = q.tests(of: variable)
    return keys.flatMap {
      q.isCategorical(variable) ? table($0, variable, by) : number($0, variable, by)
    }
    .distinct()
  }

  func number(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let y = name(variable)
    let anova = "proc glm data=\(data); class \(by); model \(y) = \(by);"
    switch key {
    case .studentT, .welchT, .fVariance:
      return [
        "proc ttest data=\(data) h0=\(R.number(mu)) sides=\(sides) alpha=\(q.alpha); class \(by); var \(y); run;",
        SAS.comment(
          "Pooled is Student's test, Satterthwaite Welch's, Folded F the test of variances"),
      ]
    case .mannWhitney:
      let correct = q.says(key, variable, "continuity") ? "yes" : "no"
      return [
        "proc npar1way data=\(data) wilcoxon correct=\(correct) hl alpha=\(q.alpha); class \(by); var \(y);"
          + (q.says(key, variable, "approximation") ? "" : " exact wilcoxon hl;") + " run;",
        SAS.comment("SAS prints the rank sum: W is it less n(n + 1)/2 of the group"),
      ]
    case .kolmogorovSmirnov:
      return ["proc npar1way data=\(data) edf; class \(by); var \(y); exact ks; run;"]
    case .kruskalWallis:
      return ["proc npar1way data=\(data) wilcoxon; class \(by); var \(y); run;"]
    case .dunn:
      return [
        not("Dunn's test; DSCF is the comparison of all pairs by ranks"),
        "proc npar1way data=\(data) wilcoxon dscf; class \(by); var \(y); run;",
      ]
    case .anova: return [anova, "run; quit;"]
    case .welchANOVA: return [anova, "  means \(by) / welch;", "run; quit;"]
    case .levene: return [anova, "  means \(by) / hovtest=levene(type=abs);", "run; quit;"]
    case .brownForsythe: return [anova, "  means \(by) / hovtest=bf;", "run; quit;"]
    case .bartlett: return [anova, "  means \(by) / hovtest=bartlett;", "run; quit;"]
    case .tukeyHSD: return [anova, "  means \(by) / tukey cldiff alpha=\(q.alpha);", "run; quit;"]
    case .gamesHowell: return [not("the test of Games and Howell")]
    case .tost:
      guard case .compare(let verb) = q.question.verb, let bounds = verb.bounds else { return [] }
      return [
        "proc ttest data=\(data) tost(\(R.number(bounds.lowerBound)), \(R.number(bounds.upperBound))) alpha=\(q.alpha); class \(by); var \(y); run;"
      ]
    case .shapiroWilk:
      return ["proc univariate data=\(data) normal; class \(by); var \(y); run;"]
    default: return []
    }
  }

  var mu: Double {
    if case .compare(let verb) = q.question.verb { verb.mu } else { 0 }
  }

  // MARK: - Tables

  func table(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let tables = "proc freq data=\(data); tables \(by) * \(name(variable)) / "
    switch key {
    case .chiSquared:
      return [
        tables + "chisq expected; run;",
        SAS.comment("Continuity Adj. Chi-Square is Yates's, of 2 x 2 tables"),
      ]
    case .fisherExact: return [tables + "fisher; exact fisher or; run;"]
    case .mcnemar: return [tables + "agree; exact mcnem; run;"]
    case .cochranArmitage: return [tables + "trend; run;"]
    default: return []
    }
  }

  func table(_ variable: String, _ verb: CrossTabulate) -> [String] {
    guard let by = q.by else { return describe([variable]) }
    let cells = "\(by) * \(name(variable))"
    let column = q.level(variable, verb.event?.text) ?? 1
    var lines = q.tests(of: variable).flatMap { table($0, variable, by) }
    if let strata = verb.strata {
      lines += [
        "proc freq data=\(data); tables \(name(strata.text)) * \(cells) / cmh bdt commonriskdiff alpha=\(q.alpha); run;",
        SAS.comment("CMH makes no continuity correction; mantelhaen.test of R does by default"),
      ]
    }
    if !verb.effects.isEmpty {
      let interval = verb.interval == .wald ? "wald" : "newcombe"
      lines.append(
        "proc freq data=\(data); tables \(cells) / riskdiff(column=\(column) cl=\(interval)) relrisk measures chisq alpha=\(q.alpha); run;"
      )
    }
    return lines
  }

  // MARK: - Correlation and discrimination

  func correlate(_ verb: Correlate) -> [String] {
    let with = verb.with.map { name($0.text) }.joined(separator: " ")
    let by = q.by.map { ["proc sort data=\(data); by \($0); run;"] } ?? []
    let fisher = verb.method == .kendall ? "" : " fisher(biasadj=no alpha=\(q.alpha))"
    return by + [
      "proc corr data=\(data) \(verb.method.rawValue)\(fisher); var \(verb.variables.map { name($0.text) }.joined(separator: " "));"
        + (with.isEmpty ? "" : " with \(with);") + (q.by.map { " by \($0);" } ?? "") + " run;"
    ]
  }

  func roc(_ verb: ReceiverOperating) -> [String] {
    let predictors = verb.predictors.map { name($0.text) }
    guard verb.times.isEmpty else {
      let (time, event) = (q.names.time(verb.outcome.text), q.names.event(verb.outcome.text))
      return predictors.map {
        "proc phreg data=\(data) concordance=uno(se) plots=roc rocoptions(auc at=\(verb.times.map(R.number).joined(separator: " ")) method=ipcw); model \(time) * \(event)(0) = \($0); run;"
      }
    }
    let positive = q.level(verb.outcome.text, verb.positive?.text) ?? 2
    let curves = predictors.map { "  roc '\($0)' \($0);" }
    return [
      "proc logistic data=\(data) rocoptions(alpha=\(q.alpha)) plots=none;",
      "  model \(name(verb.outcome.text))(event='\(label(verb.outcome.text, positive))') = \(predictors.joined(separator: " ")) / nofit outroc=roc_;",
    ] + curves
      + (verb.difference == nil || predictors.count < 2
        ? [] : ["  roccontrast reference('\(predictors[0])') / estimate e;"]) + [
        "run;",
        SAS.comment(
          "ROC orders patients by the fitted model: a predictor that points downwards has the area of its reverse"
        ),
        not("thresholds of Youden's index or nearest the corner, and parts of the area"),
      ]
  }

  func label(_ variable: String, _ level: Int) -> String {
    let labels = q.labels(variable)
    return labels.indices.contains(level - 1)
      ? String(SAS.text(labels[level - 1]).dropFirst().dropLast()) : "\(level)"
  }
}
