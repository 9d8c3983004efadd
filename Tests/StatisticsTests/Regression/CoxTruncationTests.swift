import Foundation
import Statistics
import TestSupport
import Testing

/// Left truncation and clusters in Cox's model.
@Suite struct CoxTruncationTests {
  /// The Stanford heart transplant data, with a row before and one after the transplantation.
  struct Heart {
    let design: DesignMatrix
    let followUps: [FollowUp]
    let clusters: [Int]

    init() throws {
      let file = SurvivalReference.folder.appending(path: "data/heart.csv")
      let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      let rows = lines.dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
      design = try DesignMatrix(columns: [4, 5, 6].map { column in rows.map { $0[column] } })
      followUps = try rows.map {
        try FollowUp(time: $0[2], isEvent: $0[3] == 1, entry: $0[1])
      }
      clusters = rows.map { Int($0[0]) }
    }
  }

  struct Expected: Sendable, CustomTestStringConvertible {
    let ties: CoxModel.Ties
    let coefficients: [Double]
    let modelErrors: [Double]
    let errors: [Double]
    let logLikelihoods: [Double]
    /// Wald's and the score statistic, C and its error.
    let tests: [Double]
    let proportionality: [[Double]]
    let hazards: [Double]
    var testDescription: String { "\(ties)" }
  }

  /// R 4.2.2, survival 3.5-3: coxph(Surv(start, stop, event) ~ age + surgery + transplant, cluster =
  /// id, eps = 1e-14), cox.zph (km, identity, log, rank), basehaz(centered = FALSE) at 100 and 500.
  static let expected = [
    Expected(
      ties: .efron,
      coefficients: [0.03053631437723105, -0.77332764656101527, 0.01609560627859528],
      modelErrors: [0.01389278651483685, 0.35966798812720668, 0.30858580415700360],
      errors: [0.0143280671215372, 0.3332410723789093, 0.3093096925089953],
      logLikelihoods: [-298.1213556729843, -292.7620255847908],
      tests: [
        10.80353414580023852, 10.00228203778415903, 0.59980084089400310, 0.03556969735451609,
      ],
      proportionality: [
        [0.89537714833141957, 0.09683511097661407, 0.12826652109611675, 1.37925286528974467],
        [1.8305770001567716, 1.2095529119728270, 0.1082807260999398, 3.1205281311655102],
        [0.44756534581598156, 0.01056883861440360, 0.08874847613772648, 0.65863440114137883],
        [0.865835909489819144, 0.004814338367645273, 0.165356247803359280, 1.226727785572537588],
      ], hazards: [0.8222681793352168, 1.3657385322044626]),
    Expected(
      ties: .breslow,
      coefficients: [0.03053221001197921, -0.77160999703461097, 0.01441961757103046],
      modelErrors: [0.01389812961646951, 0.35967506759122136, 0.30851580600584216],
      errors: [0.01430693768886598, 0.33264820660403421, 0.30804320974821603],
      logLikelihoods: [-298.3256067364625, -292.9839548972628],
      tests: [
        10.81152938453951684, 9.96906872293279456, 0.59957955299845100, 0.03560679837470539,
      ],
      proportionality: [
        [0.90739998675179478, 0.09615909619969441, 0.12730965282160575, 1.39009237118191620],
        [1.8390780216134464, 1.2055957352499331, 0.1085720562610738, 3.1261240698027222],
        [0.45613498910136624, 0.01073788915400008, 0.08831321757974933, 0.66753643601248913],
        [0.878136240240960486, 0.004642827509331575, 0.163809029522849869, 1.237333429116407313],
      ], hazards: [0.8201067517445163, 1.3632157022240852]),
  ]

