import Figures
import Testing

private let empty = Axis.probability(title: "")

private let degenerate: [Figure] = [
  .steps(StepPlot(title: "", alternativeText: "", xAxis: empty, yAxis: empty, curves: [])),
  .steps(
    StepPlot(
      title: "", alternativeText: "", xAxis: .time(title: "", until: 0, in: .days), yAxis: empty,
      curves: [
        StepPlot.Curve(name: "", steps: [], end: 0, marks: [1]),
        StepPlot.Curve(
          name: "b", steps: [StepPlot.Step(x: .nan, y: .infinity, lower: .nan, upper: .infinity)],
          end: .infinity),
      ], guides: [StepPlot.Guide(x: .infinity, y: 0.5)],
      counts: [StepPlot.CountGroup(heading: "At risk", rows: [[1, 2, 3], []])])),
  .curves(CurvePlot(title: "", alternativeText: "", xAxis: empty, yAxis: empty, curves: [])),
  .curves(
    CurvePlot(
      title: "", alternativeText: "", xAxis: empty, yAxis: empty,
      curves: [
        CurvePlot.Curve(
          name: "x", note: "y", points: [CurvePlot.Point(x: .nan, y: 0)],
          rings: [CurvePlot.Point(x: .nan, y: 0)])
      ])),
  .scatter(
    ScatterPlot(
      title: "", alternativeText: "", xAxis: empty, yAxis: empty, points: [], lines: [])),
  .scatter(
    ScatterPlot(
      title: "", alternativeText: "", xAxis: empty, yAxis: empty,
      points: [CurvePlot.Point(x: .nan, y: .infinity)],
      lines: [
        ScatterPlot.Line(words: [], value: .nan),
        ScatterPlot.Line(words: ["a"], value: .infinity, band: 0...(.infinity)),
      ], null: 7)),
  .intervals(
    IntervalPlot(
      title: "", alternativeText: "", axis: empty, null: nil, textHeadings: [], rows: [])),
  .intervals(
    IntervalPlot(
      title: "", alternativeText: "", axis: .ratio(title: "", from: 0, to: .infinity), null: 1,
      textHeadings: ["a"],
      rows: [
        .estimate(
          label: "", IntervalPlot.Estimate(value: .nan, lower: 0, upper: .infinity), texts: []),
        .estimate(
          label: "b", IntervalPlot.Estimate(value: 1, lower: 0, upper: .infinity, weight: 0),
          texts: ["1", "2", "3"]),
        .words(label: "c", texts: []),
      ])),
]

@Test(arguments: degenerate.indices)
func `a figure of nothing is still a figure`(index: Int) {
  let svg = degenerate[index].svg()
  #expect(Markup.fault(in: svg) == nil)
  #expect(svg.firstMatch(of: /="[^"]*(nan|inf)[^"]*"/) == nil)
}

private let emptyBoxes: [Figure] = [
  .boxes(BoxPlot(title: "", alternativeText: "", panels: [])),
  .boxes(
    BoxPlot(
      title: "", alternativeText: "", width: .oneColumn,
      panels: [
        BoxPlot.Panel(axis: empty, groups: []),
        BoxPlot.Panel(
          words: "p", axis: .linear(title: "x", from: 1, to: 1),
          groups: [
            BoxPlot.Group(name: "", points: [.nan, .infinity, 1], summary: nil),
            BoxPlot.Group(
              name: "b", points: [],
              summary: BoxPlot.Summary(
                lowerWhisker: .nan, lowerQuartile: 1, median: 1, upperQuartile: 1,
                upperWhisker: .infinity, mean: 1)),
          ], isJoined: true),
      ])),
  .flow(FlowDiagram(title: "", alternativeText: "", stages: [])),
  .flow(
    FlowDiagram(
      title: "", alternativeText: "", width: .oneColumn,
      stages: [.init(name: "", count: 0, losses: [.init(reason: "", count: 0)])],
      parts: (0..<9).map { .init(name: "Part \($0)", count: $0) })),
]

@Test(arguments: emptyBoxes.indices)
func `boxes of nothing are still boxes`(index: Int) {
  let svg = emptyBoxes[index].svg()
  #expect(Markup.fault(in: svg) == nil)
  #expect(svg.firstMatch(of: /="[^"]*(nan|inf)[^"]*"/) == nil)
}
