import Analysis
import Cohorts

/// What stands over the columns of `compare`: the groups, what describes them, and what is estimated.
struct ComparisonColumns {
  let format: AnswerFormat
  let comparison: Compare
  /// The rows of all variables.
  let rows: [TestRow]
  /// What the tests estimate.
  private(set) var estimates: [EstimateColumn] = []

  init(_ format: AnswerFormat, _ comparison: Compare, _ rows: [TestRow]) {
    self.format = format
    self.comparison = comparison
    self.rows = rows
    estimates = EstimateColumn.all.filter { column in
      rows.contains {
        column.holds($0, in: index)
          && index.number($0.context, "estimate", of: $0.variable) != nil
      }
    }
  }

  private var index: FindingIndex { format.index }

  /// What a test estimates, under a head of its own.
  struct EstimateColumn {
    let heading: String
    let contexts: Set<String>
    var isDifference = false

    static let all = [
      EstimateColumn(
        heading: "Difference", contexts: ["student_t", "welch_t", "paired_t", "tost"],
        isDifference: true),
      EstimateColumn(heading: "Mean", contexts: ["one_sample_t", "tost"]),
      EstimateColumn(heading: "Ratio of variances", contexts: ["f_variance"]),
      EstimateColumn(heading: "Odds ratio", contexts: ["fisher_exact", "mcnemar"]),
    ]

    /// Whether the estimate of a test stands here; that of an equivalence is a mean or a difference.
    func holds(_ test: TestRow, in index: FindingIndex) -> Bool {
      guard contexts.contains(test.context) else { return false }
      let hasTwo = index.find(test.context, "estimate1", of: test.variable) != nil
      return test.context != "tost" || hasTwo == isDifference
    }
  }

  /// Whether two measurements of the same patients are compared.
  var isPaired: Bool {
    comparison.subjects.contains { if case .pair = $0 { true } else { false } }
  }

  /// The heads of the two columns that each group has.
  var groups: [String] {
    if isPaired { return ["Before", "After"] }
    if !comparison.summaries.isEmpty { return comparison.summaries.map(\.label) }
    return index.groups.isEmpty ? ["All patients"] : index.groups
  }

  /// Whose rows describe a variable under each head: of pairs those of either measurement.
  func places(of variable: String) -> [(variable: String, group: String?)] {
    let names = StudyFormat.parts(of: variable)
    if isPaired, names.count == 2 { return names.map { ($0, nil) } }
    return groups.map { (variable, isPaired || index.groups.isEmpty ? nil : $0) }
  }

  /// The levels of a categorical variable, or of either measurement of a pair.
  func levels(of variable: String) -> [String] {
    places(of: variable).map(\.variable).distinct()
      .flatMap { index.levels(of: $0, in: "categorical") }.distinct()
  }

  /// The words for a variable: of two measurements of levels nothing is subtracted.
  func label(_ variable: String) -> String {
    let isOfLevels = !levels(of: variable).isEmpty
    let counted = isOfLevels && isMixed ? ", n (%)" : ""
    let own = isOfLevels ? format.study.levelsLabel(variable) : format.study.heading(variable)
    return own + counted
  }

  // MARK: - Heads

  /// What describes the groups: means, medians, counts, or several of them.
  var description: String {
    let hasLevels = rows.map { !levels(of: $0.variable).isEmpty }
    let ofNumbers = zip(rows, hasLevels).filter { !$0.1 }.map(\.0)
    let words = [
      ofNumbers.contains { !$0.isOfRanks } ? "mean (SD)" : nil,
      ofNumbers.contains { $0.isOfRanks } ? "median (quartiles)" : nil,
      hasLevels.contains(true) ? "n (%)" : nil,
    ].compactMap(\.self)
    guard let last = words.last else { return "Mean (SD)" }
    let first = words.dropLast().joined(separator: ", ").capitalisedFirst
    // The n of a count stays small: N is that of all patients.
    return first.isEmpty ? (last == "n (%)" ? last : last.capitalisedFirst) : first + " or " + last
  }

  /// Whether numbers are described beside levels.
  var isMixed: Bool { Set(rows.map { levels(of: $0.variable).isEmpty }).count > 1 }

  /// The effects that have a column; those of counts, and those of pairs of groups, have a table.
  var effects: [EffectKey] {
    comparison.effects.filter { effect in
      index.findings.contains {
        $0.context == effect.rawValue && !EffectTable.isOfCounts($0)
      }
    }
  }

  /// The head of an effect size, with its interval where it has one.
  func heading(of effect: EffectKey) -> String {
    let name = MethodName.words(effect.rawValue).capitalisedFirst
    let hasLimits = index.findings.contains {
      $0.context == effect.rawValue && $0.statistic == "conf.low" && $0.number != nil
    }
    let sides = Self.directed.contains(effect) ? sides(joinedBy: " − ") : ""
    return (hasLimits ? format.head(name) : name) + sides
  }

  /// The head of what tests estimate: the level that is counted where all count the same, both sides.
  func heading(of column: EstimateColumn) -> String {
    let tests = rows.filter { column.holds($0, in: index) }
    let isOfGroups = !isPaired && tests.allSatisfy { $0.context == TestKey.fisherExact.rawValue }
    let level = commonEvent(of: column).map { " of " + $0 } ?? ""
    let sides =
      column.isDifference
      ? sides(joinedBy: " − ") : isOfGroups ? sides(joinedBy: " / ") : ""
    return format.head(column.heading + level) + sides
  }

  /// The level that all odds ratios of a column count; `nil` where they count several, or none.
  func commonEvent(of column: EstimateColumn) -> String? {
    let tests = rows.filter {
      column.holds($0, in: index) && $0.find("estimate", in: index)?.number != nil
    }
    let events = tests.map { $0.find("event", in: index)?.text }.distinct()
    return events.count == 1 ? events.first ?? nil : nil
  }

  /// The effects that have a sign.
  private static let directed: Set<EffectKey> = [
    .meanDifference, .cohensD, .hedgesG, .smd, .hodgesLehmann, .rankBiserial,
  ]

  /// The two sides of a difference or a ratio: the groups that have patients.
  private func sides(joinedBy sign: String) -> String {
    if index.groups.isEmpty, groups.count != 2 { return "" }
    let compared =
      isPaired || index.groups.isEmpty
      ? groups
      : groups.filter { group in
        rows.contains {
          (index.number("missing", "N_nonmiss", of: $0.variable, group: group) ?? 1) > 0
        }
      }
    return compared.count == 2 ? ", " + compared.joined(separator: sign) : ""
  }
}
