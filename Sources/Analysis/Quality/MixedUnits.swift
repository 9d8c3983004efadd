public import Cohorts
internal import Statistics

/// Values of a column that look as if they were in another unit than the others.
public struct MixedUnits: Equatable, Sendable {
  /// The variable.
  public let variable: String
  /// The rows of the cohort, from 0, ascending.
  public let rows: [Int]
  /// Their values, in the same order.
  public let values: [Double]
  /// How many times the others are larger, or smaller.
  public let factor: Double
  /// Whether the suspected values are the smaller ones.
  public let isBelow: Bool
  /// The unit that they may be in, where the variable's own unit tells.
  public let unit: String?

  /// The suspicions in a cohort, by variable.
  ///
  /// Only columns of the file are looked at, and of these neither names of patients (whole numbers,
  /// no two alike), nor weights, nor the times of outcomes, which may well be a day among years.
  static func all(in cohort: Cohort, of study: Study) -> [MixedUnits] {
    let skipped = study.followUpNames.union(
      [study.cohort.id, study.cohort.weight].compactMap { $0?.text })
    let wanted = cohort.variables.filter { variable in
      guard case .column(let column) = variable.declaration.source else { return false }
      return skipped.isDisjoint(with: [column.text, variable.name]) && study.isOwn(variable)
    }
    let isLarge = cohort.count >= 2 * Cores.block
    return isLarge
      ? Cores.parts(wanted.count) { MixedUnits(wanted[$0], of: cohort.patients) }.compactMap(\.self)
      : wanted.compactMap { MixedUnits($0, of: cohort.patients) }
  }

  private init?(_ variable: Variable, of patients: Patients) {
    guard case .numeric(let column) = variable.column else { return nil }
    guard let sample = try? variable.column.sample(patients),
      let mixture = ScaleMixture(sample, factors: variable.factorsOfMixedUnits),
      !Self.areNames(sample)
    else { return nil }
    let known = column.withValue(patients)
    self.variable = variable.name
    rows = mixture.positions.map { known[$0] }
    values = rows.compactMap { column[$0] }
    (factor, isBelow) = (mixture.factor, mixture.isBelow)
    unit = variable.mixedUnit(mixture.factor, isLarger: mixture.isBelow)
  }

  /// Whether the values are whole numbers, no two alike.
  private static func areNames(_ sample: Sample) -> Bool {
    var previous = Double.nan
    return sample.sorted.allSatisfy { value in
      defer { previous = value }
      return value == value.rounded() && value != previous
    }
  }

  /// The suspicion as a sentence.
  func echo(in cohort: Cohort) -> Echo {
    let count = rows.count == 1 ? "1 value is" : "\(rows.count) values are"
    let way = isBelow ? "smaller" : "larger"
    let unit = unit.map { "in \($0)" } ?? "in another unit"
    var places: [String] = []
    for (row, value) in zip(rows, values) {
      let place = "\(plainText(value)) in \(cohort.place(ofRow: row))"
      if places.last != place { places.append(place) }
    }
    let shown = places.prefix(6)
    let more = places.count > 6 ? " and \(places.count - 6) more" : ""
    return Echo(
      variable: variable, isWarning: true,
      "\(count) about \(plainText(factor)) times \(way) than the others, as if \(unit): "
        + shown.joined(separator: ", ") + more + "; nothing was changed")
  }
}

extension Study {
  /// The names in the times of outcomes.
  var followUpNames: Set<String> {
    Set(
      outcomes.flatMap { outcome -> [String] in
        guard case .timeToEvent(.time(let time), _) = outcome.kind else { return [] }
        let names = time.text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
        return names.map(String.init)
      })
  }

  /// Whether a variable is told of: a column that only formulas name is not where a declared
  /// variable reads the same column.
  func isOwn(_ variable: Variable) -> Bool {
    let isDeclared = variables.contains { $0.name == variable.name }
    return isDeclared
      || !variables.contains { declared in
        if case .column(let column) = declared.source {
          column.text == variable.name
        } else {
          false
        }
      }
  }
}

extension Cohort {
  /// What a row is called: the line of the file, with the patient's name where there is one.
  public func place(ofRow row: Int) -> String {
    let line = lines.indices.contains(row) ? "line \(lines[row])" : "row \(row + 1)"
    guard let ids, ids.indices.contains(row) else { return line }
    let id = ids[row]
    return line + (Double(id) == nil ? " (\(id))" : " (id \(id))")
  }
}
