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
  /// Patients of one time and kind.
  private struct Tie {
    let time: Double
    let isEvent: Bool
    let places: Range<Int>
  }

  private let ranks: DistinctRanks
  private let ties: [Tie]
  /// Those who entered late, by their entry.
  private let late: [(place: Int, entry: Double)]

  init(_ order: [Int], _ followUps: [FollowUp], _ risks: [Double]) {
    ranks = DistinctRanks(order.map { risks[$0] })
    var ties: [Tie] = []
    var late: [(place: Int, entry: Double)] = []
    var start = 0
    while start < order.count {
      let first = followUps[order[start]]
      var end = start
      while end < order.count {
        let own = followUps[order[end]]
        guard own.time == first.time, own.isEvent == first.isEvent else { break }
        if let entry = own.entry { late.append((end, entry)) }
        end += 1
      }
      ties.append(Tie(time: first.time, isEvent: first.isEvent, places: start..<end))
      start = end
    }
    self.ties = ties
    self.late = late.sorted { $0.entry < $1.entry }
  }

  private var count: Int { ranks.rank.count }

  /// The events before each patient's end, less those before the entry.
  var pairsWithEarlier: PairCounts {
    var pairs = PairCounts(count)
    var earlier = RankCounts(ranks.distinct)
    var entering = late[...]
    for tie in ties {
      while let next = entering.first, next.entry < tie.time {
        let around = earlier.around(Int(ranks.rank[next.place]))
        pairs.add(around, of: next.place, isLater: true, sign: -1)
        entering.removeFirst()
      }
      for place in tie.places {
        pairs.add(earlier.around(Int(ranks.rank[place])), of: place, isLater: true)
      }
      guard tie.isEvent else { continue }
      for place in tie.places { earlier.add(1, at: Int(ranks.rank[place])) }
    }
    return pairs
  }

  /// Those at risk of each patient's event and followed beyond it.
  var pairsWithLater: PairCounts {
    var pairs = PairCounts(count)
    var later = RankCounts(ranks.distinct)
    var leaving = late[...]
    for tie in ties.reversed() {
      while let next = leaving.last, next.entry >= tie.time {
        later.add(-1, at: Int(ranks.rank[next.place]))
        leaving.removeLast()
      }
      if tie.isEvent {
        for place in tie.places {
          pairs.add(later.around(Int(ranks.rank[place])), of: place, isLater: false)
        }
      }
      for place in tie.places { later.add(1, at: Int(ranks.rank[place])) }
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
  private(set) var differences: [Int32]
  /// Of each patient, all pairs.
  private(set) var sizes: [Int32]

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
    differences[patient] += Int32(truncatingIfNeeded: agreeing - disagreeing)
    sizes[patient] += Int32(truncatingIfNeeded: agreeing + disagreeing + equal)
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
