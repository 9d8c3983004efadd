internal import Cohorts
internal import Statistics

/// The column of standardized mean differences.
///
/// Of two groups the difference has a sign, first − second, a standard error and an interval. Of
/// more groups it is the mean of the absolute differences of all pairs, as R's tableone prints it,
/// and each pair has its own under the level "A - B".
extension VariableTable {
  /// Adds the standardized mean difference of a variable.
  mutating func standardizedDifference(of variable: Variable) {
    guard variable.kind != nil else { return }
    let groups = selection.groups.filter { !$0.rows.isEmpty }
    guard groups.count > 2 else {
      add(.smd, variable.name, level: nil, difference(variable, groups))
      return
    }
    var sizes: [Double] = []
    var refusal: Refusal?
    for (first, one) in groups.enumerated() {
      for other in groups[(first + 1)...] {
        let statistics = difference(variable, [one, other])
        let pair = "\(one.label ?? "") - \(other.label ?? "")"
        if case .number(let d)? = statistics.first?.value { sizes.append(abs(d)) }
        if let error = statistics.first?.error, refusal == nil {
          refusal = Refusal("\(pair): \(error)")
        }
        add(.smd, variable.name, level: pair, statistics)
      }
    }
    add(.smd, variable.name, level: nil, average(of: sizes, refusal))
  }

  private func average(of sizes: [Double], _ refusal: Refusal?) -> [Statistic] {
    if let refusal { return Statistic.refused(["estimate"], refusal) }
    return [
      .number("estimate", sizes.reduce(0, +) / Double(sizes.count)),
      .text("method", "mean of the absolute differences of all pairs of groups"),
    ]
  }

  private func difference(_ variable: Variable, _ groups: [Group]) -> [Statistic] {
    do throws(Refusal) {
      guard groups.count == 2 else {
        throw Refusal(
          "\(groups.count == 1 ? "1 group has" : "no group has") patients, at least 2 needed")
      }
      return try refusing(names: Selection.labels(groups)) { () throws(StatisticsError) in
        let d = try standardized(variable, groups)
        return [.number("estimate", d.estimate), .number("std.error", d.standardError)]
          + Statistic.interval(try d.confidenceInterval(level: options.level))
      }
    } catch {
      return Statistic.refused(["estimate", "std.error", "conf.low", "conf.high"], error)
    }
  }

  private func standardized(
    _ variable: Variable, _ groups: [Group]
  ) throws(StatisticsError) -> StandardizedMeanDifference {
    if case .categorical(let column) = variable.column {
      let counts = groups.map { column.counts($0.rows) }
      return try StandardizedMeanDifference(counts: counts[0], counts[1])
    }
    let samples = try groups.map { group throws(StatisticsError) in
      try variable.column.sample(group.rows)
    }
    return try StandardizedMeanDifference(samples[0], samples[1])
  }
}
