/// The log-rank scores of follow-ups: a number for each patient whose sums over groups make rank
/// statistics of survival.
///
/// ```
/// aᵢ = δᵢ − Σ_{tⱼ ≤ tᵢ} δⱼ / (n − γⱼ + 1),   γⱼ = #{t ≤ tⱼ}
/// ```
/// with δ = 1 for an event. They sum to 0, up to ties. A late time has a low score. Times that differ
/// by rounding alone are tied; an event and a censoring at the same time count the same towards γ.
///
/// Source: Hothorn and Lausen 2003, doi 10.1016/S0167-9473(02)00225-6.
public enum LogRankScores {
  /// The scores of the patients, in the order given.
  public static func of(_ followUps: [FollowUp]) -> [Double] {
    let tied = FollowUp.tyingNearTimes(followUps)
    let order = tied.indices.sorted { tied[$0].time < tied[$1].time }
    var scores = Array(repeating: 0.0, count: tied.count)
    var hazard = 0.0
    for run in order.split(by: { tied[$0].time == tied[$1].time }) {
      let left = Double(tied.count - run.endIndex + 1)
      for index in run where tied[index].isEvent { hazard += 1 / left }
      for index in run { scores[index] = (tied[index].isEvent ? 1 : 0) - hazard }
    }
    return scores
  }
}
