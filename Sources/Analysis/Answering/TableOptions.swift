internal import Cohorts
internal import Statistics

/// The options of a question that its tables of counts need.
struct TableOptions {
  /// The level that is counted, by label or code; `nil` where the plan names none.
  let event: String?
  let interval: RiskDifference.Interval
  let zeroCells: ZeroCells
  let scores: [Double]?
  let monteCarlo: MonteCarlo

  init(_ question: Question) {
    var cross = CrossTabulate(variables: [])
    switch question.verb {
    case .crossTabulate(let verb): cross = verb
    case .compare(let verb): cross.monteCarlo = verb.monteCarlo
    case .summarize(let verb): cross.monteCarlo = verb.monteCarlo
    default: break
    }
    event = cross.event?.text
    interval = cross.interval
    zeroCells = cross.zeroCells
    scores = cross.scores
    monteCarlo = cross.monteCarlo
  }
}

/// What a test of a table gives: its statistics, and what must be known about them.
struct TableFinding {
  var statistics: [Statistic]
  var notes: [Note] = []
}

extension Double {
  /// The number to two significant digits, as a sentence writes it.
  var inWords: String {
    guard isFinite, self != 0 else { return "\(self)" }
    var scale = 1.0
    var rest = abs(self)
    while rest < 10, scale < 1e12 {
      rest *= 10
      scale *= 10
    }
    return plainText((self * scale).rounded() / scale)
  }
}
