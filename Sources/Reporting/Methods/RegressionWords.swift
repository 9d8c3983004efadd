import Analysis
import Cohorts

/// What was modelled, on which variables, and whether the assumptions were checked.
struct RegressionWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// The models of each analysis with their checks; the finer choices among the conventions.
  var sentences: [MethodsSentence] {
    CoxWords(methods, self).sentences + LogisticWords(methods, self).sentences + linear
  }

  private var linear: [MethodsSentence] {
    let own = methods.analyses(["linear_univariable", "linear_multivariable"])
    let models = methods.ran.flatMap { answer -> [MethodsSentence] in
      guard case .linear(let model) = answer.question.verb, own.contains(answer.question.id) else {
        return []
      }
      return methods.sentence(
        .regression,
        "The mean of \(methods.format.inText(model.response.text)) was modelled by linear regression"
          + terms(model.univariable, model.multivariable), of: [answer.question.id])
    }
    return models
      + methods.sentence(.regression, "Residuals were not checked", of: own)
      + methods.details(
        .regression,
        [
          "Linear models are fitted by ordinary least squares; tests and intervals of coefficients are"
            + " t, those of models F."
        ], of: own)
  }

  /// The terms of the models: ` on age and sex, each in a model of its own, and on both together`.
  func terms(_ univariable: [ModelTerm], _ multivariable: [ModelTerm]) -> String {
    let single = univariable.map(\.name)
    let joint = multivariable.map(\.name)
    let list = { (names: [String]) in methods.format.inText(names, atMost: 10) }
    if joint.isEmpty {
      return " on " + list(single) + (single.count > 1 ? ", each in a model of its own" : "")
    }
    let together = joint.count > 1 ? " together" : ""
    if single.isEmpty { return " on " + list(joint) + together }
    let all = single == joint ? "all" + together : list(joint) + together
    return " on " + list(single) + (single.count > 1 ? ", each in a model of its own" : "")
      + ", and on " + all
  }
}
