import Analysis
import Cohorts
import Statistics

/// The commands of one analysis in SPSS.
struct SPSSStatements {
  private let q: StatementQuestion

  init(_ question: StatementQuestion) { q = question }

  var lines: [String] {
    switch q.question.verb {
    case .summarize(let verb):
      describe(verb.variables.map(\.text)) + verb.variables.flatMap { tests($0.text) }
    case .compare(let verb): compare(verb)
    case .crossTabulate(let verb): verb.variables.flatMap { table($0.text, verb) }
    case .correlate(let verb): correlate(verb)
    case .roc(let verb): roc(verb)
    case .kaplanMeier(let verb): survival(verb)
    case .cumulativeIncidence: [not("competing risks, without an extension")]
    case .cox(let verb): split(cox(verb))
    case .logistic(let verb): split(logistic(verb))
    case .linear(let verb): split(linear(verb))
    case .cutpoint: [not("maximally selected rank statistics")]
    case .agreement(let verb): split(agreement(verb))
    case .join, .prose: []
    }
  }

  private func not(_ what: String) -> String { SPSS.comment("not in SPSS: \(what)") }
  private func name(_ variable: String) -> String { q.names(variable) }
  private func names(_ variables: [SourceText]) -> String {
    variables.map { name($0.text) }.joined(separator: " ")
  }

  /// The same in each group of `by`.
  private func split(_ lines: [String]) -> [String] {
    guard let by = q.by else { return lines }
    return ["SORT CASES BY \(by).", "SPLIT FILE SEPARATE BY \(by)."] + lines + ["SPLIT FILE OFF."]
  }

  private var range: String {
    let count = q.question.by.last.map { q.labels($0.text).count } ?? 2
    return "(1 \(max(2, count)))"
  }

  // MARK: - Descriptions and tests

  private func describe(_ variables: [String]) -> [String] {
    let numbers = variables.filter { !q.isCategorical($0) }.map(name)
    let levels = variables.filter(q.isCategorical).map(name)
    var lines: [String] = []
    if !numbers.isEmpty {
      lines += [
        "EXAMINE VARIABLES=\(numbers.joined(separator: " "))" + (q.by.map { " BY \($0)" } ?? ""),
        "  /PLOT=NONE /STATISTICS=DESCRIPTIVES /PERCENTILES(25 50 75) HAVERAGE /CINTERVAL \(q.percent) /MISSING=PAIRWISE.",
      ]
      if q.question.conventions.quantileType != 6 {
        lines.append(
          SPSS.comment(
            "HAVERAGE is quantile type 6, the report's is \(q.question.conventions.quantileType)"))
      }
    }
    for level in levels {
      lines.append(
        q.by.map { "CROSSTABS /TABLES=\(level) BY \($0) /CELLS=COUNT ROW COLUMN TOTAL." }
          ?? "FREQUENCIES VARIABLES=\(level).")
    }
    return lines
  }

  private func compare(_ verb: Compare) -> [String] {
    if !verb.summaries.isEmpty {
      return [
        not("tests of printed summaries as a command with options; the menu has an extension")
      ]
    }
    var lines: [String] = []
    for subject in verb.subjects {
      switch subject {
      case .variable(let variable):
        lines += describe([variable.text])
        lines += q.question.by.isEmpty ? oneSample(variable.text, verb) : tests(variable.text)
      case .pair(let before, let after): lines += pairs(before.text, after.text)
      }
    }
    return lines
  }

  private var criteria: String { "/CRITERIA=CI(\(R.number(q.confidence)))" }

  private func oneSample(_ variable: String, _ verb: Compare) -> [String] {
    [
      "T-TEST /TESTVAL=\(R.number(verb.mu)) /VARIABLES=\(name(variable)) \(criteria).",
      "COMPUTE null_ = \(R.number(verb.mu)).",
      "NPAR TESTS /WILCOXON=\(name(variable)) WITH null_ (PAIRED).",
      "EXAMINE VARIABLES=\(name(variable)) /PLOT=NPPLOT.",
    ]
  }

  private func pairs(_ before: String, _ after: String) -> [String] {
    let (a, b) = (name(before), name(after))
    if q.isCategorical(before) {
      return [
        "CROSSTABS /TABLES=\(a) BY \(b) /STATISTICS=MCNEMAR.",
        "NPAR TESTS /MCNEMAR=\(a) WITH \(b) (PAIRED).",
        SPSS.comment(
          "CROSSTABS gives the exact p, NPAR TESTS the corrected chi-squared from 25 changes on"),
      ]
    }
    return [
      "T-TEST PAIRS=\(a) WITH \(b) (PAIRED) \(criteria).",
      "NPAR TESTS /WILCOXON=\(a) WITH \(b) (PAIRED).",
      SPSS.comment("the normal approximation without continuity correction"),
    ]
  }

