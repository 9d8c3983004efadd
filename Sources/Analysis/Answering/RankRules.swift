internal import Statistics

/// How rank tests find their p-values: by the analysis's options, else by the conventions.
extension TestOptions {
  /// How the Mann–Whitney p is found.
  func rule(for test: MannWhitney) -> MannWhitney.Method {
    let isR = conventions.mannWhitney == .exactIfSmallAndUntied
    return rule(
      exact: isR && test.isExactInR, corrected: conventions.mannWhitney != .normal)
  }

  /// How the signed-rank p is found; `nil` where the conventions ask for what is not built.
  func rule(for test: WilcoxonSignedRank) -> MannWhitney.Method? {
    switch conventions.signedRank {
    case .exactIfSmallAndUntied: rule(exact: test.isExactInR, corrected: true)
    case .normal: rule(exact: false, corrected: false)
    case .exactToTwentyElseT:
      test.usedCount <= 20 || exact != .auto ? rule(exact: true, corrected: true) : nil
    }
  }

  private func rule(exact isExact: Bool, corrected: Bool) -> MannWhitney.Method {
    let normal: MannWhitney.Method = correction ?? corrected ? .normalCorrected : .normal
    return switch exact {
    case .always: .exact
    case .never: normal
    case .auto: isExact ? .exact : normal
    }
  }

  /// The statistics of a signed-rank test.
  func signedRank(_ test: WilcoxonSignedRank) throws(StatisticsError) -> [Statistic] {
    guard let method = rule(for: test) else {
      return Statistic.refused(TestKey.wilcoxonSignedRank.statisticNames, .notBuilt)
    }
    let how =
      switch method {
      case .exact: test.tieTerm > 0 ? "exact permutation of the midranks" : "exact"
      case .normal: "normal approximation"
      case .normalCorrected: "normal approximation with continuity correction"
      }
    return [
      .number("statistic", test.statistic),
      .number("p.value", try test.pValue(method, alternative)),
      .text("method", "Wilcoxon signed-rank test (\(how))"),
    ]
  }
}
