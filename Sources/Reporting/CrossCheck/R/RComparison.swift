import Analysis
import Cohorts
import Statistics

/// `summarize`, `compare` and `cross_tabulate`: descriptions, tests and effects by the places of their
/// rows.
extension RSection {
  mutating func compareVariables() {
    if case .compare(let verb) = question.verb, !verb.summaries.isEmpty {
      return compareSummaries(verb)
    }
    select()
    if let strata = strataName { keepKnown(names(strata)) }
    if question.adjust != .none { add("p <- list()") }
    for part in [describedSpots, otherSpots] {
      for spot in part where isOpen(spot) { write(spot) }
    }
    adjustP()
  }

  /// The stratifying variable of a cross table.
  var strataName: String? {
    if case .crossTabulate(let verb) = question.verb { verb.strata?.text } else { nil }
  }

  private static let descriptions = ["continuous", "categorical", "date", "missing"]
  private var describedSpots: [Spot] {
    index.spots.filter { Self.descriptions.contains($0.context) }
  }
  private var otherSpots: [Spot] {
    index.spots.filter { !Self.descriptions.contains($0.context) }
  }

  private mutating func write(_ spot: Spot) {
    if Self.descriptions.contains(spot.context) { return describe(spot) }
    if let key = TestKey(rawValue: spot.context) { return test(key, spot) }
    if let effect = EffectKey(rawValue: spot.context) { return self.effect(effect, spot) }
    if spot.context == "breslow_day" { return breslowDay(spot) }
  }

  // MARK: - Patients of a test

  /// The patients within which groups are compared: all, or those of one stratum.
  func testFrame(_ spot: Spot) -> String {
    spot.group2 == nil
      ? frame(Spot.Patients(nil, nil, nil, nil))
      : frame(Spot.Patients(spot.group, spot.groupLevel, nil, nil))
  }

  /// The variable by which groups are compared.
  func groupName(_ spot: Spot) -> String? { spot.group2 ?? spot.group }

  /// The two variables of a pair, where the row is of one.
  func pair(_ spot: Spot) -> (before: String, after: String)? {
    guard case .compare(let verb) = question.verb else { return nil }
    for case .pair(let before, let after) in verb.subjects
    where "\(before.text) - \(after.text)" == spot.variable {
      return (before.text, after.text)
    }
    return nil
  }

  func isCategorical(_ name: String?) -> Bool {
    guard let name, case .categorical? = cohort.variable(name)?.column else { return false }
    return true
  }

  /// The options of `compare`, or their defaults.
  var comparison: Compare {
    if case .compare(let verb) = question.verb { verb } else { Compare(subjects: []) }
  }

  // MARK: - Adjusted p-values

  /// Adjusts the p-values of the tests at the same place of each variable's list together.
  private mutating func adjustP() {
    guard question.adjust != .none else { return }
    var families: [Int: [Spot]] = [:]
    var before: [String: [String]] = [:]
    for spot in otherSpots {
      guard let key = TestKey(rawValue: spot.context), !Self.pairwise.contains(key) else {
        if TestKey(rawValue: spot.context) != nil { note(spot, &before) }
        continue
      }
      families[note(spot, &before), default: []].append(spot)
    }
    for (_, family) in families.sorted(by: { $0.key < $1.key }) {
      let tested = family.filter { index.number($0, "p.value") != nil }
      guard tested.contains(where: { isOpen($0, "p.value.adjusted") }) else { continue }
      let list = tested.map { "p[[\(R.text(key(of: $0)))]]" }.joined(separator: ", ")
      add("adjusted <- p.adjust(c(\(list)), \(R.text(question.adjust.rawValue)))")
      for (place, spot) in tested.enumerated() {
        check(spot, [("p.value.adjusted", "adjusted[\(place + 1)]")])
      }
    }
  }

  private static let pairwise: [TestKey] = [.tukeyHSD, .gamesHowell, .dunn]

  /// The place of a test in the list of its variable.
  @discardableResult
  private func note(_ spot: Spot, _ before: inout [String: [String]]) -> Int {
    let owner = [spot.variable, spot.group2 == nil ? nil : spot.groupLevel]
      .compactMap(\.self).joined(separator: "\u{0}")
    if let place = before[owner, default: []].firstIndex(of: spot.context) { return place }
    before[owner, default: []].append(spot.context)
    return (before[owner]?.count ?? 1) - 1
  }

  /// What a p-value is kept under until all are known.
  func key(of spot: Spot) -> String {
    [
      spot.context, spot.variable, spot.group2 == nil ? nil : spot.groupLevel,
      spot.context == "shapiro_wilk" ? spot.groupLevel : nil,
    ].compactMap(\.self).joined(separator: " ")
  }

  /// Keeps a p-value for the adjustment.
  mutating func keepP(_ spot: Spot, _ code: String) {
    guard question.adjust != .none else { return }
    add("p[[\(R.text(key(of: spot)))]] <- \(code)")
  }
}
