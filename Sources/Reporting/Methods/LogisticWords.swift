import Analysis
import Cohorts

/// How odds were modelled.
struct LogisticWords {
  private let methods: MethodsSection
  private let regression: RegressionWords

  init(_ methods: MethodsSection, _ regression: RegressionWords) {
    self.methods = methods
    self.regression = regression
  }

  /// The models of each analysis and their checks, then how they were estimated.
  var sentences: [MethodsSentence] {
    models.flatMap { model($0.0, $0.1) } + models.flatMap { check($0.0, $0.2) }
      + methods.details(
        .regression,
        estimators + [
          "The AUC of a model is that of its fitted probabilities, in the same patients."
        ],
        of: models.map(\.0.id))
  }

  private var models: [(Question, LogisticRegression, [Finding])] {
    methods.ran.compactMap { answer in
      guard case .logistic(let model) = answer.question.verb else { return nil }
      return (answer.question, model, answer.findings)
    }
  }

  private func model(_ question: Question, _ model: LogisticRegression) -> [MethodsSentence] {
    let outcome = methods.format.inText(model.response.text)
    let firth = model.penalty == .firth ? " with Firth’s penalty" : ""
    return methods.sentence(
      .regression,
      "The odds of \(model.event.text) (\(outcome)) were modelled by logistic regression\(firth)"
        + regression.terms(model.univariable, model.multivariable), of: [question.id])
  }

  private func check(_ question: Question, _ rows: [Finding]) -> [MethodsSentence] {
    let isTested = rows.contains {
      $0.statistic == "hosmer_lemeshow.statistic" && $0.number != nil
    }
    guard isTested else {
      return methods.sentence(.regression, "Calibration was not tested", of: [question.id])
    }
    return methods.sentence(
      .regression,
      "Calibration was tested by Hosmer and Lemeshow’s test, on groups at the deciles of the fitted"
        + " probability", of: [question.id])
  }

  // MARK: - Conventions

  private func interval(_ question: Question, _ model: LogisticRegression)
    -> Conventions.LogisticInterval
  {
    model.interval ?? question.conventions.logisticInterval
  }

  /// Names the tables only where they differ.
  private var estimators: [String] {
    let own = models.map { ($0.0.id, Self.words($0.1.penalty, interval($0.0, $0.1))) }
    let distinct = own.map(\.1).distinct()
    return distinct.map { words in
      let ids = own.filter { $0.1 == words }.map(\.0)
      let place = distinct.count > 1 ? " of \(methods.places(ids))" : ""
      return "Logistic models\(place): \(words)."
    }
  }

  private static func words(
    _ penalty: LogisticRegression.Penalty, _ interval: Conventions.LogisticInterval
  ) -> String {
    switch (penalty, interval) {
    case (.none, .profile):
      "maximum likelihood, intervals by profile likelihood, p-values of coefficients by Wald’s test"
    case (.none, .wald):
      "maximum likelihood, intervals and p-values of coefficients by Wald’s method"
    case (.firth, .profile):
      "Firth’s penalised likelihood, intervals by its profile, p-values of coefficients by its"
        + " likelihood-ratio tests, standard errors from the information at the estimate"
    case (.firth, .wald):
      "Firth’s penalised likelihood, intervals and p-values of coefficients by Wald’s method"
    }
  }
}
