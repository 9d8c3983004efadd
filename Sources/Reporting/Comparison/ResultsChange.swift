public import Analysis

/// A result that is not what it was.
public struct ResultsChange: Equatable, Sendable {
  /// What a change of a number means for a reader.
  public enum Alarm: Equatable, Sendable {
    /// A p came to the other side of 0.05.
    case significance
    /// An interval came to hold, or no longer holds, the value of no effect.
    case interval
    /// An estimate came to the other side of the value of no effect.
    case direction
  }

  /// The row before; `nil` where there was none.
  public let old: Finding?
  /// The row now; `nil` where there is none.
  public let new: Finding?
  /// What it means.
  public let alarms: [Alarm]

  /// The changes between two results, in the order of the new ones; what is gone comes last.
  ///
  /// Numbers within 1e-9 of each other, relatively, are the same: another machine may give them.
  public static func all(from old: [Finding], to new: [Finding]) -> [ResultsChange] {
    let before = Dictionary(keyed(old), uniquingKeysWith: { first, _ in first })
    let after = keyed(new)
    let known = Set(after.map(\.0))
    let beforeRows = Neighbours(old)
    let afterRows = Neighbours(new)
    let changed = after.compactMap { key, row -> ResultsChange? in
      guard let earlier = before[key] else { return ResultsChange(old: nil, new: row, alarms: []) }
      guard !isSame(earlier.value, row.value) else { return nil }
      return ResultsChange(
        old: earlier, new: row, alarms: alarms(earlier, row, beforeRows, afterRows))
    }
    let gone = keyed(old).filter { !known.contains($0.0) }
    return changed + gone.map { ResultsChange(old: $0.1, new: nil, alarms: []) }
  }

  /// Rows by their place; equal places are told apart by their order.
  private static func keyed(_ findings: [Finding]) -> [(ResultKey, Finding)] {
    var seen: [ResultKey: Int] = [:]
    return findings.map { finding in
      var key = ResultKey(finding)
      let count = seen[key, default: 0]
      seen[key] = count + 1
      key.occurrence = count
      return (key, finding)
    }
  }

  private static func isSame(_ old: Finding.Value, _ new: Finding.Value) -> Bool {
    guard case .number(let a) = old, case .number(let b) = new else { return old == new }
    return a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  private static func alarms(
    _ old: Finding, _ new: Finding, _ before: Neighbours, _ after: Neighbours
  ) -> [Alarm] {
    guard let a = old.number, let b = new.number else { return [] }
    if new.statistic.hasSuffix("p.value") || new.statistic.hasSuffix("p.value.adjusted") {
      return (a < 0.05) == (b < 0.05) ? [] : [.significance]
    }
    guard let null = NullValue.of(new.context) else { return [] }
    if new.statistic == "estimate" {
      return (a - null) * (b - null) < 0 ? [.direction] : []
    }
    // Either limit may have crossed: the alarm stands at the first that changed.
    guard new.statistic == "conf.low" || new.statistic == "conf.high" else { return [] }
    let was = before.holds(null, beside: old)
    let isNow = after.holds(null, beside: new)
    let crossed = (a < null) != (b < null)
    return crossed && was != nil && was != isNow ? [.interval] : []
  }
}

/// What a row is, whatever its number.
private struct ResultKey: Hashable {
  let parts: [String?]
  var occurrence = 0

  init(_ row: Finding) {
    parts = [
      row.analysis, row.group1, row.group1Level, row.group2, row.group2Level, row.variable,
      row.variableLevel, row.context, row.statistic,
    ]
  }

  /// The key of the row that holds another statistic of the same place.
  init(_ row: Finding, statistic: String) {
    var row = row
    row.statistic = statistic
    self.init(row)
  }
}

/// The limits of intervals, by place.
private struct Neighbours {
  private let numbers: [ResultKey: Double]

  init(_ findings: [Finding]) {
    var numbers: [ResultKey: Double] = [:]
    for row in findings {
      guard let number = row.number else { continue }
      let key = ResultKey(row)
      if numbers[key] == nil { numbers[key] = number }
    }
    self.numbers = numbers
  }

  func holds(_ null: Double, beside row: Finding) -> Bool? {
    guard let low = numbers[ResultKey(row, statistic: "conf.low")],
      let high = numbers[ResultKey(row, statistic: "conf.high")]
    else { return nil }
    return low <= null && null <= high
  }
}

/// The value of no effect of an estimate.
enum NullValue {
  private static let ratios: Set<String> = [
    "cox_univariable", "cox_multivariable", "logistic_univariable", "logistic_multivariable",
    "fine_gray", "odds_ratio", "risk_ratio", "fisher_exact", "f_variance", "rmst_ratio",
    "cochran_mantel_haenszel",
  ]
  private static let differences: Set<String> = [
    "student_t", "welch_t", "paired_t", "mean_difference", "cohens_d", "hedges_g", "smd",
    "hodges_lehmann", "rank_biserial", "risk_difference", "rmst_difference",
    "survival_difference", "tukey_hsd", "games_howell", "dunn", "linear_univariable",
    "linear_multivariable", "pearson", "spearman", "kendall", "roc_delong_test",
  ]

  /// 1 for ratios, 0 for differences and correlations, 0.5 for areas; none for all else.
  static func of(_ context: String) -> Double? {
    if ratios.contains(context) { return 1 }
    if differences.contains(context) { return 0 }
    return ["roc_auc", "roc_time", "harrell_c", "uno_c"].contains(context) ? 0.5 : nil
  }
}
