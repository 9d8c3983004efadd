import Analysis
import Cohorts

/// How odds were modelled.
struct LogisticWords {
  let ran: [Answer]
  let format: StudyFormat
  let numbering: Numbering

  private var models: [(Question, LogisticRegression)] {
    ran.compactMap { answer in
      if case .logistic(let model) = answer.question.verb { (answer.question, model) } else { nil }
    }
  }

  private func interval(_ question: Question, _ model: LogisticRegression)
    -> Conventions.LogisticInterval
  {
    model.interval ?? question.conventions.logisticInterval
  }

  /// The events, the estimator with its intervals, then the tests.
  var sentences: [String] {
    events + estimators + tests
  }

  private var events: [String] {
    let own = models.map { question, model in
      (model.event.text + " (" + format.label(model.response.text) + ")", question.id)
    }
    let places = own.map(\.0).distinct().map { event in
      let names = own.filter { $0.0 == event }.map { numbering.name(of: $0.1) }
      return event + " in " + names.joined(separator: ", ")
    }
    return ["The event whose odds are modelled: " + places.joined(separator: "; ") + "."]
  }

  /// Names the tables only where they differ.
  private var estimators: [String] {
    let whole = models.map { sentence($1.penalty, interval($0, $1), "") }
    return whole.distinct().compactMap { text in
      let own = zip(models, whole).filter { $0.1 == text }.map(\.0)
      guard let (question, model) = own.first else { return nil }
      let names = own.map { numbering.name(of: $0.0.id) }
      let place = own.count < models.count ? " in \(names.inWords)" : ""
      return sentence(model.penalty, interval(question, model), place)
    }
  }

  private func sentence(
    _ penalty: LogisticRegression.Penalty, _ interval: Conventions.LogisticInterval,
    _ place: String
  ) -> String {
    switch (penalty, interval) {
    case (.none, .profile):
      "Odds are modelled by logistic regression\(place): maximum likelihood, intervals by profile"
        + " likelihood, p-values of coefficients by Wald’s test."
    case (.none, .wald):
      "Odds are modelled by logistic regression\(place): maximum likelihood, intervals and p-values"
        + " of coefficients by Wald’s method."
    case (.firth, .profile):
      "Odds are modelled by logistic regression with Firth’s penalty\(place): intervals by profile"
        + " penalized likelihood, p-values of coefficients by penalized likelihood-ratio tests,"
        + " standard errors from the information at the estimate."
    case (.firth, .wald):
      "Odds are modelled by logistic regression with Firth’s penalty\(place): intervals and p-values"
        + " of coefficients by Wald’s method."
    }
  }

  private var tests: [String] {
    let findings = ran.flatMap(\.findings).filter { $0.context.hasPrefix("logistic_") }
    let hasCalibration = findings.contains {
      $0.statistic == "hosmer_lemeshow.statistic" && $0.number != nil
    }
    return
      (hasCalibration
      ? [
        "Calibration is tested after Hosmer and Lemeshow, on groups at the deciles of the fitted"
          + " probability."
      ] : []) + ["The AUC of a model is that of its fitted probabilities, in the same patients."]
  }
}
