import Analysis
import Cohorts
import Figures

/// The flow diagram of a study: the file, each step of the population, and the analyses that it ends
/// in, with their groups and those whom they leave out (STROBE, item 13c).
struct FlowFigure {
  private let results: StudyResults
  private let numbering: Numbering
  private let ends: [End]

  /// More analyses than this, each of other patients, are not drawn beside each other.
  private static let mostEnds = 4

  /// Where analyses of the same patients stand, and who these are.
  private struct End {
    var places: [String]
    let participation: Participation
    var groups: [FlowDiagram.Loss]
    var isPrimary: Bool

    var losses: [FlowDiagram.Loss] {
      participation.exclusions.filter { $0.count > 0 }
        .map { FlowDiagram.Loss(reason: $0.reason, count: $0.count) }
    }
  }

  /// The diagram of a study's results, whose tables and figures have their numbers.
  init(_ results: StudyResults, _ numbering: Numbering) {
    self.results = results
    self.numbering = numbering
    ends = Self.ends(results, numbering)
  }

  /// The figure; `nil` where nobody left, unless the plan asks for it.
  func figure() -> Figure? {
    guard isShown else { return nil }
    return .flow(
      FlowDiagram(
        title: "Participants", alternativeText: alternativeText, stages: stages, parts: parts))
  }

  /// What the figure shows.
  var words: String {
    let more = ends.count - Self.mostEnds
    let others = more == 1 ? "One more analysis" : "\(more) more analyses"
    return "Patients from the file to the analyses."
      + (more > 0 ? " \(others) of other patients: see the list." : "")
  }

  private var isShown: Bool {
    if let asked = results.study.showsFlow { return asked }
    return !results.cohort.flow.steps.isEmpty || ends.contains { !$0.losses.isEmpty }
  }

  // MARK: - The main line

  private var stages: [FlowDiagram.Stage] {
    let flow = results.cohort.flow
    var stages = [FlowDiagram.Stage(name: "In \(results.cohort.fileName)", count: flow.read)]
    for (index, step) in flow.steps.enumerated() {
      stages[index].losses = losses(step)
      let isLast = index == flow.steps.count - 1
      stages.append(
        FlowDiagram.Stage(name: isLast ? "Population" : "Remained", count: step.remaining))
    }
    guard let only, !only.losses.isEmpty, let last = stages.indices.last else { return stages }
    stages[last].losses = only.losses
    stages.append(FlowDiagram.Stage(name: "Analysed", count: only.participation.used))
    return stages
  }

  private func losses(_ step: PopulationFlow.Step) -> [FlowDiagram.Loss] {
    let unknown = FlowDiagram.Loss(
      reason: step.reason + ": a value was missing", count: step.undetermined)
    return [FlowDiagram.Loss(reason: step.reason, count: step.removed)]
      + (step.undetermined > 0 ? [unknown] : [])
  }

  // MARK: - The analyses

  /// The end of a study whose analyses are all of the same patients.
  private var only: End? { ends.count == 1 ? ends.first : nil }

  private var parts: [FlowDiagram.Part] {
    if let only, only.groups.count <= Self.mostEnds {
      return only.groups.map { FlowDiagram.Part(name: $0.reason, count: $0.count) }
    }
    return ends.prefix(Self.mostEnds).map { end in
      FlowDiagram.Part(
        name: end.places.joined(separator: ", "), count: end.participation.used,
        losses: only == nil ? end.losses : [], groups: end.groups)
    }
  }

  /// The analyses by who took part in them, the primary ones first.
  private static func ends(_ results: StudyResults, _ numbering: Numbering) -> [End] {
    var ends: [End] = []
    for answer in results.answers {
      switch answer.question.verb {
      case .prose, .join: continue
      default: break
      }
      guard answer.findings.contains(where: { $0.value != .none }) else { continue }
      let place = numbering.name(of: answer.question.id)
      let isPrimary = answer.question.purpose == .primary
      let known = ends.firstIndex { $0.participation == answer.participation }
      if let known {
        if !ends[known].places.contains(place) { ends[known].places.append(place) }
        if ends[known].groups.isEmpty { ends[known].groups = groups(of: answer) }
        ends[known].isPrimary = ends[known].isPrimary || isPrimary
      } else {
        ends.append(
          End(
            places: [place], participation: answer.participation, groups: groups(of: answer),
            isPrimary: isPrimary))
      }
    }
    return ends.filter(\.isPrimary) + ends.filter { !$0.isPrimary }
  }

  private static let counts: Set<String> = ["missing N_obs", "survival n", "cuminc n"]

  /// The groups of an analysis, where they hold all of its patients.
  private static func groups(of answer: Answer) -> [FlowDiagram.Loss] {
    guard answer.question.by.count == 1 else { return [] }
    var groups: [FlowDiagram.Loss] = []
    for row in answer.findings {
      guard let label = row.group1Level, row.group2Level == nil, row.variableLevel == nil,
        !groups.contains(where: { $0.reason == label }), let count = row.number,
        counts.contains(row.context + " " + row.statistic)
      else { continue }
      groups.append(FlowDiagram.Loss(reason: label, count: Int(count)))
    }
    let sum = groups.reduce(0) { $0 + $1.count }
    return groups.count > 1 && sum == answer.participation.used ? groups : []
  }

  // MARK: - Words

  /// The numbers in words, for who does not see the boxes.
  private var alternativeText: String {
    var sentences: [String] = []
    for stage in stages {
      let left = stage.losses.map { "\($0.reason) (\($0.count))" }.joined(separator: "; ")
      sentences.append(
        "\(stage.name): \(stage.count)" + (left.isEmpty ? "." : "; left out: \(left)."))
    }
    for part in parts {
      let groups = part.groups.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
      let left = part.losses.map { "\($0.reason) (\($0.count))" }.joined(separator: "; ")
      sentences.append(
        "\(part.name): \(part.count)" + (groups.isEmpty ? "" : " (\(groups))")
          + (left.isEmpty ? "." : "; left out: \(left)."))
    }
    return sentences.joined(separator: " ")
  }
}
