import TestSupport
import Testing

@testable import Figures

@Suite struct StepLineTests {
  private static let frame = Frame(
    box: Box(left: 0, top: 0, right: 400, bottom: 200),
    xAxis: Axis(title: "", scale: Scale(from: 0, to: 1), ticks: []), yAxis: .probability(title: ""))

  /// How far a line lies from a step function at the places where it jumps, in points.
  private static func farthest(_ line: [Position], _ steps: [(x: Double, y: Double)]) -> Double {
    steps.map { step in
      let x = frame.x(step.x)
      let near = line.filter { $0.x <= x }.last ?? line[0]
      return abs(near.y - frame.y(step.y))
    }.max() ?? 0
  }

  /// 100,000 random steps from 1 down to 0 are at most 835 lines, none farther than 0.24 points away.
  @Test func `many steps are thinned without changing the picture`() {
    var random = SplitMix64(state: 5)
    var y = 1.0
    let steps = (0..<100_000).map { index -> (x: Double, y: Double) in
      y *= 1 - 0.0001 * random.unit()
      return (Double(index) / 100_000, y)
    }
    let line = StepLine.corners(steps, end: 1, Self.frame)
    #expect(line.count <= 2 * 835)
    #expect(Self.farthest(line, steps) <= StepLine.finest + 1e-9)
    #expect(line.last?.y == Self.frame.y(y))
  }

  @Test func `few steps are all drawn`() {
    let steps = (0..<500).map { (x: Double($0) / 500, y: 1 - Double($0) / 1e6) }
    #expect(StepLine.corners(steps, end: 1, Self.frame).count == 1 + 2 * 499 + 1)
  }

  @Test func `a line is cut at a place without losing length`() {
    let steps: [(x: Double, y: Double)] = [(0, 1), (0.5, 0.5), (0.8, 0.2)]
    let line = StepLine.corners(steps, end: 1, Self.frame)
    let parts = StepLine.split(line, at: 240)
    #expect(parts.left.last == Position(x: 240, y: 100) && parts.right.first == parts.left.last)
    #expect(parts.left.dropLast() + parts.right.dropFirst() == line)
    #expect(StepLine.split(line, at: .infinity).right.isEmpty)
    #expect(StepLine.split(line, at: -1).left.isEmpty)
  }

  @Test func `names are moved apart as little as needed, in their order`() {
    #expect(EndLabels.spread([10, 100], apart: 8) == [10, 100])
    #expect(EndLabels.spread([10, 10], apart: 8) == [6, 14])
    #expect(EndLabels.spread([12, 10], apart: 8) == [15, 7])
    #expect(EndLabels.spread([10, 11, 12, 60], apart: 8) == [3, 11, 19, 60])
    #expect(EndLabels.spread([], apart: 8).isEmpty)
  }

  /// A million steps in each of four curves with bands: a figure under 200 kB.
  @Test func `a figure of a million steps is small`() {
    var plot = Sample.steps
    plot.curves = (0..<4).map { curve in
      var steps: [StepPlot.Step] = []
      let count = 250_000
      for index in 0..<count {
        let t = Double(index) / Double(count)
        let y = 1 - t * (0.7 + 0.1 * Double(curve))
        steps.append(StepPlot.Step(x: 59 * t, y: y, lower: y * (1 - 0.1 * t), upper: y))
      }
      return StepPlot.Curve(
        name: "\(curve)", steps: steps, end: 59, marks: steps.map(\.x), thinFrom: 50)
    }
    #expect(Figure.steps(plot).svg().utf8.count < 200_000)
  }
}
