import Analysis
import Cohorts

/// What a report holds, as far as reporting guidelines ask for it.
struct StudyEvidence {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering
  /// Where the first table or figure of each analysis stands.
  let anchors: [String: String]
  /// The answers that hold numbers.
  let ran: [Answer]

  init(
    results: StudyResults, format: StudyFormat, numbering: Numbering, anchors: [String: String]
  ) {
    self.results = results
    self.format = format
    self.numbering = numbering
    self.anchors = anchors
    ran = results.answers.filter { $0.findings.contains(where: \.isResult) }
  }

  /// The key under which the anchors hold the flow diagram; no analysis has a dot in its name.
  static let flow = "flow.figure"

  // MARK: - Places

  let methods = ChecklistPlace(name: "Methods", link: "#methods")
  let participants = ChecklistPlace(name: "Participants", link: "#flow")
  let checks = ChecklistPlace(name: "Checks and warnings", link: "#checks")
  let resolved = ChecklistPlace(name: "plan.resolved.yml", link: nil)

  /// The places of the answers that fulfil a condition, each once.
  func places(where holds: (Answer) -> Bool) -> [ChecklistPlace] {
    places(ran.filter(holds))
  }

  /// The places of answers, each once.
  func places(_ answers: [Answer]) -> [ChecklistPlace] {
    var known: [ChecklistPlace] = []
    for answer in answers {
      let id = answer.question.id
      let place = ChecklistPlace(
        name: numbering.name(of: id), link: anchors[id].map { "#" + $0 })
      if !known.contains(where: { $0.name == place.name }) { known.append(place) }
    }
    return known
  }

  /// The places of the answers that hold numbers of these contexts.
  func places(of contexts: Set<String>) -> [ChecklistPlace] {
    places { $0.has(contexts) }
  }

  // MARK: - Facts

  var followUps: [FollowUpSummary] { results.followUps }

  /// Whether the plan has an outcome with follow-up times.
  var hasTimes: Bool { !results.cohort.outcomes.isEmpty }

  /// The models with the terms of each.
  var models: [(answer: Answer, single: [String], joint: [String])] {
    ran.compactMap { answer in
      switch answer.question.verb {
      case .cox(let model): (answer, model.univariable.map(\.name), model.multivariable.map(\.name))
      case .logistic(let model):
        (answer, model.univariable.map(\.name), model.multivariable.map(\.name))
      case .linear(let model):
        (answer, model.univariable.map(\.name), model.multivariable.map(\.name))
      case .cumulativeIncidence(let own) where !own.regression.isEmpty:
        (answer, [], own.regression.map(\.text))
      default: nil
      }
    }
  }

  /// The tables of characteristics.
  var tables: [(answer: Answer, table: Summarize)] {
    ran.compactMap { answer in
      if case .summarize(let table) = answer.question.verb { (answer, table) } else { nil }
    }
  }

  /// The variables that are compared, correlated, discriminate or are modelled.
  var analysed: [String] {
    let names = ran.flatMap { answer -> [SourceText] in
      if case .summarize = answer.question.verb { return [] }
      return answer.question.names
    }
    let outcomes = Set(results.cohort.outcomes.map(\.declaration.name))
    return names.map(\.text).distinct().filter { name in
      let variable = results.cohort.variable(name)
      return !outcomes.contains(name) && variable != nil && variable?.landmark == nil
    }
  }

  /// The variables of the plan that were cut, among those that are analysed.
  var cut: [Variable] {
    let used = Set(ran.flatMap { $0.question.names.map(\.text) })
    return results.cohort.variables.filter { $0.isCut && used.contains($0.name) }
  }

  /// Analyses of one verb about the same things that differ in an option: the later ones.
  var repeated: [Answer] {
    var seen: [[String]] = []
    return ran.filter { answer in
      let subject = answer.question.subject
      defer { seen.append(subject) }
      return subject.count > 1 && seen.contains(subject)
    }
  }

  /// The analyses of subsets, and models with interactions.
  var subgroups: [Answer] {
    let interactions = models.filter { ($0.single + $0.joint).contains { $0.contains(" * ") } }
      .map(\.answer.question.id)
    return ran.filter {
      $0.question.subset != nil || $0.question.isStratified || interactions.contains($0.question.id)
    }
  }

  // MARK: - The marker

  /// The marker and what was cut from it.
  var markers: Set<String> {
    let named = Set(results.study.markers.map(\.text))
    let cuts = results.cohort.variables.filter { variable in
      if case .cut(let other, _, _) = variable.declaration.source {
        named.contains(other.text)
      } else {
        false
      }
    }
    return named.union(cuts.map(\.name))
  }

  /// The marker in words.
  var markerWords: String {
    results.study.markers.map { format.inText($0.text) }.inWords
  }
}

extension Answer {
  /// Whether the answer holds numbers of a context.
  func has(_ contexts: Set<String>) -> Bool {
    findings.contains { contexts.contains($0.context) && $0.isResult }
  }
}

extension Variable {
  /// Whether the variable is another's values in classes.
  var isCut: Bool { if case .cut = declaration.source { true } else { false } }
}

extension Question {
  /// The verb with what it is about; equal for analyses of the same thing.
  fileprivate var subject: [String] {
    switch verb {
    case .compare(let own):
      ["compare"] + own.subjects.map { "\($0.words)" }.sorted() + by.map(\.text)
    case .kaplanMeier(let own): ["kaplan_meier", own.outcome.text] + by.map(\.text)
    case .cox(let own): ["cox", own.outcome.text]
    case .logistic(let own): ["logistic", own.response.text]
    case .linear(let own): ["linear", own.response.text]
    case .roc(let own): ["roc", own.outcome.text] + own.predictors.map(\.text)
    case .cumulativeIncidence(let own):
      ["cumulative_incidence", own.outcome.text] + by.map(\.text) + [own.event?.text ?? ""]
    default: []
    }
  }
}

extension Compare.Subject {
  fileprivate var words: String {
    switch self {
    case .variable(let name): name.text
    case .pair(let before, let after): before.text + " - " + after.text
    }
  }
}
