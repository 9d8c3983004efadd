/// Where the parts of a step plot stand: names at the ends of the curves where they are free, else
/// in a legend; the legend in an empty corner, else above the frame.
struct StepLayout {
  let plot: StepPlot
  var frame: Frame
  var directLabels: [Label] = []
  var legend: Legend
  var legendBox: Box
  var stride = 1

  static let guide = Stroke(ink: .quiet, width: 0.6, dash: "2.5 2")
  private static let top = 7.0

  init(_ plot: StepPlot) {
    self.plot = plot
    let left = max(Frame.leftMargin(plot.yAxis), CountTable.leftMargin(plot))
    let right = plot.width.points - max(CountTable.rightMargin(plot), 4)
    let height = plot.width == .twoColumns ? 200.0 : 150.0
    let box = Box(left: left, top: Self.top, right: right, bottom: Self.top + height)
    frame = Frame(box: box, xAxis: plot.xAxis, yAxis: plot.yAxis)
    legend = Legend(names: [], words: plot.annotation, limit: box.width * 0.45)
    legendBox = box
    placeNames()
    placeLegend()
    stride = frame.tickStride(widths: CountTable.columnWidths(plot))
  }

  /// The figure's height: the frame, the axis's words, the table of counts.
  var height: Double { frame.bottom + CountTable(plot, self).height + 2 }

  // MARK: - Names

  private mutating func placeNames() {
    guard plot.curves.count > 1 else { return }
    let wide = frame
    frame.box.right = min(frame.box.right, directRight)
    let labels = plot.curves.map(directLabel)
    if frame.box.width >= 0.8 * wide.box.width, areFree(labels) {
      directLabels = labels
    } else {
      frame = wide
      legend = Legend(
        names: plot.curves.map(\.name), words: plot.annotation, limit: frame.box.width * 0.55)
    }
  }

  /// How far right the frame may reach so that each name at its curve's end stays on the paper.
  private var directRight: Double {
    plot.curves.map { curve in
      let name = TextMetrics.width(curve.name, size: TextSize.small)
      let room = plot.width.points - frame.box.left - name - 4
      let end = max(curve.end, curve.steps.last?.x ?? curve.end)
      let share = plot.xAxis.scale.position(plot.xAxis.scale.clamped(end))
      return frame.box.left + room / max(share, 0.01)
    }.min() ?? frame.box.right
  }

  private func directLabel(_ curve: StepPlot.Curve) -> Label {
    let end = line(curve).last ?? frame.point(0, 0)
    return Label(text: curve.name, at: Position(x: end.x + 3, y: end.y + 0.36 * TextSize.small))
  }

  private func areFree(_ labels: [Label]) -> Bool {
    let boxes = labels.map(\.box)
    let lines = plot.curves.map { line($0) }
    return boxes.indices.allSatisfy { index in
      let box = boxes[index].inset(by: -0.5)
      let others = boxes.indices.filter { $0 != index }
      return others.allSatisfy { other in
        !box.overlaps(boxes[other])
          && !zip(lines[other], lines[other].dropFirst()).contains { box.meets($0, $1) }
      }
    }
  }

  // MARK: - Legend

  private mutating func placeLegend() {
    if legend.isEmpty { return }
    let corner = EmptyCorner(
      frame: frame.box, lines: plot.curves.map { line($0) } + plot.guides.flatMap { line($0) },
      boxes: directLabels.map(\.box))
    if let box = corner.box(
      width: legend.width, height: legend.height,
      among: [.bottomLeft, .topRight, .bottomRight, .topLeft, .top, .bottom])
    {
      legendBox = box
      return
    }
    legend = Legend(
      names: directLabels.isEmpty && plot.curves.count > 1 ? plot.curves.map(\.name) : [],
      words: plot.annotation, limit: frame.box.width)
    legendBox = frame.box
    let room = legend.height + 6
    frame.box.top += room
    frame.box.bottom += room
    directLabels = directLabels.map { label in
      var label = label
      label.at.y += room
      return label
    }
  }

  // MARK: - Lines

  /// A curve as corners on the paper, cut off where the axis ends.
  func line(_ curve: StepPlot.Curve) -> [Position] {
    Self.corners(curve.steps.map { ($0.x, $0.y) }, end: curve.end, frame)
  }

  /// The two parts of a guide, from the y axis to the curve and down.
  func line(_ guide: StepPlot.Guide) -> [[Position]] {
    let corner = frame.point(guide.x, guide.y)
    return [
      [
        Position(x: frame.box.left, y: corner.y), corner,
        Position(x: corner.x, y: frame.box.bottom),
      ]
    ]
  }

  /// The corners of right-continuous steps: along to the next step, then up or down.
  static func corners(_ steps: [(x: Double, y: Double)], end: Double, _ frame: Frame) -> [Position]
  {
    var points: [Position] = []
    for step in steps where step.x.isFinite && step.y.isFinite {
      guard step.x <= frame.xAxis.scale.upper else { break }
      let point = frame.point(step.x, step.y)
      if let last = points.last { points.append(Position(x: point.x, y: last.y)) }
      points.append(point)
    }
    if let last = points.last, frame.x(end) > last.x {
      points.append(Position(x: frame.x(end), y: last.y))
    }
    return points
  }
}
