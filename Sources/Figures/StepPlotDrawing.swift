extension StepPlot {
  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let layout = StepLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    drawBands(on: &drawing, layout.frame)
    for guide in guides { drawing.marks.append(.lines(layout.line(guide), StepLayout.guide)) }
    layout.frame.draw(on: &drawing, stride: layout.stride)
    for (index, curve) in curves.enumerated() {
      drawing.marks.append(.lines([layout.line(curve)], Palette.stroke(index)))
      drawMarks(of: curve, index, on: &drawing, layout.frame)
    }
    for label in layout.directLabels { drawing.add(label) }
    layout.legend.draw(on: &drawing, in: layout.legendBox)
    CountTable(self, layout).draw(on: &drawing)
    return drawing
  }

  /// Short vertical lines where the curve was censored, without dashes.
  private func drawMarks(
    of curve: Curve, _ index: Int, on drawing: inout Drawing, _ frame: Frame
  ) {
    let lines = curve.marks.compactMap { mark -> [Position]? in
      guard let value = curve.value(at: mark), xAxis.scale.contains(mark) else { return nil }
      let centre = frame.point(mark, value)
      return [Position(x: centre.x, y: centre.y - 2.5), Position(x: centre.x, y: centre.y + 2.5)]
    }
    if lines.isEmpty { return }
    drawing.marks.append(.lines(lines, Stroke(ink: .series(index))))
  }

  private func drawBands(on drawing: inout Drawing, _ frame: Frame) {
    for (index, curve) in curves.enumerated() {
      for run in curves.count <= Self.mostBands ? curve.bands : [] {
        let upper = StepLayout.corners(run.map { ($0.x, $0.upper) }, end: run.end, frame)
        let lower = StepLayout.corners(run.map { ($0.x, $0.lower) }, end: run.end, frame)
        drawing.marks.append(.area(upper + lower.reversed(), .series(index), opacity: 0.15))
      }
    }
  }

  /// One row per step, per mark and per count.
  func csv() -> String {
    var rows = [["curve", "kind", "x", "y", "lower", "upper"]]
    for curve in curves {
      rows += curve.steps.map { step in
        [curve.name, "step", DecimalText.full(step.x), DecimalText.full(step.y)]
          + [step.lower, step.upper].map { $0.map(DecimalText.full) ?? "" }
      }
      rows += curve.marks.map { mark in
        let value = curve.value(at: mark).map(DecimalText.full) ?? ""
        return [curve.name, "mark", DecimalText.full(mark), value, "", ""]
      }
    }
    for group in counts {
      for (curve, row) in zip(curves, group.rows) {
        rows += zip(xAxis.ticks, row).map { tick, count in
          [curve.name, group.heading, DecimalText.full(tick), String(count), "", ""]
        }
      }
    }
    return CSV.text(rows)
  }
}

extension StepPlot.Curve {
  /// A part of a curve along which the band is drawn without a gap.
  struct Band {
    var steps: [(x: Double, lower: Double, upper: Double)]
    var end: Double

    func map<T>(_ transform: ((x: Double, lower: Double, upper: Double)) -> T) -> [T] {
      steps.map(transform)
    }
  }

  /// The parts of the curve that have a band.
  var bands: [Band] {
    var bands: [Band] = []
    var open: Band?
    for step in steps {
      if let lower = step.lower, let upper = step.upper, lower.isFinite, upper.isFinite {
        open = Band(steps: (open?.steps ?? []) + [(step.x, lower, upper)], end: end)
      } else if var band = open {
        band.end = step.x
        bands.append(band)
        open = nil
      }
    }
    return bands + (open.map { [$0] } ?? [])
  }
}
