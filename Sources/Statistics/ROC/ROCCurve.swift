/// The empirical receiver operating characteristic curve of a marker.
///
/// Each threshold c splits the patients; with higher values pointing to cases,
/// ```
/// sensitivity(c) = #{case ≥ c} / m      specificity(c) = #{control < c} / n
/// ```
/// for m cases and n controls; with lower values pointing to cases the signs turn round, and a
/// value AT the threshold counts as positive either way. Thresholds are the midpoints between
/// neighbouring distinct values, and both infinities. Equal values move together, so a tie between
/// a case and a control is a sloping piece of the curve.
///
/// Source: Fawcett 2006, doi 10.1016/j.patrec.2005.10.010.
public struct ROCCurve: Equatable, Sendable {
  /// Which side of a threshold points to cases.
  public enum Direction: Equatable, Sendable {
    /// Higher values point to cases.
    case higher
    /// Lower values point to cases.
    case lower
  }

  /// One threshold, and how the patients fall around it.
  public struct Point: Equatable, Sendable {
    /// The threshold, in units of the marker; infinite at both ends of the curve.
    public let threshold: Double
    /// The share of cases called positive.
    public let sensitivity: Double
    /// The share of controls called negative.
    public let specificity: Double
    /// The number of cases called positive.
    public let truePositives: Int
    /// The number of controls called positive.
    public let falsePositives: Int
  }

  /// The points of a curve, from specificity 0 to 1, made from their counts as they are read.
  public struct Points: RandomAccessCollection, Equatable, Sendable {
    /// The distinct values, turned so that higher ones point to cases, ascending.
    let values: [Double]
    /// The number of cases at each value or above it, and 0.
    let truePositives: [Int32]
    /// The number of controls at each value or above it, and 0.
    let falsePositives: [Int32]
    /// −1 where the values were turned.
    let sign: Double

    /// The first place, 0.
    public var startIndex: Int { 0 }
    /// The number of points: one more than the distinct values.
    public var endIndex: Int { truePositives.count }
    /// The number of cases.
    var caseCount: Int { Int(truePositives.first ?? 0) }
    /// The number of controls.
    var controlCount: Int { Int(falsePositives.first ?? 0) }

    /// The point at a place.
    public subscript(place: Int) -> Point {
      let (tp, fp) = (Int(truePositives[place]), Int(falsePositives[place]))
      return Point(
        threshold: threshold(place), sensitivity: sensitivity(place),
        specificity: specificity(place), truePositives: tp, falsePositives: fp)
    }

    func sensitivity(_ place: Int) -> Double {
      Double(truePositives[place]) / Double(caseCount)
    }

    func specificity(_ place: Int) -> Double {
      Double(controlCount - Int(falsePositives[place])) / Double(controlCount)
    }

    private func threshold(_ place: Int) -> Double {
      if place == 0 { return sign * -.infinity }
      guard place < values.count else { return sign * .infinity }
      return sign * Self.threshold(between: values[place - 1], and: values[place])
    }

    /// The midpoint of two values; the upper one where rounding would give the lower.
    static func threshold(between lower: Double, and upper: Double) -> Double {
      if lower == -.infinity { return -.infinity }
      if upper == .infinity { return .infinity }
      let middle = lower / 2 + upper / 2
      return middle > lower ? middle : upper
    }
  }

  /// The marker in the cases, in the order given.
  public let cases: Sample
  /// The marker in the controls, in the order given.
  public let controls: Sample
  /// Which side of a threshold points to cases.
  public let direction: Direction
  /// All thresholds, from specificity 0 (everyone positive) to specificity 1 (no one).
  public let points: Points

  /// The curve of a marker measured in cases and controls.
  ///
  /// - Throws: ``StatisticsError/oneClass`` when there are no cases or no controls.
  public init(cases: Sample, controls: Sample, direction: Direction) throws(StatisticsError) {
    guard cases.count > 0, controls.count > 0 else { throw .oneClass }
    self.cases = cases
    self.controls = controls
    self.direction = direction
    points = ClassCounts(cases: cases, controls: controls, direction: direction).points
  }

  /// The direction pROC chooses: lower when the median of the controls exceeds that of the cases.
  ///
  /// - Throws: ``StatisticsError/oneClass`` when there are no cases or no controls.
  public static func direction(
    cases: Sample, controls: Sample
  ) throws(StatisticsError) -> Direction {
    guard let ofCases = median(cases), let ofControls = median(controls) else { throw .oneClass }
    return ofControls > ofCases ? .lower : .higher
  }

  private static func median(_ sample: Sample) -> Double? {
    guard sample.count > 0 else { return nil }
    let sorted = sample.sorted
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The marker turned so that higher values point to cases, ascending.
  static func ascending(_ sample: Sample, _ direction: Direction) -> SortedValues {
    direction == .higher ? sample.sorted : sample.sorted.negated
  }
}
