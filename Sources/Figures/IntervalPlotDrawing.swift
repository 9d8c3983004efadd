extension IntervalPlot {
  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let layout = IntervalLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    drawHeadings(on: &drawing, layout)
    if let null, axis.scale.contains(null) {
      let x = layout.x(null)
      drawing.line(
        Position(x: x, y: layout.box.top), Position(x: x, y: layout.box.bottom),
        Stroke(ink: .quiet, width: 0.5))
    }
    for (index, baseline) in layout.baselines.enumerated() {
      draw(rows[index], layout.labels[index], at: baseline, on: &drawing, layout)
    }
    drawAxis(on: &drawing, layout)
    return drawing
  }

  private func drawHeadings(on drawing: inout Drawing, _ layout: IntervalLayout) {
    for (lines, x) in zip(layout.headings, [0] + layout.columns) {
      let first = layout.headingBaseline - Double(lines.count - 1) * IntervalLayout.leading
      drawing.add(
        lines, leading: IntervalLayout.leading, Label(text: "", at: Position(x: x, y: first)))
    }
    drawing.line(
      Position(x: 0, y: layout.box.top), Position(x: width.points, y: layout.box.top),
      Stroke(ink: .ink, width: 0.5))
  }

  private func draw(
    _ row: Row, _ lines: [String], at baseline: Double, on drawing: inout Drawing,
    _ layout: IntervalLayout
  ) {
    let leading = IntervalLayout.leading
    switch row {
    case .section:
      drawing.add(lines, leading: leading, Label(text: "", at: Position(x: 0, y: baseline)))
    case .estimate(_, let estimate, let texts, let isIndented):
      let place = Position(x: isIndented ? IntervalLayout.indent : 0, y: baseline)
      drawing.add(lines, leading: leading, Label(text: "", at: place))
      add(texts, .ink, at: baseline, on: &drawing, layout)
      draw(estimate, at: baseline - 0.27 * TextSize.small, on: &drawing, layout)
    case .words(_, let texts, let isIndented):
      let place = Position(x: isIndented ? IntervalLayout.indent : 0, y: baseline)
      drawing.add(lines, leading: leading, Label(text: "", at: place, ink: .quiet))
      add(texts, .quiet, at: baseline, on: &drawing, layout)
    }
  }

  private func add(
    _ texts: [String], _ ink: Ink, at baseline: Double, on drawing: inout Drawing,
    _ layout: IntervalLayout
  ) {
    for (text, x) in zip(texts, layout.columns) {
      drawing.add(Label(text: text, at: Position(x: x, y: baseline), ink: ink))
    }
  }

  // MARK: - Marks

  private func draw(
    _ estimate: Estimate, at y: Double, on drawing: inout Drawing, _ layout: IntervalLayout
  ) {
    guard !estimate.lower.isNaN, !estimate.upper.isNaN, !estimate.value.isNaN else { return }
    let ends = (layout.x(estimate.lower), layout.x(estimate.upper))
    drawing.line(
      Position(x: ends.0, y: y), Position(x: ends.1, y: y), Stroke(ink: .series(0), width: 1))
    if estimate.lower < axis.scale.lower { arrow(to: ends.0, pointing: -1, y, on: &drawing) }
    if estimate.upper > axis.scale.upper { arrow(to: ends.1, pointing: 1, y, on: &drawing) }
    guard axis.scale.contains(estimate.value) else { return }
    let half = boxSide(estimate) / 2
    let x = layout.x(estimate.value)
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    let box = corners.map { Position(x: x + $0.0, y: y + $0.1) }
    drawing.marks.append(.area(box, .series(0), opacity: 1))
  }

  /// The area is proportional to the weight; the smallest box still shows.
  private func boxSide(_ estimate: Estimate) -> Double {
    let weights = rows.compactMap { row -> Double? in
      if case .estimate(_, let other, _, _) = row { other.weight } else { nil }
    }
    let largest = weights.filter(\.isFinite).max() ?? 0
    guard largest > 0, estimate.weight > 0, estimate.weight.isFinite else { return 2.5 }
    return max(7 * (estimate.weight / largest).squareRoot(), 2.5)
  }

  private func arrow(to x: Double, pointing way: Double, _ y: Double, on drawing: inout Drawing) {
    let tip = Position(x: x + way * 3, y: y)
    let back = x - way * 1.5
    drawing.marks.append(
      .area(
        [tip, Position(x: back, y: y - 2.4), Position(x: back, y: y + 2.4)], .series(0), opacity: 1)
    )
  }

  // MARK: - Axis

  private func drawAxis(on drawing: inout Drawing, _ layout: IntervalLayout) {
    let box = layout.box
    var lines = [[Position(x: box.left, y: box.bottom), Position(x: box.right, y: box.bottom)]]
    var end = -Double.infinity
    for (tick, text) in zip(axis.ticks, layout.tickLabels) where axis.scale.contains(tick) {
      let x = layout.x(tick)
      lines.append([Position(x: x, y: box.bottom), Position(x: x, y: box.bottom + Frame.tick)])
      let label = Label(text: text, at: Position(x: x, y: layout.tickBaseline), anchor: .middle)
      guard label.box.left > end + 2 else { continue }
      end = label.box.right
      drawing.add(label)
    }
    drawing.marks.append(.lines(lines, Stroke(ink: .ink)))
    drawSides(on: &drawing, layout)
    let title = Position(x: layout.centre, y: layout.titleBaseline)
    drawing.add(
      layout.title, Label(text: "", at: title, size: TextSize.title, anchor: .middle))
  }

  private func drawSides(on drawing: inout Drawing, _ layout: IntervalLayout) {
    guard let null else { return }
    let leading = IntervalLayout.leading
    let lower = Position(x: layout.x(null) - 4, y: layout.sidesBaseline)
    let upper = Position(x: layout.x(null) + 4, y: layout.sidesBaseline)
    drawing.add(layout.sides.lower, leading: leading, Label(text: "", at: lower, anchor: .end))
    drawing.add(layout.sides.upper, leading: leading, Label(text: "", at: upper))
  }

  /// One row per estimate and per row of words.
  func csv() -> String {
    var section = ""
    var rows = [["section", "label", "estimate", "lower", "upper", "weight"] + textHeadings]
    for row in self.rows {
      switch row {
      case .section(let text):
        section = text
      case .estimate(let label, let estimate, let texts, let isIndented):
        let numbers = [estimate.value, estimate.lower, estimate.upper, estimate.weight]
        rows.append([isIndented ? section : "", label] + numbers.map(DecimalText.full) + texts)
      case .words(let label, let texts, let isIndented):
        rows.append([isIndented ? section : "", label, "", "", "", ""] + texts)
      }
    }
    return CSV.text(rows)
  }
}
