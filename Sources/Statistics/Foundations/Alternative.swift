/// The alternative hypothesis of a test, as in R.
public enum Alternative: String, CaseIterable, Sendable {
  /// The parameter differs from the value under the null hypothesis, either way.
  case twoSided = "two.sided"
  /// The parameter lies below the value under the null hypothesis.
  case less
  /// The parameter lies above the value under the null hypothesis.
  case greater
}
