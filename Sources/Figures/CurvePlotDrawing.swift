extension CurvePlot {
  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let layout = CurveLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    if hasDiagonal {
      let frame = layout.frame.box
      drawing.line(
        Position(x: frame.left, y: frame.bottom), Position(x: frame.right, y: frame.top),
        Stroke(ink: .faint))
    }
    layout.frame.draw(on: &drawing)
    for (index, curve) in curves.enumerated() {
      drawing.marks.append(.lines([layout.line(curve)], Palette.stroke(index)))
    }
    for (index, curve) in curves.enumerated() {
      for ring in curve.rings where ring.x.isFinite && ring.y.isFinite {
        let centre = layout.frame.point(ring.x, ring.y)
        drawing.marks.append(.ring(centre, radius: 3, Stroke(ink: .series(index), width: 1.2)))
      }
    }
    layout.legend.draw(on: &drawing, in: layout.legendBox)
    return drawing
  }

  /// One row per point and per ring.
  func csv() -> String {
    var rows = [["curve", "kind", "x", "y"]]
    for curve in curves {
      for (kind, points) in [("point", curve.points), ("ring", curve.rings)] {
        rows += points.map { [curve.name, kind, DecimalText.full($0.x), DecimalText.full($0.y)] }
      }
    }
    return CSV.text(rows)
  }
}
