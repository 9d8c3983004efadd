import Analysis
import Cohorts

/// What is computed from the columns of the file, in an order in which each step has what it needs.
struct ComputedVariables {
  /// One step.
  enum Step {
    case variable(Variable)
    case outcome(Outcome)
  }
  /// Before the population is chosen.
  let early: [Step]
  /// After it: what hangs on a quantile of the population.
  let late: [Step]

  init(_ cohort: Cohort) {
    var order = Order(cohort)
    for variable in cohort.variables { order.visit(variable.name) }
    for outcome in cohort.outcomes { order.visit(outcome.name) }
    let late = order.late
    early = order.steps.filter { !late.contains($0.name) }.map(\.step)
    self.late = order.steps.filter { late.contains($0.name) }.map(\.step)
  }

  private struct Order {
    let cohort: Cohort
    var steps: [(name: String, step: Step)] = []
    var late: Set<String> = []
    private var seen: Set<String> = []

    init(_ cohort: Cohort) { self.cohort = cohort }

    mutating func visit(_ name: String) {
      guard seen.insert(name).inserted else { return }
      let needs = needs(of: name)
      for need in needs { visit(need) }
      if isCutByTheData(name) || needs.contains(where: late.contains) { late.insert(name) }
      if let variable = cohort.variable(name) {
        guard variable.landmark == nil else { return steps.append((name, .variable(variable))) }
        if case .column = variable.declaration.source { return }
        steps.append((name, .variable(variable)))
      } else if let outcome = cohort.outcome(name) {
        steps.append((name, .outcome(outcome)))
      }
    }

    private func isCutByTheData(_ name: String) -> Bool {
      if case .cut(_, let points, _)? = cohort.variable(name)?.declaration.source {
        if case .at = points { return false }
        return true
      }
      return false
    }

    private func needs(of name: String) -> [String] {
      if let variable = cohort.variable(name) {
        if let landmark = variable.landmark { return [landmark.outcome] }
        switch variable.declaration.source {
        case .column: return []
        case .formula(let formula): return cohort.tree(of: formula)?.tree.names.sorted() ?? []
        case .cut(let source, _, _): return [source.text]
        }
      }
      guard let outcome = cohort.outcome(name),
        case .timeToEvent(let duration, let ending) = outcome.declaration.kind
      else { return [] }
      return Self.texts(duration, ending).flatMap {
        cohort.tree(of: $0)?.tree.names.sorted() ?? []
      }
    }

    private static func texts(
      _ duration: OutcomeDeclaration.Duration, _ ending: OutcomeDeclaration.Ending
    ) -> [SourceText] {
      let spans =
        switch duration {
        case .time(let time): [time]
        case .dates(let from, let to): [from, to]
        }
      switch ending {
      case .event(let condition): return spans + [condition]
      case .status(let column, _): return spans + [column]
      }
    }
  }
}
