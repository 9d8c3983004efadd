import Statistics
import TestSupport
import Testing

@Suite struct MaximallySelectedTests {
  typealias Reference = SurvivalReference

  private static func search(_ reference: Reference) throws -> MaximallySelected {
    let survival = try reference.survival(also: [reference.name("marker")])
    let marker = survival.rows.compactMap { Double($0[reference.name("marker")] ?? "") }
    let ends = ["minprop", "maxprop"].map { reference.args[$0]?.number ?? .nan }
    return try MaximallySelected(
      marker: Sample(marker), scores: LogRankScores.of(survival.followUps),
      between: ends[0]...ends[1])
  }

  @Test func `all cases are found`() {
    #expect(Reference.cases("cutpoint", "maxstat_logrank").count == 5)
  }

  @Test(arguments: Reference.cases("cutpoint", "maxstat_logrank"))
  func survival(_ reference: Reference) throws {
    let search = try Self.search(reference)
    reference.check(Double(search.count), "n")
    reference.check(search.statistic, "statistic")
    reference.check(search.best.value, "cutpoint")
    #expect(search.cuts.count == reference.count("cuts"))
    for (k, cut) in search.cuts.enumerated() {
      reference.check(cut.value, "cuts", k)
      reference.check(abs(cut.statistic), "stats", k)
    }
    reference.check(search.approximatePValue, "p_lau92")
    // maxstat takes P(|Z| ≥ b) as 1 − (Φ(b) − Φ(−b)), which is 0 beyond b = 8.3.
    let tail = search.statistic > 8 ? 2 * StandardNormal.upperTail(search.statistic) : 0
    reference.check(search.boundedPValue - tail, "p_lau94")
  }

  /// R 4.2.2, maxstat 0.7-25: maxstat.test(Ozone ~ Wind, airquality, smethod = "Wilcoxon", pmethod =
  /// "Lau92", minprop = 0.25, maxprop = 0.75), (Ozone ~ Solar.R, pmethod = "Lau94"), and of birthwt
  /// (low ~ lwt, smethod = "Data", pmethod = "Lau94").
  @Test func `ranks and classes`() throws {
    func columns(_ x: String, _ y: String, _ file: String) throws -> (Sample, [Double]) {
      let pairs = zip(
        try ReferenceData.column(file, x), try ReferenceData.column(file, y)
      ).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
      return (try Sample(pairs.map(\.0)), pairs.map(\.1))
    }
    let (wind, ozone) = try columns("Wind", "Ozone", "airquality.csv")
    let first = try MaximallySelected(
      marker: wind, scores: Ranks(ozone).values, between: 0.25...0.75)
    #expect(disagreement(first.statistic, 5.94747257624052) == nil && first.best.value == 8)
    #expect(disagreement(first.approximatePValue, 1.1118596267896e-07, relative: 1e-9) == nil)
    let (sun, more) = try columns("Solar.R", "Ozone", "airquality.csv")
    let second = try MaximallySelected(marker: sun, scores: Ranks(more).values)
    #expect(disagreement(second.statistic, 5.53141546115431) == nil && second.best.value == 149)
    #expect(disagreement(second.boundedPValue, 1.16326575360248e-06, relative: 1e-9) == nil)
    let (weight, low) = try columns("lwt", "low", "birthwt.csv")
    let third = try MaximallySelected(marker: weight, scores: low)
    #expect(disagreement(third.statistic, 3.33398393474457) == nil && third.best.value == 105)
    #expect(disagreement(third.boundedPValue, 0.0165230413542274, relative: 1e-9) == nil)
    let exact = try third.exactPValue()
    #expect(exact < third.boundedPValue && exact > third.boundedPValue / 2)
  }

  // Deviations −1, −1, 1, 1: T = −1/√(3/4 · 4/3), −2/√(4/3), −1 at the three cuts.
  @Test func `four patients by hand`() throws {
    let search = try MaximallySelected(
      marker: Sample([1, 2, 3, 4]), scores: [0, 0, 2, 2], between: 0...1)
    #expect(search.cuts.map(\.below) == [1, 2, 3])
    for (cut, value) in zip(search.cuts, [-1, -(3.0).squareRoot(), -1]) {
      #expect(disagreement(cut.statistic, value) == nil)
    }
    #expect(search.best.value == 2 && search.ties.isEmpty)
    // Of the 6 orders of two zeros and two twos 2 have equal scores first.
    #expect(disagreement(try search.exactPValue(), 1.0 / 3) == nil)
  }

