import Analysis
import Cohorts

/// How hazards were modelled.
struct CoxWords {
  private let methods: MethodsSection
  private let regression: RegressionWords

  init(_ methods: MethodsSection, _ regression: RegressionWords) {
    self.methods = methods
    self.regression = regression
  }

  /// The models of each analysis and their checks, then the finer choices.
  var sentences: [MethodsSentence] {
    models.flatMap { model($0.0, $0.1) } + models.flatMap { check($0.0, $0.1, $0.2) }
      + methods.details(.regression, ties + baseline, of: models.map(\.0.id))
  }

  private var format: StudyFormat { methods.format }

  private var models: [(Question, CoxRegression, [Finding])] {
    methods.ran.compactMap { answer in
      guard case .cox(let model) = answer.question.verb else { return nil }
      return (answer.question, model, answer.findings)
    }
  }

  private func model(_ question: Question, _ model: CoxRegression) -> [MethodsSentence] {
    let event = model.event.map { " (event \($0.text), others censored)" } ?? ""
    return methods.sentence(
      .regression,
      "\(format.label(model.outcome.text))\(event) was modelled by Cox regression"
        + regression.terms(model.univariable, model.multivariable) + strata(model) + entry(model)
        + clusters(model), of: [question.id])
  }

  private func strata(_ model: CoxRegression) -> String {
    model.strata.isEmpty
      ? "" : ", stratified by " + format.inText(model.strata.map(\.text))
  }

  private func entry(_ model: CoxRegression) -> String {
    model.entry.map {
      ", patients being at risk after \(format.inText($0.text)) (left truncation)"
    } ?? ""
  }

  private func clusters(_ model: CoxRegression) -> String {
    model.cluster.map {
      ", with Lin and Wei’s standard errors, robust to what rows of one \(format.inText($0.text)) share"
    } ?? ""
  }

  private func check(
    _ question: Question, _ model: CoxRegression, _ rows: [Finding]
  ) -> [MethodsSentence] {
    guard rows.contains(where: { $0.context == "cox_zph" && $0.isResult }) else {
      return methods.sentence(
        .regression, "Proportional hazards were not tested", of: [question.id])
    }
    return methods.sentence(
      .regression,
      "Proportional hazards were tested by Grambsch and Therneau’s score test of coefficients that"
        + " change with \(Self.scale(model.transform))", of: [question.id])
  }

  private static func scale(_ transform: CoxRegression.Transform) -> String {
    switch transform {
    case .km: "1 − the Kaplan–Meier estimate"
    case .identity: "time"
    case .log: "the logarithm of time"
    case .rank: "the rank of time"
    }
  }

  // MARK: - Conventions

  private var ties: [String] {
    let kinds = models.map { ($0.0.id, $0.1.ties ?? $0.0.conventions.ties) }
    let distinct = kinds.map(\.1).distinct()
    let own = distinct.map { kind in
      let ids = kinds.filter { $0.1 == kind }.map(\.0)
      let place = distinct.count > 1 ? " of \(methods.places(ids))" : ""
      return "In Cox models\(place) ties are treated by \(kind.rawValue.capitalisedFirst)’s method,"
        + " and intervals are Wald’s."
    }
    let isClustered = models.contains { $0.1.cluster != nil }
    return own
      + (isClustered
        ? ["With clusters, likelihood-ratio and score tests take rows as independent."] : [])
  }

  private var baseline: [String] {
    guard methods.contexts.contains("cox_baseline") else { return [] }
    return [
      "Baseline hazards are Breslow’s, or Efron’s where ties are; the means of covariates leave those"
        + " that hold only −1, 0 and 1 at zero."
    ]
  }
}
