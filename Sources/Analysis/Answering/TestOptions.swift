internal import Statistics

/// The options of a question that its tests need.
struct TestOptions {
  let question: Question
  let exact: Exactness
  let correction: Bool?
  let mu: Double

  init(_ question: Question) {
    self.question = question
    switch question.verb {
    case .compare(let verb):
      (exact, correction, mu) = (verb.exact, verb.correction, verb.mu)
    case .crossTabulate(let verb):
      (exact, correction, mu) = (verb.exact, verb.correction, 0)
    default:
      (exact, correction, mu) = (.auto, nil, 0)
    }
  }

  var level: Double { question.confidence }
  var alternative: Alternative { question.alternative }
  var conventions: Conventions { question.conventions }
}

/// One test of one variable, before its p-value is adjusted.
struct TestOfVariable {
  let key: TestKey
  let variable: String
  var statistics: [Statistic]
  /// The level of a first grouping variable within which it was made.
  var stratum: Stratum?
  /// Whether it is the first, second … test of its variable, from 0.
  var position = 0
  /// What was said of the groups: levels without patients.
  var notes: [Note] = []

  /// The p-value, when there is one.
  var pValue: Double? {
    guard case .number(let p)? = statistics.first(where: { $0.name == "p.value" })?.value else {
      return nil
    }
    return p
  }
}

extension TestKey {
  /// The statistics that the test gives when it can be computed.
  var statisticNames: [String] {
    switch self {
    case .studentT, .welchT:
      [
        "estimate", "estimate1", "estimate2", "std.error", "statistic", "parameter", "p.value",
        "conf.low", "conf.high",
      ]
    case .pairedT, .oneSampleT:
      ["estimate", "std.error", "statistic", "parameter", "p.value", "conf.low", "conf.high"]
    case .anova, .welchANOVA: ["statistic", "num.df", "den.df", "p.value"]
    case .kruskalWallis: ["statistic", "parameter", "p.value"]
    case .chiSquared: ["statistic", "parameter", "p.value", "min.expected"]
    case .fisherExact: ["estimate", "p.value", "conf.low", "conf.high", "min.expected"]
    default: ["statistic", "p.value"]
    }
  }
}

extension TestKey {
  /// Whether the test has one-sided forms.
  var hasAlternative: Bool {
    switch self {
    case .studentT, .welchT, .pairedT, .oneSampleT, .mannWhitney, .wilcoxonSignedRank, .fVariance,
      .kolmogorovSmirnov, .fisherExact:
      true
    default: false
    }
  }
}

extension [TestOfVariable] {
  /// Adjusts the p-values over the variables; the first tests of all are one family, the second another.
  ///
  /// A p-value that could not be computed does not count in the family.
  func adjusted(_ method: PValueAdjustment) -> [TestOfVariable] {
    guard method != .none else { return self }
    var result = self
    for position in Set(map(\.position)).sorted() {
      let family = indices.filter { self[$0].position == position && self[$0].pValue != nil }
      guard let adjusted = try? method.adjusted(family.compactMap { self[$0].pValue }) else {
        continue
      }
      for (index, p) in zip(family, adjusted) {
        result[index].statistics.append(.number("p.value.adjusted", p))
      }
    }
    return result
  }
}
