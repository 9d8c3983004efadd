internal import Dispatch
internal import Synchronization

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
    let found = Mutex<[[[Double]]]>(Array(repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let first = index * Self.chunk
      let rows = (first..<min(first + Self.chunk, replicates)).map { replicate in
        let points = resampler.points(Philox(seed: seed, stream: UInt64(replicate)))
        return quantities.map { Self.value($0, points) ?? .nan }
      }
      found.withLock { $0[index] = rows }
    }
    let rows = found.withLock { $0 }.flatMap(\.self)
    values = quantities.indices.map { k in rows.map { $0[k] }.filter { !$0.isNaN }.sorted() }
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

  private static func value(_ quantity: Quantity, _ points: [ROCCurve.Point]) -> Double? {
    switch quantity {
    case .area: AUC.area(points)
    case .partialArea(let axis, let range, let isCorrected):
      {
        let area = FallingPath(points, axis).area(over: range)
        return isCorrected ? PartialAUC(known: area, axis, range).formula : area
      }()
    case .point(let axis, let target): try? FallingPath(points, axis).value(at: target)
    case .threshold(let rule): rule.best(points).first?.threshold
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

  private static func indices(_ counts: [Int]) -> [Int32] {
    counts.enumerated().flatMap { Array(repeating: Int32($0.offset), count: $0.element) }
  }

  /// The curve of one sample.
  func points(_ random: consuming Philox) -> [ROCCurve.Point] {
    var counts = empty
    for _ in cases.indices { counts.cases[Int(cases[random.index(below: cases.count)])] += 1 }
    for _ in controls.indices {
      counts.controls[Int(controls[random.index(below: controls.count)])] += 1
    }
    return counts.points
  }
}
