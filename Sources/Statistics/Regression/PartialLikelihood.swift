/// A function of β that is maximised by ``CoxFit``.
protocol PartialLikelihood {
  /// The log-likelihood and its derivatives at β, on the scale of the standardized columns.
  func evaluate(_ beta: [Double]) -> CoxLikelihood.Evaluation
}

extension CoxLikelihood: PartialLikelihood {
  func evaluate(_ beta: [Double]) -> Evaluation { evaluate(beta, weights: nil) }
}
