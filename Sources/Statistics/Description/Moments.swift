/// The three common definitions of sample skewness and kurtosis.
///
/// With mᵣ = Σ(x − x̄)ʳ/n and s² the variance with divisor n − 1:
///
/// ```
/// type 1   g₁ = m₃ / m₂^(3/2)                         g₂ = m₄ / m₂² − 3
/// type 2   G₁ = g₁ √(n(n − 1)) / (n − 2)              G₂ = ((n + 1) g₂ + 6)(n − 1)/((n − 2)(n − 3))
/// type 3   b₁ = m₃ / s³                               b₂ = m₄ / s⁴ − 3
/// ```
///
/// D. N. Joanes and C. A. Gill, *Comparing measures of sample skewness and kurtosis*, The
/// Statistician 47 (1998) 183–189. doi:10.1111/1467-9884.00122
public enum Moments: Int, CaseIterable, Sendable {
  /// By the moments of the sample.
  case type1 = 1
  /// Corrected as in SAS, SPSS and Excel.
  case type2 = 2
  /// By the standard deviation with divisor n − 1, as in Minitab.
  case type3 = 3

  func skewness(g1: Double, count n: Double) -> Double? {
    switch self {
    case .type1: g1
    case .type2: n < 3 ? nil : g1 * (n * (n - 1)).squareRoot() / (n - 2)
    case .type3: g1 * ((n - 1) / n) * ((n - 1) / n).squareRoot()
    }
  }

  func excessKurtosis(g2: Double, count n: Double) -> Double? {
    switch self {
    case .type1: g2
    case .type2: n < 4 ? nil : ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))
    case .type3: (g2 + 3) * ((n - 1) / n) * ((n - 1) / n) - 3
    }
  }
}
