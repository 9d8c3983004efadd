import TestSupport
import Testing

@testable import Statistics

/// DeLong's variances from ranks against the definition over all pairs of a case and a control.
@Suite struct DeLongDefinitionTests {
  private static func placements(
    _ cases: [Double], _ controls: [Double], _ sign: Double
  ) -> (cases: [Double], controls: [Double]) {
    func kernel(_ x: Double, _ y: Double) -> Double {
      sign * x > sign * y ? 1 : x == y ? 0.5 : 0
    }
    let (m, n) = (Double(cases.count), Double(controls.count))
    return (
      cases.map { x in controls.reduce(0) { $0 + kernel(x, $1) } / n },
      controls.map { y in cases.reduce(0) { $0 + kernel($1, y) } / m }
    )
  }

  private static func covariance(_ a: [Double], _ b: [Double]) -> Double {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    return zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) } / (n - 1)
  }

  @Test(arguments: [3.0, 8, 50, 1e9])
  func `areas, variances and covariance`(_ steps: Double) throws {
    var random = SplitMix64(state: 21)
    func values(_ n: Int, _ shift: Double) -> [Double] {
      (0..<n).map { _ in ((random.unit() + shift) * steps).rounded() / 4 }
    }
    let cases = [values(23, 0.3), values(23, 0.2)]
    let controls = [values(31, 0), values(31, 0)]
    for directions in [
      [ROCCurve.Direction.higher, .higher], [.lower, .lower], [.lower, .higher],
    ] {
      let signs = directions.map { $0 == .higher ? 1.0 : -1 }
      let slow = (0..<2).map { Self.placements(cases[$0], controls[$0], signs[$0]) }
      let curves = try (0..<2).map {
        try ROCCurve(
          cases: Sample(cases[$0]), controls: Sample(controls[$0]), direction: directions[$0])
      }
      for k in 0..<2 {
        let fast = Placements(curves[k])
        for (own, wanted) in zip(
          fast.cases + fast.controls, slow[k].cases + slow[k].controls)
        {
          #expect(disagreement(own, wanted, absolute: 1e-15) == nil)
        }
        let area = AUC(curves[k])
        #expect(disagreement(area.estimate, slow[k].cases.reduce(0, +) / 23) == nil)
        let variance =
          Self.covariance(slow[k].cases, slow[k].cases) / 23
          + Self.covariance(slow[k].controls, slow[k].controls) / 31
        #expect(disagreement(area.variance ?? .nan, variance) == nil)
      }
      let test = try DeLongTest(paired: curves[0], curves[1])
      let covariance =
        Self.covariance(slow[0].cases, slow[1].cases) / 23
        + Self.covariance(slow[0].controls, slow[1].controls) / 31
      #expect(disagreement(test.covariance, covariance, relative: 1e-9) == nil)
    }
  }
}
