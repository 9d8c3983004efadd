/// The correction of several p-values for their number.
///
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎:
///
/// ```
/// bonferroni   min(1, m p)
/// holm         max over j ≤ i of (m − j + 1) p₍ⱼ₎
/// hochberg     min over j ≥ i of (m − j + 1) p₍ⱼ₎
/// hommel       the closed test of Simes's: see Wright
/// BH           min over j ≥ i of (m/j) p₍ⱼ₎
/// BY           the same times Σ 1/j
/// ```
///
/// S. P. Wright, *Adjusted p-values for simultaneous inference*, Biometrics 48 (1992) 1005–1013.
/// doi:10.2307/2532694. Y. Benjamini and D. Yekutieli, Ann. Stat. 29 (2001) 1165–1188.
/// doi:10.1214/aos/1013699998
public enum PValueAdjustment: String, CaseIterable, Sendable {
  /// None.
  case none
  /// Bonferroni's.
  case bonferroni
  /// Holm's step down.
  case holm
  /// Hochberg's step up.
  case hochberg
  /// Hommel's.
  case hommel
  /// Benjamini and Hochberg's, of the false discovery rate.
  case benjaminiHochberg = "BH"
  /// Benjamini and Yekutieli's, under any dependence.
  case benjaminiYekutieli = "BY"

  /// The adjusted p-values, in the order given.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a value outside 0 to 1 or a NaN.
  public func adjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    for p in pValues where !(p >= 0 && p <= 1) { throw .outOfDomain(p) }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    let sorted = order.map { pValues[$0] }
    var result = pValues
    for (place, p) in zip(order, ordered(sorted)) { result[place] = min(1, p) }
    return result
  }

  private func ordered(_ p: [Double]) -> [Double] {
    let m = Double(p.count)
    return switch self {
    case .none: p
    case .bonferroni: p.map { m * $0 }
    case .holm: runningMaximum(p) { place in m - place + 1 }
    case .hochberg: runningMinimum(p) { place in m - place + 1 }
    case .hommel: hommel(p)
    case .benjaminiHochberg: runningMinimum(p) { place in m / place }
    case .benjaminiYekutieli: runningMinimum(p) { place in harmonic(p.count) * m / place }
    }
  }

  private func runningMaximum(_ p: [Double], factor: (Double) -> Double) -> [Double] {
    var largest = 0.0
    return p.enumerated().map { index, p in
      largest = max(largest, factor(Double(index + 1)) * p)
      return largest
    }
  }

  private func runningMinimum(_ p: [Double], factor: (Double) -> Double) -> [Double] {
    var smallest = 1.0
    return p.enumerated().reversed().map { index, p in
      smallest = min(smallest, factor(Double(index + 1)) * p)
      return smallest
    }.reversed()
  }

  private func harmonic(_ m: Int) -> Double {
    stride(from: m, to: 0, by: -1).reduce(0) { $0 + 1 / Double($1) }
  }

  /// Wright's algorithm.
  ///
  /// Among the intersections of s hypotheses that hold a given one, Simes's p is largest over the
  /// s − 1 largest others; a p-value among those shares the bound of the largest below them.
  private func hommel(_ p: [Double]) -> [Double] {
    var adjusted = p
    for s in stride(from: p.count, to: 1, by: -1) {
      let size = Double(s)
      var bound = Double.infinity
      for (index, value) in p.suffix(s - 1).enumerated() {
        bound = min(bound, size * value / Double(index + 2))
      }
      let split = p.count - s
      let shared = min(bound, size * p[split])
      for (index, value) in p.enumerated() {
        let simes = index <= split ? min(bound, size * value) : shared
        adjusted[index] = max(adjusted[index], simes)
      }
    }
    return adjusted
  }
}
