import Analysis

/// The conventions as the plan language writes them, in a fixed order.
struct ConventionWords: Equatable, Sendable {
  /// A key with its value.
  struct Entry: Equatable, Sendable {
    /// The key of the plan language.
    let key: String
    /// Its value.
    let value: String
  }

  /// All keys; the preset is the first.
  let entries: [Entry]

  /// The conventions in force.
  init(_ conventions: Conventions) {
    let c = conventions
    entries = [
      Entry(key: "preset", value: c.preset.rawValue),
      Entry(key: "two_group_t", value: c.twoGroupT.rawValue),
      Entry(key: "quantile_type", value: String(c.quantileType)),
      Entry(key: "continuity_correction", value: Self.yes(c.continuityCorrection)),
      Entry(key: "mcnemar_correction", value: Self.yes(c.mcnemarCorrection)),
      Entry(key: "cmh_correction", value: Self.yes(c.cmhCorrection)),
      Entry(key: "mann_whitney", value: c.mannWhitney.rawValue),
      Entry(key: "signed_rank", value: c.signedRank.rawValue),
      Entry(key: "fisher_odds_ratio", value: c.fisherOddsRatio.rawValue),
      Entry(key: "km_interval", value: c.kmInterval.rawValue),
      Entry(key: "km_median", value: c.kmMedian.rawValue),
      Entry(key: "past_last_time", value: c.pastLastTime.rawValue),
      Entry(key: "ties", value: c.ties.rawValue),
      Entry(key: "logistic_interval", value: c.logisticInterval.rawValue),
      Entry(key: "moments", value: c.moments.rawValue),
    ]
  }

  private static func yes(_ value: Bool) -> String { value ? "yes" : "no" }

  private static let programs = ["r": "R", "sas": "SAS", "spss": "SPSS", "stata": "Stata"]

  /// Those that differ from the preset's own, in words for a page; the preset stands first.
  func words(beside preset: Conventions) -> String {
    let own = ConventionWords(preset).entries
    let changed = zip(entries, own).filter { $0.value != $1.value }.map(\.0)
    let preset = entries.first?.value ?? ""
    let name = "defaults of " + (Self.programs[preset] ?? preset)
    return ([name] + changed.map { $0.key + ": " + $0.value }).joined(separator: ", ")
  }
}
