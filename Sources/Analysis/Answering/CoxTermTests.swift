internal import Cohorts
internal import Statistics

extension HazardRows {
  /// Adds the likelihood-ratio test of each term of several coefficients that no interaction holds,
  /// of the multivariable model; none with clusters, whose likelihood is not that of the data.
  mutating func addTermTests(_ fit: Fit) {
    guard fit.single == nil, verb.cluster == nil else { return }
    for effect in fit.terms.droppable where effect.columns.count > 1 {
      rows.add(
        place("cox_multivariable", effect.term.name),
        names: ["lr.statistic", "lr.parameter", "lr.p.value"]
      ) { () throws(StatisticsError) in
        Statistic.test("lr", try fit.test(without: effect.columns))
      }
    }
  }
}

extension HazardRows.Fit {
  /// Twice the log-likelihood that some columns add to the others.
  fileprivate func test(without columns: Range<Int>) throws(StatisticsError) -> CoxModel.Test {
    let left = terms.columns.indices.filter { !columns.contains($0) }
    guard !left.isEmpty else { return model.likelihoodRatioTest }
    let reduced = try CoxModel(
      DesignMatrix(columns: left.map { terms.columns[$0] }), followUps, strata: strata,
      ties: model.ties)
    return try model.likelihoodRatioTest(against: reduced)
  }
}