  @Test(arguments: expected)
  func `heart transplants agree with R`(_ expected: Expected) throws {
    let heart = try Heart()
    let model = try CoxModel(
      heart.design, heart.followUps, ties: expected.ties, clusters: heart.clusters)
    let found =
      model.coefficients + model.modelStandardErrors + model.standardErrors + [
        model.nullLogLikelihood, model.logLikelihood, model.waldTest.statistic,
        model.scoreTest.statistic, model.concordance?.estimate ?? .nan,
        model.concordance?.standardError ?? .nan,
      ]
    let wanted =
      expected.coefficients + expected.modelErrors + expected.errors + expected.logLikelihoods
      + expected.tests
    for (x, y) in zip(found, wanted) { #expect(disagreement(x, y, relative: 1e-10) == nil) }
    #expect(model.clusterCount == 103 && found.count == wanted.count)
    for (transform, numbers) in zip(
      [ProportionalHazards.Transform.kaplanMeier, .identity, .log, .rank],
      expected.proportionality)
    {
      let check = try ProportionalHazards(
        model, heart.design, heart.followUps, transform: transform)
      let statistics = (check.terms + [check.global]).map(\.statistic)
      for (x, y) in zip(statistics, numbers) {
        #expect(disagreement(x, y, relative: 1e-9) == nil)
      }
    }
    let hazard = try BaselineHazard(model, heart.design, heart.followUps)
    for (time, y) in zip([100.0, 500], expected.hazards) {
      #expect(disagreement(hazard.strata[0].cumulativeHazard(at: time), y, relative: 1e-10) == nil)
    }
  }

  // Events at 1, 2, 3 with x = 1, 0, 1; the third enters at 1 and is not at risk there:
  // log L = β − log(u + 1) − log(1 + u), whose maximum is at u = 1, of information 1/2.
  @Test func `a late entry by hand`() throws {
    let design = try DesignMatrix(columns: [[1, 0, 1]])
    let followUps = try [(1.0, nil), (2, 0.5), (3, 1)].map {
      try FollowUp(time: $0.0, isEvent: true, entry: $0.1)
    }
    let model = try CoxModel(design, followUps)
    #expect(abs(model.coefficients[0]) < 1e-14)
    #expect(disagreement(model.standardErrors[0], 2.0.squareRoot()) == nil)
    #expect(disagreement(model.nullLogLikelihood, -log(4.0)) == nil)
    // Comparable: 1 with 2 (concordant at risks 1, 0), 2 with 3 (discordant).
    let concordance = try Concordance(followUps, risks: [1, 0, 1])
    #expect(concordance.concordant == 1 && concordance.discordant == 1 && concordance.tied == 0)
  }

  @Test func `rows cut in two are the same patient`() throws {
    let (x, z, followUps) = try CoxModelTests.cohort(120, seed: 5)
    let whole = try CoxModel(DesignMatrix(columns: [x, z]), followUps)
    // Each follow-up in two rows, cut at half of it.
    let first = try followUps.map { try FollowUp(time: $0.time / 2, isEvent: false) }
    let second = try followUps.map {
      try FollowUp(time: $0.time, isEvent: $0.isEvent, entry: $0.time / 2)
    }
    let ids = Array(x.indices) + Array(x.indices)
    let cut = try CoxModel(
      DesignMatrix(columns: [x + x, z + z]), first + second, clusters: ids)
    let clustered = try CoxModel(
      DesignMatrix(columns: [x, z]), followUps, clusters: Array(x.indices))
    for j in 0..<2 {
      #expect(disagreement(cut.coefficients[j], whole.coefficients[j], relative: 1e-10) == nil)
      #expect(
        disagreement(cut.modelStandardErrors[j], whole.standardErrors[j], relative: 1e-10) == nil)
      #expect(
        disagreement(cut.standardErrors[j], clustered.standardErrors[j], relative: 1e-9) == nil)
    }
    #expect(disagreement(cut.logLikelihood, whole.logLikelihood) == nil)
    #expect(disagreement(cut.concordance?.estimate, whole.concordance?.estimate ?? .nan) == nil)
  }

  @Test func `pairs are counted as one by one`() throws {
    let (x, _, plain) = try CoxModelTests.cohort(90, seed: 8)
    let followUps = try plain.enumerated().map { index, own in
      let time = (own.time * 8).rounded(.up) / 8
      return try FollowUp(
        time: time, isEvent: own.isEvent, entry: index % 3 == 0 ? time / 2 : nil)
    }
    let risks = x.map { ($0 * 4).rounded() }
    var counts = [0, 0, 0]
    for (i, own) in followUps.enumerated() where own.isEvent {
      for (j, other) in followUps.enumerated() where i != j {
        let isAtRisk = (other.entry ?? -1) < own.time
        let isLater = other.time > own.time || other.time == own.time && !other.isEvent
        guard isAtRisk, isLater else { continue }
        counts[risks[i] > risks[j] ? 0 : risks[i] < risks[j] ? 1 : 2] += 1
      }
    }
    let found = try Concordance(followUps, risks: risks)
    #expect([found.concordant, found.discordant, found.tied] == counts)
  }

  /// R 4.2.2, survival 3.5-3: coxph(Surv(time, status) ~ age + sex + strata(ph.ecog), lung, cluster =
  /// inst, eps = 1e-14) over the patients complete on these.
  @Test func `strata and clusters of lung agree with R`() throws {
    let names = ["inst", "time", "status", "age", "sex", "ph.ecog"]
    let table = try ReferenceData.table("lung.csv")
    let columns = try names.map { try table.texts($0).map { Double($0) } }
    let rows = columns[0].indices.filter { row in columns.allSatisfy { $0[row] != nil } }
    func numbers(_ column: Int) -> [Double] { rows.compactMap { columns[column][$0] } }
    let followUps = try zip(numbers(1), numbers(2)).map {
      try FollowUp(time: $0, isEvent: $1 == 2)
    }
    let model = try CoxModel(
      DesignMatrix(columns: [numbers(3), numbers(4)]), followUps,
      strata: numbers(5).map { Int($0) }, clusters: numbers(0).map { Int($0) })
    let found =
      model.standardErrors + [
        model.waldTest.statistic, model.concordance?.estimate ?? .nan,
        model.concordance?.standardError ?? .nan,
      ]
    let expected = [
      0.007501006683773116, 0.119777084475222256, 25.17396869347162536, 0.58347433728144393,
      0.02399681177403447,
    ]
    for (x, y) in zip(found, expected) { #expect(disagreement(x, y, relative: 1e-10) == nil) }
  }

  @Test func `numbering of clusters and origin of time do not matter`() throws {
    let heart = try Heart()
    let one = try CoxModel(heart.design, heart.followUps, clusters: heart.clusters)
    let later = try heart.followUps.map {
      try FollowUp(time: $0.time + 1000, isEvent: $0.isEvent, entry: ($0.entry ?? 0) + 1000)
    }
    let two = try CoxModel(heart.design, later, clusters: heart.clusters.map { 7 - 3 * $0 })
    for j in 0..<3 {
      #expect(disagreement(two.coefficients[j], one.coefficients[j], relative: 1e-10) == nil)
      #expect(disagreement(two.standardErrors[j], one.standardErrors[j], relative: 1e-9) == nil)
    }
  }

  @Test func `few clusters`() throws {
    let (x, z, followUps) = try CoxModelTests.cohort(40, seed: 3)
    let design = try DesignMatrix(columns: [x, z])
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try CoxModel(design, followUps, clusters: x.map { _ in 4 })
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 40)) {
      try CoxModel(design, followUps, clusters: [1])
    }
    // Two clusters, two coefficients: the variance has rank 1.
    let two = try CoxModel(design, followUps, clusters: x.map { $0 > 0 ? 1 : 0 })
    #expect(two.waldTest.statistic.isNaN && two.standardErrors[0] > 0)
  }

  /// A risk a million times that of all others, who leaves early, leaves no rounding behind.
  @Test func `sums keep their digits`() throws {
    var x = [14.0]
    var followUps = [try FollowUp(time: 100, isEvent: false, entry: 99)]
    let (more, _, plain) = try CoxModelTests.cohort(60, seed: 11)
    x += more
    followUps += try plain.map { try FollowUp(time: 1 + $0.time, isEvent: $0.isEvent, entry: 0.5) }
    let without = try CoxModel(DesignMatrix(columns: [more]), Array(followUps.dropFirst()))
    let with = try CoxModel(DesignMatrix(columns: [x]), followUps)
    #expect(disagreement(with.coefficients[0], without.coefficients[0], relative: 1e-9) == nil)
    #expect(disagreement(with.standardErrors[0], without.standardErrors[0], relative: 1e-9) == nil)
  }
}
