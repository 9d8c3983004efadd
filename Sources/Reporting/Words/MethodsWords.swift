import Analysis
import Cohorts

/// The choices behind survival curves.
enum SurvivalConvention {
  /// The scale of the intervals, in the places named, or everywhere.
  static func interval(_ kind: Conventions.SurvivalInterval, in places: [String]) -> String {
    let place = places.isEmpty ? "" : "in \(places.inWords) "
    let greenwood = "its intervals are pointwise, by Greenwood’s variance on the scale of "
    let words =
      switch kind {
      case .log: greenwood + "log S."
      case .logLog: greenwood + "log(−log S)."
      case .plain: greenwood + "S."
      case .none:
        "S itself has no intervals; those of its quantiles are normal approximations, from the"
          + " density between the quantiles 5% below and above."
      }
    return (place + words).capitalisedFirst
  }

  /// Which time is the median.
  static func median(_ conventions: Conventions) -> String? {
    switch conventions.kmMedian {
    case .midpoint:
      "Where the curve runs along 0.5, the median is the middle of that stretch, which ends at the"
        + " next event or the last follow-up."
    case .midpointOrNone:
      "Where the curve runs along 0.5, the median is the middle of that stretch, and is not estimated"
        + " where no event ends it."
    case .first: "The median is the first time at which S is 0.5 or less."
    }
  }

  /// What stands past the last follow-up.
  static func pastLastTime(_ conventions: Conventions) -> String? {
    switch conventions.pastLastTime {
    case .carried: "Past the last follow-up the last estimate is carried on."
    case .notEstimable: "Past the last follow-up nothing is estimated."
    }
  }
}

/// What was modelled, and how.
struct RegressionWords {
  let ran: [Answer]
  let format: StudyFormat
  let contexts: [String]
  let numbering: Numbering

  /// A sentence for each kind of model and each choice in it.
  var sentences: [String] { cox + logistic + linear }

  private func has(_ prefix: String) -> Bool { contexts.contains { $0.hasPrefix(prefix) } }

  private var cox: [String] {
    has("cox_") ? CoxWords(ran: ran, contexts: contexts, numbering: numbering).sentences : []
  }

  private var logistic: [String] {
    has("logistic_") ? LogisticWords(ran: ran, format: format, numbering: numbering).sentences : []
  }

  private var linear: [String] {
    guard has("linear_") else { return [] }
    return [
      "Means are modelled by ordinary least squares; tests and intervals of coefficients are t, those"
        + " of models F."
    ]
  }
}
