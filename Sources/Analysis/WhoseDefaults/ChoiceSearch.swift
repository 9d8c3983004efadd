public import Cohorts

/// Recomputes numbers of a cohort under other choices than the plan's.
///
/// Every number comes from the answer to a changed question: there is no second computation. Answers
/// are kept, so that several numbers of one analysis cost one answer for each choice.
public struct ChoiceSearch {
  private let cohort: Cohort
  private var answers: [(question: Question, findings: [Finding])] = []

  /// Pairs of choices are tried only of cohorts up to this size.
  private static let mostPatients = 2000
  /// Pairs are tried only where a printed number is at least so many units of its last digit: a pair
  /// of choices gives almost any number of two digits.
  private static let leastUnits = 100.0
  /// At most so many pairs are tried.
  private static let mostPairs = 150

  /// A search over the choices for numbers of a cohort.
  public init(_ cohort: Cohort) { self.cohort = cohort }

  /// Which choices give the printed numbers.
  ///
  /// - Parameters:
  ///   - cell: what was printed.
  ///   - rows: the planned rows that stand for its numbers, in its order.
  ///   - answer: the planned answer, of which they are.
  public mutating func explanation(
    of cell: PrintedCell, _ rows: [Finding], in answer: Answer
  ) -> ChoiceExplanation {
    let target = Target(cell: cell, rows: rows)
    let grid = ChoiceGrid(
      question: answer.question, rows: rows, findings: answer.findings, cohort: cohort)
    var trials: [ChoiceTrial] = []
    for choice in grid.choices {
      guard let trial = trial([choice], target, answer), !trial.isNamed(by: trials) else {
        continue
      }
      trials.append(trial)
    }
    guard !trials.contains(where: \.fits), cohort.count <= Self.mostPatients,
      cell.numbers.contains(where: { $0.units >= Self.leastUnits })
    else { return ChoiceExplanation(trials: trials) }
    for pair in Self.pairs(of: trials.flatMap(\.choices)).prefix(Self.mostPairs) {
      trials += [trial(pair, target, answer)].compactMap(\.self)
    }
    return ChoiceExplanation(trials: trials)
  }

  /// Two choices that can be made together, the program's defaults first.
  private static func pairs(of choices: [AnalyticChoice]) -> [[AnalyticChoice]] {
    var pairs: [[AnalyticChoice]] = []
    for (position, first) in choices.enumerated() {
      for second in choices[(position + 1)...] where first.goesTogether(with: second) {
        pairs.append(second.matter == .preset ? [second, first] : [first, second])
      }
    }
    return pairs
  }

  /// The numbers under some choices; `nil` where they are those of the plan, or there are none.
  private mutating func trial(
    _ choices: [AnalyticChoice], _ target: Target, _ answer: Answer
  ) -> ChoiceTrial? {
    let findings = findings(choices, target, answer)
    var read: [Finding] = []
    for row in target.rows {
      guard let found = Self.row(row, choices, findings) else { return nil }
      read.append(found)
    }
    guard !zip(read, target.rows).allSatisfy({ $0.value == $1.value }) else { return nil }
    return ChoiceTrial(
      choices: choices, rows: read, fits: target.isHeld(by: read),
      distance: target.distance(of: read))
  }

  private mutating func findings(
    _ choices: [AnalyticChoice], _ target: Target, _ answer: Answer
  ) -> [Finding] {
    let changes = choices.compactMap(\.change)
    guard !changes.isEmpty, let row = target.rows.first else { return answer.findings }
    let isAlone = !choices.contains { $0.matter == .adjustment }
    var question = isAlone ? answer.question.narrowed(to: row) : answer.question
    question.published = []
    // How firm a p is takes as many answers as there are patients.
    if row.context != FragilityTarget.context { question.fragility = false }
    for change in changes { change(&question) }
    if let known = answers.first(where: { $0.question == question }) { return known.findings }
    let found = question.answer(in: cohort).findings
    answers.append((question, found))
    return found
  }

  /// The row that stands for a planned one under some choices, as they read it.
  private static func row(
    _ row: Finding, _ choices: [AnalyticChoice], _ findings: [Finding]
  ) -> Finding? {
    var wanted = row
    for choice in choices { wanted = choice.place.moved(wanted) }
    let place = wanted
    let context = context(of: place, findings)
    func find(_ statistic: String) -> Finding? {
      findings.first {
        $0.statistic == statistic && $0.context == context && $0.isAtSamePlace(as: place)
      }
    }
    let reading = choices.first { !$0.reading.isPlain }?.reading ?? .asItStands
    return find(row.statistic).flatMap { reading.row($0, find) }
      ?? reading.substitute(for: row.statistic).flatMap(find)
  }

  /// The context of the wanted row; of a test that a rule chose, the test that it chooses now.
  private static func context(of row: Finding, _ findings: [Finding]) -> String {
    let beside = findings.filter { $0.statistic == row.statistic && $0.isAtSamePlace(as: row) }
    if beside.contains(where: { $0.context == row.context }) { return row.context }
    guard TestKey(rawValue: row.context) != nil else { return row.context }
    return beside.first { TestKey(rawValue: $0.context) != nil }?.context ?? row.context
  }
}

extension AnalyticChoice {
  /// Whether two choices of different matters leave one number to be read at one place.
  fileprivate func goesTogether(with other: AnalyticChoice) -> Bool {
    matter != other.matter && (reading.isPlain || other.reading.isPlain)
      && (place.isSame || other.place.isSame)
  }
}

extension ChoiceTrial {
  /// Whether all defaults of a program give what a single default of its own gave before.
  fileprivate func isNamed(by others: [ChoiceTrial]) -> Bool {
    guard let choice = choices.first, choice.matter == .preset else { return false }
    return others.contains { other in
      other.choices.contains { !Set($0.programs).isDisjoint(with: choice.programs) }
        && zip(other.rows, rows).allSatisfy { $0.value == $1.value }
    }
  }
}

/// Printed numbers, and the planned rows that stand for them.
private struct Target {
  let cell: PrintedCell
  let rows: [Finding]

  /// Whether numbers would be printed as these were.
  func isHeld(by found: [Finding]) -> Bool {
    if cell.isNone { return found.first?.number == nil }
    return zip(cell.numbers, found).allSatisfy { printed, row in
      row.number.map { printed.holds($0 * row.scale(beside: printed)) } ?? false
    }
  }

  /// How many units of the last digit the farthest number lies outside what was printed.
  func distance(of found: [Finding]) -> Double {
    guard !cell.numbers.isEmpty else { return .infinity }
    return zip(cell.numbers, found).reduce(0) { farthest, pair in
      let (printed, row) = pair
      guard let number = row.number else { return .infinity }
      return max(farthest, printed.distance(to: number * row.scale(beside: printed)))
    }
  }
}

extension Reading {
  /// Whether numbers are read as they stand.
  var isPlain: Bool { if case .asItStands = self { true } else { false } }

  /// The statistic that is read where the planned one is not among the rows.
  fileprivate func substitute(for name: String) -> String? {
    if case .others(let names) = self { names[name] } else { nil }
  }
}
