import Statistics

/// Checks of estimates with intervals, areas and proportions.
extension AuditCheck {
  /// How far, in |z|, a p may lie from Wald's and still be called near: likelihood-ratio and profile
  /// tests differ from it so much in small samples.
  private static let nearStatistic = 0.15
  private static let nearShare = 0.08
  /// How far, in half-widths, an estimate may lie from the middle of its interval and be called near.
  private static let nearAsymmetry = 0.2

  private var level: Double {
    guard let printed = entry.number("ci_level")?.number.range else { return 0.95 }
    let level = (printed.lowerBound + printed.upperBound) / 2
    let share = level > 1 ? level / 100 : level
    return share > 0 && share < 1 ? (share * 1e6).rounded() / 1e6 : 0.95
  }

  /// The words of effects that are differences; all others are ratios.
  private var isDifference: Bool {
    let words = (entry.text("effect") ?? "").lowercased()
    let names = ["difference", "beta", "coefficient", "slope", "md", "rd", "mean"]
    return names.contains { words == $0 || (words.contains($0) && $0.count > 3) }
  }

  func ratio(_ outcome: inout AuditOutcome) {
    guard let estimate = entry.number("estimate"), let low = entry.number("ci_low"),
      let high = entry.number("ci_high")
    else { return outcome.lacks("estimate, ci_low and ci_high are needed as numbers") }
    let ranges = (estimate.number.range, low.number.range, high.number.range)
    let isRatio = !isDifference && ranges.1.upperBound > 0 && ranges.0.upperBound > 0
    let box = IntervalBox(
      estimate: ranges.0, lower: ranges.1, upper: ranges.2, level: level,
      null: isRatio ? 1 : 0, isRatio: isRatio)
    guard box.holdsEstimate, ranges.1.lowerBound <= ranges.2.upperBound else {
      let inside =
        min(
          ranges.1.lowerBound, ranges.2.upperBound)...max(ranges.1.lowerBound, ranges.2.upperBound)
      return outcome.add("estimate", estimate, "within its interval", inside)
    }
    middle(box, estimate, ranges, isRatio: isRatio, &outcome)
    p(of: box, &outcome)
  }

  private func middle(
    _ box: IntervalBox, _ estimate: AuditEntry.Printed,
    _ ranges: (ClosedRange<Double>, ClosedRange<Double>, ClosedRange<Double>), isRatio: Bool,
    _ outcome: inout AuditOutcome
  ) {
    let middle = { (low: Double, high: Double) in
      isRatio ? (max(low, 0) * max(high, 0)).squareRoot() : (low + high) / 2
    }
    let possible =
      middle(
        ranges.1.lowerBound, ranges.2.lowerBound)...middle(ranges.1.upperBound, ranges.2.upperBound)
    outcome.add(
      "estimate", estimate,
      isRatio ? "the middle of its interval, by logarithms" : "the middle of its interval",
      possible, isNear: box.asymmetry <= Self.nearAsymmetry)
  }

  private func p(of box: IntervalBox, _ outcome: inout AuditOutcome) {
    guard let printed = entry.number("p") else {
      return outcome.lacks("no p was printed as a number")
    }
    let reading = reading("Wald's test by its interval", box.statistic, printed)
    outcome.add(
      AuditPart(
        "p", printed: printed.text, number: printed.number, readings: [reading], isProbability: true
      ))
  }

  private func reading(
    _ name: String, _ z: ClosedRange<Double>, _ printed: AuditEntry.Printed
  ) -> AuditPart.Reading {
    let possible = IntervalBox.pValues(z)
    let range = printed.number.range
    let isProbability = range.overlaps(0...1)
    let own = IntervalBox.statistics(range.clamped(to: 0...1))
    let gap = max(0, own.lowerBound - z.upperBound, z.lowerBound - own.upperBound)
    let isNear = isProbability && gap <= max(Self.nearStatistic, Self.nearShare * z.lowerBound)
    return .init(name, possible, printed: printed.number, isNear: isNear)
  }

  func area(_ outcome: inout AuditOutcome) {
    guard let auc = entry.number("auc") else { return outcome.lacks("auc is needed as a number") }
    let (low, high) = (entry.number("ci_low"), entry.number("ci_high"))
    let se = entry.number("se")
    let range = auc.number.range
    if range.upperBound < 0 || range.lowerBound > 1 {
      return outcome.add("auc", auc, "between 0 and 1", 0...1)
    }
    if let se, let low, let high {
      let z = IntervalBox.statistics((1 - level)...(1 - level)).lowerBound
      limit("lower limit", low, range, se.number.range, -z, &outcome)
      limit("upper limit", high, range, se.number.range, z, &outcome)
    }
    let width =
      low.flatMap { low in high.map { (low.number.range, $0.number.range) } } ?? (range, range)
    let box = IntervalBox(
      estimate: range, lower: width.0, upper: width.1, level: level, null: 0.5, isRatio: false)
    if let low, let high, !box.holdsEstimate {
      let ends =
        min(
          low.number.range.lowerBound, high.number.range.upperBound)...max(
          low.number.range.lowerBound, high.number.range.upperBound)
      return outcome.add("auc", auc, "within its interval", ends)
    }
    guard let printed = entry.number("p") else {
      return outcome.lacks("no p was printed as a number")
    }
    guard se != nil || low != nil && high != nil else {
      return outcome.lacks("neither a standard error nor an interval was printed")
    }
    let error = se.map { max(0, $0.number.range.lowerBound)...max(0, $0.number.range.upperBound) }
    let z = error.map(box.statistic) ?? box.statistic
    let by = se == nil ? "interval" : "standard error"
    outcome.add(
      AuditPart(
        "p", printed: printed.text, number: printed.number,
        readings: [reading("Wald's test by its \(by)", z, printed)], isProbability: true))
  }

  /// A limit of an area: Wald's, or cut at 0 or 1.
  private func limit(
    _ name: String, _ printed: AuditEntry.Printed, _ auc: ClosedRange<Double>,
    _ se: ClosedRange<Double>, _ z: Double, _ outcome: inout AuditOutcome
  ) {
    let steps = [z * max(0, se.lowerBound), z * max(0, se.upperBound)].sorted()
    let cut = { (x: Double) in min(1, max(0, x)) }
    let possible = cut(auc.lowerBound + steps[0])...cut(auc.upperBound + steps[1])
    let half = max(abs(z) * se.upperBound, .leastNormalMagnitude)
    let range = printed.number.range
    let gap = max(0, possible.lowerBound - range.upperBound, range.lowerBound - possible.upperBound)
    outcome.add(
      name, printed, "Wald's interval by the standard error", possible,
      isNear: gap / half <= Self.nearAsymmetry)
  }

  func proportion(_ outcome: inout AuditOutcome) {
    guard let count = entry.count("count"), let n = entry.count("n"), n > 0 else {
      return outcome.lacks("count and n are needed as whole numbers")
    }
    guard let percent = entry.number("percent") else {
      return outcome.lacks("no percentage was printed as a number")
    }
    if count > n, let printed = entry.number("count") {
      return outcome.add("count", printed, "at most n", 0...Double(n))
    }
    let share = 100 * Double(count) / Double(n)
    outcome.add("percentage", percent, "count over n", share...share)
  }
}
