/// Harrell's concordance of a risk with the order of events, and its standard error.
///
/// A pair of patients of one stratum is comparable when one has the event while the other is at risk
/// and known to be free of it: entered before, and followed longer or censored at the same time. It is concordant when the risk
/// of the first is higher, discordant when lower, tied when equal:
/// ```
/// C = (c + t/2) / (c + d + t)
/// Var C = Σᵢ (½ [(cᵢ − dᵢ) − (c − d)/N · Nᵢ] / N)²,   N = c + d + t
/// ```
/// where cᵢ, dᵢ, tᵢ and Nᵢ count the pairs that patient i is part of (the infinitesimal jackknife); of
/// clusters their sums are squared.
/// Counted with Fenwick trees in O(n log n).
///
/// Sources: Harrell et al. 1982, doi 10.1001/jama.1982.03320430047030; Therneau and Atkinson,
/// Concordance, vignette of R's survival.
public struct Concordance: Equatable, Sendable {
  /// The number of concordant pairs.
  public let concordant: Int
  /// The number of discordant pairs.
  public let discordant: Int
  /// The number of comparable pairs with equal risks.
  public let tied: Int
  /// C, between 0 and 1.
  public let estimate: Double
  /// The standard error of C.
  public let standardError: Double

  /// The concordance of a risk, higher for an earlier event.
  ///
  /// - Parameters:
  ///   - followUps: the patients; equal times are ties as they stand.
  ///   - risks: a number for each patient.
  ///   - strata: for each patient, the index of the stratum; `nil` for one stratum.
  ///   - clusters: for each patient, the index of the cluster; `nil` for none.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``; ``StatisticsError/noEvents`` when no pair is
  ///   comparable.
  public init(
    _ followUps: [FollowUp], risks: [Double], strata: [Int]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) {
    let n = followUps.count
    guard risks.count == n else { throw .lengthsDiffer(n, risks.count) }
    for other in [strata, clusters] {
      if let other, other.count != n { throw .lengthsDiffer(n, other.count) }
    }
    let stratum = strata ?? Array(repeating: 0, count: n)
    let order = followUps.indices.sorted {
      stratum[$0] == stratum[$1]
        ? followUps[$0] < followUps[$1] : stratum[$0] < stratum[$1]
    }
    var pairs = Array(repeating: PairCounts(), count: n)
    for run in order.split(by: { stratum[$0] == stratum[$1] }) {
      Self.count(Array(run), followUps, risks, into: &pairs)
    }
    let total = pairs.reduce(PairCounts(), +)
    guard total.all > 0 else { throw .noEvents }
    concordant = total.concordant / 2
    discordant = total.discordant / 2
    tied = total.tied / 2
    let N = Double(total.all) / 2
    let difference = Double(concordant - discordant) / N
    estimate = (1 + difference) / 2
    let influences = pairs.map { pair in
      Double(pair.concordant - pair.discordant) - difference * Double(pair.all)
    }
    var variance = 0.0
    for influence in Self.sums(influences, by: clusters) {
      variance += influence * influence / (4 * N * N)
    }
    standardError = variance.squareRoot()
  }

  /// The sum of each cluster, in the order of their indices; the numbers themselves without clusters.
  private static func sums(_ numbers: [Double], by clusters: [Int]?) -> [Double] {
    guard let clusters else { return numbers }
    var sums: [Int: Double] = [:]
    for (number, cluster) in zip(numbers, clusters) { sums[cluster, default: 0] += number }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Counts the comparable pairs of each patient of a stratum, given by time, events first.
  private static func count(
    _ order: [Int], _ followUps: [FollowUp], _ risks: [Double], into pairs: inout [PairCounts]
  ) {
    let ranks = DistinctRanks(order.map { risks[$0] })
    let ties = Array(order.indices).split { a, b in
      let (first, second) = (followUps[order[a]], followUps[order[b]])
      return first.time == second.time && first.isEvent == second.isEvent
    }
    let late = order.indices.filter { followUps[order[$0]].entry != nil }
      .sorted { entry($0) < entry($1) }
    func entry(_ k: Int) -> Double { followUps[order[k]].entry ?? -.infinity }
    func time(_ tie: ArraySlice<Int>) -> Double { followUps[order[tie[tie.startIndex]]].time }

    // The events before each patient's end, less those before the entry.
    var earlier = FenwickTree<Int>(ranks.distinct)
    var entering = late[...]
    for tie in ties {
      while let k = entering.first, entry(k) < time(tie) {
        pairs[order[k]] -= earlier.pairs(ranks.rank[k], isLater: true)
        entering.removeFirst()
      }
      for k in tie { pairs[order[k]] += earlier.pairs(ranks.rank[k], isLater: true) }
      for k in tie where followUps[order[k]].isEvent { earlier.add(1, at: ranks.rank[k]) }
    }
    // Those at risk of each event and followed beyond it.
    var later = FenwickTree<Int>(ranks.distinct)
    var leaving = late[...]
    for tie in ties.reversed() {
      while let k = leaving.last, entry(k) >= time(tie) {
        later.add(-1, at: ranks.rank[k])
        leaving.removeLast()
      }
      for k in tie where followUps[order[k]].isEvent {
        pairs[order[k]] += later.pairs(ranks.rank[k], isLater: false)
      }
      for k in tie { later.add(1, at: ranks.rank[k]) }
    }
  }
}

/// The comparable pairs that a patient is part of.
private struct PairCounts {
  var concordant = 0
  var discordant = 0
  var tied = 0
  var all: Int { concordant + discordant + tied }

  static func + (a: PairCounts, b: PairCounts) -> PairCounts {
    PairCounts(
      concordant: a.concordant + b.concordant, discordant: a.discordant + b.discordant,
      tied: a.tied + b.tied)
  }
  static func += (a: inout PairCounts, b: PairCounts) { a = a + b }
  static func -= (a: inout PairCounts, b: PairCounts) {
    a = PairCounts(
      concordant: a.concordant - b.concordant, discordant: a.discordant - b.discordant,
      tied: a.tied - b.tied)
  }
}

extension FenwickTree<Int> {
  /// The pairs of a patient with those in the tree, who are earlier when the patient is later.
  fileprivate func pairs(_ rank: Int, isLater: Bool) -> PairCounts {
    let (lower, higher) = (below(rank), above(rank))
    return PairCounts(
      concordant: isLater ? higher : lower, discordant: isLater ? lower : higher, tied: at(rank))
  }
}
