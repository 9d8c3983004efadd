extension KaplanMeier {
  /// The limits of a quantile t(p) by the normal approximation, as SPSS prints them.
  ///
  /// ```
  /// t(p) ± z · s(S(t(p))) / f         f = (S(u) − S(l)) / (l − u)
  /// u the last time with S(u) ≥ 1 − p + 0.05,  l the first with S(l) ≤ 1 − p − 0.05
  /// ```
  /// with Greenwood's standard error s; time 0, where S = 1, may be u. The limits are symmetric, and
  /// the lower one may lie below 0. `nil` where the curve does not come down to 1 − p − 0.05, and
  /// where S is 0 at the quantile.
  ///
  /// Source: Collett 2015, *Modelling Survival Data in Medical Research*, 3rd edition, section 2.4.
  ///
  /// - Parameters:
  ///   - time: t(p).
  ///   - probability: p.
  func normalInterval(ofQuantile time: Double, _ probability: Double) -> ConfidenceInterval? {
    let (height, tolerance) = (1 - probability, 1e-9)
    let deaths = points.filter { $0.events > 0 }
    guard let error = points.last(where: { $0.time <= time })?.standardError,
      let after = deaths.first(where: { $0.survival <= height - 0.05 + tolerance })
    else { return nil }
    let before = deaths.last { $0.survival >= height + 0.05 - tolerance }
    let fall = (before?.survival ?? 1) - after.survival
    let density = fall / (after.time - (before?.time ?? 0))
    let reach = StandardNormal.quantile((1 + level) / 2) * error / density
    guard reach.isFinite else { return nil }
    return ConfidenceInterval(lower: time - reach, upper: time + reach)
  }
}
