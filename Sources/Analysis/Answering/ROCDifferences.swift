internal import Cohorts
internal import Statistics

extension DiscriminationRows {
  private static let names = [
    "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// Compares the areas: of the predictors in the same patients, or of one predictor in two groups.
  mutating func compare(_ predictors: [Variable], _ groups: [Group]) {
    if selection.by == nil {
      guard let rows = groups.first?.rows else { return }
      for (index, first) in predictors.enumerated() {
        for second in predictors.dropFirst(index + 1) { comparePaired(first, second, rows) }
      }
    } else {
      for predictor in predictors {
        for (index, first) in groups.enumerated() {
          for second in groups.dropFirst(index + 1) { compareUnpaired(predictor, first, second) }
        }
      }
    }
  }

  /// Two predictors in the patients who have both.
  private mutating func comparePaired(_ first: Variable, _ second: Variable, _ rows: Patients) {
    let complete = second.column.withValue(first.column.withValue(rows))
    let place = RowPlace(context: "roc_delong_test", variable: "\(first.name) - \(second.name)")
    add(place, count: complete.count) { rows throws(StatisticsError) in
      let patients = rows.classed(complete)
      let isLarge = complete.count >= 2 * Cores.block
      @Sendable func curve(_ index: Int) -> Result<ROCCurve, StatisticsError> {
        Result { () throws(StatisticsError) in
          try rows.curve(of: index == 0 ? first : second, among: patients)
        }
      }
      let curves = isLarge ? Cores.parts(2, curve) : (0..<2).map(curve)
      return try DeLongTest(paired: curves[0].get(), curves[1].get())
    }
  }

  /// One predictor in two groups of patients.
  private mutating func compareUnpaired(_ predictor: Variable, _ first: Group, _ second: Group) {
    let place = RowPlace(
      context: "roc_delong_test", variable: predictor.name,
      level: "\(first.label ?? "") - \(second.label ?? "")", group: selection.by?.name)
    let count =
      predictor.column.countWithValue(first.rows)
      + predictor.column.countWithValue(second.rows)
    add(place, count: count) { rows throws(StatisticsError) in
      try DeLongTest(
        unpaired: rows.curve(of: predictor, among: rows.classed(first.rows)),
        rows.curve(of: predictor, among: rows.classed(second.rows)))
    }
  }

  private mutating func add(
    _ place: RowPlace, count: Int,
    _ compute: (DiscriminationRows) throws(StatisticsError) -> DeLongTest
  ) {
    let (snapshot, question) = (self, question)
    rows.add(place, names: Self.names) { () throws(StatisticsError) in
      let test = try compute(snapshot)
      var statistics: [Statistic] = [
        .number("estimate", test.difference), .number("std.error", test.standardError),
        .number("statistic", test.statistic),
      ]
      if let nu = test.degreesOfFreedom { statistics.append(.number("parameter", nu)) }
      statistics.append(.number("p.value", test.pValue(question.alternative)))
      return statistics + Statistic.interval(test.interval(level: question.confidence))
    }
    rows.add(
      place,
      [
        .count("nobs", count), .text("method", "DeLong's test"),
        .text("alternative", question.alternative.rawValue),
      ])
  }
}
