import Analysis
import Cohorts

/// How hazards were modelled.
struct CoxWords {
  let ran: [Answer]
  let contexts: [String]
  let numbering: Numbering

  /// A sentence for the models and for each choice in them.
  var sentences: [String] {
    let ties = models.map { $1.ties ?? $0.conventions.ties }
    let names = Set(ties.map(\.rawValue)).sorted().map(\.capitalisedFirst)
    return [
      "Hazards are modelled by Cox regression, ties by \(names.joined(separator: " and "))’s method,"
        + " intervals by Wald’s."
    ] + strata + entry + clusters + check + baseline
  }

  private var models: [(Question, CoxRegression)] {
    ran.compactMap { answer in
      if case .cox(let model) = answer.question.verb { (answer.question, model) } else { nil }
    }
  }

  private var strata: [String] {
    models.filter { !$1.strata.isEmpty }.map { question, model in
      "The models of \(numbering.name(of: question.id)) are stratified by "
        + model.strata.map(\.text).joined(separator: " and ") + "."
    }
  }

  private var entry: [String] {
    models.compactMap { question, model in
      model.entry.map {
        "In \(numbering.name(of: question.id)) patients are at risk after \($0.text) (left truncation)."
      }
    }
  }

  private var clusters: [String] {
    models.compactMap { question, model in
      model.cluster.map {
        "Standard errors of \(numbering.name(of: question.id)) are Lin and Wei’s, robust to what"
          + " rows of one \($0.text) share; likelihood-ratio and score tests take rows as independent."
      }
    }
  }

  private var check: [String] {
    guard contexts.contains("cox_zph") else { return [] }
    let scales = models.filter { $1.checksProportionalHazards }.map { Self.scale($1.transform) }
    return scales.distinct().map {
      "Proportional hazards are tested by Grambsch and Therneau’s score test of coefficients that change"
        + " with \($0)."
    }
  }

  private static func scale(_ transform: CoxRegression.Transform) -> String {
    switch transform {
    case .km: "1 − the Kaplan–Meier estimate"
    case .identity: "time"
    case .log: "the logarithm of time"
    case .rank: "the rank of time"
    }
  }

  private var baseline: [String] {
    guard contexts.contains("cox_baseline") else { return [] }
    return [
      "Baseline hazards are Breslow’s, or Efron’s where ties are; the means of covariates leave those"
        + " that hold only −1, 0 and 1 at zero."
    ]
  }
}
