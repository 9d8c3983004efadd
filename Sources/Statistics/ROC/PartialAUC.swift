/// Part of the area under the ROC curve, over a range of specificity or of sensitivity.
///
/// ```
/// area = ∫ sensitivity d(specificity) over [a, b]
/// corrected = ½ (1 + (area − min) / (max − min)),  min = (b − a)(1 − (a + b)/2),  max = b − a
/// ```
/// The curve is interpolated linearly between its points. The correction (McClish) maps a useless
/// marker to ½ and a perfect one to 1; it is `nil` below the chance line, where it has no meaning.
///
/// Source: McClish 1989, doi 10.1177/0272989X8900900307.
public struct PartialAUC: Equatable, Sendable {
  /// The variable whose range is taken.
  public enum Axis: Equatable, Sendable {
    /// A range of specificity.
    case specificity
    /// A range of sensitivity.
    case sensitivity
  }

  /// The variable whose range is taken.
  public let axis: Axis
  /// The range, within [0, 1].
  public let range: ClosedRange<Double>
  /// The raw area.
  public let area: Double

  /// The part of the area under a curve over a range.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` when the range is empty or leaves [0, 1].
  public init(
    _ curve: ROCCurve, axis: Axis = .specificity, range: ClosedRange<Double>
  ) throws(StatisticsError) {
    guard range.lowerBound >= 0, range.lowerBound < range.upperBound else {
      throw .outOfDomain(range.lowerBound)
    }
    guard range.upperBound <= 1 else { throw .outOfDomain(range.upperBound) }
    self.axis = axis
    self.range = range
    area = FallingPath(curve.points, axis).area(over: range)
  }

  init(known area: Double, _ axis: Axis, _ range: ClosedRange<Double>) {
    self.axis = axis
    self.range = range
    self.area = area
  }

  /// McClish's correction of the area.
  public var corrected: Double? {
    // A curve along the chance line may miss it by rounding.
    area < least * (1 - 1e-12) ? nil : formula
  }

  /// The area under the chance line.
  private var least: Double {
    let width = range.upperBound - range.lowerBound
    return width * (1 - (range.lowerBound + range.upperBound) / 2)
  }

  /// The correction, also below the chance line: replicates of a curve keep it, or the lower ones
  /// would be missing.
  var formula: Double {
    let width = range.upperBound - range.lowerBound
    return (1 + (area - least) / (width - least)) / 2
  }
}

extension ROCCurve {
  /// The sensitivity at a specificity, interpolated; the largest where the curve is vertical.
  public func sensitivity(atSpecificity specificity: Double) throws(StatisticsError) -> Double {
    try FallingPath(points, .specificity).value(at: specificity)
  }

  /// The specificity at a sensitivity, interpolated; the largest where the curve is horizontal.
  public func specificity(atSensitivity sensitivity: Double) throws(StatisticsError) -> Double {
    try FallingPath(points, .sensitivity).value(at: sensitivity)
  }
}

/// Points joined by straight lines: x from 0 to 1 never falls, y never rises.
struct FallingPath {
  private let points: ROCCurve.Points
  private let axis: PartialAUC.Axis

  /// The curve over one axis.
  init(_ points: ROCCurve.Points, _ axis: PartialAUC.Axis) {
    self.points = points
    self.axis = axis
  }

  private var last: Int { points.count - 1 }

  private func x(_ k: Int) -> Double {
    axis == .specificity ? points.specificity(k) : points.sensitivity(last - k)
  }

  private func y(_ k: Int) -> Double {
    axis == .specificity ? points.sensitivity(k) : points.specificity(last - k)
  }

  func area(over range: ClosedRange<Double>) -> Double {
    var area = 0.0
    for k in points.indices.dropFirst() where x(k) > x(k - 1) {
      let left = max(x(k - 1), range.lowerBound)
      let right = min(x(k), range.upperBound)
      guard left < right else { continue }
      area += (right - left) * (interpolated(left, before: k) + interpolated(right, before: k)) / 2
    }
    return area
  }

  func value(at target: Double) throws(StatisticsError) -> Double {
    guard target >= 0, target <= 1 else { throw .outOfDomain(target) }
    var (k, end) = (0, last)
    while k < end {
      let middle = (k + end) / 2
      if x(middle) < target { k = middle + 1 } else { end = middle }
    }
    return k == 0 || x(k) == target ? y(k) : interpolated(target, before: k)
  }

  private func interpolated(_ target: Double, before k: Int) -> Double {
    let share = (target - x(k - 1)) / (x(k) - x(k - 1))
    return y(k - 1) + share * (y(k) - y(k - 1))
  }
}
