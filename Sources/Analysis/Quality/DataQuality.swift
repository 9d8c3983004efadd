public import Cohorts
internal import Statistics

/// The quality of a cohort's data: its columns, what lies far out, and what seems odd.
///
/// The study's own choices matter: quartiles are by its quantile type, and a variable that is
/// declared skewed and has positive values only has the fences of its logarithms. The times of
/// outcomes have no fences: censored times are skewed by nature.
public struct DataQuality: Equatable, Sendable {
  /// The values beyond Tukey's outer fences.
  public struct Outliers: Equatable, Sendable {
    /// The lower fence.
    public let lower: Double
    /// The upper fence.
    public let upper: Double
    /// Whether the fences are those of the logarithms.
    public let isLogarithmic: Bool
    /// The rows of the cohort beyond them, from 0, ascending.
    public let rows: [Int]
  }

  /// The columns, and what seems odd in them.
  public let report: QualityReport
  /// The outliers by variable; `nil` where there are no fences, as of dates or equal quartiles.
  public let outliers: [String: Outliers]
  /// Values that look as if they were in another unit.
  public let mixedUnits: [MixedUnits]

  /// The quality of a study's cohort, in which each patient has a row.
  public init(of cohort: Cohort, in study: Study) {
    report = QualityReport(of: cohort, where: study.isOwn)
    mixedUnits = MixedUnits.all(in: cohort, of: study)
    let type = QuantileType(rawValue: study.conventions.quantileType) ?? .gumbel
    let followUps = study.followUpNames
    outliers = cohort.variables.reduce(into: [:]) { found, variable in
      guard study.isOwn(variable), !followUps.contains(variable.name) else { return }
      found[variable.name] = Self.outliers(variable, type)
    }
  }

  private static func outliers(_ variable: Variable, _ type: QuantileType) -> Outliers? {
    guard case .numeric(let column) = variable.column else { return nil }
    let known = (0..<column.count).filter { column[$0] != nil }
    let values = known.compactMap { column[$0] }
    let isSkewed = variable.declaration.distribution == .skewed && values.allSatisfy { $0 > 0 }
    guard let sample = try? Sample(values),
      let fences = try? TukeyFences(sample, type: type, logarithmic: isSkewed)
    else { return nil }
    return Outliers(
      lower: fences.lower, upper: fences.upper, isLogarithmic: isSkewed,
      rows: fences.beyond.map { known[$0] })
  }

  // MARK: - Rows of the results

  /// The name of the analysis that the rows carry; it holds a dot, as that of no analysis does.
  public static let analysis = "report.quality"

  /// The rows of results.json: the numbers of each variable, then each oddity with its lines.
  public func findings(in cohort: Cohort) -> [Finding] {
    report.variables.flatMap(rows)
      + mixedUnits.flatMap { mixed in
        Self.rows("mixed_units", [mixed.variable], mixed.rows, cohort)
          + [Self.row(mixed.variable, "mixed_units", "factor", .number(mixed.factor))]
      }
      + report.findings.flatMap { Self.rows($0.kind.key, $0.variables, $0.rows, cohort) }
  }

  private func rows(_ variable: VariableQuality) -> [Finding] {
    let counts: [(String, Finding.Value)] = [
      ("N_obs", .number(Double(variable.present + variable.missing))),
      ("N_miss", .number(Double(variable.missing))),
      ("N_nonmiss", .number(Double(variable.present))),
      ("distinct", .number(Double(variable.distinct))),
    ]
    let extent: [(String, Finding.Value)] =
      switch variable.extent {
      case .numbers(let range):
        [("min", .number(range.lowerBound)), ("max", .number(range.upperBound))]
      case .days(let range):
        [
          ("min", .text(CalendarDate.text(daysSince1970: range.lowerBound))),
          ("max", .text(CalendarDate.text(daysSince1970: range.upperBound))),
        ]
      case .kinds, .none: []
      }
    let fences: [(String, Finding.Value)] =
      outliers[variable.name].map {
        [
          ("fence.low", .number($0.lower)), ("fence.high", .number($0.upper)),
          ("outliers", .number(Double($0.rows.count))),
        ]
      } ?? []
    return (counts + extent + fences).map { Self.row(variable.name, nil, $0.0, $0.1) }
  }

  private static func rows(
    _ key: String, _ variables: [String], _ rows: [Int], _ cohort: Cohort
  ) -> [Finding] {
    let name = variables.isEmpty ? nil : variables.joined(separator: " - ")
    guard !rows.isEmpty else { return [row(name, key, "present", .text("yes"))] }
    let lines = Set(rows.filter(cohort.lines.indices.contains).map { cohort.lines[$0] }).sorted()
    return [
      row(name, key, "n", .number(Double(rows.count))),
      row(name, key, "lines", .text(lines.map(String.init).joined(separator: ", "))),
    ]
  }

  private static func row(
    _ variable: String?, _ level: String?, _ statistic: String, _ value: Finding.Value
  ) -> Finding {
    Finding(
      analysis: analysis, variable: variable, variableLevel: level, context: "quality",
      statistic: statistic, value: value)
  }
}

extension QualityFinding.Kind {
  /// The name in results.json.
  public var key: String {
    switch self {
    case .repeatedRows: "repeated_rows"
    case .levelVariants: "level_variants"
    case .mostlyNumbers: "mostly_numbers"
    case .constant: "constant"
    case .nearlyConstant: "nearly_constant"
    case .negative: "negative"
    case .ratioAsPercent: "ratio_as_percent"
    case .heaping: "heaping"
    case .dateOrder: "date_order"
    case .endingWithoutTime: "ending_without_time"
    case .timeWithoutEnding: "time_without_ending"
    case .zeroFollowUp: "zero_follow_up"
    }
  }
}
