import Analysis
import Cohorts
import Document

/// Who the results are about: one paragraph, and who was left out on the way.
struct PopulationSection {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering

  /// The paragraph, then the flow.
  func blocks() -> [Block] {
    [
      .paragraph([.text(summary)]),
      .heading(level: 2, id: "flow", [.text("Participants")]),
      .list(flow.map { [.text($0)] }),
    ] + diagram
  }

  /// The flow as a figure; its name holds a dot, as that of no analysis does.
  private var diagram: [Block] {
    let flow = FlowFigure(results, numbering)
    guard let figure = flow.figure() else { return [] }
    var names = numbering
    let name = names.fileName(for: "flow")
    return [
      .figure(
        FigureBlock(
          id: "flow.figure", number: "Flow diagram", caption: [.text(flow.words)],
          fileName: name + ".svg", figure: figure))
    ]
  }

  private var cohort: Cohort { results.cohort }

  // MARK: - Summary

  /// Patients, events and median follow-up.
  private var summary: String {
    let n = format.count(cohort.count)
    return ([n + " patients were analysed."] + survivals).joined(separator: " ")
  }

  /// Events and follow-up of each outcome that is estimated or modelled, in all of the population.
  private var survivals: [String] {
    results.followUps.map { followUp in
      let outcome = cohort.outcome(followUp.outcome)
      let noun = followUp.events == 1 ? " event" : " events"
      let known =
        followUp.count == cohort.count
        ? "" : " in " + format.count(followUp.count) + " patients"
      let median = followUp.median.map { median in
        let unit = outcome?.unit.map { " " + $0 } ?? ""
        return ", median follow-up "
          + NumberFormat.decimals(median, format.timeDecimals(outcome?.unit))
          + unit + " (reverse Kaplan–Meier)"
      }
      return format.label(followUp.outcome) + ": "
        + format.count(followUp.events) + noun + known + (median ?? "") + "."
    }
  }

  // MARK: - Flow

  /// One line for the file, each step, each landmark and each analysis that left patients out.
  private var flow: [String] {
    let file = results.cohort.fileName
    let read = "\(format.count(cohort.flow.read)) patients read from \(file)."
    return [read] + steps + ["\(format.count(cohort.flow.remaining)) patients in the population."]
      + landmarks
      + exclusions
  }

  private var steps: [String] {
    cohort.flow.steps.map { step in
      let unknown =
        step.undetermined > 0
        ? " (\(format.count(step.undetermined)) more: a value was missing)" : ""
      return
        "\(format.count(step.removed)) left out: \(step.reason)\(unknown). \(format.count(step.remaining)) remained."
    }
  }

  private var landmarks: [String] {
    cohort.variables.compactMap { variable in
      guard let landmark = variable.landmark, landmark.censoredBefore + landmark.missing > 0 else {
        return nil
      }
      let time = NumberFormat.significant(landmark.time, 6).trimmingZeros
      let unit = cohort.outcome(landmark.outcome)?.unit.map { " " + $0 } ?? ""
      let censored =
        landmark.censoredBefore > 0
        ? ["\(format.count(landmark.censoredBefore)) censored before \(time)\(unit)"] : []
      let missing = landmark.missing > 0 ? ["\(format.count(landmark.missing)) missing"] : []
      let reasons = (censored + missing).joined(separator: ", ")
      return "\(variable.label): \(reasons), in neither level."
    }
  }

  /// One line for the analyses that left out the same patients.
  private var exclusions: [String] {
    let lines = results.answers.compactMap { answer -> (place: String, words: String)? in
      let left = answer.participation.exclusions.filter { $0.count > 0 }
      if left.isEmpty { return nil }
      if case .prose = answer.question.verb { return nil }
      let reasons = left.map { "\($0.reason) (\(format.count($0.count)))" }.joined(separator: "; ")
      return (
        numbering.name(of: answer.question.id),
        "\(format.count(answer.participation.used)) patients; left out: \(reasons)."
      )
    }
    return lines.map(\.words).distinct().map { words in
      let places = lines.filter { $0.words == words }.map(\.place)
      return places.distinct().joined(separator: ", ") + ": " + words
    }
  }
}
