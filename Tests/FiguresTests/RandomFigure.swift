import Figures
import TestSupport

/// A figure made up from a seed.
struct RandomFigure {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed &* 0x9E37_79B9_7F4A_7C15) }

  private mutating func next(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  private mutating func share() -> Double { Double(next(1000)) / 1000 }

  private mutating func words() -> String {
    let letters = Array("abcdeimnorstuwMWX0123456789.,()–≥")
    return (0...next(7)).map { _ in
      String((0...next(12)).map { _ in letters[next(letters.count)] })
    }.joined(separator: " ")
  }

  mutating func figure() -> Figure {
    let width: FigureWidth = next(2) == 0 ? .oneColumn : .twoColumns
    switch next(5) {
    case 0: return .steps(steps(width))
    case 1: return .curves(curves(width))
    case 2: return .boxes(boxes(width))
    case 3: return .flow(flow(width))
    default: return .intervals(intervals(width))
    }
  }

  private mutating func steps(_ width: FigureWidth) -> StepPlot {
    let units = TimeUnit.allCases
    let end = Double(1 + next(400)) * (0.1 + share())
    let axis = Axis.time(title: words(), until: end, in: units[next(units.count)])
    let curves = (0..<1 + next(5)).map { _ in
      var y = 1.0
      let count = 1 + next(30)
      let steps = (0..<count).map { index in
        defer { y *= 0.8 + 0.2 * share() }
        return StepPlot.Step(x: end * Double(index) / Double(count), y: y)
      }
      return StepPlot.Curve(name: words(), steps: steps, end: end * (0.9 + 0.1 * share()))
    }
    let largest = [9, 99, 9_999, 999_999][next(4)]
    let counts = (0..<next(3)).map { _ in
      StepPlot.CountGroup(
        heading: words(), rows: curves.map { _ in axis.ticks.map { _ in next(largest) } })
    }
    return StepPlot(
      title: "", alternativeText: "", width: width, xAxis: axis,
      yAxis: .probability(title: "Survival"), curves: curves,
      annotation: (0..<next(3)).map { _ in words() }, counts: counts)
  }

  private mutating func curves(_ width: FigureWidth) -> CurvePlot {
    let curves = (0..<1 + next(6)).map { _ in
      let points = (0...10).map { CurvePlot.Point(x: Double($0) / 10, y: share()) }
      return CurvePlot.Curve(name: words(), note: next(2) == 0 ? "" : words(), points: points)
    }
    return CurvePlot(
      title: "", alternativeText: "", width: width, xAxis: .probability(title: words()),
      yAxis: .probability(title: words()), curves: curves)
  }

  private mutating func intervals(_ width: FigureWidth) -> IntervalPlot {
    var estimates: [IntervalPlot.Estimate] = []
    let rows = (0..<next(12)).map { _ -> IntervalPlot.Row in
      let value = 0.1 + 4 * share()
      let estimate = IntervalPlot.Estimate(
        value: value, lower: value * share(), upper: value * (1 + 9 * share()), weight: share(),
        series: next(2))
      estimates.append(estimate)
      switch next(4) {
      case 0: return .section(words())
      case 1: return .words(label: words(), texts: ["1 (reference)"], isIndented: true)
      case 2:
        return .estimate(
          label: words(), estimate, counts: ["\(next(9999))", "\(next(999))"],
          texts: ["0.71 (0.55–0.93)", "0.013"])
      default: return .estimate(label: "", estimate, texts: ["0.71 (0.55–0.93)", "0.013"])
      }
    }
    return IntervalPlot(
      title: "", alternativeText: "", width: width,
      axis: .intervals(title: words(), .logarithmic, null: 1, covering: estimates), null: 1,
      labelHeading: "Variable", countHeadings: ["n", "Events"],
      textHeadings: ["Hazard ratio (95% CI)", "p"],
      series: next(2) == 0 ? [] : ["Univariable", "Multivariable"], rows: rows,
      sides: next(2) == 0 ? nil : IntervalPlot.Sides(lower: "favours A", upper: "favours B"))
  }

  private mutating func boxes(_ width: FigureWidth) -> BoxPlot {
    let panels = (0..<1 + next(5)).map { _ -> BoxPlot.Panel in
      let scale = [0.001, 1, 40_000][next(3)]
      let groups = (0..<1 + next(width == .oneColumn ? 8 : 20)).map { _ -> BoxPlot.Group in
        let points = (0..<next(40)).map { _ in scale * share() }.sorted()
        let summary = points.first.map { low in
          BoxPlot.Summary(
            lowerWhisker: low, lowerQuartile: points[points.count / 4],
            median: points[points.count / 2], upperQuartile: points[points.count * 3 / 4],
            upperWhisker: points[points.count - 1], mean: scale / 2)
        }
        return BoxPlot.Group(
          name: words(), notes: next(2) == 0 ? [] : ["n = \(next(99_999))", "12 missing"],
          points: points, summary: summary)
      }
      return BoxPlot.Panel(
        words: next(2) == 0 ? "" : words(), axis: .linear(title: words(), from: 0, to: scale),
        groups: groups, isJoined: next(2) == 0)
    }
    return BoxPlot(title: "", alternativeText: "", width: width, panels: panels)
  }

  private mutating func losses(_ most: Int) -> [FlowDiagram.Loss] {
    (0..<next(most)).map { _ in FlowDiagram.Loss(reason: words(), count: next(99_999)) }
  }

  private mutating func flow(_ width: FigureWidth) -> FlowDiagram {
    FlowDiagram(
      title: "", alternativeText: "", width: width,
      stages: (0..<1 + next(5)).map { _ in
        FlowDiagram.Stage(name: words(), count: next(99_999), losses: losses(4))
      },
      parts: (0..<next(9)).map { _ in
        FlowDiagram.Part(
          name: words(), count: next(99_999), losses: losses(3), groups: losses(4))
      })
  }
}
