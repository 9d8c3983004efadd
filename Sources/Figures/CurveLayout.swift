/// Where the parts of a plot of curves stand: a square, and the legend inside it where there is an
/// empty corner, else at the right of a wide figure or below a narrow one.
struct CurveLayout {
  let plot: CurvePlot
  let frame: Frame
  private(set) var legend: Legend
  private(set) var legendBox: Box
  private(set) var height: Double

  /// The height of the histograms above the frame.
  static let histogram = 26.0

  init(_ plot: CurvePlot) {
    self.plot = plot
    let left = Frame.leftMargin(plot.yAxis)
    let last = plot.xAxis.labels.last ?? ""
    let right = TextMetrics.width(last, size: TextSize.small) / 2 + 1
    let side = min(plot.width.points - left - right, 230)
    let top = 6 + (plot.curves.contains { !$0.histogram.isEmpty } ? Self.histogram + 4 : 0)
    let box = Box(left: left, top: top, right: left + side, bottom: top + side)
    frame = Frame(box: box, xAxis: plot.xAxis, yAxis: plot.yAxis)
    legend = Legend(names: [], words: [], limit: side)
    legendBox = box
    height = frame.bottom + 2
    placeLegend()
  }

  private mutating func placeLegend() {
    let hasWords = plot.curves.count > 1 || plot.curves.contains { !$0.note.isEmpty }
    guard hasWords else { return }
    let box = frame.box
    for share in [0.78, 0.62, 0.5] {
      legend = legend(limit: box.width * share)
      if let free = emptyCorner {
        legendBox = free
        return
      }
    }
    if plot.width == .twoColumns {
      legend = legend(limit: plot.width.points - box.right - 18)
      legendBox = Box(
        left: box.right + 18, top: box.top, right: plot.width.points,
        bottom: box.top + legend.height)
    } else {
      legend = legend(limit: plot.width.points - box.left)
      legendBox = Box(
        left: box.left, top: height + 6, right: plot.width.points,
        bottom: height + 6 + legend.height)
    }
    height = max(height, legendBox.bottom + 2)
  }

  private var emptyCorner: Box? {
    let box = frame.box
    let diagonal = [
      Position(x: box.left, y: box.bottom), Position(x: box.right, y: box.top),
    ]
    let corner = EmptyCorner(
      frame: box, lines: plot.curves.map { line($0) } + bars + (plot.hasDiagonal ? [diagonal] : []),
      boxes: rings)
    return corner.box(
      width: legend.width, height: legend.height, among: [.bottomRight, .topLeft, .topRight])
  }

  private func legend(limit: Double) -> Legend {
    Legend(
      names: plot.curves.map(\.name), notes: plot.curves.map(\.note), words: [], limit: limit)
  }

  private var bars: [[Position]] {
    plot.curves.flatMap(\.bars).map { bar in
      [bar.lower, bar.upper].map { frame.point(bar.point.x, $0) }
    }
  }

  private var rings: [Box] {
    plot.curves.flatMap { $0.rings + $0.bars.map(\.point) }.map { ring in
      let centre = frame.point(ring.x, ring.y)
      return Box(left: centre.x, top: centre.y, right: centre.x, bottom: centre.y).inset(by: -3.6)
    }
  }

  /// A curve on the paper, without points that are not finite; of many points those that lie
  /// nearer than ``StepLine/finest`` to the last one kept are left out.
  func line(_ curve: CurvePlot.Curve) -> [Position] {
    let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }
    let gap = points.count > StepLine.manySteps ? StepLine.finest : 0
    var line: [Position] = []
    for (index, point) in points.enumerated() {
      let place = frame.point(point.x, point.y)
      if gap > 0, index > 0, index + 1 < points.count, let last = line.last,
        max(abs(place.x - last.x), abs(place.y - last.y)) < gap
      {
        continue
      }
      line.append(place)
    }
    return line
  }
}
