import Statistics
import TestSupport
import Testing

/// Golden values: R 4.2 with survival, p without each row in turn in a loop over t.test, wilcox.test,
/// survdiff and coxph; datasets ToothGrowth (len by supp) and aml (Surv(time, status) by x).
struct LeaveOneOutTests {
  private static let length = [
    4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7, 16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6,
    14.5, 18.8, 15.5, 23.6, 18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5, 15.2, 21.5, 17.6,
    9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7, 19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3,
    25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23,
  ]
  private static let time: [Double] = [
    9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45,
  ]
  private static let censored: Set<Int> = [2, 5, 8, 10, 16]

  @Test func `t tests are R's`() throws {
    check(
      length { try StudentTTest($1, $0).pValue() },
      [0.06039337122412871, 0.025949533739716743, 23, 0.093941482452873162, 1, 15])
    check(
      length { try WelchTTest($1, $0).pValue() },
      [0.060634507880934066, 0.026486813589136262, 23, 0.095307022273784098, 1, 13])
  }

  @Test func `rank tests are R's`() {
    check(
      length { try MannWhitney($1, $0).pValue(.normalCorrected) },
      [0.064490672133835691, 0.033708336149386821, 23, 0.095216819876160042, 1, 11])
  }

  @Test func `the log-rank test is R's`() {
    check(
      survival { try LogRank($0, groups: $1, groupCount: 2).pValue },
      [0.065339322040505132, 0.038367204636175871, 1, 0.14737435461801338, 9, 6])
  }

  @Test func `Cox's model is R's`() {
    let found = survival { followUps, groups in
      let design = try DesignMatrix(columns: [groups.map(Double.init)])
      return try CoxModel(design, followUps).pValues[0]
    }
    check(
      found, [0.07371486063904574, 0.047647670522678619, 1, 0.15417165082818965, 9, 3],
      relative: 1e-7)
  }

  @Test func `is what hand calculation gives`() {
    // Without the first p is 0.04, without the second and third 0.2, without the fourth nothing.
    let values: [Double?] = [0.04, 0.2, 0.2, nil]
    let found = LeaveOneOut(pValue: 0.05, count: 4) { values[$0] }
    #expect(found.without == values && found.undefined == 1)
    #expect(found.lowest?.pValue == 0.04 && found.lowest?.patients == [0])
    #expect(found.highest?.pValue == 0.2 && found.highest?.patients == [1, 2])
    // p = 0.05 is not below α, so that 0.04 lies on the other side.
    #expect(found.crossings == 1)
  }

  @Test func `interchangeable patients are tested once`() {
    var tested: [Int] = []
    let found = LeaveOneOut(pValue: 0.01, count: 5, classes: [7, 8, 7, 8, 8]) { patient in
      tested.append(patient)
      return patient == 0 ? nil : 0.3
    }
    #expect(tested == [0, 1])
    #expect(found.undefined == 2 && found.crossings == 3)
    #expect(found.lowest?.patients == [1, 3, 4])
  }

  @Test func `without patients there is no range`() {
    let none = LeaveOneOut(pValue: 0.5, count: 0) { _ in 0.1 }
    #expect(none.lowest == nil && none.highest == nil && none.crossings == 0)
    let undefined = LeaveOneOut(pValue: 0.5, count: 2) { _ in nil }
    #expect(undefined.lowest == nil && undefined.undefined == 2)
  }

  private func length(_ test: (Sample, Sample) throws -> Double) -> LeaveOneOut {
    func p(_ left: Int?) -> Double? {
      let kept = Self.length.indices.filter { $0 != left }
      let first = kept.filter { $0 < 30 }.map { Self.length[$0] }
      let second = kept.filter { $0 >= 30 }.map { Self.length[$0] }
      guard let a = try? Sample(first), let b = try? Sample(second) else { return nil }
      return try? test(a, b)
    }
    return LeaveOneOut(pValue: p(nil) ?? .nan, count: Self.length.count, test: p)
  }

  private func survival(_ test: ([FollowUp], [Int]) throws -> Double) -> LeaveOneOut {
    func p(_ left: Int?) -> Double? {
      let kept = Self.time.indices.filter { $0 != left }
      let ends = try? FollowUp.all(
        times: kept.map { Self.time[$0] }, areEvents: kept.map { !Self.censored.contains($0) })
      return ends.flatMap { try? test($0, kept.map { $0 < 11 ? 0 : 1 }) }
    }
    return LeaveOneOut(pValue: p(nil) ?? .nan, count: Self.time.count, test: p)
  }

  /// p; the lowest and whose; the highest and whose (from 1); how many cross.
  private func check(_ found: LeaveOneOut, _ golden: [Double], relative: Double = 1e-10) {
    #expect(disagreement(found.pValue, golden[0], relative: relative) == nil)
    #expect(disagreement(found.lowest?.pValue, golden[1], relative: relative) == nil)
    #expect(found.lowest?.patients.first == Int(golden[2]) - 1)
    #expect(disagreement(found.highest?.pValue, golden[3], relative: relative) == nil)
    #expect(found.highest?.patients.first == Int(golden[4]) - 1)
    #expect(Double(found.crossings) == golden[5])
  }
}
