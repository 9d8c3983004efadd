import Analysis
import Cohorts

/// What was done to tell classes apart, over time too, to score predictions and to choose cuts.
struct DiscriminationWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// What was told apart and how well, analysis by analysis; the finer choices among the conventions.
  var sentences: [MethodsSentence] {
    questions.flatMap { curve($0.0, $0.1, $0.2) } + questions.flatMap { timed($0.0, $0.1, $0.2) }
      + brier + cuts + conventions
  }

  private var format: StudyFormat { methods.format }

  private func has(_ context: String, _ statistic: String = "estimate") -> Bool {
    methods.ran.contains { Self.has($0.findings, context, statistic) }
  }

  private static func has(
    _ rows: [Finding], _ context: String, _ statistic: String = "estimate"
  ) -> Bool {
    rows.indices.contains { row in
      rows[row].context == context && rows[row].statistic == statistic && rows[row].number != nil
    }
  }

  private var questions: [(Question, ReceiverOperating, [Finding])] {
    methods.ran.compactMap { answer in
      guard case .roc(let roc) = answer.question.verb else { return nil }
      return (answer.question, roc, answer.findings)
    }
  }

  // MARK: - Two classes

  private func curve(
    _ question: Question, _ roc: ReceiverOperating, _ rows: [Finding]
  ) -> [MethodsSentence] {
    guard roc.times.isEmpty, Self.has(rows, "roc_auc") else { return [] }
    let id = [question.id]
    let found = roc.positive.map { $0.text + " (" + format.inText(roc.outcome.text) + ")" }
    let interval = roc.interval == .delong ? "DeLong’s intervals" : "bootstrap intervals"
    let more =
      (Self.has(rows, "roc_partial_auc") ? ["partial areas" + range(roc)] : [])
      + (Self.has(rows, "roc_at") ? ["points of the curve at given values"] : [])
    let words =
      "The discrimination of \(found ?? format.inText(roc.outcome.text)) by"
      + " \(format.inText(roc.predictors.map(\.text)))\(direction(roc)) was assessed by the area under"
      + " the receiver operating characteristic curve with \(interval)"
      + (more.isEmpty ? "" : ", and by " + more.inWords)
    return methods.sentence(.discrimination, words, of: id) + compared(question, rows)
      + thresholds(question, roc, rows) + resampled(question, roc)
  }

  private func range(_ roc: ReceiverOperating) -> String {
    guard let partial = roc.partial else { return "" }
    let ends = [partial.range.lowerBound, partial.range.upperBound].map {
      NumberFormat.significant($0, 3).trimmingZeros
    }
    return " over a \(partial.axis.rawValue) of \(ends.joined(separator: " to "))"
      + (partial.corrected ? ", corrected by McClish’s method" : "")
  }

  private func direction(_ roc: ReceiverOperating) -> String {
    switch roc.direction {
    case .higher: ", higher values pointing to that class,"
    case .lower: ", lower values pointing to that class,"
    case .auto: ", the direction being that of the medians, chosen from the data,"
    case nil: directions(roc, "that class")
    }
  }

  private func directions(_ roc: ReceiverOperating, _ target: String) -> String {
    let words = roc.predictors.compactMap { name -> String? in
      switch roc.directions[name.text] {
      case .higher: "higher values of \(format.inText(name.text))"
      case .lower: "lower values of \(format.inText(name.text))"
      case .auto, nil: nil
      }
    }
    return words.isEmpty ? "" : ", \(words.inWords) pointing to \(target),"
  }

  private func compared(_ question: Question, _ rows: [Finding]) -> [MethodsSentence] {
    guard Self.has(rows, "roc_delong_test") else { return [] }
    let between = question.by.isEmpty ? "of predictors on the same patients" : "between groups"
    return methods.sentence(
      .discrimination, "The areas \(between) were compared by DeLong’s test", of: [question.id])
  }

  private func thresholds(
    _ question: Question, _ roc: ReceiverOperating, _ rows: [Finding]
  ) -> [MethodsSentence] {
    guard Self.has(rows, "roc_threshold", "threshold") else { return [] }
    let rules = roc.thresholds.map { rule in
      switch rule {
      case .youden: "chosen on the same patients by Youden’s index"
      case .closestTopLeft: "chosen on the same patients as the closest to the top left corner"
      case .at(let value): "set at \(NumberFormat.significant(value, 6).trimmingZeros) in the plan"
      }
    }
    return methods.sentence(
      .discrimination, "Thresholds were \(rules.distinct().inWords)", of: [question.id])
  }

  private func resampled(_ question: Question, _ roc: ReceiverOperating) -> [MethodsSentence] {
    let words =
      (roc.interval == .bootstrap ? ["areas", "chosen thresholds"] : [])
      + (roc.hasBand ? ["sensitivities (the bands)"] : [])
      + (roc.partial == nil ? [] : ["partial areas"])
      + (roc.at.isEmpty ? [] : ["points of the curve"])
    guard !words.isEmpty else { return [] }
    return methods.sentence(
      .discrimination,
      "Intervals of \(words.inWords) are percentiles of \(roc.replicates) bootstrap replicates"
        + " stratified by class, seed \(roc.seed)", of: [question.id])
  }

  // MARK: - Over time

  private func timed(
    _ question: Question, _ roc: ReceiverOperating, _ rows: [Finding]
  ) -> [MethodsSentence] {
    let contexts = ["roc_time", "harrell_c", "uno_c"].filter { Self.has(rows, $0) }
    guard !contexts.isEmpty else { return [] }
    let names = [
      "roc_time": "time-dependent areas under the receiver operating characteristic curve",
      "harrell_c": "Harrell’s C", "uno_c": "Uno’s C",
    ]
    return methods.sentence(
      .discrimination,
      "The discrimination of early from late events of \(format.inText(roc.outcome.text)) by"
        + " \(format.inText(roc.predictors.map(\.text)))\(way(roc)) was assessed by"
        + " \(contexts.compactMap { names[$0] }.inWords)", of: [question.id])
  }

  private func way(_ roc: ReceiverOperating) -> String {
    switch roc.direction {
    case .higher: ", higher values pointing to the event,"
    case .lower: ", lower values pointing to the event,"
    case .auto: ", the direction being that of Harrell’s C, chosen from the data,"
    case nil: directions(roc, "the event")
    }
  }

  private var brier: [MethodsSentence] {
    methods.sentence(
      .discrimination,
      "Predicted survival was scored by Brier scores weighted for censoring, on the patients that it"
        + " was made from, which flatters it", of: methods.analyses(["brier"]))
  }

  // MARK: - Cut points

  private var cuts: [MethodsSentence] {
    methods.ran.flatMap { answer -> [MethodsSentence] in
      guard case .cutpoint(let search) = answer.question.verb,
        Self.has(answer.findings, "maximally_selected", "statistic")
      else { return [] }
      let ends = [search.between.lowerBound, search.between.upperBound].map {
        NumberFormat.significant($0 * 100, 4).trimmingZeros
      }
      return methods.sentence(
        .discrimination,
        "The cut point of \(format.inText(search.variable.text)) for"
          + " \(format.inText(search.outcome.text)) is where the standardised rank statistic was"
          + " largest, over cuts with \(ends[0])% to \(ends[1])% of the patients at or below them;"
          + " its p-value knows of the search", of: [answer.question.id])
    }
  }

  // MARK: - Conventions

  private var conventions: [MethodsSentence] {
    let curves = methods.details(
      .discrimination, tolerances + ["Curves are not smoothed."] + points,
      of: methods.analyses(["roc_auc"]))
    let timed = methods.details(
      .discrimination, has("roc_time") ? Self.timedWords : [],
      of: methods.analyses(["roc_time"]))
    let brier = methods.details(
      .discrimination, has("brier") ? [Self.brierWords] : [], of: methods.analyses(["brier"]))
    return curves + timed + brier
  }

  private var tolerances: [String] {
    questions.filter { $0.1.tolerance > 0 }.map { question, roc, _ in
      "In \(methods.places([question.id])) values that differ by"
        + " \(NumberFormat.significant(roc.tolerance, 3).trimmingZeros) or less are tied."
    }
  }

  private var points: [String] {
    guard has("roc_threshold", "threshold") else { return [] }
    return [
      "Thresholds are midpoints between observed values; intervals of proportions at them are Clopper"
        + " and Pearson’s, those of likelihood ratios are symmetric on the logarithm (Simel)."
    ]
  }

  private static let timedWords = [
    "Areas over time are of cumulative cases and dynamic controls; cases are weighted by 1/G(T), G"
      + " being the Kaplan–Meier estimate of staying uncensored. The mean area weighs times by the"
      + " fall of survival.",
    "Harrell’s C has the standard error of the infinitesimal jackknife; so has Uno’s C, which is"
      + " weighted by 1/G(T)², takes the weights as known and ends at the last time asked for.",
  ]

  private static let brierWords =
    "Brier scores are weighted by 1/G, integrated ones averaged over time by the trapezoidal rule;"
    + " standard errors take weights and predictions as known."
}
