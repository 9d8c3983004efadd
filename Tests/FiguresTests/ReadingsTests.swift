import TestSupport
import Testing

@testable import Figures

@Suite struct ReadingsTests {
  @Test func `a step plot reads values, limits and counts, and where they lie`() throws {
    var plot = Sample.steps
    plot.curves[0].counts = [
      StepPlot.Count(x: 5, count: 104), StepPlot.Count(x: 30, count: 9),
    ]
    let readings = try #require(Figure.steps(plot).readings(apart: 0))
    #expect(readings.rule == .lastBefore)
    #expect(readings.series.map(\.name) == ["Low PMVI", "High PMVI"])
    #expect(readings.series.map(\.colour) == [1, 2])
    let own = readings.series[0].readings
    let steps = plot.curves[0].steps
    // A reading at each step, and at 5 and 30 where the count changes.
    #expect(own.count == steps.count + 2)
    #expect(own.first { $0.x == steps[3].x }?.lower == steps[3].lower)
    #expect(own.first { $0.x == 5 }?.count == 104 && own.last?.count == 0)
    #expect(zip(own, own.dropFirst()).allSatisfy { $0.x < $1.x })
    // The frame is that of the drawing: a tick's line begins at its place.
    let tick = plot.xAxis.ticks[1]
    let share = (tick - readings.xAxis.lower) / (readings.xAxis.upper - readings.xAxis.lower)
    let place = readings.left + share * (readings.right - readings.left)
    let svg = Figure.steps(plot).svg()
    let start = [place, readings.bottom].map { DecimalText.coordinate($0) }
    #expect(svg.contains("M" + start.joined(separator: " ")))
  }

  @Test func `readings too near to each other are one`() throws {
    var plot = Sample.steps
    plot.curves[0] = Sample.curve("many", falling: 0.0005, count: 20_000, end: 59)
    let readings = try #require(Figure.steps(plot).readings())
    #expect(readings.series[0].readings.count < 1000)
    #expect(readings.series[0].readings.last?.x == plot.curves[0].steps.last?.x)
  }

  @Test func `a ROC curve reads its thresholds`() throws {
    var plot = Sample.curves
    plot.curves[0].points = [
      CurvePlot.Point(x: 0, y: 0, value: .infinity), CurvePlot.Point(x: 0.2, y: 0.7, value: 3),
      CurvePlot.Point(x: 1, y: 1, value: -.infinity),
    ]
    let readings = try #require(Figure.curves(plot).readings())
    #expect(readings.rule == .nearest)
    #expect(readings.series[0].readings.map(\.value) == [.infinity, 3, -.infinity])
    #expect(Figure.scatter(Sample.scatter).readings() == nil)
  }
}
