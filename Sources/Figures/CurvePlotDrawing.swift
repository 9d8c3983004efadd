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
    for (index, curve) in curves.enumerated() {
      let edges = curve.band.filter { $0.x.isFinite && $0.lower.isFinite && $0.upper.isFinite }
      guard edges.count > 1 else { continue }
      let upper = edges.map { layout.frame.point($0.x, $0.upper) }
      let lower = edges.map { layout.frame.point($0.x, $0.lower) }
      drawing.marks.append(.area(upper + lower.reversed(), .series(index), opacity: 0.15))
    }
    layout.frame.draw(on: &drawing)
    for (index, curve) in curves.enumerated() where !curve.points.isEmpty {
      drawing.marks.append(.lines([layout.line(curve)], Palette.stroke(index)))
    }
    for (index, curve) in curves.enumerated() {
      for bar in curve.bars { draw(bar, Stroke(ink: .series(index)), layout, on: &drawing) }
    }
    for (index, curve) in curves.enumerated() {
      for ring in curve.rings where ring.x.isFinite && ring.y.isFinite {
        let centre = layout.frame.point(ring.x, ring.y)
        drawing.marks.append(.ring(centre, radius: 3, Stroke(ink: .series(index), width: 1.2)))
      }
    }
    drawHistograms(layout, on: &drawing)
    layout.legend.draw(on: &drawing, in: layout.legendBox)
    return drawing
  }

  /// The histograms of all curves over each other, the highest part of all as high as the room.
  private func drawHistograms(_ layout: CurveLayout, on drawing: inout Drawing) {
    let frame = layout.frame.box
    let bottom = frame.top - 4
    let most = curves.flatMap(\.histogram).max() ?? 0
    guard most > 0 else { return }
    for (index, curve) in curves.enumerated() where !curve.histogram.isEmpty {
      let part = frame.width / Double(curve.histogram.count)
      var outline = [Position(x: frame.left, y: bottom)]
      for (place, count) in curve.histogram.enumerated() {
        let y = bottom - CurveLayout.histogram * Double(count) / Double(most)
        let left = frame.left + Double(place) * part
        outline += [Position(x: left, y: y), Position(x: left + part, y: y)]
      }
      outline.append(Position(x: frame.right, y: bottom))
      drawing.marks.append(.area(outline, .series(index), opacity: 0.2))
      drawing.marks.append(.lines([outline], Palette.stroke(index, width: 0.6)))
    }
  }

  private func draw(
    _ bar: Bar, _ stroke: Stroke, _ layout: CurveLayout, on drawing: inout Drawing
  ) {
    guard [bar.point.x, bar.point.y, bar.lower, bar.upper].allSatisfy(\.isFinite) else { return }
    let centre = layout.frame.point(bar.point.x, bar.point.y)
    let ends = [bar.lower, bar.upper].map { layout.frame.point(bar.point.x, $0) }
    // The bar ends at the ring, which is open.
    for end in ends where abs(end.y - centre.y) > Self.ring {
      let edge = centre.y + (end.y < centre.y ? -Self.ring : Self.ring)
      drawing.line(Position(x: centre.x, y: edge), end, stroke)
    }
    drawing.marks.append(.ring(centre, radius: Self.ring, Stroke(ink: stroke.ink, width: 1.2)))
  }

  private static let ring = 2.4

  /// One row per point, per ring, per edge of a band and per bar; the ends of bars stand in columns
  /// of their own.
  func csv() -> String {
    guard curves.allSatisfy(\.bars.isEmpty) else { return barCSV() }
    var rows = [["curve", "kind", "x", "y", "value"]]
    for curve in curves {
      for (kind, points) in [("point", curve.points), ("ring", curve.rings)] {
        rows += points.map { point in
          [curve.name, kind, DecimalText.full(point.x), DecimalText.full(point.y)]
            + [point.value.map(DecimalText.full) ?? ""]
        }
      }
      for (kind, edge) in [("lower", \CurvePlot.Edge.lower), ("upper", \CurvePlot.Edge.upper)] {
        rows += curve.band.map {
          [curve.name, kind, DecimalText.full($0.x), DecimalText.full($0[keyPath: edge]), ""]
        }
      }
    }
    return CSV.text(rows)
  }

  private func barCSV() -> String {
    var rows = [["curve", "kind", "x", "y", "lower", "upper"]]
    for curve in curves {
      rows += histogramCSV(curve)
      for (kind, points) in [("point", curve.points), ("ring", curve.rings)] {
        rows += points.map {
          [curve.name, kind, DecimalText.full($0.x), DecimalText.full($0.y), "", ""]
        }
      }
      rows += curve.bars.map { bar in
        [curve.name, "bar"]
          + [bar.point.x, bar.point.y, bar.lower, bar.upper].map(DecimalText.full)
      }
    }
    return CSV.text(rows)
  }

  /// Each part of a histogram by its ends, which stand as lower and upper, with its count as y.
  private func histogramCSV(_ curve: Curve) -> [[String]] {
    let (low, high) = (xAxis.scale.lower, xAxis.scale.upper)
    let part = (high - low) / Double(max(curve.histogram.count, 1))
    return curve.histogram.enumerated().map { place, count in
      let ends = [low + Double(place) * part, low + Double(place + 1) * part]
      return [curve.name, "histogram", "", String(count)] + ends.map(DecimalText.full)
    }
  }
}
