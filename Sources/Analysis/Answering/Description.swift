internal import Cohorts
internal import Statistics

/// The rows that describe one variable in one group of patients.
struct Description {
  let question: Question
  let interval: Summarize.ProportionInterval

  init(_ question: Question) {
    self.question = question
    if case .summarize(let summarize) = question.verb {
      interval = summarize.interval
    } else {
      interval = .wilson
    }
  }

  /// Describes a variable overall and in every group, with what is missing.
  func describe(_ variable: Variable, _ selection: Selection, into rows: inout Rows) {
    var parts = [Group(label: nil, rows: selection.rows)]
    if selection.by != nil { parts += selection.groups }
    for part in parts {
      switch variable.column {
      case .numeric: describeNumbers(variable, part, selection, into: &rows)
      case .categorical(let column):
        describeLevels(variable, column, part, selection, into: &rows)
      case .date, .text: break
      }
      countMissing(variable, part, selection, into: &rows)
    }
  }

  private func countMissing(
    _ variable: Variable, _ part: Group, _ selection: Selection, into rows: inout Rows
  ) {
    let present = part.rows.filter { variable.column.isPresent($0) }.count
    rows.add(
      selection.place("missing", variable.name, in: part),
      [
        .count("N_obs", part.rows.count), .count("N_miss", part.rows.count - present),
        .count("N_nonmiss", present),
      ])
  }

  private func describeLevels(
    _ variable: Variable, _ column: CategoricalColumn, _ part: Group, _ selection: Selection,
    into rows: inout Rows
  ) {
    let present = part.rows.compactMap { column[$0] }
    for (index, level) in column.levels.enumerated() {
      let n = present.filter { $0 == index }.count
      var place = selection.place("categorical", variable.name, in: part)
      place.level = level.label
      rows.add(place, [.count("n", n), .count("N", present.count)])
      rows.add(place, names: ["p", "conf.low", "conf.high"]) { () throws(StatisticsError) in
        let proportion = try Proportion(count: n, of: present.count)
        return [.number("p", proportion.estimate)]
          + Statistic.interval(limits(of: proportion))
      }
    }
  }

  private func limits(of proportion: Proportion) -> ConfidenceInterval? {
    let level = question.confidence
    return switch interval {
    case .wilson: proportion.wilson(level: level)
    case .wilsonCorrected: proportion.wilsonCorrected(level: level)
    case .clopperPearson: proportion.clopperPearson(level: level)
    case .agrestiCoull: proportion.agrestiCoull(level: level)
    case .wald: proportion.wald(level: level)
    }
  }
}