  private func tests(_ variable: String) -> [String] {
    guard let by = q.by else { return [] }
    return q.tests(of: variable)
      .flatMap { q.isCategorical(variable) ? level($0, variable, by) : number($0, variable, by) }
      .distinct()
  }

  private func number(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let y = name(variable)
    switch key {
    case .studentT, .welchT:
      return [
        "T-TEST GROUPS=\(by)(1 2) /VARIABLES=\(y) \(criteria).",
        SPSS.comment("equal variances assumed is Student's test, not assumed Welch's"),
      ]
    case .mannWhitney:
      return [
        "NPAR TESTS /M-W=\(y) BY \(by)(1 2)\(q.says(key, variable, "approximation") ? "" : " /METHOD=EXACT").",
        SPSS.comment("the asymptotic p has no continuity correction; U is the smaller of two"),
      ]
    case .kolmogorovSmirnov: return ["NPAR TESTS /K-S=\(y) BY \(by)(1 2)."]
    case .kruskalWallis: return ["NPAR TESTS /K-W=\(y) BY \(by)\(range)."]
    case .dunn:
      return [
        "NPTESTS /INDEPENDENT TEST(\(y)) GROUP(\(by)) KRUSKAL_WALLIS(COMPARE=PAIRWISE).",
        SPSS.comment("adjusted p-values there are Bonferroni's"),
      ]
    case .anova: return ["ONEWAY \(y) BY \(by) /STATISTICS=DESCRIPTIVES."]
    case .welchANOVA: return ["ONEWAY \(y) BY \(by) /STATISTICS=WELCH."]
    case .levene, .brownForsythe: return ["ONEWAY \(y) BY \(by) /STATISTICS=HOMOGENEITY."]
    case .tukeyHSD: return ["ONEWAY \(y) BY \(by) /POSTHOC=TUKEY ALPHA(\(q.alpha))."]
    case .gamesHowell: return ["ONEWAY \(y) BY \(by) /POSTHOC=GH ALPHA(\(q.alpha))."]
    case .shapiroWilk: return ["EXAMINE VARIABLES=\(y) BY \(by) /PLOT=NPPLOT."]
    case .fVariance, .bartlett:
      return [not("the \(key == .bartlett ? "test of Bartlett" : "F test of two variances")")]
    case .tost:
      return [not("tests of equivalence; two T-TESTs with shifted variables are the same")]
    default: return []
    }
  }

  private func level(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let tables = "CROSSTABS /TABLES=\(by) BY \(name(variable))"
    switch key {
    case .chiSquared:
      return [
        "\(tables) /STATISTICS=CHISQ PHI /CELLS=COUNT ROW COLUMN EXPECTED.",
        SPSS.comment("Pearson's is uncorrected, Continuity Correction is Yates's"),
      ]
    case .fisherExact:
      return ["\(tables) /STATISTICS=CHISQ RISK /METHOD=EXACT TIMER(5)."]
    case .mcnemar: return ["\(tables) /STATISTICS=MCNEMAR."]
    case .cochranArmitage:
      return [
        "\(tables) /STATISTICS=CHISQ.",
        SPSS.comment("Linear-by-Linear Association is the statistic times (N - 1)/N"),
      ]
    default: return []
    }
  }

  private func table(_ variable: String, _ verb: CrossTabulate) -> [String] {
    guard let by = q.by else { return describe([variable]) }
    var lines = q.tests(of: variable).flatMap { level($0, variable, by) }
    if let strata = verb.strata {
      lines.append(
        "CROSSTABS /TABLES=\(by) BY \(name(variable)) BY \(name(strata.text)) /STATISTICS=CMH(1) RISK /CELLS=COUNT ROW."
      )
    }
    if !verb.effects.isEmpty {
      lines += [
        "CROSSTABS /TABLES=\(by) BY \(name(variable)) /STATISTICS=RISK PHI /CELLS=COUNT ROW.",
        not("Newcombe's interval of a risk difference, and the number needed to treat"),
      ]
    }
    return lines
  }

  // MARK: - Correlation and discrimination

