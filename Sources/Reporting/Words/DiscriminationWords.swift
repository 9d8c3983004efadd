import Analysis
import Cohorts

/// What was done to tell classes apart, over time too, to score predictions and to choose cuts.
struct DiscriminationWords {
  let ran: [Answer]
  let format: StudyFormat
  let numbering: Numbering

  /// The classes and directions, then the intervals and the thresholds.
  var sentences: [String] { curves + timed + brier + cuts }

  private func has(_ context: String, _ statistic: String = "estimate") -> Bool {
    ran.flatMap(\.findings).contains {
      $0.context == context && $0.statistic == statistic && $0.number != nil
    }
  }

  private var questions: [(Question, ReceiverOperating)] {
    ran.compactMap { answer in
      if case .roc(let roc) = answer.question.verb { (answer.question, roc) } else { nil }
    }
  }

  // MARK: - Two classes

  private var curves: [String] {
    guard has("roc_auc") else { return [] }
    let own = questions.filter { $1.times.isEmpty }
    let classes = own.compactMap { question, roc in
      roc.positive.map {
        "In \(numbering.name(of: question.id)) the positive class is \($0.text)"
          + " (\(format.label(roc.outcome.text)))\(direction(roc))."
      }
    }
    return classes + tolerances + intervals(own) + [thresholds]
  }

  private func direction(_ roc: ReceiverOperating) -> String {
    switch roc.direction {
    case .higher: ", to which higher values point"
    case .lower: ", to which lower values point"
    case .auto: ", and the direction is that of the medians, chosen from the data"
    case nil: ""
    }
  }

  private var tolerances: [String] {
    questions.filter { $1.tolerance > 0 }.map { question, roc in
      "In \(numbering.name(of: question.id)) values that differ by"
        + " \(NumberFormat.significant(roc.tolerance, 3).trimmingZeros) or less are tied."
    }
  }

  private func intervals(_ questions: [(Question, ReceiverOperating)]) -> [String] {
    let ofDeLong = questions.filter { $1.interval == .delong }
    let names = ofDeLong.map { numbering.name(of: $0.0.id) }
    let place = ofDeLong.count < questions.count ? " in \(names.inWords)" : ""
    let deLong = ofDeLong.isEmpty ? [] : ["Intervals of areas under curves\(place) are DeLong’s."]
    let replicated = questions.filter { isResampled($1) }.map { question, roc in
      "In \(numbering.name(of: question.id)) the bootstrap makes the intervals of"
        + " \(resampled(roc)): \(roc.replicates) replicates stratified by class, percentiles,"
        + " seed \(roc.seed)."
    }
    return deLong + replicated
  }

  private func isResampled(_ roc: ReceiverOperating) -> Bool {
    roc.interval == .bootstrap || roc.partial != nil || !roc.at.isEmpty
  }

  private func resampled(_ roc: ReceiverOperating) -> String {
    let words =
      (roc.interval == .bootstrap ? ["areas", "chosen thresholds"] : [])
      + (roc.partial == nil ? [] : ["partial areas"])
      + (roc.at.isEmpty ? [] : ["points of the curve"])
    return words.inWords
  }

  private var thresholds: String {
    guard has("roc_threshold", "threshold") else { return "Curves are not smoothed." }
    return "Curves are not smoothed. Thresholds are midpoints between observed values; intervals of"
      + " proportions at them are Clopper and Pearson’s, those of likelihood ratios are symmetric"
      + " on the logarithm (Simel)."
  }

  // MARK: - Over time

  private var timed: [String] {
    guard has("roc_time") else { return [] }
    let own = questions.filter { !$1.times.isEmpty }
    let places = own.map { question, roc in
      numbering.name(of: question.id) + way(roc)
    }
    return [
      "Areas over time (\(places.joined(separator: "; "))) are of cumulative cases and dynamic"
        + " controls; cases are weighted by 1/G(T), G being the Kaplan–Meier estimate of staying"
        + " uncensored. The mean area weighs times by the fall of survival.",
      "Harrell’s C has the standard error of the infinitesimal jackknife; so has Uno’s C, which is"
        + " weighted by 1/G(T)², takes the weights as known and ends at the last time asked for.",
    ]
  }

  private func way(_ roc: ReceiverOperating) -> String {
    switch roc.direction {
    case .higher: ", higher values pointing to the event"
    case .lower: ", lower values pointing to the event"
    case .auto: ", the direction being that of Harrell’s C, chosen from the data"
    case nil: ""
    }
  }

  private var brier: [String] {
    guard has("brier") else { return [] }
    return [
      "Brier scores are weighted for censoring by 1/G, integrated ones averaged over time by the"
        + " trapezoidal rule. Predictions are scored on the patients they were made from, which"
        + " flatters them; standard errors take weights and predictions as known."
    ]
  }

  // MARK: - Cut points

  private var cuts: [String] {
    guard has("maximally_selected", "statistic") else { return [] }
    let searches = ran.compactMap { answer -> (Question, CutPointSearch)? in
      if case .cutpoint(let search) = answer.question.verb {
        (answer.question, search)
      } else {
        nil
      }
    }
    return searches.map(\.1.between).distinct().map { range in
      let ends = [range.lowerBound, range.upperBound].map {
        NumberFormat.significant($0 * 100, 4).trimmingZeros
      }
      let names = searches.filter { $1.between == range }.map { numbering.name(of: $0.0.id) }
      return
        "In \(names.inWords) the cut is where the standardised rank statistic"
        + " is largest, over cuts with \(ends[0])% to \(ends[1])% of the patients at or below them;"
        + " p-values know of the search."
    }
  }
}
