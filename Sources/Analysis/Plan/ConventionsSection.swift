import Cohorts

extension PlanReader {
  /// Conventions as written, over those that hold without them.
  ///
  /// A preset takes the place of all that held before; single keys change what they name.
  static func conventions(_ written: Written?, over base: Conventions) -> Conventions {
    guard let written else { return base }
    guard written.node.entries != nil else {
      return Conventions.Preset(written).map { Conventions(preset: $0) } ?? base
    }
    let fields = Fields(written.node, of: "conventions", written.faults)
    let preset: Conventions.Preset? = fields.read("preset")
    var c = preset.map { Conventions(preset: $0) } ?? base
    fields.read("two_group_t", into: &c.twoGroupT)
    fields.read("quantile_type", into: &c.quantileType, "a whole number from 1 to 9") {
      (1...9).contains($0)
    }
    fields.read("continuity_correction", into: &c.continuityCorrection)
    fields.read("mcnemar_correction", into: &c.mcnemarCorrection)
    fields.read("cmh_correction", into: &c.cmhCorrection)
    fields.read("mann_whitney", into: &c.mannWhitney)
    fields.read("signed_rank", into: &c.signedRank)
    fields.read("fisher_odds_ratio", into: &c.fisherOddsRatio)
    fields.read("km_interval", into: &c.kmInterval)
    fields.read("km_median", into: &c.kmMedian)
    fields.read("past_last_time", into: &c.pastLastTime)
    fields.read("ties", into: &c.ties)
    fields.read("logistic_interval", into: &c.logisticInterval)
    fields.read("moments", into: &c.moments)
    fields.finish()
    return c
  }
}