  private func correlate(_ verb: Correlate) -> [String] {
    let with = verb.with.isEmpty ? "" : " WITH \(names(verb.with))"
    let lines =
      verb.method == .pearson
      ? [
        "CORRELATIONS /VARIABLES=\(names(verb.variables))\(with) /PRINT=TWOTAIL SIG /MISSING=PAIRWISE."
      ]
      : [
        "NONPAR CORR /VARIABLES=\(names(verb.variables))\(with) /PRINT=\(verb.method.rawValue.uppercased()) TWOTAIL /MISSING=PAIRWISE.",
        SPSS.comment("p of Spearman's rho by t"),
      ]
    return split(lines)
  }

  private func roc(_ verb: ReceiverOperating) -> [String] {
    guard verb.times.isEmpty else { return [not("ROC curves over time, Harrell's C and Uno's C")] }
    let positive = q.level(verb.outcome.text, verb.positive?.text) ?? 2
    return split(
      verb.predictors.flatMap { predictor -> [String] in
        let isLower =
          q.answer.findings.first {
            $0.context == "roc_auc" && $0.variable == predictor.text && $0.statistic == "direction"
          }?.text == "lower"
        return [
          "ROC \(name(predictor.text)) BY \(name(verb.outcome.text)) (\(positive))",
          "  /PLOT=CURVE(REFERENCE) /PRINT=SE COORDINATES",
          "  /CRITERIA=CUTOFF(INCLUDE) TESTPOS(\(isLower ? "SMALL" : "LARGE")) DISTRIBUTION(FREE) CI(\(q.percent)).",
        ]
      })
      + (verb.difference == nil
        ? []
        : [
          "ROC ANALYSIS \(names(verb.predictors)) BY \(name(verb.outcome.text)) (\(positive)) /DESIGN PAIR=TRUE.",
          SPSS.comment("from version 26 on"),
        ])
  }

  // MARK: - Survival

  private func survival(_ verb: KaplanMeierAnalysis) -> [String] {
    let outcome = verb.outcome.text
    var tests: [String] = []
    var missing: [String] = []
    for test in verb.tests {
      switch test {
      case .logrank: tests.append("LOGRANK")
      case .gehanBreslow: tests.append("BRESLOW")
      case .taroneWare: tests.append("TARONE")
      case .petoPeto, .flemingHarrington: missing.append(test.rawValue)
      case .trend: missing.append("trend with given scores; /TREND has 1, 2, ...")
      }
    }
    let by = q.question.by.count == 1 ? q.by : nil
    var lines = [
      "KM \(q.names.time(outcome))" + (by.map { " BY \($0)" } ?? ""),
      "  /STATUS=\(q.names.event(outcome))(\(q.event(outcome, verb.event)))",
    ]
    if let strata = verb.strata { lines.append("  /STRATA=\(name(strata.text))") }
    lines.append("  /PRINT TABLE MEAN /PERCENTILES" + (by == nil || tests.isEmpty ? "." : ""))
    if by != nil, !tests.isEmpty {
      lines.append(
        "  /TEST \(tests.joined(separator: " ")) /COMPARE OVERALL \(verb.strata == nil ? "POOLED" : "STRATA")."
      )
      if verb.pairwise { lines.append(SPSS.comment("the pairs: /COMPARE PAIRWISE")) }
    }
    lines.append(SPSS.comment("limits of S(t) are not printed"))
    if q.question.by.count > 1 { lines.append(not("two factors at once; make one of both")) }
    if !missing.isEmpty { lines.append(not(missing.joined(separator: ", "))) }
    if verb.entry != nil { lines.append(not("late entries")) }
    if verb.restrictedMean != nil {
      lines.append(not("restricted means at a given time and their comparison"))
    }
    return lines
  }

  // MARK: - Models

  private func terms(_ terms: [ModelTerm]) -> String {
    terms.expanded.map { $0.factors.map(name).joined(separator: "*") }.joined(separator: " ")
  }

  private func contrasts(_ terms: [ModelTerm]) -> String {
    q.variables(terms).filter(q.isCategorical).map {
      " /CONTRAST(\(name($0)))=INDICATOR(\(q.reference($0)))"
    }.joined()
  }

