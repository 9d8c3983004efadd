/// Where the parts of a step plot stand: names at the ends of the curves where they are free, else
/// in a legend; the legend in an empty corner, else above the frame.
struct StepLayout {
  let plot: StepPlot
  var frame: Frame
  var directLabels: [Label] = []
  /// Fine lines from the ends of curves to names that had to give way.
  var leaders: [[Position]] = []
  var legend: Legend
  var legendBox: Box
  var stride = 1

  static let guide = Stroke(ink: .quiet, width: 0.6, dash: "2.5 2")
  static let leader = Stroke(ink: .quiet, width: 0.4)
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
    for reach in [0, EndLabels.reach] {
      frame.box.right = min(wide.box.right, directRight(reach))
      guard frame.box.width >= 0.8 * wide.box.width else { break }
      if let placed = EndLabels(plot: plot, frame: frame).placed(reach: reach) {
        (directLabels, leaders) = placed
        return
      }
    }
    frame = wide
    legend = Legend(
      names: plot.curves.map(\.name), words: plot.annotation, limit: frame.box.width * 0.55)
  }

  /// How far right the frame may reach so that each name at its curve's end stays on the paper.
  private func directRight(_ reach: Double) -> Double {
    let last = plot.curves.map { max($0.end, $0.steps.last?.x ?? $0.end) }.max() ?? 0
    return plot.curves.map { curve in
      let name = TextMetrics.width(curve.name, size: TextSize.small)
      let room = plot.width.points - frame.box.left - name - reach - EndLabels.gap - 1
      let end = reach > 0 ? last : max(curve.end, curve.steps.last?.x ?? curve.end)
      let share = plot.xAxis.scale.position(plot.xAxis.scale.clamped(end))
      return frame.box.left + room / max(share, 0.01)
    }.min() ?? frame.box.right
  }

  // MARK: - Legend

  private mutating func placeLegend() {
    if legend.isEmpty { return }
    let lines = plot.curves.map { line($0) } + plot.guides.flatMap { line($0) }
    let boxes = directLabels.map(\.box)
    if let box = emptyCorner(lines + bandEdges, boxes) ?? emptyCorner(lines, boxes) {
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
    for index in directLabels.indices { directLabels[index].at.y += room }
    leaders = leaders.map { line in line.map { Position(x: $0.x, y: $0.y + room) } }
  }

  private func emptyCorner(_ lines: [[Position]], _ boxes: [Box]) -> Box? {
    EmptyCorner(frame: frame.box, lines: lines, boxes: boxes)
      .box(
        width: legend.width, height: legend.height,
        among: [.bottomLeft, .topRight, .bottomRight, .topLeft, .top, .bottom])
  }

  // MARK: - Lines

  /// A curve as corners on the paper, cut off where the axis ends.
  func line(_ curve: StepPlot.Curve) -> [Position] { Self.line(curve, frame) }

  static func line(_ curve: StepPlot.Curve, _ frame: Frame) -> [Position] {
    StepLine.corners(curve.steps.map { (x: $0.x, y: $0.y) }, end: curve.end, frame)
  }

  /// The edges of the bands that are drawn.
  private var bandEdges: [[Position]] {
    guard plot.drawsBands else { return [] }
    return plot.curves.flatMap(\.bands).flatMap { band in
      let edges = band.edges(frame)
      return [edges.upper, edges.lower]
    }
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
}

extension StepPlot {
  /// Whether bands are drawn: those of many curves would hide each other.
  var drawsBands: Bool { hasBands && curves.count <= Self.mostBands }
}
