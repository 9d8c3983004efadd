/// How many patients must have the other label (of two groups, or of event and censoring) for p to
/// cross α: a greedy search.
///
/// Each patient has one of two labels. At each step every patient who was not moved before is given
/// the other label, one at a time, and the p-value is computed anew. While p < α the move with the
/// largest p is kept, while p ≥ α the one with the smallest; of equal ones the first. The search
/// ends when p has crossed α; when no move is defined or none brings p nearer to α (stalled); or
/// when the next step would take more tests than allowed (exhausted).
///
/// All single moves are tried, so that a count of 1 is the minimum, and so is a count of 2, since
/// no single move is enough then. A larger count is an upper bound of the minimum.
///
/// After the iterative fragility indices for continuous outcomes (J.-M. E. Caldwell et al., 2021)
/// and for survival (D. Bomze et al., 2020), which move patients between the groups by fixed rules.
public struct FragilityMoves: Equatable, Sendable {
  /// One patient who is given the other label.
  public struct Move: Equatable, Sendable {
    /// The patient's index.
    public let patient: Int
    /// p after this move and those before it.
    public let pValue: Double
  }
  /// How a search ended.
  public enum End: Equatable, Sendable {
    /// p has crossed α.
    case crossed
    /// No move brings p nearer to α.
    case stalled
    /// The next step would take more tests than allowed.
    case exhausted
  }

  /// p before any move.
  public let pValue: Double
  /// The moves in order.
  public let moves: [Move]
  /// How the search ended.
  public let end: End

  /// The number of patients; `nil` where p does not cross.
  public var count: Int? { end == .crossed ? moves.count : nil }
  /// Whether the count is the minimum, not an upper bound of it.
  public var isMinimum: Bool { end == .crossed && moves.count <= 2 }

  /// The search.
  ///
  /// - Parameters:
  ///   - labels: the label of each patient.
  ///   - classes: patients of one class and label are interchangeable, and the first of them stands
  ///     for all; `nil` when no two are.
  ///   - alpha: the threshold.
  ///   - limit: the most p-values that are computed.
  ///   - test: the p-value under some labels; `nil` where it is not defined.
  /// - Returns: `nil` where p is not defined before any move.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, and ``StatisticsError/outOfDomain(_:)`` for
  ///   an α outside 0 to 1.
  public init?(
    _ labels: [Bool], classes: [Int]? = nil, alpha: Double = 0.05, limit: Int = .max,
    test: ([Bool]) -> Double?
  ) throws(StatisticsError) {
    guard alpha > 0, alpha < 1 else { throw .outOfDomain(alpha) }
    if let classes, classes.count != labels.count {
      throw .lengthsDiffer(labels.count, classes.count)
    }
    guard let start = test(labels) else { return nil }
    var search = Search(labels, classes: classes ?? Array(labels.indices))
    var (p, end, tests, moves) = (start, End?.none, 0, [Move]())
    while end == nil {
      let candidates = search.candidates
      guard candidates.count <= limit - tests else {
        end = .exhausted
        break
      }
      tests += candidates.count
      guard let best = search.best(of: candidates, largest: start < alpha, test),
        start < alpha ? best.pValue > p : best.pValue < p
      else {
        end = .stalled
        break
      }
      search.keep(best)
      moves.append(best)
      p = best.pValue
      if (p < alpha) != (start < alpha) { end = .crossed }
    }
    pValue = start
    self.moves = moves
    self.end = end ?? .stalled
  }

  private struct Search {
    var labels: [Bool]
    let classes: [Int]
    private var isMoved: [Bool]

    init(_ labels: [Bool], classes: [Int]) {
      (self.labels, self.classes) = (labels, classes)
      isMoved = labels.map { _ in false }
    }

    /// The first patient of each class and label among those who were not moved.
    var candidates: [Int] {
      var seen: Set<[Int]> = []
      return labels.indices.filter { patient in
        !isMoved[patient] && seen.insert([classes[patient], labels[patient] ? 1 : 0]).inserted
      }
    }

    /// The move with the largest or the smallest p.
    mutating func best(
      of candidates: [Int], largest: Bool, _ test: ([Bool]) -> Double?
    ) -> Move? {
      var best: Move?
      for patient in candidates {
        labels[patient].toggle()
        let own = test(labels)
        labels[patient].toggle()
        guard let own else { continue }
        if let known = best, largest ? own <= known.pValue : own >= known.pValue { continue }
        best = Move(patient: patient, pValue: own)
      }
      return best
    }

    mutating func keep(_ move: Move) {
      labels[move.patient].toggle()
      isMoved[move.patient] = true
    }
  }
}
