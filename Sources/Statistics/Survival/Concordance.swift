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
    self = try Concordance(
      LateFirst(followUps, strata ?? Array(repeating: 0, count: n)), followUps, risks: risks,
      clusters: clusters)
  }

  /// The concordance of patients who are in order already.
  init(
    _ ordered: LateFirst, _ followUps: [FollowUp], risks: [Double], clusters: [Int]?
  ) throws(StatisticsError) {
    var pairs = PairCounts(followUps.count)
    var end = 0
    while end < ordered.order.count {
      let start = end
      while end < ordered.order.count, ordered.strata[end] == ordered.strata[start] { end += 1 }
      Self.count(ordered.ascending(start..<end), followUps, risks, into: &pairs)
    }
    let all = pairs.concordant + pairs.discordant + pairs.tied
    guard all > 0 else { throw .noEvents }
    concordant = pairs.concordant / 2
    discordant = pairs.discordant / 2
    tied = pairs.tied / 2
    let N = Double(all) / 2
    let difference = Double(concordant - discordant) / N
    estimate = (1 + difference) / 2
    let influences = zip(pairs.differences, pairs.sizes).map {
      Double($0) - difference * Double($1)
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
    _ order: [Int], _ followUps: [FollowUp], _ risks: [Double], into pairs: inout PairCounts
  ) {
    let stratum = RankedPatients(order, followUps, risks)
    let isLarge = order.count >= 2 * Cores.block
    let both =
      isLarge
      ? Cores.parts(2) { $0 == 0 ? stratum.pairsWithEarlier : stratum.pairsWithLater }
      : [stratum.pairsWithEarlier, stratum.pairsWithLater]
    for counts in both { pairs.add(counts, of: order) }
  }
}

/// The patients of a stratum by time, events first, with the ranks of their risks.
private struct RankedPatients {
  private let followUps: [FollowUp]
  private let ranks: DistinctRanks
  /// Where the patients of one time and kind end.
  private let ends: [Int]
  /// Those who entered late, by their entry.
  private let late: [Int]

  init(_ order: [Int], _ all: [FollowUp], _ risks: [Double]) {
    let followUps = order.map { all[$0] }
    self.followUps = followUps
    ranks = DistinctRanks(order.map { risks[$0] })
    ends = followUps.indices.filter { place in
      guard place + 1 < followUps.count else { return true }
      let (own, next) = (followUps[place], followUps[place + 1])
      return own.time != next.time || own.isEvent != next.isEvent
    }.map { $0 + 1 }
    late = followUps.indices.filter { followUps[$0].entry != nil }
      .sorted { Self.entry(followUps[$0]) < Self.entry(followUps[$1]) }
  }

  private static func entry(_ followUp: FollowUp) -> Double { followUp.entry ?? -.infinity }
  private func entry(_ place: Int) -> Double { Self.entry(followUps[place]) }

  /// The events before each patient's end, less those before the entry.
  var pairsWithEarlier: PairCounts {
    var pairs = PairCounts(followUps.count)
    var earlier = RankCounts(ranks.distinct)
    var entering = late[...]
    var start = 0
    for end in ends {
      while let place = entering.first, entry(place) < followUps[start].time {
        pairs.add(earlier.around(ranks.rank[place]), of: place, isLater: true, sign: -1)
        entering.removeFirst()
      }
      for place in start..<end {
        pairs.add(earlier.around(ranks.rank[place]), of: place, isLater: true)
      }
      if followUps[start].isEvent {
        for place in start..<end { earlier.add(1, at: ranks.rank[place]) }
      }
      start = end
    }
    return pairs
  }

  /// Those at risk of each patient's event and followed beyond it.
  var pairsWithLater: PairCounts {
    var pairs = PairCounts(followUps.count)
    var later = RankCounts(ranks.distinct)
    var leaving = late[...]
    for (index, end) in ends.enumerated().reversed() {
      let start = index == 0 ? 0 : ends[index - 1]
      while let place = leaving.last, entry(place) >= followUps[start].time {
        later.add(-1, at: ranks.rank[place])
        leaving.removeLast()
      }
      if followUps[start].isEvent {
        for place in start..<end {
          pairs.add(later.around(ranks.rank[place]), of: place, isLater: false)
        }
      }
      for place in start..<end { later.add(1, at: ranks.rank[place]) }
    }
    return pairs
  }
}

/// The comparable pairs of all patients, each pair from both sides.
private struct PairCounts: Sendable {
  private(set) var concordant = 0
  private(set) var discordant = 0
  private(set) var tied = 0
  /// Of each patient, the concordant pairs less the discordant ones.
  private(set) var differences: [Int]
  /// Of each patient, all pairs.
  private(set) var sizes: [Int]

  init(_ count: Int) {
    differences = Array(repeating: 0, count: count)
    sizes = differences
  }

  /// Adds, or with the sign −1 takes away, the pairs of a patient with others who are earlier when the
  /// patient is later.
  mutating func add(
    _ others: RankCounts.Around, of patient: Int, isLater: Bool, sign: Int = 1
  ) {
    let agreeing = sign * (isLater ? others.higher : others.lower)
    let disagreeing = sign * (isLater ? others.lower : others.higher)
    let equal = sign * others.equal
    concordant += agreeing
    discordant += disagreeing
    tied += equal
    differences[patient] += agreeing - disagreeing
    sizes[patient] += agreeing + disagreeing + equal
  }

  /// Adds the counts of some of the patients.
  mutating func add(_ others: PairCounts, of patients: [Int]) {
    concordant += others.concordant
    discordant += others.discordant
    tied += others.tied
    for (place, patient) in patients.enumerated() {
      differences[patient] += others.differences[place]
      sizes[patient] += others.sizes[place]
    }
  }
}
