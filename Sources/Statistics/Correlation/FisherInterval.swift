internal import CGSL

/// The interval of a rank correlation on Fisher's scale, where its variance hardly hangs on it.
enum FisherInterval {
  /// tanh(atanh r ± z·error), one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1, and with r where it
  ///   is −1 or 1.
  static func limits(
    _ r: Double, error: Double, level: Double, _ alternative: Alternative
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    guard abs(r) < 1 else { throw .outOfDomain(r) }
    let reach = StandardNormal.upperQuantile(tail) * error
    return ConfidenceInterval(
      lower: alternative == .less ? -1 : tanh(atanh(r) - reach),
      upper: alternative == .greater ? 1 : tanh(atanh(r) + reach))
  }
}