  private func cox(_ verb: CoxRegression) -> [String] {
    let outcome = verb.outcome.text
    var lines: [String] = []
    for model in q.models(verb.univariable, verb.multivariable) {
      lines += [
        "COXREG \(q.names.time(outcome)) WITH \(q.variables(model).map(name).joined(separator: " "))",
        "  /STATUS=\(q.names.event(outcome))(\(q.event(outcome, verb.event)))"
          + (verb.strata.first.map { " /STRATA=\(name($0.text))" } ?? "")
          + (q.variables(model).filter(q.isCategorical).isEmpty
            ? ""
            : " /CATEGORICAL=\(q.variables(model).filter(q.isCategorical).map(name).joined(separator: " "))")
          + contrasts(model),
        "  /METHOD=ENTER \(terms(model)) /PRINT=CI(\(q.percent)).",
      ]
      for (variable, unit) in verb.per.sorted(by: { $0.key < $1.key })
      where q.variables(model).contains(variable) {
        lines.append(
          SPSS.comment(
            "the report's hazard ratio of \(variable) is for \(R.number(unit)): Exp(B) to that power"
          ))
      }
    }
    if (verb.ties ?? q.question.conventions.ties) == .efron {
      lines.append(SPSS.comment("ties are Breslow's here, Efron's in the report"))
    }
    if verb.checksProportionalHazards {
      lines.append(not("the score test of proportional hazards"))
    }
    if verb.cluster != nil { lines.append(not("robust errors by clusters")) }
    if verb.entry != nil { lines.append(not("late entries")) }
    return lines
  }

  private func logistic(_ verb: LogisticRegression) -> [String] {
    let event = q.level(verb.response.text, verb.event.text) ?? 2
    var lines = ["COMPUTE response_ = (\(name(verb.response.text)) = \(event))."]
    for model in q.models(verb.univariable, verb.multivariable) {
      let levels = q.variables(model).filter(q.isCategorical).map(name).joined(separator: " ")
      lines += [
        "LOGISTIC REGRESSION VARIABLES response_"
          + (levels.isEmpty ? "" : " /CATEGORICAL=\(levels)") + contrasts(model),
        "  /METHOD=ENTER \(terms(model)) /PRINT=GOODFIT CI(\(q.percent)) /CRITERIA=ITERATE(100).",
      ]
    }
    lines.append(
      SPSS.comment("limits are Wald's; the groups of Hosmer and Lemeshow are formed by counts"))
    if verb.penalty == .firth { lines.append(not("Firth's penalty")) }
    return lines
  }

  private func linear(_ verb: LinearRegression) -> [String] {
    var lines: [String] = []
    for model in q.models(verb.univariable, verb.multivariable) {
      let levels = q.variables(model).filter(q.isCategorical).map(name)
      let numbers = q.variables(model).filter { !q.isCategorical($0) }.map(name)
      lines += [
        "UNIANOVA \(name(verb.response.text))"
          + (levels.isEmpty ? "" : " BY \(levels.joined(separator: " "))")
          + (numbers.isEmpty ? "" : " WITH \(numbers.joined(separator: " "))"),
        "  /PRINT=PARAMETER /CRITERIA=ALPHA(\(q.alpha)) /DESIGN=\(terms(model)).",
      ]
      if !levels.isEmpty {
        lines.append(
          SPSS.comment(
            "the reference is the last level here: coefficients differ, the fit does not"))
      }
    }
    return lines
  }

  private func agreement(_ verb: Agreement) -> [String] {
    let columns = verb.measurements.map { name($0.text) }
    switch verb.method {
    case .icc:
      return [("ONEWAY", ""), ("RANDOM", " TYPE(ABSOLUTE)"), ("MIXED", " TYPE(CONSISTENCY)")].map {
        "RELIABILITY /VARIABLES=\(columns.joined(separator: " ")) /SCALE('all') ALL /MODEL=ALPHA /ICC=MODEL(\($0.0))\($0.1) CIN=\(q.percent) TESTVAL=0."
      }
    case .kappa where columns.count == 2:
      return ["CROSSTABS /TABLES=\(columns.joined(separator: " BY ")) /STATISTICS=KAPPA."]
    case .kappa:
      return [
        not("Fleiss's kappa before version 26; from then on RELIABILITY ... /STATISTICS=FLEISS")
      ]
    case .weightedKappa:
      return [
        "WEIGHTED KAPPA \(columns.joined(separator: " ")) /CRITERIA WEIGHTING=\(verb.weights.rawValue.uppercased()) CILEVEL=\(q.percent).",
        SPSS.comment("from version 27 on"),
      ]
    case .blandAltman:
      return [
        "COMPUTE difference_ = \(columns.joined(separator: " - ")).",
        "T-TEST /TESTVAL=0 /VARIABLES=difference_ \(criteria).",
        SPSS.comment("the limits are the mean -/+ 1.959964 standard deviations"),
      ]
    }
  }
}
