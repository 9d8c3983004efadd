internal import Cohorts
internal import Statistics

/// Tests of a continuous variable between two groups.
extension NumericTests {
  func compareTwo(_ key: TestKey) throws(Refusal) -> [Statistic] {
    let (a, b) = try two()
    if key == .tost { return try equivalence(a, b) }
    return try refusing(names: labels) { () throws(StatisticsError) in
      switch key {
      case .studentT:
        let test = try StudentTTest(a, b, mu: options.mu)
        return try options.student(test) + options.means(test.groups)
          + [.text("method", key.name)]
      case .mannWhitney: return try mannWhitney(a, b)
      case .kolmogorovSmirnov: return try kolmogorovSmirnov(a, b)
      case .fVariance:
        return try options.ratio(FVarianceTest(a, b)) + [.text("method", key.name)]
      default:
        let test = try WelchTTest(a, b, mu: options.mu)
        return try options.student(test) + options.means(test.groups)
          + [.text("method", key.name)]
      }
    }
  }

  private func mannWhitney(_ a: Sample, _ b: Sample) throws(StatisticsError) -> [Statistic] {
    let test = try MannWhitney(a, b, mu: options.mu)
    let method = options.rule(for: test)
    return [
      .number("statistic", test.statistic),
      .number("p.value", try test.pValue(method, options.alternative)),
      .text(
        "method",
        "Mann–Whitney test (\(method.words(hasTies: test.hasTies))\(options.reason(for: test)))"),
    ]
  }

  private func kolmogorovSmirnov(_ a: Sample, _ b: Sample) throws(StatisticsError) -> [Statistic] {
    let test = try KolmogorovSmirnov(a, b)
    let method = options.rule(for: test)
    let how =
      method == .asymptotic ? "asymptotic" : test.hasTies ? "exact, given the ties" : "exact"
    return [
      .number("statistic", test.statistic(options.alternative)),
      .number("p.value", try test.pValue(method, options.alternative)),
      .text("method", "Kolmogorov–Smirnov test (\(how)\(options.reason(for: test)))"),
    ]
  }

  private func equivalence(_ a: Sample, _ b: Sample) throws(Refusal) -> [Statistic] {
    let groups = try refusing(names: labels) { () throws(StatisticsError) in
      try [GroupSummary(a, group: 0), GroupSummary(b, group: 1)]
    }
    return try options.equivalence(groups, names: labels)
  }
}

extension TestOptions {
  /// The test of equivalence of two groups, with one variance or two.
  func equivalence(_ groups: [GroupSummary], names: [String]) throws(Refusal) -> [Statistic] {
    guard groups.count == 2, let a = groups.first, let b = groups.last else {
      throw Refusal("the test compares two groups, and \(Refusal.groups(groups.count)) values")
    }
    let isPooled = variance == .equal
    let rows: [Statistic]
    if isPooled {
      rows = try equivalence(
        refusing(names: names) { () throws(StatisticsError) in try StudentTTest(a, b) })
    } else {
      rows = try equivalence(
        refusing(names: names) { () throws(StatisticsError) in try WelchTTest(a, b) })
    }
    return rows + means(groups) + [equivalenceMethod(isPooled ? "Student's" : "Welch's")]
  }
}
