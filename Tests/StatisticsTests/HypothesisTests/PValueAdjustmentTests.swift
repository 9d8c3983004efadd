import Statistics
import TestSupport
import Testing

struct PValueAdjustmentTests {
  @Test func `is what hand calculation gives`() throws {
    let p: [Double] = [0.03, 0.01, 0.04]
    func holds(_ method: PValueAdjustment, _ expected: [Double]) throws -> Bool {
      zip(try method.adjusted(p), expected).allSatisfy { disagreement($0, $1) == nil }
    }
    #expect(try holds(.none, p))
    #expect(try holds(.bonferroni, [0.09, 0.03, 0.12]))
    #expect(try holds(.holm, [0.06, 0.03, 0.06]))
    #expect(try holds(.hochberg, [0.04, 0.03, 0.04]))
    #expect(try holds(.hommel, [0.04, 0.03, 0.04]))
    #expect(try holds(.benjaminiHochberg, [0.04, 0.03, 0.04]))
    #expect(try holds(.benjaminiYekutieli, [0.22 / 3, 0.055, 0.22 / 3]))
  }

  @Test(arguments: PValueAdjustment.allCases)
  func `keeps the order and the bounds`(_ method: PValueAdjustment) throws {
    let p: [Double] = [0.2, 1e-50, 0, 0.011, 1, 0.011, 0.04]
    let adjusted = try method.adjusted(p)
    for (raw, corrected) in zip(p, adjusted) { #expect(corrected >= raw && corrected <= 1) }
    #expect(adjusted[3] == adjusted[5])
    #expect(try method.adjusted(p.reversed()) == adjusted.reversed())
    #expect(try method.adjusted([]) == [] && method.adjusted([0.3]) == [0.3])
    #expect(throws: StatisticsError.self) { try method.adjusted([0.1, .nan]) }
    #expect(throws: StatisticsError.outOfDomain(1.5)) { try method.adjusted([1.5]) }
  }

  @Test func `has the names of R`() {
    let names = PValueAdjustment.allCases.map(\.rawValue)
    #expect(names == ["none", "bonferroni", "holm", "hochberg", "hommel", "BH", "BY"])
  }
}
