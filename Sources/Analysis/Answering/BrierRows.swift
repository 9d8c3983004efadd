internal import Cohorts
internal import Statistics

/// The rows of Brier scores: of the curves of `kaplan_meier`, and of the models of `cox`.
struct BrierRows {
  let times: [Double]
  let place: RowPlace

  /// The scores at the times, and their mean over time where there are several.
  ///
  /// - Parameters:
  ///   - followUps: the patients.
  ///   - predictions: the survival of every patient predicted at a time.
  func add(
    to rows: inout Rows, _ followUps: [FollowUp], predictions: (Double) -> [Double]
  ) {
    var scores: [BrierScore] = []
    let hasLateEntries = followUps.contains { $0.entry != nil }
    for time in times {
      var own = place
      own.level = plainText(time)
      guard !hasLateEntries else {
        rows.add(own, Statistic.refused(["estimate", "std.error"], Self.lateEntry))
        continue
      }
      do throws(StatisticsError) {
        let score = try BrierScore(followUps, predictions: predictions(time), time: time)
        rows.add(own, Self.statistics(score, followUps.count))
        scores.append(score)
      } catch {
        rows.add(own, Statistic.refused(["estimate", "std.error"], Refusal(error)))
      }
    }
    guard times.count > 1 else { return }
    var whole = place
    whole.context = "brier_integrated"
    guard scores.count == times.count else {
      rows.add(
        whole, Statistic.refused(["estimate", "std.error"], Refusal("a time has no score")))
      return
    }
    let ascending = scores.sorted { $0.time < $1.time }
    rows.add(whole, names: ["estimate", "std.error"]) { () throws(StatisticsError) in
      Self.statistics(try BrierScore.integrated(ascending), followUps.count)
    }
  }

  private static let lateEntry = Refusal(
    "patients entered late, for whom the weights for censoring are not defined")

  private static func statistics(_ score: BrierScore, _ count: Int) -> [Statistic] {
    [
      .number("estimate", score.estimate),
      .number("std.error", score.standardError, orElse: "1 patient, at least 2 needed"),
      .count("nobs", count),
    ]
  }
}

extension SurvivalRows {
  /// Scores the curves as predictions: each patient is predicted the curve of the own group.
  mutating func scorePredictions() {
    guard !verb.brier.isEmpty else { return }
    let groups = patients.followUps.filter { !$0.isEmpty }
    let curves = groups.compactMap { try? KaplanMeier($0) }
    let brier = BrierRows(
      times: verb.brier, place: RowPlace(context: "brier", variable: outcome.name))
    brier.add(to: &rows, groups.flatMap(\.self)) { time in
      zip(groups, curves).flatMap { group, curve in
        Array(repeating: curve.estimate(at: time).survival, count: group.count)
      }
    }
  }
}

extension HazardRows {
  /// Scores a model: each patient is predicted the survival of the own covariates.
  mutating func scorePredictions(_ fit: Fit) {
    guard !verb.brier.isEmpty else { return }
    let place = place("brier", fit.single)
    do throws(StatisticsError) {
      let predicted = try PredictedSurvival(
        fit.model, fit.design, fit.followUps, strata: fit.strata)
      BrierRows(times: verb.brier, place: place)
        .add(to: &rows, fit.followUps, predictions: predicted.survival)
    } catch {
      rows.add(place, Statistic.refused(["estimate", "std.error"], Refusal(error)))
    }
  }
}
