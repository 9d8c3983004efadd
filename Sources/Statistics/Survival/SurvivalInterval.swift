/// The scale on which a survival probability gets its confidence limits.
///
/// With σ the standard error of log S (Greenwood) and z the normal quantile,
/// ```
/// plain    S ± z·σ·S
/// log      S · exp(± z·σ)
/// log-log  exp(−exp(log(−log S) ± z·σ / log S))
/// ```
/// clipped to [0, 1]. A limit is undefined where its formula is: everywhere at S = 0, and for
/// log-log at S = 1.
///
/// Source: Kalbfleisch and Prentice 2002, doi 10.1002/9781118032985, section 1.4.
public enum SurvivalInterval: Equatable, Sendable, CaseIterable {
  /// Symmetric on the scale of log S.
  case log
  /// Symmetric on the scale of log(−log S).
  case logLog
  /// Symmetric on the scale of S.
  case plain
  /// No limits of S; those of quantiles by the normal approximation.
  case none

  /// The limits of one probability.
  ///
  /// - Parameters:
  ///   - survival: S.
  ///   - relativeError: σ, the standard error of log S.
  ///   - z: the normal quantile of the coverage.
  func limits(survival: Double, relativeError: Double, z: Double) -> ConfidenceInterval? {
    guard survival > 0 else { return nil }
    let width = z * relativeError
    switch self {
    case .none: return nil
    case .plain:
      return ConfidenceInterval(
        lower: max(0, survival - width * survival), upper: min(1, survival + width * survival))
    case .log:
      return ConfidenceInterval(
        lower: survival * exponential(-width), upper: min(1, survival * exponential(width)))
    case .logLog:
      guard survival < 1 else { return nil }
      let hazard = -logarithm(survival)
      return ConfidenceInterval(
        lower: exponential(-hazard * exponential(width / hazard)),
        upper: exponential(-hazard * exponential(-width / hazard)))
    }
  }
}
