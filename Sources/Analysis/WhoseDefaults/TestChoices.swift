import Cohorts
import Statistics

/// Other tests of the same hypothesis, and other ways to their p-values.
extension ChoiceGrid {
  var testChoices: [AnalyticChoice] {
    guard let key = TestKey(rawValue: context) else { return effectChoices }
    return otherTests(than: key) + corrections(of: key) + turned(key)
  }

  private func otherTests(than key: TestKey) -> [AnalyticChoice] {
    switch key {
    case .studentT, .welchT, .mannWhitney: twoGroups(key)
    case .anova, .welchANOVA, .kruskalWallis:
      [.anova, .welchANOVA, .kruskalWallis].filter { $0 != key && fits($0) }.map { test($0) }
    case .pairedT, .oneSampleT, .wilcoxonSignedRank: oneSample(key)
    case .chiSquared, .fisherExact: proportions(key)
    case .fVariance, .levene, .brownForsythe, .bartlett:
      [.fVariance, .levene, .brownForsythe, .bartlett].filter { $0 != key && fits($0) }
        .map { test($0) }
    case .tukeyHSD, .gamesHowell, .dunn:
      [.tukeyHSD, .gamesHowell, .dunn].filter { $0 != key && fits($0) }.map { test($0) }
    case .tost: variances
    case .shapiroWilk, .kolmogorovSmirnov, .mcnemar, .cochranMantelHaenszel, .cochranArmitage: []
    }
  }

  /// Whether another test has the number: any has a p-value, and t-tests share the rest.
  private func fits(_ key: TestKey) -> Bool {
    let ofMeans: Set<TestKey> = [.studentT, .welchT, .pairedT, .oneSampleT, .anova, .welchANOVA]
    let own = TestKey(rawValue: context).map { ofMeans.contains($0) } ?? false
    return statistics.allSatisfy { $0.hasPrefix("p.value") } || own && ofMeans.contains(key)
  }

  private func twoGroups(_ key: TestKey) -> [AnalyticChoice] {
    let both: [(key: TestKey, programs: [Conventions.Preset])] = [
      (.studentT, programs { $0.twoGroupT != .welch }),
      (.welchT, programs { $0.twoGroupT != .pooled }),
    ]
    let means = both.filter { $0.key != key && fits($0.key) }
      .map { test($0.key, programs: $0.programs) }
    guard fits(.mannWhitney) || key == .mannWhitney else { return means }
    return means
      + RankMethod.allCases.filter { !$0.isExact || isSmall }.map { ranks(.mannWhitney, $0) }
  }

  private func oneSample(_ key: TestKey) -> [AnalyticChoice] {
    let t = question.isPaired ? TestKey.pairedT : .oneSampleT
    let means = key != t && fits(t) ? [test(t)] : []
    guard fits(.wilcoxonSignedRank) || key == .wilcoxonSignedRank else { return means }
    let byRanks = RankMethod.allCases.filter { !$0.isExact || isSmall }
      .map { ranks(.wilcoxonSignedRank, $0) }
    let student = AnalyticChoice(
      .test, "the signed-rank test by a t approximation above 20 differences", planned: method,
      plan: planText(.wilcoxonSignedRank, ["conventions: {signed_rank: exact_to_20}"]),
      programs: programs { $0.signedRank == .exactToTwentyElseT },
      place: Self.place(.wilcoxonSignedRank)
    ) { [variable = row?.variable] question in
      question.choose(.wilcoxonSignedRank, of: variable)
      question.setOptions(exact: .auto, correction: nil)
      question.conventions.signedRank = .exactToTwentyElseT
    }
    return means + byRanks + [student]
  }

