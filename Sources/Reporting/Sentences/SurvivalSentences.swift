import Analysis
import Cohorts

/// Medians, survival at fixed times, contrasts and tests.
struct SurvivalSentences {
  let format: AnswerFormat
  let outcome: String

  private var index: FindingIndex { format.index }

  /// The sentences: medians with the test, then times, differences, means and follow-up.
  var all: [Phrase] {
    medians + times + contrasts("survival_difference", "the difference of survival") + means
      + followUp
  }

  private var unit: String { format.study.cohort.outcome(outcome)?.unit.map { " " + $0 } ?? "" }
  private var name: String { format.study.inText(outcome) }

  /// The groups of the rows; one without a label where there are none.
  private var groups: [String?] { index.groups.isEmpty ? [nil] : index.groups.map(Optional.some) }

  private func within(_ group: String?) -> String {
    group.map { " " + AnswerFormat.within($0) } ?? ""
  }

  private var medians: [Phrase] {
    let parts = groups.compactMap { group -> Phrase? in
      guard let row = index.find("survival", "median", of: outcome, group: group) else {
        return nil
      }
      let events = format.bound("survival", "events", of: outcome, group: group)
      let n = format.bound("survival", "n", of: outcome, group: group)
      var counts: [Phrase] = []
      if let events, let n { counts = ["\(events) events in \(n) patients"] }
      guard let number = format.bound(row) else {
        let interval: [Phrase] = format.boundInterval(of: row).map { ["\($0)"] } ?? []
        return "\(row.error ?? "not computed")\(within(group))\((interval + counts).inBrackets)"
      }
      let interval: [Phrase] = format.boundInterval(of: row).map { ["\($0)"] } ?? []
      return "\(number.with(after: unit))\(within(group))\((interval + counts).inBrackets)"
    }
    guard !parts.isEmpty else { return [] }
    let tests = index.contexts.filter(SurvivalSection.tests.contains).flatMap { context in
      [format.test(context, of: outcome)].compactMap(\.self)
    }
    let test: Phrase = tests.isEmpty ? Phrase() : "; \(tests.joined(by: "; "))"
    return ["median \(name) was \(parts.inWords)\(test)"]
  }

  private var times: [Phrase] {
    index.levels(of: outcome, in: "survival_at").compactMap { time in
      let parts = groups.compactMap { group -> Phrase? in
        let row = index.find("survival_at", "estimate", of: outcome, level: time, group: group)
        let estimate = format.estimate(row) ?? row?.error.map { "not computed: \($0)" }
        return estimate.map { "\($0)\(within(group))" }
      }
      return parts.isEmpty
        ? nil : "at \(format.time(time, of: outcome)), \(name) was \(parts.inWords)"
    }
  }

  private func contrasts(_ context: String, _ subject: String) -> [Phrase] {
    index.findings.filter { $0.context == context && $0.statistic == "estimate" }.compactMap {
      row in
      let sides = index.sibling("contrast", of: row)?.text?.replacing(" - ", with: " − ") ?? ""
      let time = row.variableLevel.map { " at " + format.time($0, of: outcome) } ?? ""
      return format.estimate(row).map { "\(subject)\(time), \(sides), was \($0)" }
    }
  }

  private var means: [Phrase] {
    let parts = groups.compactMap { group -> Phrase? in
      let row = index.find("survival", "rmst", of: outcome, group: group)
      return format.estimate(row, unit: unit).map { "\($0)\(within(group))" }
    }
    let own: [Phrase] =
      parts.isEmpty ? [] : ["restricted mean \(name) was \(parts.inWords)"]
    return own + contrasts("rmst_difference", "the difference of restricted mean survival")
  }

  private var followUp: [Phrase] {
    let parts = groups.compactMap { group -> Phrase? in
      let row = index.find("follow_up", "median", of: outcome, group: group)
      return format.estimate(row, unit: unit).map { "\($0)\(within(group))" }
    }
    return parts.isEmpty
      ? [] : ["median follow-up by the reverse Kaplan–Meier estimate was \(parts.inWords)"]
  }
}

/// Cumulative incidence at fixed times, Gray’s test, and Fine and Gray’s model.
struct IncidenceSentences {
  let format: AnswerFormat
  let incidence: CumulativeIncidence

  /// The rows of the curves; those of models by event are no groups of patients.
  private var curves: AnswerFormat {
    AnswerFormat(
      study: format.study, question: format.question,
      index: FindingIndex(format.index.findings.filter { $0.context != "fine_gray" }))
  }

  /// The sentences of each event, then those of the model.
  var all: [Phrase] {
    let format = curves
    return format.index.variables(in: "cuminc").flatMap { event($0, format) } + models
  }

  private var models: [Phrase] {
    let rows = format.index.findings.filter { $0.context == "fine_gray" }
    let index = FindingIndex(rows)
    let own = AnswerFormat(study: format.study, question: format.question, index: index)
    if index.groups.isEmpty { return RegressionSentences(format: own).all }
    return index.groups.flatMap { event in
      RegressionSentences(format: own.ofGroup(event), event: event).all
    }
  }

  private func event(_ name: String, _ format: AnswerFormat) -> [Phrase] {
    let index = format.index
    let groups: [String?] = index.groups.isEmpty ? [nil] : index.groups.map(Optional.some)
    let counts = groups.compactMap { group -> Phrase? in
      guard let events = format.bound("cuminc", "events", of: name, group: group),
        let n = format.bound("cuminc", "n", of: name, group: group)
      else { return nil }
      return "\(events) events in \(n) patients\(group.map { " " + AnswerFormat.among($0) } ?? "")"
    }
    let tests = [format.test("gray_test", of: name)].compactMap(\.self)
    let first: [Phrase] = counts.isEmpty ? [] : ["\(name): \(counts.inWords)\(tests.inBrackets)"]
    return first
      + index.levels(of: name, in: "cuminc_at").compactMap { time in
        let parts = groups.compactMap { group -> Phrase? in
          let row = index.find("cuminc_at", "estimate", of: name, level: time, group: group)
          return format.estimate(row).map {
            "\($0)\(group.map { " " + AnswerFormat.within($0) } ?? "")"
          }
        }
        return parts.isEmpty
          ? nil
          : "at \(format.time(time, of: incidence.outcome.text)), the cumulative incidence of \(name) was \(parts.inWords)"
      }
  }
}
