/// A p-value without each patient in turn: its range, and on which side of α it falls.
///
/// p is computed anew from the data without the patient; one that is then not defined (a group
/// becomes too small, nothing varies) is counted apart and enters neither range nor crossings.
public struct LeaveOneOut: Equatable, Sendable {
  /// One end of the range, with everyone without whom p is there.
  public struct Extreme: Equatable, Sendable {
    /// The p-value.
    public let pValue: Double
    /// The patients' indices, ascending.
    public let patients: [Int]
  }

  /// p of all patients.
  public let pValue: Double
  /// p without each patient; `nil` where it is not defined.
  public let without: [Double?]
  /// The smallest p; `nil` where none is defined.
  public let lowest: Extreme?
  /// The largest p.
  public let highest: Extreme?
  /// How many patients there are without whom p lies on the other side of α.
  public let crossings: Int
  /// How many patients there are without whom p is not defined.
  public var undefined: Int { without.count { $0 == nil } }

  /// The range of p without each of some patients.
  ///
  /// - Parameters:
  ///   - pValue: p of all patients.
  ///   - count: the number of patients.
  ///   - alpha: the threshold; p < α is one side, p ≥ α the other.
  ///   - classes: patients of one class are interchangeable, and p is computed once for them; `nil`
  ///     when no two are.
  ///   - test: p without the patient with this index.
  public init(
    pValue: Double, count: Int, alpha: Double = 0.05, classes: [Int]? = nil,
    test: (Int) -> Double?
  ) {
    var known: [Int: Double?] = [:]
    var values: [Double?] = []
    values.reserveCapacity(count)
    for patient in 0..<max(0, count) {
      guard let classes, classes.indices.contains(patient) else {
        values.append(test(patient))
        continue
      }
      let value = known[classes[patient]] ?? test(patient)
      known[classes[patient]] = .some(value)
      values.append(value)
    }
    self.pValue = pValue
    without = values
    lowest = Self.extreme(values) { $0 < $1 }
    highest = Self.extreme(values) { $0 > $1 }
    crossings = values.count { value in value.map { ($0 < alpha) != (pValue < alpha) } ?? false }
  }

  private static func extreme(
    _ values: [Double?], _ precedes: (Double, Double) -> Bool
  ) -> Extreme? {
    var best: Double?
    for case let value? in values where best.map({ precedes(value, $0) }) ?? true { best = value }
    guard let best else { return nil }
    // Equal patients give p-values that may differ in the last digits.
    let patients = values.indices.filter { index in
      values[index].map { abs($0 - best) <= 1e-12 * abs(best) } ?? false
    }
    return Extreme(pValue: best, patients: patients)
  }
}
