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
    drawSeries(on: &drawing, layout)
    for (lines, x) in zip(layout.headings, [0] + layout.columns) {
      let first = layout.headingBaseline - Double(lines.count - 1) * IntervalLayout.leading
      drawing.add(
        lines, leading: IntervalLayout.leading, Label(text: "", at: Position(x: x, y: first)))
    }
    for (heading, x) in zip(countHeadings, layout.countEnds) {
      let place = Position(x: x, y: layout.headingBaseline)
      drawing.add(Label(text: heading, at: place, anchor: .end))
    }
    drawing.line(
      Position(x: 0, y: layout.box.top), Position(x: width.points, y: layout.box.top),
      Stroke(ink: .ink, width: 0.5))
  }

  /// The names of the series, each beside a sample of its marks.
  private func drawSeries(on drawing: inout Drawing, _ layout: IntervalLayout) {
    guard series.count > 1 else { return }
    var x = 0.0
    for (index, name) in series.enumerated() {
      let y = layout.seriesBaseline - 0.27 * TextSize.small
      let end = x + Legend.sample
      drawMark(from: x, to: end, at: (x + end) / 2, half: 2.5, y, series: index, on: &drawing)
      drawing.add(
        Label(text: name, at: Position(x: end + Legend.gap, y: layout.seriesBaseline)))
      x = end + Legend.gap + TextMetrics.width(name, size: TextSize.small) + 14
    }
  }

  private func draw(
    _ row: Row, _ lines: [String], at baseline: Double, on drawing: inout Drawing,
    _ layout: IntervalLayout
  ) {
    let isIndented = row.name?.isIndented ?? false
    let place = Position(x: isIndented ? IntervalLayout.indent : 0, y: baseline)
    var ink = Ink.ink
    if case .words = row { ink = .quiet }
    drawing.add(lines, leading: IntervalLayout.leading, Label(text: "", at: place, ink: ink))
    for (text, x) in zip(row.counts, layout.countEnds) {
      drawing.add(Label(text: text, at: Position(x: x, y: baseline), anchor: .end, ink: ink))
    }
    for (text, x) in zip(row.texts, layout.columns) {
      drawing.add(Label(text: text, at: Position(x: x, y: baseline), ink: ink))
    }
    if case .estimate(_, let estimate, _, _, _) = row {
      draw(estimate, at: baseline - 0.27 * TextSize.small, on: &drawing, layout)
    }
  }

  // MARK: - Marks

  private func draw(
    _ estimate: Estimate, at y: Double, on drawing: inout Drawing, _ layout: IntervalLayout
  ) {
    guard !estimate.lower.isNaN, !estimate.upper.isNaN, !estimate.value.isNaN else { return }
    let ends = (layout.x(estimate.lower), layout.x(estimate.upper))
    let isShown = axis.scale.contains(estimate.value)
    drawMark(
      from: ends.0, to: ends.1, at: isShown ? layout.x(estimate.value) : nil,
      half: boxSide(estimate) / 2, y, series: estimate.series, on: &drawing)
    let ink = Ink.series(estimate.series)
    if estimate.lower < axis.scale.lower { arrow(to: ends.0, pointing: -1, y, ink, on: &drawing) }
    if estimate.upper > axis.scale.upper { arrow(to: ends.1, pointing: 1, y, ink, on: &drawing) }
  }

  /// The whiskers of an estimate and its box: full in the first series, open in the others.
  private func drawMark(
    from start: Double, to end: Double, at centre: Double?, half: Double, _ y: Double,
    series: Int, on drawing: inout Drawing
  ) {
    let stroke = Palette.stroke(series, width: 1)
    let isOpen = series > 0
    let gap = isOpen ? centre.map { ($0 - half, $0 + half) } : nil
    let parts = gap.map { [(start, min($0.0, end)), (max($0.1, start), end)] } ?? [(start, end)]
    let lines = parts.filter { $0.0 <= $0.1 }.map {
      [Position(x: $0.0, y: y), Position(x: $0.1, y: y)]
    }
    if !lines.isEmpty { drawing.marks.append(.lines(lines, stroke)) }
    guard let centre else { return }
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    let box = corners.map { Position(x: centre + $0.0, y: y + $0.1) }
    drawing.marks.append(
      isOpen
        ? .lines([box + box.prefix(1)], Stroke(ink: stroke.ink))
        : .area(box, stroke.ink, opacity: 1))
  }

  /// The area is proportional to the weight; the smallest box still shows.
  private func boxSide(_ estimate: Estimate) -> Double {
    let weights = rows.compactMap { row -> Double? in
      if case .estimate(_, let other, _, _, _) = row { other.weight } else { nil }
    }
    let largest = weights.filter(\.isFinite).max() ?? 0
    guard largest > 0, estimate.weight > 0, estimate.weight.isFinite else { return 2.5 }
    return max(7 * (estimate.weight / largest).squareRoot(), 2.5)
  }

  private func arrow(
    to x: Double, pointing way: Double, _ y: Double, _ ink: Ink, on drawing: inout Drawing
  ) {
    let tip = Position(x: x + way * 3, y: y)
    let back = x - way * 1.5
    drawing.marks.append(
      .area([tip, Position(x: back, y: y - 2.4), Position(x: back, y: y + 2.4)], ink, opacity: 1))
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
    var (section, last) = ("", "")
    let isNamed = series.count > 1
    var rows = [
      ["section", "label"] + (isNamed ? ["series"] : [])
        + ["estimate", "lower", "upper", "weight"] + countHeadings + textHeadings
    ]
    for row in self.rows {
      if case .section(let text) = row { section = text }
      guard let name = row.name else { continue }
      if !name.label.isEmpty { last = name.label }
      var numbers = ["", "", "", ""]
      var own = ""
      if case .estimate(_, let estimate, _, _, _) = row {
        numbers = [estimate.value, estimate.lower, estimate.upper, estimate.weight]
          .map(DecimalText.full)
        own = estimate.series < series.count ? series[estimate.series] : ""
      }
      let counts = countHeadings.indices.map { $0 < row.counts.count ? row.counts[$0] : "" }
      rows.append(
        [name.isIndented ? section : "", last] + (isNamed ? [own] : []) + numbers + counts
          + row.texts)
    }
    return CSV.text(rows)
  }
}
