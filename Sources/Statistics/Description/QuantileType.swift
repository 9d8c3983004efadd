/// The nine definitions of a sample quantile of Hyndman and Fan.
///
/// The quantile of order p is interpolated between neighbours of the sorted sample
///
/// ```
/// Q(p) = (1 − γ) x₍ⱼ₎ + γ x₍ⱼ₊₁₎,   j = ⌊np + m⌋,   g = np + m − j
/// ```
///
/// γ is g for types 4 to 9. Types 1 to 3 are steps: γ is 0 or 1, or ½ at a jump of type 2.
/// Beyond the ends the smallest and the largest value are repeated.
///
/// R. J. Hyndman and Y. Fan, *Sample quantiles in statistical packages*, Am. Stat. 50 (1996)
/// 361–365. doi:10.2307/2684934
public enum QuantileType: Int, CaseIterable, Sendable {
  /// The inverse of the empirical distribution function.
  case inverse = 1
  /// The same with averaging at the jumps: SAS's default.
  case averagedInverse = 2
  /// The observation nearest to np, the even one of two.
  case nearestEven = 3
  /// Linear interpolation of the empirical distribution function.
  case linear = 4
  /// Hazen's.
  case hazen = 5
  /// Weibull's, of SPSS and Minitab.
  case weibull = 6
  /// Gumbel's, R's default.
  case gumbel = 7
  /// Median unbiased, whatever the distribution.
  case medianUnbiased = 8
  /// Unbiased for a normal distribution.
  case normalUnbiased = 9

  /// The quantile of order p of a sorted sample; `nil` when it is empty or p lies outside 0 to 1.
  func quantile(_ p: Double, ofSorted x: some SortedNumbers) -> Double? {
    guard !x.isEmpty, p >= 0, p <= 1 else { return nil }
    let place = Double(x.count) * p + offset(p)
    // A product such as 0.35 · 20 that should be whole may miss by an ulp or so.
    let slack = 4 * 2.220446049250313e-16 * max(1, abs(place))
    let floor = (place + slack).rounded(.down)
    let gap = abs(place - floor) < slack ? 0 : place - floor
    let weight = weight(gap, after: floor)
    let lower = x[index(floor, count: x.count)]
    let upper = x[index(floor + 1, count: x.count)]
    if weight == 0 { return lower }
    return weight == 1 ? upper : lower + weight * (upper - lower)
  }

  private func index(_ place: Double, count: Int) -> Int {
    min(max(Int(place), 1), count) - 1
  }

  private func offset(_ p: Double) -> Double {
    switch self {
    case .inverse, .averagedInverse, .linear: 0
    case .nearestEven: -0.5
    case .hazen: 0.5
    case .weibull: p
    case .gumbel: 1 - p
    case .medianUnbiased: (p + 1) / 3
    case .normalUnbiased: p / 4 + 0.375
    }
  }

  private func weight(_ gap: Double, after floor: Double) -> Double {
    switch self {
    case .inverse: gap > 0 ? 1 : 0
    case .averagedInverse: gap > 0 ? 1 : 0.5
    case .nearestEven: gap == 0 && floor.truncatingRemainder(dividingBy: 2) == 0 ? 0 : 1
    default: gap
    }
  }
}
