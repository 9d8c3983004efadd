extension StepPlot {
  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let layout = StepLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    drawBands(on: &drawing, layout.frame)
    for guide in guides { drawing.marks.append(.lines(layout.line(guide), StepLayout.guide)) }
    layout.frame.draw(on: &drawing, stride: layout.stride)
    for (index, curve) in curves.enumerated() {
      draw(layout.line(curve), of: curve, index, on: &drawing, layout.frame)
      drawMarks(of: curve, index, on: &drawing, layout.frame)
    }
    if !layout.leaders.isEmpty {
      drawing.marks.append(.lines(layout.leaders, StepLayout.leader))
    }
    for label in layout.directLabels { drawing.add(label) }
    layout.legend.draw(on: &drawing, in: layout.legendBox)
    CountTable(self, layout).draw(on: &drawing)
    return drawing
  }

  /// The curve, thin where few stand behind it.
  private func draw(
    _ line: [Position], of curve: Curve, _ index: Int, on drawing: inout Drawing, _ frame: Frame
  ) {
    let parts = StepLine.split(line, at: curve.thinFrom.map(frame.x) ?? .infinity)
    for (part, width) in [(parts.left, 1.5), (parts.right, 0.75)] where !part.isEmpty {
      drawing.marks.append(.lines([part], Palette.stroke(index, width: width)))
    }
  }

  /// Short vertical lines where the curve was censored, without dashes; of many those
  /// that would touch once.
  private func drawMarks(
    of curve: Curve, _ index: Int, on drawing: inout Drawing, _ frame: Frame
  ) {
    var lines: [[Position]] = []
    let gap = curve.marks.count > StepLine.manySteps ? 0.75 : 0
    var last = -Double.infinity
    for mark in curve.marks {
      guard let value = curve.value(at: mark), xAxis.scale.contains(mark) else { continue }
      let centre = frame.point(mark, value)
      if centre.x - last < gap { continue }
      last = centre.x
      lines.append([
        Position(x: centre.x, y: centre.y - 2.5), Position(x: centre.x, y: centre.y + 2.5),
      ])
    }
    if lines.isEmpty { return }
    drawing.marks.append(.lines(lines, Stroke(ink: .series(index))))
  }

  private func drawBands(on drawing: inout Drawing, _ frame: Frame) {
    guard drawsBands else { return }
    for (index, curve) in curves.enumerated() {
      for band in curve.bands {
        let place = curve.thinFrom.map(frame.x) ?? .infinity
        let edges = band.edges(frame)
        let upper = StepLine.split(edges.upper, at: place)
        let lower = StepLine.split(edges.lower, at: place)
        for (top, bottom, opacity) in [
          (upper.left, lower.left, 0.15), (upper.right, lower.right, 0.07),
        ] where !top.isEmpty {
          let outline = top + bottom.reversed()
          drawing.marks.append(.area(outline, .series(index), opacity: opacity))
        }
      }
    }
  }

  /// One row per step, per mark and per count in the table.
  func csv() -> String {
    var rows = [["curve", "kind", "x", "y", "lower", "upper", "at_risk"]]
    for curve in curves {
      let atRisk = { (x: Double) in curve.counts.isEmpty ? "" : String(curve.count(at: x)) }
      for step in curve.steps {
        rows.append(
          [curve.name, "step", DecimalText.full(step.x), DecimalText.full(step.y)]
            + [step.lower, step.upper].map { $0.map(DecimalText.full) ?? "" } + [atRisk(step.x)])
      }
      for mark in curve.marks {
        let value = curve.value(at: mark).map(DecimalText.full) ?? ""
        rows.append([curve.name, "mark", DecimalText.full(mark), value, "", "", atRisk(mark)])
      }
    }
    for group in counts {
      for (index, row) in group.rows.enumerated() {
        let name = group.rows.count == curves.count ? curves[index].name : ""
        for (tick, count) in zip(xAxis.ticks, row) {
          rows.append(
            [name, group.heading, DecimalText.full(tick), String(count), "", "", ""])
        }
      }
    }
    return CSV.text(rows)
  }
}
