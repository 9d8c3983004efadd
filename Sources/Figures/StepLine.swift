/// Right-continuous steps as corners on the paper.
enum StepLine {
  /// More steps than this are thinned out: no printer shows them all.
  static let manySteps = 500
  /// Of many steps, those that differ by less than this many points are drawn as one: a sixth of a
  /// curve's width, a dot of 300 to the inch.
  static let finest = 0.24
  /// The same for the edges of a band, which have no line.
  static let finestEdge = 0.5

  /// The corners of steps by ascending `x`: along to the next step, then up or down; cut off where
  /// the axis ends.
  ///
  /// Of more than ``manySteps`` a step is kept when the curve has moved by `finest` since the last
  /// one kept, so no point of the line is farther than that from where it belongs. The last step is
  /// always kept.
  static func corners(
    _ steps: some Collection<(x: Double, y: Double)>, end: Double, _ frame: Frame,
    finest: Double = finest
  ) -> [Position] {
    let gap = steps.count > manySteps ? finest : 0
    var points: [Position] = []
    var skipped: Position?
    for step in steps where step.x.isFinite && step.y.isFinite {
      guard step.x <= frame.xAxis.scale.upper else { break }
      let point = frame.point(step.x, step.y)
      guard let last = points.last else {
        points.append(point)
        continue
      }
      skipped = abs(point.y - last.y) < gap ? point : nil
      if skipped == nil { append(point, to: &points) }
    }
    if let skipped { append(skipped, to: &points) }
    if let last = points.last, frame.x(end) > last.x {
      points.append(Position(x: frame.x(end), y: last.y))
    }
    return points
  }

  private static func append(_ point: Position, to points: inout [Position]) {
    if let last = points.last { points.append(Position(x: point.x, y: last.y)) }
    points.append(point)
  }

  /// The corners left of a place and those right of it, which begin where the others end.
  static func split(
    _ corners: [Position], at x: Double
  ) -> (left: [Position], right: [Position]) {
    let next = corners.prefixEnd { $0.x <= x }
    guard next > 0, next < corners.count else {
      return next == 0 ? ([], corners) : (corners, [])
    }
    let cut = Position(x: x, y: corners[next - 1].y)
    return (corners[..<next] + [cut], [cut] + corners[next...])
  }
}

extension StepPlot.Curve {
  /// A part of a curve along which the band is drawn without a gap.
  struct Band {
    var steps: ArraySlice<StepPlot.Step>
    var end: Double

    /// The outline on the paper: the upper edge, and the lower one.
    func edges(_ frame: Frame) -> (upper: [Position], lower: [Position]) {
      let upper = steps.map { (x: $0.x, y: $0.upper ?? $0.y) }
      let lower = steps.map { (x: $0.x, y: $0.lower ?? $0.y) }
      let finest = StepLine.finestEdge
      return (
        StepLine.corners(upper, end: end, frame, finest: finest),
        StepLine.corners(lower, end: end, frame, finest: finest)
      )
    }
  }

  /// The parts of the curve that have a band.
  var bands: [Band] {
    var bands: [Band] = []
    var start: Int?
    for (index, step) in steps.enumerated() {
      if step.hasBand {
        if start == nil { start = index }
      } else if let first = start {
        bands.append(Band(steps: steps[first..<index], end: step.x))
        start = nil
      }
    }
    if let start { bands.append(Band(steps: steps[start...], end: end)) }
    return bands
  }
}

extension StepPlot.Step {
  /// Whether both edges of the band are there.
  var hasBand: Bool { lower?.isFinite == true && upper?.isFinite == true }
}