  private func proportions(_ key: TestKey) -> [AnalyticChoice] {
    var choices: [AnalyticChoice] = []
    for isCorrected in [true, false] where key == .chiSquared || fits(.chiSquared) {
      let words = "Pearson's χ² test with\(isCorrected ? "" : "out") continuity correction"
      choices.append(
        AnalyticChoice(
          .test, words, planned: method,
          plan: planText(.chiSquared, [correction("continuity_correction", isCorrected)]),
          programs: programs { $0.continuityCorrection == isCorrected },
          place: Self.place(.chiSquared)
        ) { [variable = row?.variable] in
          $0.choose(.chiSquared, of: variable)
          $0.setOptions(exact: nil, correction: isCorrected)
          $0.conventions.continuityCorrection = isCorrected
        })
    }
    if key != .fisherExact, fits(.fisherExact), isSmall { choices.append(test(.fisherExact)) }
    return choices
  }

  private var variances: [AnalyticChoice] {
    guard case .compare(let verb) = question.verb else { return [] }
    return choices(
      .test,
      [
        Option(.equal, "the test with one variance", "variance: equal"),
        Option(.unequal, "the test with two variances", "variance: unequal"),
      ], now: verb.variance
    ) { value, question in
      guard case .compare(var verb) = question.verb else { return }
      verb.variance = value
      question.verb = .compare(verb)
    }
  }

  private func corrections(of key: TestKey) -> [AnalyticChoice] {
    switch key {
    case .mcnemar:
      corrections("mcnemar_correction", \.mcnemarCorrection, "McNemar's test")
    case .cochranMantelHaenszel:
      corrections("cmh_correction", \.cmhCorrection, "the Cochran–Mantel–Haenszel test")
    case .fisherExact where !statistics.contains("p.value"):
      conventions(
        .definition, "fisher_odds_ratio", \.fisherOddsRatio,
        [
          (.conditional, "the conditional odds ratio", "conditional"),
          (.sample, "the odds ratio ad/bc with Wald's limits", "sample"),
          (.sampleExact, "the odds ratio ad/bc with exact limits", "sample_exact"),
        ])
    default: []
    }
  }

  private func corrections(
    _ name: String, _ path: any WritableKeyPath<Conventions, Bool> & Sendable, _ test: String
  ) -> [AnalyticChoice] {
    [true, false].map { isCorrected in
      AnalyticChoice(
        .test, "\(test) with\(isCorrected ? "" : "out") continuity correction", planned: method,
        plan: correction(name, isCorrected),
        programs: programs { $0[keyPath: path] == isCorrected }
      ) {
        $0.setOptions(exact: nil, correction: isCorrected)
        $0.conventions[keyPath: path] = isCorrected
      }
    }
  }

  // MARK: - One choice

  /// A test by its key, where it needs no more words.
  private func test(_ key: TestKey, programs: [Conventions.Preset] = []) -> AnalyticChoice {
    AnalyticChoice(
      .test, key.named, planned: method, plan: planText(key, []), programs: programs,
      place: Self.place(key)
    ) { [variable = row?.variable] in $0.choose(key, of: variable) }
  }

  /// A rank test whose p is found in one way.
  private func ranks(_ key: TestKey, _ way: RankMethod) -> AnalyticChoice {
    let options = question.hasTestOptions ? [way.plan] : ["conventions: {\(way.convention(key))}"]
    return AnalyticChoice(
      .test, "\(key.named) \(way.words)", planned: method, plan: planText(key, options),
      programs: way.programs(key), place: Self.place(key)
    ) { [variable = row?.variable] in
      $0.choose(key, of: variable)
      $0.setOptions(exact: way.isExact ? .always : .never, correction: way == .corrected)
      if !$0.hasTestOptions { way.set(key, &$0.conventions) }
    }
  }

  /// What the plan says: the test where it is another one, then its options.
  private func planText(_ key: TestKey, _ options: [String]) -> String {
    var test = "test: \(key.rawValue)"
    if case .summarize = question.verb { test = "test: {\(row?.variable ?? ""): \(key.rawValue)}" }
    return ((key.rawValue == context ? [] : [test]) + options).joined(separator: ", ")
  }

