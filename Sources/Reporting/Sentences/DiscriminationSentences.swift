import Analysis
import Cohorts

/// Areas, their differences, thresholds, and discrimination over time.
struct DiscriminationSentences {
  let format: AnswerFormat
  let roc: ReceiverOperating

  private var index: FindingIndex { format.index }

  /// The sentences: areas, differences, thresholds, then times.
  var all: [Phrase] {
    rows("roc_auc").compactMap(area) + rows("roc_delong_test").compactMap(difference)
      + index.findings.filter { $0.context == "roc_threshold" && $0.statistic == "threshold" }
      .compactMap(threshold) + rows("roc_time").compactMap(timed)
      + (rows("harrell_c") + rows("uno_c")).compactMap(concordance)
  }

  private func rows(_ context: String) -> [Finding] {
    index.findings.filter { $0.context == context && $0.statistic == "estimate" }
  }

  private func name(_ row: Finding) -> String {
    format.study.inText(row.variable ?? "")
      + (row.group1Level.map { " " + AnswerFormat.within($0) } ?? "")
  }

  private var target: String {
    let outcome = format.study.inText(roc.outcome.text)
    return roc.positive.map { "\($0.text) (\(outcome))" } ?? outcome
  }

  private func area(_ row: Finding) -> Phrase? {
    let subject = "the area under the ROC curve of \(name(row)) for \(target)"
    guard row.number != nil else {
      return row.error.map { "\(subject) could not be computed: \($0)" }
    }
    let cases = format.bound(index.sibling("n.cases", of: row))
    let controls = format.bound(index.sibling("n.controls", of: row))
    var counts: [Phrase] = []
    if let cases, let controls { counts = ["\(cases) with and \(controls) without"] }
    return format.estimate(row, more: counts).map { "\(subject) was \($0)" }
  }

  private func difference(_ row: Finding) -> Phrase? {
    let pair =
      row.variableLevel.map { $0.replacing(" - ", with: " − ") }
      ?? format.study.inText(row.variable ?? "")
    guard let number = format.bound(row) else {
      return row.error.map { "the difference of areas, \(pair), could not be computed: \($0)" }
    }
    let interval: [Phrase] = format.boundInterval(of: row).map { ["\($0)"] } ?? []
    let p = format.p(index.sibling("p.value", of: row)).map { "DeLong’s test, \($0)" as Phrase }
    return "the difference of areas, \(pair), was \(number)\((interval + p).inBrackets)"
  }

  private func threshold(_ row: Finding) -> Phrase? {
    let find = { (statistic: String) in index.sibling(statistic, of: row) }
    guard let cut = format.bound(row), let sensitivity = format.estimate(find("sensitivity")),
      let specificity = format.estimate(find("specificity"))
    else { return nil }
    let rule =
      row.variableLevel.map { $0.hasPrefix("youden") ? ", chosen by Youden’s index," : "" } ?? ""
    return
      "at a threshold of \(cut.with(after: format.unit(of: row.variable ?? "")))\(rule) \(name(row)) had a sensitivity of \(sensitivity) and a specificity of \(specificity)"
  }

  private func timed(_ row: Finding) -> Phrase? {
    let time = format.time(row.variableLevel ?? "", of: roc.outcome.text)
    return format.estimate(row).map {
      "at \(time) the area under the ROC curve of \(name(row)) was \($0)"
    }
  }

  private func concordance(_ row: Finding) -> Phrase? {
    format.estimate(row).map { "\(MethodName.words(row.context)) of \(name(row)) was \($0)" }
  }
}

/// The cut that was found, and what is to be thought of it.
struct CutPointSentences {
  let format: AnswerFormat
  let search: CutPointSearch

  /// A sentence for each group.
  var all: [Phrase] {
    let rows = format.index.findings.filter {
      $0.context == "maximally_selected" && $0.statistic == "cutpoint"
    }
    return rows.compactMap { row in
      guard let cut = format.bound(row) else {
        return row.error.map { "no cut point could be chosen: \($0)" }
      }
      let low = format.bound(format.index.sibling("n.low", of: row))
      let high = format.bound(format.index.sibling("n.high", of: row))
      var counts: [Phrase] = []
      if let low, let high { counts = ["\(low) patients at or below it and \(high) above"] }
      let p = format.p(format.index.sibling("p.value", of: row))
      let name = format.study.inText(search.variable.text)
      let outcome = format.study.inText(search.outcome.text)
      let unit = format.unit(of: search.variable.text)
      return
        "the cut point of \(name) chosen on these patients for \(outcome) was \(cut.with(after: unit))\((counts + p).inBrackets)"
    }
  }
}
