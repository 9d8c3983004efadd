import Analysis
import Cohorts

/// Ratios or coefficients of models, one sentence for each term.
struct RegressionSentences {
  let format: AnswerFormat
  /// The event whose model it is, where each of several has one.
  var event: String?

  private var index: FindingIndex { format.index }

  /// One kind of model: its contexts, and what its estimates are.
  private struct Kind {
    let single: String
    let joint: String
    let estimate: String
  }

  private static let kinds = [
    Kind(single: "cox_univariable", joint: "cox_multivariable", estimate: "hazard ratio"),
    Kind(
      single: "logistic_univariable", joint: "logistic_multivariable", estimate: "odds ratio"),
    Kind(single: "linear_univariable", joint: "linear_multivariable", estimate: "coefficient"),
    Kind(single: "", joint: "fine_gray", estimate: "subdistribution hazard ratio"),
  ]

  /// The sentences of each group, in the order of the terms.
  var all: [Phrase] {
    let groups: [String?] = index.groups.isEmpty ? [nil] : index.groups.map(Optional.some)
    return Self.kinds.flatMap { kind in
      groups.flatMap { group -> [Phrase] in
        let own = group.map { format.ofGroup($0) } ?? format
        return RegressionSentences(format: own, event: event).sentences(kind).map { phrase in
          group.map { "\(AnswerFormat.within($0)), \(phrase)" } ?? phrase
        }
      }
    }
  }

  private func sentences(_ kind: Kind) -> [Phrase] {
    let contexts = [kind.single, kind.joint].filter { index.contexts.contains($0) }
    let names = contexts.flatMap { index.variables(in: $0) }.distinct()
      .filter { $0 != "(Intercept)" }
    let refused = contexts.compactMap { context -> Phrase? in
      guard context == kind.joint,
        let error = index.findings.first(where: {
          $0.context == context && $0.statistic == "estimate"
        }),
        index.findings.allSatisfy({
          $0.context != context || $0.statistic != "estimate" || $0.number == nil
        })
      else { return nil }
      return error.error.map { "the multivariable model\(outcome) could not be fitted: \($0)" }
    }
    return names.flatMap { term($0, kind) } + refused
  }

  private func term(_ name: String, _ kind: Kind) -> [Phrase] {
    let places = [kind.single, kind.joint].flatMap { context in
      index.findings.filter {
        $0.context == context && $0.variable == name && $0.statistic == "estimate"
      }
      .map(\.variableLevel)
    }
    return places.distinct().compactMap { level in
      let single = index.find(kind.single, "estimate", of: name, level: level)
      let joint = index.find(kind.joint, "estimate", of: name, level: level)
      let alone = format.estimate(single, more: count(kind.single, name))
      let own = count(kind.single, name)
      let all = count(kind.joint, nil)
      let isSame = alone != nil && own.map(\.plainText) == all.map(\.plainText)
      let together = format.estimate(joint, more: isSame ? [] : all)
      let parts = [
        alone.map { "\($0) in a model of its own" as Phrase },
        together.map { "\($0)\(company(of: name, kind.joint))" as Phrase },
      ].compactMap(\.self)
      let subject = "the \(kind.estimate)\(outcome) for \(words(name, level, kind))"
      if parts.isEmpty {
        return (single ?? joint)?.error.map { "\(subject) could not be computed: \($0)" }
      }
      return "\(subject) was \(parts.inWords)"
    }
  }

  private var outcome: String {
    if let event { return " of " + event }
    return switch format.question.verb {
    case .cox(let model):
      " of " + (model.event?.text ?? format.study.inText(model.outcome.text))
    case .logistic(let model):
      " of \(model.event.text) (\(format.study.inText(model.response.text)))"
    case .linear(let model): " on the mean of " + format.study.inText(model.response.text)
    case .cumulativeIncidence(let own):
      own.event.map { " of " + $0.text } ?? ""
    default: ""
    }
  }

  /// `age, per 10 years`, `sex, Male against Female`.
  private func words(_ name: String, _ level: String?, _ kind: Kind) -> String {
    let label = format.study.inText(name)
    guard let level else { return label + per(name) }
    let levels = index.levels(of: name, in: kind.joint) + index.levels(of: name, in: kind.single)
    let reference = levels.distinct().first { other in
      index.find(kind.joint, "estimate", of: name, level: other) == nil
        && index.find(kind.single, "estimate", of: name, level: other) == nil
    }
    return label + " (" + level + (reference.map { " against " + $0 } ?? "") + ")"
  }

  private func per(_ name: String) -> String {
    guard case .cox(let model) = format.question.verb, let step = model.per[name] else { return "" }
    return " (per " + NumberFormat.significant(step, 6).trimmingZeros + format.unit(of: name) + ")"
  }

  /// The terms of the joint model, in the plan's order.
  private var planned: [String] {
    switch format.question.verb {
    case .cox(let model): model.multivariable.map(\.name)
    case .logistic(let model): model.multivariable.map(\.name)
    case .linear(let model): model.multivariable.map(\.name)
    case .cumulativeIncidence(let own): own.regression.map(\.text)
    default: []
    }
  }

  private func count(_ context: String, _ name: String?) -> [Phrase] {
    guard let n = format.bound(context, "nobs", of: name) else { return [] }
    guard let events = format.bound(context, "nevent", of: name) else { return ["n = \(n)"] }
    return ["n = \(n), \(events) events"]
  }

  /// The other terms of the joint model: ` with age and sex in the model`.
  private func company(of name: String, _ context: String) -> String {
    let known = index.variables(in: context).filter { $0 != name && $0 != "(Intercept)" }
    let others = planned.filter(known.contains) + known.filter { !planned.contains($0) }
    return others.isEmpty ? "" : " with \(format.study.inText(others, atMost: 6)) in the model"
  }
}
