import Analysis
import Cohorts

/// Correlations and agreement, one sentence for each coefficient.
struct AssociationSentences {
  let format: AnswerFormat

  private var index: FindingIndex { format.index }

  /// The sentences, in the order of the rows.
  var all: [Phrase] {
    let rows = index.findings.filter {
      $0.statistic == "estimate" || ($0.context == "bland_altman" && $0.statistic == "bias")
    }
    return rows.compactMap { row in
      if row.context == "bland_altman" { return limits(row) }
      return row.variable == nil ? agreement(row) : correlation(row)
    }
  }

  private func among(_ row: Finding) -> String {
    row.group1Level.map { ", " + AnswerFormat.within($0) + "," } ?? ""
  }

  private func correlation(_ row: Finding) -> Phrase? {
    guard let x = row.variable, let y = row.variableLevel else { return nil }
    let subject =
      "\(MethodName.words(row.context)) of \(format.study.inText(x)) with \(format.study.inText(y))"
      + among(row)
    guard row.number != nil else {
      return row.error.map { "\(subject) could not be computed: \($0)" }
    }
    let n: [Phrase] = format.bound(index.sibling("nobs", of: row)).map { ["n = \($0)"] } ?? []
    return format.estimate(row, more: n).map { "\(subject) was \($0)" }
  }

  private func agreement(_ row: Finding) -> Phrase? {
    let form = row.variableLevel.map { " (\($0))" } ?? ""
    let subject = "\(MethodName.words(row.context))\(form) of \(measurements)" + among(row)
    guard row.number != nil else {
      return row.error.map { "\(subject) could not be computed: \($0)" }
    }
    return format.estimate(row).map { "\(subject) was \($0)" }
  }

  private func limits(_ bias: Finding) -> Phrase? {
    guard let number = format.bound(bias),
      let low = format.bound(index.sibling("limit.low", of: bias)),
      let high = format.bound(index.sibling("limit.high", of: bias))
    else { return bias.error.map { "limits of agreement could not be computed: \($0)" } }
    let interval: Phrase = format.boundInterval(of: bias).map { " (\($0))" } ?? Phrase()
    return
      "the mean difference \(difference)\(among(bias)) was \(number.with(after: unit))\(interval), with limits of agreement from \(low) to \(high)"
  }

  private var names: [String] {
    if case .agreement(let own) = format.question.verb { own.measurements.map(\.text) } else { [] }
  }

  private var measurements: String { format.study.inText(names) }
  private var unit: String { names.first.map(format.unit) ?? "" }
  private var difference: String { names.map(format.study.inText).joined(separator: " − ") }
}
