internal import Statistics

/// The options of a question that its tests need.
struct TestOptions {
  let question: Question
  let exact: Exactness
  let correction: Bool?
  let mu: Double
  /// The bounds of a test of equivalence.
  let bounds: ClosedRange<Double>?
  /// How the variances enter a test of equivalence.
  let variance: Compare.Variance

  init(_ question: Question) {
    self.question = question
    if case .compare(let verb) = question.verb {
      (bounds, variance) = (verb.bounds, verb.variance)
    } else {
      (bounds, variance) = (nil, .equal)
    }
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
  /// The pair of groups, "b - a", of a pairwise test.
  var level: String?
  /// The group, where each has its own test.
  var groupLevel: String?
  var statistics: [Statistic]
  /// The level of a first grouping variable within which it was made.
  var stratum: Stratum?
  /// Whether it is the first, second … test of its variable, from 0.
  var position = 0
  /// What was said of the groups: levels without patients.
  var notes: [Note] = []
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
    case .pairedT:
      [
        "estimate", "std.error", "statistic", "parameter", "p.value", "conf.low", "conf.high",
        "estimate1", "estimate2",
      ]
    case .oneSampleT:
      ["estimate", "std.error", "statistic", "parameter", "p.value", "conf.low", "conf.high"]
    case .tost:
      [
        "estimate", "std.error", "statistic.lower", "p.value.lower", "statistic.upper",
        "p.value.upper", "parameter", "p.value", "conf.low", "conf.high",
      ]
    case .fVariance:
      ["estimate", "statistic", "num.df", "den.df", "p.value", "conf.low", "conf.high"]
    case .tukeyHSD, .gamesHowell:
      [
        "estimate", "std.error", "statistic", "parameter", "p.value.adjusted", "conf.low",
        "conf.high",
      ]
    case .dunn: ["estimate", "std.error", "statistic", "p.value", "p.value.adjusted"]
    case .anova, .welchANOVA, .levene, .brownForsythe:
      ["statistic", "num.df", "den.df", "p.value"]
    case .kruskalWallis, .bartlett: ["statistic", "parameter", "p.value"]
    case .chiSquared: ["statistic", "parameter", "p.value", "min.expected"]
    case .fisherExact: ["estimate", "p.value", "conf.low", "conf.high", "min.expected"]
    case .mcnemar, .cochranMantelHaenszel:
      ["estimate", "statistic", "parameter", "p.value", "conf.low", "conf.high"]
    case .cochranArmitage: ["statistic", "parameter", "p.value"]
    default: ["statistic", "p.value"]
    }
  }
}

extension TestKey {
  /// Whether the test has one-sided forms.
  var hasAlternative: Bool {
    switch self {
    case .studentT, .welchT, .pairedT, .oneSampleT, .mannWhitney, .wilcoxonSignedRank, .fVariance,
      .kolmogorovSmirnov:
      true
    default: false
    }
  }
}

extension [TestOfVariable] {
  /// Adjusts the p-values over the variables; the first tests of all are one family, the second another.
  ///
  /// A p-value that could not be computed does not count in the family, and its adjusted one has the
  /// same reason. Pairwise tests are families of their own, and adjusted before.
  func adjusted(_ method: PValueAdjustment) -> [TestOfVariable] {
    guard method != .none else { return self }
    var result = self
    for position in Set(map(\.position)).sorted() {
      let members = indices.filter {
        self[$0].position == position && !self[$0].key.isPairwise
      }
      let adjusted = method.adjusting(members.map { self[$0].statistics })
      for (index, statistics) in zip(members, adjusted) { result[index].statistics = statistics }
    }
    return result
  }
}

extension PValueAdjustment {
  /// The statistics of the members of one family, each with its adjusted p-value.
  func adjusting(_ family: [[Statistic]]) -> [[Statistic]] {
    let tested = family.map { statistics in statistics.first { $0.name == "p.value" } }
    let known = tested.compactMap { p in
      if case .number(let number)? = p?.value { number } else { nil }
    }
    var values = ((try? adjusted(known)) ?? [])[...]
    return zip(family, tested).map { statistics, p in
      guard let p else { return statistics }
      let value = p.error == nil ? values.popFirst() : nil
      return statistics
        + [.number("p.value.adjusted", value, orElse: p.error ?? "not adjusted")]
    }
  }
}