  private func correction(_ name: String, _ isCorrected: Bool) -> String {
    let value = isCorrected ? "yes" : "no"
    return question.hasTestOptions ? "correction: \(value)" : "conventions: {\(name): \(value)}"
  }

  private static func place(_ key: TestKey) -> AnalyticChoice.Place {
    AnalyticChoice.Place(context: key.rawValue)
  }

  /// Whether exact distributions over these patients take no time.
  var isSmall: Bool { cohort.count <= 500 }

  /// The groups taken the other way round, where that changes more than a name.
  private func turned(_ key: TestKey) -> [AnalyticChoice] {
    switch key {
    case .studentT, .welchT, .pairedT, .tukeyHSD, .gamesHowell, .dunn: [turned(.negated)]
    case .fVariance, .fisherExact, .cochranMantelHaenszel: [turned(.inverted)]
    default: []
    }
  }
}

/// How the p of a rank test is found.
enum RankMethod: CaseIterable, Sendable {
  case exact
  case corrected
  case normal

  var isExact: Bool { self == .exact }

  var words: String {
    switch self {
    case .exact: "by the exact distribution"
    case .corrected: "by the normal approximation with continuity correction"
    case .normal: "by the normal approximation without continuity correction"
    }
  }

  var plan: String {
    switch self {
    case .exact: "exact: true"
    case .corrected: "exact: false, correction: yes"
    case .normal: "exact: false, correction: no"
    }
  }

  func convention(_ key: TestKey) -> String {
    var all = Conventions(preset: .r)
    set(key, &all)
    return key == .mannWhitney
      ? "mann_whitney: \(all.mannWhitney.rawValue)" : "signed_rank: \(all.signedRank.rawValue)"
  }

  func set(_ key: TestKey, _ conventions: inout Conventions) {
    if key == .mannWhitney {
      conventions.mannWhitney =
        switch self {
        case .exact: .exactIfSmallAndUntied
        case .corrected: .normalCorrected
        case .normal: .normal
        }
    } else {
      conventions.signedRank = self == .normal ? .normal : .exactIfSmallAndUntied
    }
  }

  /// The programs that find it so whatever the data.
  func programs(_ key: TestKey) -> [Conventions.Preset] {
    Conventions.Preset.allCases.filter { preset in
      let all = Conventions(preset: preset)
      return switch (self, key) {
      case (.corrected, .mannWhitney): all.mannWhitney == .normalCorrected
      case (.normal, .mannWhitney): all.mannWhitney == .normal
      case (.normal, _): all.signedRank == .normal
      default: false
      }
    }
  }
}

extension Question {
  /// Whether the verb has the options `exact` and `correction`.
  var hasTestOptions: Bool {
    switch verb {
    case .compare, .crossTabulate: true
    default: false
    }
  }

  /// Whether the patients are compared with themselves.
  fileprivate var isPaired: Bool {
    guard case .compare(let verb) = verb else { return false }
    return verb.subjects.contains { if case .pair = $0 { true } else { false } }
  }

  /// Asks for one test of a variable.
  mutating func choose(_ key: TestKey, of variable: String?) {
    switch verb {
    case .compare(var compare):
      compare.test = .these([key])
      verb = .compare(compare)
    case .crossTabulate(var table):
      table.test = .these([key])
      verb = .crossTabulate(table)
    case .summarize(var table):
      var setting = Summarize.Setting(.variable(SourceText(variable ?? "", at: place)))
      setting.test = .these([key])
      table.settings.append(setting)
      verb = .summarize(table)
    default: break
    }
  }

  /// Sets the options of tests, where the verb has them.
  mutating func setOptions(exact: Exactness?, correction: Bool?) {
    switch verb {
    case .compare(var compare):
      if let exact { compare.exact = exact }
      compare.correction = correction
      verb = .compare(compare)
    case .crossTabulate(var table):
      if let exact { table.exact = exact }
      table.correction = correction
      verb = .crossTabulate(table)
    default: break
    }
  }
}
