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
    ]
  }

  private var cohort: Cohort { results.cohort }

  // MARK: - Summary

  /// Patients, events and median follow-up.
  private var summary: String {
    let n = NumberFormat.count(Double(cohort.count))
    return ([n + " patients were analysed."] + survivals).joined(separator: " ")
  }

  /// Events and follow-up of each outcome whose survival was estimated.
  private var survivals: [String] {
    var known: Set<String> = []
    return results.answers.compactMap { answer in
      guard case .kaplanMeier(let survival) = answer.question.verb,
        answer.question.subset == nil, known.insert(survival.outcome.text).inserted
      else { return nil }
      return sentence(survival.outcome.text, answer)
    }
  }

  private func sentence(_ outcome: String, _ answer: Answer) -> String? {
    let counts = answer.findings.filter { $0.context == "survival" && $0.statistic == "events" }
    let whole = counts.first { $0.group1Level == nil }?.number
    let events = whole ?? counts.compactMap(\.number).reduce(0, +)
    guard !counts.isEmpty else { return nil }
    let label = format.label(outcome)
    let noun = events == 1 ? " event" : " events"
    return label + ": " + NumberFormat.count(events) + noun + followUp(in: answer) + "."
  }

  private func followUp(in answer: Answer) -> String {
    let own = AnswerFormat(answer, in: format)
    let row = answer.findings.first {
      $0.context == "follow_up" && $0.statistic == "median" && $0.group1Level == nil
    }
    guard let row, let median = own.text(row) else { return "" }
    let outcome = answer.question.outcome
    let unit = outcome.flatMap { cohort.outcome($0)?.unit }.map { " " + $0 } ?? ""
    let interval = own.interval("follow_up", "median.", of: row.variable)
    let words = interval.map { " (\(own.intervalName) \($0))" } ?? ""
    return ", median follow-up " + median + unit + words
  }

  // MARK: - Flow

  /// One line for the file, each step, each landmark and each analysis that left patients out.
  private var flow: [String] {
    let file = results.cohort.fileName
    let read = "\(cohort.flow.read) patients read from \(file)."
    return [read] + steps + ["\(cohort.flow.remaining) patients in the population."] + landmarks
      + exclusions
  }

  private var steps: [String] {
    cohort.flow.steps.map { step in
      let unknown =
        step.undetermined > 0 ? " (\(step.undetermined) more: a value was missing)" : ""
      return "\(step.removed) left out: \(step.reason)\(unknown). \(step.remaining) remained."
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
        ? ["\(landmark.censoredBefore) censored before \(time)\(unit)"] : []
      let missing = landmark.missing > 0 ? ["\(landmark.missing) missing"] : []
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
      let reasons = left.map { "\($0.reason) (\($0.count))" }.joined(separator: "; ")
      return (
        numbering.name(of: answer.question.id),
        "\(answer.participation.used) patients; left out: \(reasons)."
      )
    }
    return lines.map(\.words).distinct().map { words in
      let places = lines.filter { $0.words == words }.map(\.place)
      return places.distinct().joined(separator: ", ") + ": " + words
    }
  }
}
