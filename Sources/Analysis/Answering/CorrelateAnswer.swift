internal import Cohorts
internal import Statistics

extension Question {
  func correlate(
    _ verb: Correlate, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard selection.by == nil else { throw .notBuilt }
    var rows = Rows(analysis: id)
    for (first, second) in verb.pairs {
      guard let x = cohort.variable(first), let y = cohort.variable(second) else { continue }
      let pair = CorrelatedPair(x, y, rows: selection.rows, question: self, verb: verb)
      let place = RowPlace(context: verb.method.rawValue, variable: first, level: second)
      rows.add(place, names: ["estimate", "statistic", "p.value"]) { () throws(StatisticsError) in
        try pair.statistics()
      }
      rows.add(
        place,
        [.count("nobs", pair.count), .text("alternative", alternative.rawValue)])
    }
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

  init(_ x: Variable, _ y: Variable, rows: [Int], question: Question, verb: Correlate) {
    self.question = question
    self.verb = verb
    let complete = rows.filter { x.column.isPresent($0) && y.column.isPresent($0) }
    first = x.column.numbers(complete) ?? []
    second = y.column.numbers(complete) ?? []
  }

  /// The patients who have both.
  var count: Int { first.count }

  /// The coefficient with its test.
  func statistics() throws(StatisticsError) -> [Statistic] {
    let (x, y) = (try Sample(first), try Sample(second))
    return switch verb.method {
    case .pearson: try pearson(x, y)
    case .spearman: try spearman(x, y)
    case .kendall: try kendall(x, y)
    }
  }

  private func pearson(_ x: Sample, _ y: Sample) throws(StatisticsError) -> [Statistic] {
    let r = try PearsonCorrelation(x, y)
    let few = "at least 4 patients needed"
    let limits = try? r.confidenceInterval(level: question.confidence, question.alternative)
    return [
      .number("estimate", r.estimate), .number("statistic", r.statistic),
      .number("parameter", Double(r.degreesOfFreedom)),
      .number("p.value", r.pValue(question.alternative)),
    ] + Statistic.interval(limits, orElse: few)
      + [.text("method", "Pearson's product-moment correlation")]
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
      switch method {
      case .exact: "exact"
      case .edgeworth: "Edgeworth series"
      case .studentT: "t approximation"
      }
    return [
      .number("estimate", rho.estimate), .number("statistic", rho.statistic),
      .number("p.value", try rho.pValue(method, question.alternative)),
      .text("method", "Spearman's rank correlation (\(how))"),
    ]
  }

  private func kendall(_ x: Sample, _ y: Sample) throws(StatisticsError) -> [Statistic] {
    let tau = try KendallCorrelation(x, y)
    let method: KendallCorrelation.Method =
      switch verb.exact {
      case .auto: tau.methodInR
      case .always: .exact
      case .never: .normal
      }
    let isExact = method == .exact
    return [
      .number("estimate", tau.estimate),
      .number("statistic", isExact ? Double(tau.concordant) : tau.z),
      .number("p.value", try tau.pValue(method, question.alternative)),
      .text(
        "method", "Kendall's rank correlation τ-b (\(isExact ? "exact" : "normal approximation"))"),
    ]
  }
}
