internal import Cohorts
internal import Statistics

extension Question {
  func correlate(_ verb: Correlate, _ selection: Selection, _ cohort: Cohort) -> Answer {
    var places: [RowPlace] = []
    var family: [[Statistic]] = []
    for (first, second) in verb.pairs {
      guard let x = cohort.variable(first), let y = cohort.variable(second) else { continue }
      for group in selection.groups {
        var place = selection.place(verb.method.rawValue, first, in: group)
        place.level = second
        places.append(place)
        family.append(
          CorrelatedPair(x, y, rows: group.rows, question: self, verb: verb).statistics)
      }
    }
    if adjust != .none { family = adjust.adjusting(family) }
    var rows = Rows(analysis: id)
    for (place, statistics) in zip(places, family) { rows.add(place, statistics) }
    return Answer(
      question: self, findings: rows.all, notes: [], participation: selection.participation)
  }
}

extension Correlate {
  /// Each variable with each of `with`, or all pairs of the variables where there is no `with`.
  var pairs: [(String, String)] {
    if with.isEmpty {
      return variables.enumerated().flatMap { index, first in
        variables.dropFirst(index + 1).map { (first.text, $0.text) }
      }
    }
    return variables.flatMap { first in with.map { (first.text, $0.text) } }
  }
}

/// Two variables in the patients who have both.
struct CorrelatedPair {
  let question: Question
  let verb: Correlate
  private let first: [Double]
  private let second: [Double]

  init(_ x: Variable, _ y: Variable, rows: Patients, question: Question, verb: Correlate) {
    self.question = question
    self.verb = verb
    let complete = rows.filter { x.column.isPresent($0) && y.column.isPresent($0) }
    first = x.column.numbers(complete) ?? []
    second = y.column.numbers(complete) ?? []
  }

  /// The coefficient with its test, or why there is none.
  var statistics: [Statistic] {
    var rows: [Statistic]
    do throws(StatisticsError) { rows = try computed() } catch {
      rows = Statistic.refused(names, Refusal(error)) + [.text("method", verb.method.name)]
    }
    return rows
      + [.count("nobs", first.count), .text("alternative", question.alternative.rawValue)]
  }

  private var names: [String] {
    let degrees = verb.method == .pearson ? ["parameter"] : []
    return ["estimate", "statistic"] + degrees + ["p.value", "conf.low", "conf.high"]
  }

  private func computed() throws(StatisticsError) -> [Statistic] {
    let (x, y) = (try Sample(first), try Sample(second))
    return switch verb.method {
    case .pearson: try pearson(x, y)
    case .spearman: try spearman(x, y)
    case .kendall: try kendall(x, y)
    }
  }

  private func pearson(_ x: Sample, _ y: Sample) throws(StatisticsError) -> [Statistic] {
    let r = try PearsonCorrelation(x, y)
    return [
      .number("estimate", r.estimate), .number("statistic", r.statistic),
      .number("parameter", Double(r.degreesOfFreedom)),
      .number("p.value", r.pValue(question.alternative)),
    ]
      + limits(from: 4) { () throws(StatisticsError) in
        try r.confidenceInterval(level: question.confidence, question.alternative)
      } + [.text("method", verb.method.name)]
  }

  private func spearman(_ x: Sample, _ y: Sample) throws(StatisticsError) -> [Statistic] {
    let rho = try SpearmanCorrelation(x, y)
    let method: SpearmanCorrelation.Method =
      switch verb.exact {
      case .auto: rho.methodInR
      case .always: .exact
      case .never: .studentT
      }
    let how =
      switch (method, verb.exact) {
      case (.exact, .auto): "exact: fewer than 10 patients, no ties"
      case (.exact, _): rho.hasTies ? "exact permutation of the midranks" : "exact"
      case (.edgeworth, _): "Edgeworth series: 10 patients or more, no ties"
      case (.studentT, .auto): "t approximation: " + (rho.hasTies ? "ties" : "over 1290 patients")
      case (.studentT, _): "t approximation"
      }
    return [.number("estimate", rho.estimate), .number("statistic", rho.statistic)]
      + pValue { () throws(StatisticsError) in try rho.pValue(method, question.alternative) }
      + limits(from: 4) { () throws(StatisticsError) in
        try rho.confidenceInterval(level: question.confidence, question.alternative)
      } + [.text("method", "\(verb.method.name) (\(how))")]
  }

  private func kendall(_ x: Sample, _ y: Sample) throws(StatisticsError) -> [Statistic] {
    let tau = try KendallCorrelation(x, y)
    let method: KendallCorrelation.Method =
      switch verb.exact {
      case .auto: tau.methodInR
      case .always: .exact
      case .never: .normal
      }
    let isAuto = verb.exact == .auto
    let (statistic, how): (Double, String) =
      switch (method, tau.hasTies) {
      case (.normal, true): (tau.z, "normal approximation, statistic z" + (isAuto ? ": ties" : ""))
      case (.normal, false):
        (tau.z, "normal approximation, statistic z" + (isAuto ? ": 50 patients or more" : ""))
      case (.exact, false):
        (
          Double(tau.concordant),
          "exact, statistic T" + (isAuto ? ": fewer than 50 patients, no ties" : "")
        )
      case (.exact, true): (Double(tau.score), "exact permutation, statistic S")
      }
    return [.number("estimate", tau.estimate), .number("statistic", statistic)]
      + pValue { () throws(StatisticsError) in try tau.pValue(method, question.alternative) }
      + limits(from: 5) { () throws(StatisticsError) in
        try tau.confidenceInterval(level: question.confidence, question.alternative)
      } + [.text("method", "\(verb.method.name) (\(how))")]
  }

  /// The p-value; where only it is out of reach, the coefficient still stands.
  private func pValue(_ compute: () throws(StatisticsError) -> Double) -> [Statistic] {
    do throws(StatisticsError) { return [.number("p.value", try compute())] } catch {
      let hint: String
      if case .exactTooLarge = error {
        hint = "; exact: auto or false gives an approximation"
      } else {
        hint = ""
      }
      return Statistic.refused(["p.value"], Refusal(Refusal(error).sentence + hint))
    }
  }

  /// The interval, or why there is none.
  private func limits(
    from fewest: Int, _ compute: () throws(StatisticsError) -> ConfidenceInterval
  ) -> [Statistic] {
    do throws(StatisticsError) { return Statistic.interval(try compute()) } catch {
      let reason =
        first.count < fewest
        ? "at least \(fewest) patients needed" : "no interval of a perfect rank correlation"
      return Statistic.interval(nil, orElse: reason)
    }
  }
}

extension Correlate.Method {
  /// The coefficient in words.
  var name: String {
    switch self {
    case .pearson: "Pearson's product-moment correlation"
    case .spearman: "Spearman's rank correlation"
    case .kendall: "Kendall's rank correlation τ-b"
    }
  }
}
