internal import Cohorts
internal import Statistics

/// The rows that describe one variable in one group of patients.
struct Description {
  let question: Question
  let interval: Proportion.Interval
  let percent: Summarize.Percent
  let denominator: Summarize.Denominator

  init(_ question: Question) {
    self.question = question
    switch question.verb {
    case .summarize(let verb):
      (interval, percent, denominator) = (verb.interval, verb.percent, verb.denominator)
    case .crossTabulate(let verb):
      (interval, percent, denominator) = (.wilson, verb.percent, .known)
    default: (interval, percent, denominator) = (.wilson, .column, .known)
    }
  }

  /// Describes a variable overall and in every group, with what is missing.
  func describe(_ variable: Variable, _ selection: Selection, into rows: inout Rows) {
    for part in selection.allAndGroups {
      switch variable.column {
      case .numeric: describeNumbers(variable, part, selection, into: &rows)
      case .categorical(let column):
        describeLevels(variable, column, part, selection, into: &rows)
      case .date(let column): describeDates(variable, column, part, selection, into: &rows)
      case .text: break
      }
      countMissing(variable, part, selection, into: &rows)
    }
  }

  private func countMissing(
    _ variable: Variable, _ part: Group, _ selection: Selection, into rows: inout Rows
  ) {
    let present = count(of: variable, part, selection)
    let missing = part.rows.count - present
    let place = selection.place("missing", variable.name, in: part)
    rows.add(
      place,
      [.count("N_obs", part.rows.count), .count("N_miss", missing), .count("N_nonmiss", present)])
    let everyone = selection.rows.count
    let known =
      part.rows.count == everyone
      ? present : count(of: variable, Group(label: nil, rows: selection.rows), selection)
    for (name, count, all) in [
      ("p_miss", missing, everyone - known), ("p_nonmiss", present, known),
    ] {
      let total =
        switch percent {
        case .column: part.rows.count
        case .row: all
        case .cell: everyone
        }
      rows.add(place, [share(name, count, of: total)])
    }
  }

  /// How many patients have a value.
  private func count(of variable: Variable, _ part: Group, _ selection: Selection) -> Int {
    selection.samples.known(variable, in: part)?.count ?? variable.column.countWithValue(part.rows)
  }

  private func share(_ name: String, _ count: Int, of total: Int) -> Statistic {
    .number(name, total > 0 ? Double(count) / Double(total) : nil, orElse: "no patients")
  }

  private func describeLevels(
    _ variable: Variable, _ column: CategoricalColumn, _ part: Group, _ selection: Selection,
    into rows: inout Rows
  ) {
    let counts = column.counts(part.rows)
    let present = counts.reduce(0, +)
    let ofEveryone = column.counts(selection.rows)
    let everyone = ofEveryone.reduce(0, +)
    let (interval, confidence) = (interval, question.confidence)
    for (index, level) in column.levels.enumerated() {
      let n = counts[index]
      let total =
        switch percent {
        case .column: denominator == .known ? present : part.rows.count
        case .row: ofEveryone[index]
        case .cell: denominator == .known ? everyone : selection.rows.count
        }
      var place = selection.place("categorical", variable.name, in: part)
      place.level = level.label
      rows.add(place, [.count("n", n), .count("N", total)])
      rows.add(place, names: ["p", "conf.low", "conf.high"]) { () throws(StatisticsError) in
        let proportion = try Proportion(count: n, of: total)
        return [.number("p", proportion.estimate)]
          + Statistic.interval(try proportion.confidenceInterval(interval, level: confidence))
      }
    }
  }

  /// The first and the last day.
  private func describeDates(
    _ variable: Variable, _ column: DateColumn, _ part: Group, _ selection: Selection,
    into rows: inout Rows
  ) {
    var (known, days) = (0, (first: Int?.none, last: Int?.none))
    part.rows.forEachRow { row, count in
      guard let day = column[row] else { return }
      known += count
      days = (min(days.first ?? day, day), max(days.last ?? day, day))
    }
    let limits = [("min", days.first), ("max", days.last)].map { name, day in
      day.map { Statistic.text(name, CalendarDate.text(daysSince1970: $0)) }
        ?? Statistic.number(name, nil, orElse: "no values")
    }
    let place = selection.place("date", variable.name, in: part)
    rows.add(place, [.count("N", known)] + limits)
  }

  private func describeNumbers(
    _ variable: Variable, _ part: Group, _ selection: Selection, into rows: inout Rows
  ) {
    let place = selection.place("continuous", variable.name, in: part)
    guard let sample = selection.samples.sample(of: variable, in: part) else { return }
    let summary = Summary(sample)
    let few = summary.count == 0 ? "no values" : "1 value, at least 2 needed"
    rows.add(
      place,
      [
        .count("N", summary.count), .number("mean", summary.mean, orElse: few),
        .number("sd", summary.standardDeviation, orElse: few),
        .number("var", summary.variance, orElse: few),
        .number("se", summary.standardError, orElse: few), .number("sum", summary.sum),
      ])
    rows.add(place, order(summary, few) + shape(summary) + limits(summary, few))
  }

  private func order(_ summary: Summary, _ few: String) -> [Statistic] {
    let type = QuantileType(rawValue: question.conventions.quantileType) ?? .gumbel
    return [
      .number("median", summary.median, orElse: few),
      .number("p25", summary.quantile(0.25, type: type), orElse: few),
      .number("p75", summary.quantile(0.75, type: type), orElse: few),
      .number("iqr", summary.interquartileRange(type: type), orElse: few),
      .number("mad", summary.medianAbsoluteDeviation, orElse: few),
      .number("min", summary.minimum, orElse: few), .number("max", summary.maximum, orElse: few),
    ]
  }

  private func shape(_ summary: Summary) -> [Statistic] {
    let (moments, excess): (Moments, Double) =
      switch question.conventions.moments {
      case .type3: (.type3, 0)
      case .type2: (.type2, 0)
      case .type1NotExcess: (.type1, 3)
      }
    let flat = "too few values, or values that do not vary"
    return [
      .number(
        "geometric.mean", summary.geometricMean, orElse: "a value is not above zero, or none is"),
      .number("skewness", summary.skewness(moments), orElse: flat),
      .number("kurtosis", summary.excessKurtosis(moments).map { $0 + excess }, orElse: flat),
    ]
  }

  private func limits(_ summary: Summary, _ few: String) -> [Statistic] {
    let level = question.confidence
    let ofMean = try? summary.meanInterval(level: level)
    let ofMedian = try? summary.medianInterval(level: level)
    return Statistic.interval(ofMean, prefix: "mean.", orElse: few)
      + Statistic.interval(
        ofMedian, prefix: "median.", orElse: "too few values for this level")
  }
}
