internal import Statistics

/// How a signed-rank p is found.
enum SignedRankMethod {
  /// Exactly, or by the normal approximation.
  case ranks(MannWhitney.Method)
  /// By SAS's t approximation.
  case student
}

extension MannWhitney.Method {
  /// The distribution that a p or a limit was taken from, in words.
  var distribution: String { self == .exact ? "exact distribution" : words(hasTies: false) }

  /// How a p was found, in words.
  func words(hasTies: Bool) -> String {
    switch self {
    case .exact: hasTies ? "exact permutation of the midranks" : "exact"
    case .normal: "normal approximation"
    case .normalCorrected: "normal approximation with continuity correction"
    }
  }
}

/// How rank tests find their p-values: by the analysis's options, else by the conventions.
extension TestOptions {
  /// How the Mann–Whitney p is found.
  func rule(for test: MannWhitney) -> MannWhitney.Method {
    let isR = conventions.mannWhitney == .exactIfSmallAndUntied
    return rule(
      exact: isR && test.isExactInR, corrected: conventions.mannWhitney != .normal)
  }

  /// How the signed-rank p is found.
  func rule(for test: WilcoxonSignedRank) -> SignedRankMethod {
    switch conventions.signedRank {
    case .exactIfSmallAndUntied: .ranks(rule(exact: test.isExactInR, corrected: true))
    case .normal: .ranks(rule(exact: false, corrected: false))
    case .exactToTwentyElseT:
      test.usedCount > 20 && exact == .auto
        ? .student : .ranks(rule(exact: true, corrected: true))
    }
  }

  /// How the Kolmogorov–Smirnov p is found: R's rule unless the analysis says otherwise.
  func rule(for test: KolmogorovSmirnov) -> KolmogorovSmirnov.Method {
    switch exact {
    case .always: .exact
    case .never: .asymptotic
    case .auto: test.methodInR
    }
  }

  /// The numbers by which R's rule chose how the p is found; nothing where the plan chose.
  func reason(for test: MannWhitney) -> String {
    guard exact == .auto, conventions.mannWhitney == .exactIfSmallAndUntied else { return "" }
    if test.hasTies { return ": ties" }
    let counts = ": \(test.firstCount) and \(test.secondCount) values"
    return test.isExactInR ? counts + ", no ties" : counts
  }

  private func reason(for test: WilcoxonSignedRank) -> String {
    guard exact == .auto, conventions.signedRank != .normal else { return "" }
    let isR = conventions.signedRank == .exactIfSmallAndUntied
    if isR, test.tieTerm > 0 { return ": ties" }
    if isR, test.usedCount < test.count { return ": zero differences" }
    let count = test.usedCount == 1 ? "1 difference" : "\(test.usedCount) differences"
    return ": \(count)" + (isR && test.isExactInR ? ", no ties" : "")
  }

  /// The product of the sizes by which R's rule chose how the p is found.
  func reason(for test: KolmogorovSmirnov) -> String {
    guard exact == .auto else { return "" }
    let sizes = "\(test.firstCount) × \(test.secondCount)"
    return ": \(sizes) \(test.isExactInR ? "below" : "not below") 10,000"
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
    let name = TestKey.wilcoxonSignedRank.name
    let dropped = test.count - test.usedCount
    let zeros =
      dropped == 0 ? "" : "; \(dropped) zero difference\(dropped == 1 ? "" : "s") left out"
    switch rule(for: test) {
    case .student:
      return [
        .number("statistic", test.statistic),
        .number("p.value", try test.studentPValue(alternative)),
        .text("method", "\(name) (t approximation, \(test.usedCount - 1) df\(zeros))"),
      ]
    case .ranks(let method):
      return [
        .number("statistic", test.statistic),
        .number("p.value", try test.pValue(method, alternative)),
        .text(
          "method",
          "\(name) (\(method.words(hasTies: test.tieTerm > 0))\(reason(for: test))\(zeros))"),
      ]
    }
  }
}
