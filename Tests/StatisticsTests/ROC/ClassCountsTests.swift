import TestSupport
import Testing

@testable import Statistics

/// What is read off counts alone, against the points of the curve.
@Suite struct ClassCountsTests {
  @Test(arguments: [3.0, 12, 1e9], [ROCCurve.Direction.higher, .lower])
  func `area and thresholds are those of the points`(
    _ steps: Double, _ direction: ROCCurve.Direction
  ) throws {
    var random = SplitMix64(state: 17)
    for size in [1, 2, 5, 40] {
      let cases = try Sample((0..<size).map { _ in (random.unit() * steps).rounded() })
      let controls = try Sample((0..<(size + 3)).map { _ in (random.unit() * steps).rounded() })
      var counts = ClassCounts(cases: cases, controls: controls, direction: direction)
      // A replicate leaves some values without anyone.
      for k in counts.values.indices where k % 3 == 1 {
        if counts.cases.reduce(0, +) > counts.cases[k] { counts.cases[k] = 0 }
        if counts.controls.reduce(0, +) > counts.controls[k] { counts.controls[k] = 0 }
      }
      let points = counts.points
      let pairs = 2 * Double(points.caseCount) * Double(points.controlCount)
      #expect(Double(counts.twiceConcordant) / pairs == AUC.area(points))
      for axis in [PartialAUC.Axis.specificity, .sensitivity] {
        let (path, whole) = (FallingPath(points, axis), FallingPath(counts.allPoints, axis))
        for place in [0, 0.2, 0.5, 0.9, 1] {
          #expect(try path.value(at: place) == whole.value(at: place))
        }
        #expect(path.area(over: 0.3...0.8) == whole.area(over: 0.3...0.8))
      }
      for rule in [OptimalThreshold.Rule.youden, .closestTopLeft] {
        #expect(counts.firstThreshold(rule) == rule.best(points).first?.threshold)
      }
    }
  }
}
