import Statistics
import TestSupport
import Testing

@testable import Analysis

/// Simulated cohorts of 88 patients of whom the truth is known.
@Suite struct FragilitySimulationTests {
  private struct Simulated {
    var isFirst: [Bool]
    let values: [Double]

    init(_ random: inout SplitMix64, effect: Double) {
      isFirst = (0..<88).map { $0 % 4 != 0 }
      values = isFirst.map { isFirst in
        // The sum of twelve uniform numbers is near the normal distribution.
        let noise = (0..<12).reduce(0.0) { sum, _ in sum + random.unit() } - 6
        return ((noise + (isFirst ? effect : 0)) * 100).rounded() / 10 + 100
      }
    }

    var p: Double? {
      let pairs = zip(values, isFirst)
      guard let a = try? Sample(pairs.filter(\.1).map(\.0)),
        let b = try? Sample(pairs.filter { !$0.1 }.map(\.0))
      else { return nil }
      return try? StudentTTest(a, b).pValue()
    }

    var csv: String {
      let rows = zip(values, isFirst).map { "\($0),\($1 ? "a" : "b")" }
      return (["x,g"] + rows).joined(separator: "\n") + "\n"
    }

    func study(_ options: String = "") throws -> SmallStudy {
      try SmallStudy(
        csv: csv, declarations: "variables: {g: {levels: [a, b]}}",
        analyses: ["{compare: x, by: g, test: student_t, purpose: primary\(options)}"])
    }
  }

  /// A cohort on one side of 0.05, and the same with one patient in the wrong group on the other:
  /// to put that patient back is enough.
  @Test func `one patient in the wrong group is found to be enough`() throws {
    var random = SplitMix64(state: 88)
    var (direct, reverse) = (0, 0)
    for round in 0..<60 where direct + reverse < 14 {
      var cohort = Simulated(&random, effect: 0.25 + 0.01 * Double(round % 40))
      guard let truth = cohort.p else { continue }
      let wrong = cohort.isFirst.indices.first { patient in
        var changed = cohort
        changed.isFirst[patient].toggle()
        return changed.p.map { ($0 < 0.05) != (truth < 0.05) } ?? false
      }
      guard let wrong else { continue }
      cohort.isFirst[wrong].toggle()
      let study = try cohort.study()
      #expect(study.number("fragility", "group.moves", variable: "x") == 1)
      #expect(study.row("fragility", "group.moves.bound", variable: "x")?.text == "minimum")
      if truth < 0.05 { reverse += 1 } else { direct += 1 }
    }
    #expect(direct > 2 && reverse > 2)
  }

  /// A difference of three standard deviations hangs on no one; without any, p crosses only where it
  /// is near 0.05.
  @Test func `a large difference hangs on no patient`() throws {
    var random = SplitMix64(state: 4)
    let large = try Simulated(&random, effect: 3).study()
    #expect(large.number("fragility", "p.crossings", variable: "x") == 0)
    #expect(try #require(large.number("fragility", "group.moves", variable: "x")) > 5)
    #expect(try #require(large.number("fragility", "p.alternatives.high", variable: "x")) < 0.001)
    for _ in 0..<6 {
      let cohort = Simulated(&random, effect: 0)
      let study = try cohort.study()
      let p = try #require(cohort.p)
      let low = try #require(study.number("fragility", "p.low", variable: "x"))
      let high = try #require(study.number("fragility", "p.high", variable: "x"))
      let crossings = try #require(study.number("fragility", "p.crossings", variable: "x"))
      #expect(low <= p && p <= high)
      #expect((crossings > 0) == (p < 0.05 ? high >= 0.05 : low < 0.05))
    }
  }

  /// A built release takes about 10 ms for this; the searches must end.
  @Test(.timeLimit(.minutes(5))) func `88 patients are looked at`() throws {
    var random = SplitMix64(state: 9)
    let cohort = Simulated(&random, effect: 0.5)
    #expect(try cohort.study().number("fragility", "p.low", variable: "x") != nil)
  }

  @Test func `what has no p has no rows, and small data no range`() throws {
    func study(_ values: [(Double, String)]) throws -> SmallStudy {
      let rows = values.map { "\($0.0),\($0.1)" }
      return try SmallStudy(
        csv: (["x,g"] + rows).joined(separator: "\n") + "\n",
        declarations: "variables: {x: {type: continuous}, g: {levels: [a, b]}}",
        analyses: ["{compare: x, by: g, test: student_t, purpose: primary}"])
    }
    // One patient in a group, and no variance: the test is refused, and so nothing hangs on anyone.
    for values: [(Double, String)] in [
      [(1, "a"), (2, "b")], [(1, "a"), (1, "a"), (1, "b"), (1, "b")],
    ] {
      #expect(try study(values).row("fragility", "alpha", variable: "x") == nil)
    }
    // Two in each group: without any of them there is no test.
    let four = try study([(1, "a"), (2, "a"), (4, "b"), (6, "b")])
    #expect(four.row("fragility", "p.low", variable: "x")?.error != nil)
    #expect(four.row("fragility", "group.moves", variable: "x")?.error != nil)
  }

  @Test func `many patients are not left out one by one`() throws {
    var random = SplitMix64(state: 12)
    let rows = (0..<2100).map { row in "\((random.unit() * 1000).rounded()),\(row % 2)" }
    let study = try SmallStudy(
      csv: (["x,g"] + rows).joined(separator: "\n") + "\n",
      declarations: "variables: {g: {levels: [0, 1]}}",
      analyses: ["{compare: x, by: g, test: welch_t, fragility: yes}"])
    let reason = try #require(study.row("fragility", "p.low", variable: "x")?.error)
    #expect(reason.contains("2100"))
    #expect(study.number("fragility", "p.alternatives.low", variable: "x") != nil)
  }
}
