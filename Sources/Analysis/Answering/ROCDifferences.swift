internal import Cohorts
internal import Statistics

extension DiscriminationRows {
  private static let names = [
    "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// Compares the areas: of the predictors in the same patients, or of one predictor in two groups.
  ///
  /// - Parameter curves: of each predictor in each group.
  mutating func compare(
    _ predictors: [Variable], _ groups: [Group], _ curves: [FoundCurve]
  ) {
    let ofPredictors = predictors.indices.map { predictor in
      groups.indices.map { curves[predictor * groups.count + $0] }
    }
    for (index, own) in ofPredictors.enumerated() {
      if selection.by == nil {
        for other in predictors.indices.dropFirst(index + 1) {
          comparePaired(
            (predictors[index], predictors[other]), groups, own + ofPredictors[other])
        }
      } else {
        for first in groups.indices {
          for second in groups.indices.dropFirst(first + 1) {
            compareUnpaired(
              predictors[index], (groups[first], groups[second]), (own[first], own[second]))
          }
        }
      }
    }
  }

  /// Two predictors in the patients who have both.
  ///
  /// - Parameter known: their curves in all patients.
  private mutating func comparePaired(
    _ predictors: (first: Variable, second: Variable), _ groups: [Group], _ known: [FoundCurve]
  ) {
    guard let all = groups.first?.rows else { return }
    let (first, second) = predictors
    let complete = second.column.withValue(first.column.withValue(all))
    let place = RowPlace(context: "roc_delong_test", variable: "\(first.name) - \(second.name)")
    add(place, count: complete.count) { rows throws(StatisticsError) in
      let curves =
        complete.count == all.count
        ? known
        : rows.foundCurves(of: [first, second], [Group(label: nil, rows: complete)])
      return try DeLongTest(paired: curves[0].get(), curves[1].get())
    }
  }

  /// One predictor in two groups of patients.
  private mutating func compareUnpaired(
    _ predictor: Variable, _ groups: (first: Group, second: Group),
    _ curves: (first: FoundCurve, second: FoundCurve)
  ) {
    let place = RowPlace(
      context: "roc_delong_test", variable: predictor.name,
      level: "\(groups.first.label ?? "") - \(groups.second.label ?? "")",
      group: selection.by?.name)
    let count =
      predictor.column.countWithValue(groups.first.rows)
      + predictor.column.countWithValue(groups.second.rows)
    add(place, count: count) { _ throws(StatisticsError) in
      try DeLongTest(unpaired: curves.first.get(), curves.second.get())
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