  /// Scores of follow-ups 1, 2, 2+, 3: hazards 1/4, 1/4 + 1/2 and 3/4 + 1; at 2 both times count.
  @Test func `scores by hand`() throws {
    let scores = LogRankScores.of(try patients([1, 2, -2, 3]))
    #expect(scores == [0.75, 0.25, -0.75, -0.75])
    #expect(LogRankScores.of([]).isEmpty)
  }

  @Test func `exact, as all permutations have it`() throws {
    let scores: [Double] = [0.3, -1.2, 0.3, 2, 0.7, -0.4]
    let marker = try Sample([1, 2, 2, 3, 4, 5])
    let search = try MaximallySelected(marker: marker, scores: scores, between: 0.1...0.9)
    var reached = 0
    var count = 0
    for order in permutations(scores) {
      let other = try MaximallySelected(marker: marker, scores: order, between: 0.1...0.9)
      count += 1
      if other.statistic >= search.statistic * (1 - 1e-9) { reached += 1 }
    }
    #expect(disagreement(try search.exactPValue(), Double(reached) / Double(count)) == nil)
  }

  private func permutations(_ values: [Double]) -> [[Double]] {
    guard let first = values.first else { return [[]] }
    return permutations(Array(values.dropFirst())).flatMap { rest in
      (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
  }

  @Test func `turning and stretching change nothing`() throws {
    let (followUps, _) = try LogRankTests.cohort(60, seed: 3)
    var random = SplitMix64(state: 5)
    let x = followUps.map { _ in (random.unit() * 25).rounded() }
    let scores = LogRankScores.of(followUps)
    let search = try MaximallySelected(marker: Sample(x), scores: scores)
    let turned = try MaximallySelected(
      marker: Sample(x.map { $0 * 3 + 1 }.reversed()), scores: scores.reversed())
    #expect(disagreement(search.statistic, turned.statistic) == nil)
    #expect(turned.best.value == search.best.value * 3 + 1)
    let scaled = try MaximallySelected(marker: Sample(x), scores: scores.map { 5 - 2 * $0 })
    #expect(disagreement(scaled.statistic, search.statistic) == nil)
  }

  @Test func `of equal cuts the lowest`() throws {
    let search = try MaximallySelected(
      marker: Sample([1, 2, 3]), scores: [1, 0, -1], between: 0...1)
    #expect(search.best.value == 1 && search.ties.map(\.value) == [2])
    // b = √(3/2): no order of three reaches less than 0 at both cuts but the others.
    #expect(disagreement(search.statistic, 1.5.squareRoot()) == nil)
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0)) {
      try MaximallySelected(marker: Sample([]), scores: [])
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) {
      try MaximallySelected(marker: Sample([1]), scores: [1])
    }
    #expect(throws: StatisticsError.constant) {
      try MaximallySelected(marker: Sample([1, 2, 3]), scores: [0.1, 0.1, 0.1])
    }
    #expect(throws: StatisticsError.constant) {
      try MaximallySelected(marker: Sample([2, 2, 2]), scores: [1, 2, 3])
    }
    #expect(throws: StatisticsError.noCut) {
      try MaximallySelected(
        marker: Sample([1, 2, 2, 2, 2, 2]), scores: [1, 2, 3, 1, 2, 4], between: 0.4...0.6)
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try MaximallySelected(marker: Sample([1, 2]), scores: [1])
    }
    let two = try MaximallySelected(marker: Sample([1, 2]), scores: [1, 2])
    #expect(try two.exactPValue() == 1 && two.statistic <= 1)
    let many = (0..<60).map(Double.init)
    #expect(throws: StatisticsError.exactTooLarge(limit: MaximallySelected.exactLimit)) {
      try MaximallySelected(marker: Sample(many), scores: many).exactPValue()
    }
  }
}
