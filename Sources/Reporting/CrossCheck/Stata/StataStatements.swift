import Analysis
import Cohorts
import Statistics

/// The commands of one analysis in Stata.
struct StataStatements {
  let q: StatementQuestion

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
    case .cumulativeIncidence(let verb): incidence(verb)
    case .cox(let verb): cox(verb)
    case .logistic(let verb): logistic(verb)
    case .linear(let verb): linear(verb)
    case .cutpoint: [not("maximally selected rank statistics")]
    case .agreement(let verb): agreement(verb)
    case .join, .prose: []
    }
  }

  func not(_ what: String) -> String { Stata.comment("not in official Stata: \(what)") }
  func name(_ variable: String) -> String { q.names(variable) }
  func names(_ variables: [SourceText]) -> String {
    variables.map { name($0.text) }.joined(separator: " ")
  }
  /// Each group of `by` on its own.
  var prefix: String { q.by.map { "bysort \($0): " } ?? "" }
  var level: String { "level(\(q.percent))" }

  // MARK: - Descriptions and tests

  func describe(_ variables: [String]) -> [String] {
    variables.flatMap { variable -> [String] in
      let own = name(variable)
      if q.isCategorical(variable) {
        return [
          q.by.map { "tabulate \(own) \($0), column missing" } ?? "tabulate \(own), missing",
          "proportion \(own), \(q.by.map { "over(\($0)) " } ?? "")\(level) citype(wilson)",
        ]
      }
      return [
        "\(prefix)summarize \(own), detail", "ci means \(own), \(level)",
        "centile \(own), centile(25 50 75) \(level)",
        Stata.comment(
          "quartiles of summarize are type 2, of centile type 6; the report's are type \(q.question.conventions.quantileType)"
        ),
      ]
    }
  }

  func compare(_ verb: Compare) -> [String] {
    if verb.summaries.count == 2 {
      let numbers = verb.summaries.map { "\($0.n) \(R.number($0.mean)) \(R.number($0.sd))" }
      return [
        "ttesti \(numbers.joined(separator: " ")), \(level)",
        "ttesti \(numbers.joined(separator: " ")), unequal \(level)",
        "sdtesti \(numbers.joined(separator: " "))",
        "esizei \(numbers.joined(separator: " ")), cohensd hedgesg \(level)",
      ]
    }
    if !verb.summaries.isEmpty { return [not("analysis of variance of printed summaries")] }
    var lines: [String] = []
    for subject in verb.subjects {
      switch subject {
      case .variable(let variable):
        lines += describe([variable.text])
        lines += q.question.by.isEmpty ? oneSample(variable.text, verb) : tests(variable.text)
        if let by = q.by, verb.effects.contains(.cohensD) || verb.effects.contains(.hedgesG) {
          lines.append("esize twosample \(name(variable.text)), by(\(by)) cohensd hedgesg \(level)")
        }
      case .pair(let before, let after): lines += pairs(before.text, after.text)
      }
    }
    return lines
  }

  func oneSample(_ variable: String, _ verb: Compare) -> [String] {
    let (x, mu) = (name(variable), R.number(verb.mu))
    return ["ttest \(x) == \(mu), \(level)", "signrank \(x) = \(mu)", "swilk \(x)"]
  }

  func pairs(_ before: String, _ after: String) -> [String] {
    let (a, b) = (name(before), name(after))
    if q.isCategorical(before) {
      return [
        "symmetry \(a) \(b), exact",
        Stata.comment(
          "mcc takes two variables coded 0 and 1: chi-squared without correction, exact p"),
      ]
    }
    return [
      "ttest \(a) == \(b), \(level)", "signrank \(a) = \(b)",
      "generate double difference_ = \(a) - \(b)", "swilk difference_",
    ]
  }

  func tests(_ variable: String) -> [String] {
    guard let by = q.by else { return [] }
    return q.tests(of: variable)
      .flatMap { q.isCategorical(variable) ? levels($0, variable, by) : number($0, variable, by) }
      .distinct()
  }

  func number(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let y = name(variable)
    switch key {
    case .studentT: return ["ttest \(y), by(\(by)) \(level)"]
    case .welchT:
      return [
        "ttest \(y), by(\(by)) unequal \(level)",
        Stata.comment("Satterthwaite's degrees of freedom, as R; the option welch has others"),
      ]
    case .mannWhitney:
      return [
        "ranksum \(y), by(\(by)) porder exact",
        Stata.comment("z has no continuity correction; the exact p is printed beside it"),
      ]
    case .kolmogorovSmirnov: return ["ksmirnov \(y), by(\(by)) exact"]
    case .fVariance: return ["sdtest \(y), by(\(by)) \(level)"]
    case .anova, .bartlett:
      return [
        "oneway \(y) \(by), tabulate", Stata.comment("Bartlett's test stands below the table"),
      ]
    case .welchANOVA: return [not("Welch's analysis of variance")]
    case .kruskalWallis: return ["kwallis \(y), by(\(by))"]
    case .levene, .brownForsythe:
      return [
        "robvar \(y), by(\(by))",
        Stata.comment("W0 is Levene's test, W50 that of Brown and Forsythe"),
      ]
    case .tukeyHSD: return ["pwmean \(y), over(\(by)) mcompare(tukey) effects \(level)"]
    case .gamesHowell: return [not("the test of Games and Howell")]
    case .dunn: return [not("Dunn's test; the command dunntest of SSC has it")]
    case .shapiroWilk: return ["bysort \(by): swilk \(y)"]
    case .tost: return [not("tests of equivalence; two one-sided ttests are the same")]
    default: return []
    }
  }

  func levels(_ key: TestKey, _ variable: String, _ by: String) -> [String] {
    let tabulate = "tabulate \(by) \(name(variable)), "
    switch key {
    case .chiSquared:
      return [
        tabulate + "chi2 expected row column V",
        Stata.comment("without continuity correction"),
      ]
    case .fisherExact: return [tabulate + "exact"]
    case .mcnemar: return ["symmetry \(by) \(name(variable)), exact"]
    case .cochranArmitage:
      return [
        "generate byte event_ = \(name(variable)) == \(eventLevel(variable)) if !missing(\(name(variable)))",
        "nptrend event_, group(\(by)) carmitage",
      ]
    default: return []
    }
  }

  func eventLevel(_ variable: String) -> Int {
    guard case .crossTabulate(let verb) = q.question.verb else { return 1 }
    return q.level(variable, verb.event?.text) ?? 1
  }

  func table(_ variable: String, _ verb: CrossTabulate) -> [String] {
    guard let by = q.by else { return describe([variable]) }
    var lines = q.tests(of: variable).flatMap { levels($0, variable, by) }
    let needsFourfold = verb.strata != nil || !verb.effects.isEmpty
    guard needsFourfold, q.question.by.last.map({ q.labels($0.text).count }) == 2 else {
      return lines + (needsFourfold ? [not("effects of more than two groups at once")] : [])
    }
    lines += [
      "generate byte case_ = \(name(variable)) == \(eventLevel(variable)) if !missing(\(name(variable)))",
      "generate byte exposed_ = \(by) == 1 if !missing(\(by))",
      Stata.comment("the first group counts as exposed: first - second, first / second"),
    ]
    let strata = verb.strata.map { " by(\(name($0.text)))" } ?? ""
    return lines + [
      "cs case_ exposed_,\(strata) or woolf \(level)",
      "cc case_ exposed_,\(strata) woolf \(level)" + (verb.strata == nil ? "" : " bd tarone"),
    ]
  }

  // MARK: - Correlation and discrimination

  func correlate(_ verb: Correlate) -> [String] {
    let pairs =
      verb.with.isEmpty
      ? verb.variables.enumerated().flatMap { place, first in
        verb.variables.dropFirst(place + 1).map { (first.text, $0.text) }
      } : verb.variables.flatMap { first in verb.with.map { (first.text, $0.text) } }
    return pairs.map { first, second in
      let both = "\(name(first)) \(name(second))"
      return switch verb.method {
      case .pearson: "\(prefix)pwcorr \(both), sig obs"
      case .spearman: "\(prefix)spearman \(both), stats(rho obs p)"
      case .kendall: "\(prefix)ktau \(both), stats(taub obs p)"
      }
    } + [Stata.comment("p of Spearman's rho by t; Kendall's with a continuity correction")]
  }

  func roc(_ verb: ReceiverOperating) -> [String] {
    if !verb.times.isEmpty {
      let outcome = verb.outcome.text
      return stset(outcome, event: nil, entry: nil)
        + verb.predictors.flatMap {
          ["quietly stcox \(name($0.text))", "estat concordance"]
        } + [not("ROC curves over time; Uno's C: stcox's concordance is Harrell's")]
    }
    let positive = q.level(verb.outcome.text, verb.positive?.text) ?? 2
    let outcome = name(verb.outcome.text)
    var lines = ["generate byte case_ = \(outcome) == \(positive) if !missing(\(outcome))"]
    var used: [String] = []
    for predictor in verb.predictors {
      let isLower = q.answer.findings.contains {
        $0.context == "roc_auc" && $0.variable == predictor.text && $0.statistic == "direction"
          && $0.text == "lower"
      }
      var own = name(predictor.text)
      if isLower {
        lines.append("generate double minus_\(used.count + 1) = -\(own)")
        own = "minus_\(used.count + 1)"
      }
      used.append(own)
      lines.append("\(prefix)roctab case_ \(own), detail \(level)")
    }
    if verb.difference != nil {
      lines.append(
        q.by.map { by in used.map { "roccomp case_ \($0), by(\(by))" }.joined(separator: "\n") }
          ?? "roccomp case_ \(used.joined(separator: " "))")
      lines.append(Stata.comment("roccomp gives chi-squared, the square of z"))
    }
    return lines + [not("Youden's index as an option of roctab; parts of the area: rocreg, pauc()")]
  }
}
