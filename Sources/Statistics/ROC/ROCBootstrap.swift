/// Percentile intervals of what a ROC curve gives, by the stratified bootstrap.
///
/// Each replicate draws as many cases from the cases, and as many controls from the controls, as
/// there are, with replacement; the direction stays. The limits are the quantiles (type 7) of the
/// replicates at (1 − level)/2 and (1 + level)/2, the standard error is their standard deviation, as
/// in pROC's `ci.auc(method = "bootstrap")` and `ci.coords`.
///
/// Replicate r draws from stream r of ``Philox``: the same seed gives the same numbers on any number
/// of cores. McClish's correction is taken below the chance line too, where only the estimate itself
/// has no meaning. Of several optimal thresholds in a replicate the first counts, from
/// specificity 0 upwards; a threshold may be infinite.
///
/// Sources: Carpenter and Bithell 2000, doi 10.1002/(SICI)1097-0258(20000515)19:9<1141::AID-SIM479>3.0.CO;2-F;
/// Robin et al. 2011, doi 10.1186/1471-2105-12-77.
public struct ROCBootstrap: Sendable {
  /// What is read off each replicate.
  public enum Quantity: Equatable, Sendable {
    /// The area under the curve.
    case area
    /// A part of the area.
    case partialArea(PartialAUC.Axis, ClosedRange<Double>, corrected: Bool)
    /// The sensitivity at a specificity, or the specificity at a sensitivity.
    case point(PartialAUC.Axis, at: Double)
    /// The threshold that a rule chooses.
    case threshold(OptimalThreshold.Rule)
  }

  /// The number of replicates.
  public let replicates: Int
  /// The seed.
  public let seed: UInt64
  /// What was read off the replicates.
  public let quantities: [Quantity]
  /// For each quantity its values in the replicates that have one, ascending.
  public let values: [[Double]]

  /// The most replicates whose draws are kept in one piece of work.
  private static let chunk = 16

  /// Resamples a curve.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for fewer than 1 replicate.
  public init(
    _ curve: ROCCurve, _ quantities: [Quantity], replicates: Int, seed: UInt64
  ) throws(StatisticsError) {
    guard replicates > 0 else { throw .tooFew(needed: 1, found: replicates) }
    let resampler = Resampler(curve)
    let chunks = (replicates + Self.chunk - 1) / Self.chunk
    let found = Cores.parts(chunks) { index in
      let first = index * Self.chunk
      return resampler.values(
        quantities, seed: seed, first..<min(first + Self.chunk, replicates))
    }
    values = quantities.indices.map { k in
      Sorting.sorted(found.flatMap { $0.map { $0[k] } }.filter { !$0.isNaN })
    }
    self.replicates = replicates
    self.seed = seed
    self.quantities = quantities
  }

  /// The percentile interval of a quantity; `nil` when no replicate has a value.
  public func interval(of quantity: Quantity, level: Double = 0.95) -> ConfidenceInterval? {
    guard let index = quantities.firstIndex(of: quantity),
      let lower = Self.quantile((1 - level) / 2, values[index]),
      let upper = Self.quantile((1 + level) / 2, values[index])
    else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper)
  }

  /// The standard deviation of the replicates; `nil` with fewer than two values.
  public func standardError(of quantity: Quantity) -> Double? {
    guard let index = quantities.firstIndex(of: quantity) else { return nil }
    return Placements.covariance(values[index], values[index])?.squareRoot()
  }

  /// Type 7; between infinite neighbours the lower one.
  private static func quantile(_ p: Double, _ sorted: [Double]) -> Double? {
    guard let value = QuantileType.gumbel.quantile(p, ofSorted: sorted) else { return nil }
    return value.isNaN ? QuantileType.inverse.quantile(p, ofSorted: sorted) : value
  }
}

extension ROCBootstrap.Quantity {
  /// Whether the counts of each value are enough to know it.
  fileprivate var isOfCounts: Bool {
    switch self {
    case .area: true
    case .threshold(let rule): rule == .youden || rule == .closestTopLeft
    case .partialArea, .point: false
    }
  }
}

/// Draws patients with replacement, within each class, as counts of distinct values.
private struct Resampler: Sendable {
  private let empty: ClassCounts
  /// The index of the value of each case.
  private let cases: [Int32]
  /// The index of the value of each control.
  private let controls: [Int32]

  init(_ curve: ROCCurve) {
    var counts = ClassCounts(
      cases: curve.cases, controls: curve.controls, direction: curve.direction)
    cases = Self.indices(counts.cases)
    controls = Self.indices(counts.controls)
    counts.cases = Array(repeating: 0, count: counts.values.count)
    counts.controls = counts.cases
    empty = counts
  }

  private static func indices(_ counts: [Int32]) -> [Int32] {
    var indices: [Int32] = []
    for (index, count) in counts.enumerated() {
      for _ in 0..<count { indices.append(Int32(truncatingIfNeeded: index)) }
    }
    return indices
  }

  /// The quantities in some replicates, each drawn from its own stream; NaN where there is none.
  func values(
    _ quantities: [ROCBootstrap.Quantity], seed: UInt64, _ replicates: Range<Int>
  ) -> [[Double]] {
    var counts = empty
    let pairs = 2 * Double(cases.count) * Double(controls.count)
    let needPoints = quantities.contains { !$0.isOfCounts }
    return replicates.map { replicate in
      var random = Philox(seed: seed, stream: UInt64(replicate))
      Self.draw(cases, &random, into: &counts.cases)
      Self.draw(controls, &random, into: &counts.controls)
      let points = needPoints ? counts.allPoints : nil
      return quantities.map { quantity in
        switch quantity {
        case .area: Double(counts.twiceConcordant) / pairs
        case .threshold(let rule) where quantity.isOfCounts: counts.firstThreshold(rule)
        default: points.flatMap { Self.value(quantity, $0) } ?? .nan
        }
      }
    }
  }

  /// Draws as many as there are and counts them by value.
  private static func draw(
    _ indices: [Int32], _ random: inout Philox, into counts: inout [Int32]
  ) {
    for index in counts.indices { counts[index] = 0 }
    random.draw(indices.count, below: indices.count) { counts[Int(indices[$0])] &+= 1 }
  }

  /// What is read off the points of a replicate.
  private static func value(
    _ quantity: ROCBootstrap.Quantity, _ points: ROCCurve.Points
  ) -> Double? {
    switch quantity {
    case .partialArea(let axis, let range, let isCorrected):
      let area = FallingPath(points, axis).area(over: range)
      return isCorrected ? PartialAUC(known: area, axis, range).formula : area
    case .point(let axis, let target): return try? FallingPath(points, axis).value(at: target)
    case .area, .threshold: return nil
    }
  }
}
