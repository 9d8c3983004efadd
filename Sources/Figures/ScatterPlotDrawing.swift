extension ScatterPlot {
  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let frame = self.frame
    var drawing = Drawing(width: width, height: frame.bottom + 2)
    for line in lines { drawBand(of: line, in: frame, on: &drawing) }
    if let null, frame.yAxis.scale.contains(null) {
      drawAcross(null, Stroke(ink: .faint), in: frame, on: &drawing)
    }
    for line in lines where line.value.isFinite {
      let stroke = Stroke(ink: .series(1), width: 1.2, dash: line.isMain ? "" : "6 2")
      drawAcross(line.value, stroke, in: frame, on: &drawing)
    }
    frame.draw(on: &drawing, stride: frame.tickStride(widths: tickWidths))
    let isDense = points.count > Self.mostRings
    let centres = centres(in: frame, step: isDense ? 1 : 0.25)
    if isDense {
      drawing.marks.append(.dots(centres, radius: 0.7, .series(0)))
    } else {
      for centre in centres {
        drawing.marks.append(.ring(centre, radius: 1.8, Stroke(ink: .series(0), width: 0.8)))
      }
    }
    drawWords(in: frame, on: &drawing)
    return drawing
  }

  /// One row per point and per line.
  func csv() -> String {
    var rows = [["kind", "x", "y", "lower", "upper"]]
    rows += points.map { ["point", DecimalText.full($0.x), DecimalText.full($0.y), "", ""] }
    rows += lines.map { line in
      [line.words.first ?? "line", "", DecimalText.full(line.value)]
        + [line.band?.lowerBound, line.band?.upperBound].map { $0.map(DecimalText.full) ?? "" }
    }
    return CSV.text(rows)
  }

  private static let leading = TextSize.small * TextSize.leading
  /// More points than this are drawn as dots.
  private static let mostRings = 500

  /// The frame, with room for the words of the lines at its right.
  private var frame: Frame {
    let left = Frame.leftMargin(yAxis)
    let words = lines.flatMap(\.words)
    let right = max(TextMetrics.width(words, size: TextSize.small) + 4, (tickWidths.last ?? 0) / 2)
    let across = max(width.points - left - right - 1, 60)
    let down = max(min(0.8 * across, 230), 130)
    return Frame(
      box: Box(left: left, top: 6, right: left + across, bottom: 6 + down), xAxis: xAxis,
      yAxis: yAxis)
  }

  private var tickWidths: [Double] {
    DecimalText.labels(xAxis.ticks).map { TextMetrics.width($0, size: TextSize.small) }
  }

  private func drawBand(of line: Line, in frame: Frame, on drawing: inout Drawing) {
    guard let band = line.band, band.lowerBound.isFinite, band.upperBound.isFinite else { return }
    let (top, bottom) = (frame.y(band.upperBound), frame.y(band.lowerBound))
    let corners = [
      Position(x: frame.box.left, y: top), Position(x: frame.box.right, y: top),
      Position(x: frame.box.right, y: bottom), Position(x: frame.box.left, y: bottom),
    ]
    drawing.marks.append(.area(corners, .series(1), opacity: 0.15))
  }

  private func drawAcross(
    _ value: Double, _ stroke: Stroke, in frame: Frame, on drawing: inout Drawing
  ) {
    let y = frame.y(value)
    drawing.line(Position(x: frame.box.left, y: y), Position(x: frame.box.right, y: y), stroke)
  }

  /// Where the points stand; those that cannot be told apart once.
  private func centres(in frame: Frame, step: Double) -> [Position] {
    var seen: Set<[Int]> = []
    return points.filter { $0.x.isFinite && $0.y.isFinite }.map { frame.point($0.x, $0.y) }
      .filter {
        seen.insert([Int(($0.x / step).rounded()), Int(($0.y / step).rounded())]).inserted
      }
  }

  /// The words of the lines at the right, from above, moved down where they would touch.
  private func drawWords(in frame: Frame, on drawing: inout Drawing) {
    let shown = lines.filter { $0.value.isFinite && !$0.words.isEmpty }
      .sorted { $0.value > $1.value }
    let heights = shown.map { Double($0.words.count) * Self.leading }
    var tops = zip(shown, heights).map { frame.y($0.value) - $1 / 2 }
    var lowest = frame.box.bottom
    for index in tops.indices.reversed() {
      tops[index] = min(tops[index], lowest - heights[index])
      lowest = tops[index]
    }
    var highest = 0.0
    for (index, line) in shown.enumerated() {
      tops[index] = max(tops[index], highest)
      highest = tops[index] + heights[index]
      let place = Position(x: frame.box.right + 4, y: tops[index] + 0.8 * TextSize.small)
      drawing.add(line.words, leading: Self.leading, Label(text: "", at: place))
    }
  }
}
