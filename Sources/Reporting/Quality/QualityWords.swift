import Analysis
import Cohorts

/// What seems odd in the data, in sentences: for the terminal and for the report.
struct QualityWords {
  let quality: DataQuality
  let cohort: Cohort
  /// What a variable or an outcome is called.
  let label: (String) -> String
  /// A number as it is written.
  let number: (Double) -> String

  /// A sentence about some variables, without a full stop.
  struct Remark: Equatable {
    /// The variables that it concerns; none for whole rows.
    let variables: [String]
    /// A word or two for a table.
    let short: String
    /// What was found, and in which rows.
    let sentence: String
  }

  /// All remarks: units first, then the other findings, then what lies far out.
  var remarks: [Remark] {
    quality.mixedUnits.map(mixed) + quality.report.findings.map(remark) + outliers
  }

  // MARK: - Units and outliers

  private func mixed(_ own: MixedUnits) -> Remark {
    let way = own.isBelow ? "smaller" : "larger"
    let unit = own.unit.map { "in \($0)" } ?? "in another unit"
    let count = own.rows.count == 1 ? "1 value is" : "\(own.rows.count) values are"
    return Remark(
      variables: [own.variable], short: "mixed units?",
      sentence: label(own.variable)
        + ": \(count) about \(number(own.factor)) times \(way) than the "
        + "others, as if \(unit): " + values(own.values, own.rows))
  }

  /// What lies far out, in the variables' order; what a formula computes of a value far out is not
  /// told again, nor a value that may be in another unit.
  private var outliers: [Remark] {
    var told: Set<Int> = []
    var remarks: [Remark] = []
    for variable in cohort.variables {
      let mixed = quality.mixedUnits.first { $0.variable == variable.name }?.rows ?? []
      let rows = (quality.outliers[variable.name]?.rows ?? []).filter { !mixed.contains($0) }
      if case .column = variable.declaration.source {
      } else if told.isSuperset(of: rows) {
        continue
      }
      told.formUnion(rows)
      if let remark = outliers(variable, rows) { remarks.append(remark) }
    }
    return remarks
  }

  private func outliers(_ variable: Variable, _ rows: [Int]) -> Remark? {
    guard let own = quality.outliers[variable.name], !rows.isEmpty,
      case .numeric(let column) = variable.column
    else { return nil }
    var values = rows.compactMap { column[$0] }
    if case .formula = variable.declaration.source { values = values.map(Self.rounded) }
    let count = values.count == 1 ? "1 value lies" : "\(values.count) values lie"
    let scale = own.isLogarithmic ? " of the logarithms" : ""
    let fences = [own.lower, own.upper].map { number(Self.rounded($0)) }.joined(separator: " and ")
    return Remark(
      variables: [variable.name], short: "outliers",
      sentence: label(variable.name) + ": \(count) beyond the fences\(scale) \(fences)"
        + advice(own, column) + ": " + self.values(values, rows))
  }

  /// Where five and more than one in twenty lie out, the values are skewed and not odd.
  private func advice(_ own: DataQuality.Outliers, _ column: NumericColumn) -> String {
    let all = (0..<column.count).compactMap { column[$0] }
    guard own.rows.count >= 5, 20 * own.rows.count > all.count, !own.isLogarithmic,
      all.allSatisfy({ $0 > 0 })
    else {
      return ""
    }
    return " (so many that the variable is skewed; `distribution: skewed` says so)"
  }

  /// A computed number to six significant digits.
  private static func rounded(_ value: Double) -> Double {
    Double(NumberFormat.significant(value, 6).replacing(NumberFormat.minus, with: "-")) ?? value
  }

  // MARK: - Findings

  private func remark(_ finding: QualityFinding) -> Remark {
    let name = finding.variables.first.map(label) ?? ""
    let places = places(finding.rows)
    let (short, sentence): (String, String) =
      switch finding.kind {
      case .repeatedRows(let groups): ("repeated", repeated(groups))
      case .levelVariants(let codes):
        ("variants of a level", "\(name): \(quoted(codes)) may be one level; the rarer: \(places)")
      case .mostlyNumbers(let others):
        ("mostly numbers", "\(name): numbers but for \(quoted(others)): \(places)")
      case .constant(let value): ("constant", "\(name): every value is \(value)")
      case .nearlyConstant(let value):
        ("nearly constant", "\(name): every value is \(value), but for \(places)")
      case .negative: ("negative values", "\(name): negative in \(places)")
      case .ratioAsPercent:
        ("ratio?", "\(name): all values lie between 0 and 1, although the unit is %")
      case .heaping(let multiple, let count, let all):
        ("rounded?", "\(name): " + Self.heaping(multiple, count, all))
      case .dateOrder(let others): ("order of dates", order(finding, others, places))
      case .endingWithoutTime(let events):
        (
          "no time",
          "\(name): how it ended is known, and not when, in \(rows(finding, events)): \(places)"
        )
      case .timeWithoutEnding:
        (
          "no status",
          "\(name): the time is known, and not how it ended, in \(rows(finding)): \(places)"
        )
      case .zeroFollowUp(let events):
        ("zero follow-up", "\(name): a follow-up of 0 in \(rows(finding, events)): \(places)")
      }
    return Remark(variables: finding.variables, short: short, sentence: sentence)
  }

  /// The groups by their lines: `line 2 and line 9; line 4 and line 7`.
  private func repeated(_ groups: [[Int]]) -> String {
    let but = cohort.ids == nil ? "" : " but the id"
    let shown = groups.prefix(Self.most).map { group in
      shortened(group.dropLast().map { cohort.place(ofRow: $0) })
        + " and " + (group.last.map { cohort.place(ofRow: $0) } ?? "")
    }
    let more = groups.count > Self.most ? "; and \(groups.count - Self.most) more such groups" : ""
    return "rows that are the same in every column\(but): " + shown.joined(separator: "; ") + more
  }

  private static func heaping(_ multiple: Int, _ count: Int, _ all: Int) -> String {
    let (digits, share) = multiple == 10 ? ("0", "a tenth is") : ("0 or 5", "a fifth is")
    return "\(count) of \(all) numbers end in \(digits), where \(share) expected"
  }

  private func order(_ finding: QualityFinding, _ others: Int, _ places: String) -> String {
    let names = finding.variables.map(label)
    guard let first = names.first, let second = names.last else { return places }
    return "\(first): later than \(second) in \(places), and earlier in \(others) other rows"
  }

  private func rows(_ finding: QualityFinding, _ events: Int = 0) -> String {
    let count = finding.rows.count == 1 ? "1 row" : "\(finding.rows.count) rows"
    if events == 0 { return count }
    let share = events < finding.rows.count ? "\(events) " : events > 1 ? "all " : ""
    return count + ", \(share)with an event"
  }

  // MARK: - Places

  private static let most = 8

  private func places(_ rows: [Int]) -> String {
    shortened(rows.map { cohort.place(ofRow: $0) })
  }

  private func values(_ values: [Double], _ rows: [Int]) -> String {
    shortened(zip(values, rows).map { number($0) + " in " + cohort.place(ofRow: $1) })
  }

  private func shortened(_ all: [String]) -> String {
    let items = all.distinct()
    let shown = items.prefix(Self.most).joined(separator: ", ")
    return items.count > Self.most ? shown + " and \(items.count - Self.most) more" : shown
  }

  private func quoted(_ codes: [String]) -> String {
    codes.map { "“\($0)”" }.joined(separator: ", ")
  }
}
