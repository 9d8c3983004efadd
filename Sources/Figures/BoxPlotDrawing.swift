extension BoxPlot {
  private static let ink = Stroke(ink: .ink, width: 0.9)

  /// The plot as marks on paper.
  func drawing() -> Drawing {
    let layout = BoxLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    for (panel, place) in zip(panels, layout.places) { draw(panel, place, on: &drawing) }
    return drawing
  }

  private func draw(_ panel: Panel, _ place: BoxLayout.Place, on drawing: inout Drawing) {
    let box = place.frame.box
    let above = box.top - 6 - Double(place.words.count - 1) * BoxLayout.leading
    drawing.add(
      place.words, leading: BoxLayout.leading, Label(text: "", at: Position(x: box.left, y: above)))
    place.frame.drawVertical(on: &drawing)
    drawNames(of: panel, place, on: &drawing)
    let radius = panel.groups.indices.map { BoxSides(panel, group: $0, place).swarm.radius }.min()
    let sides = panel.groups.indices.map {
      BoxSides(panel, group: $0, place, radius: radius ?? Swarm.largest)
    }
    let centres = panel.groups.indices.map {
      points(of: panel.groups[$0], at: place.centre($0) + sides[$0].points, place, sides[$0])
    }
    if panel.isJoined { join(centres, on: &drawing) }
    for (index, group) in panel.groups.enumerated() {
      let swarm = centres[index]
      let shown = swarm.positions.compactMap(\.self)
      if !shown.isEmpty {
        drawing.marks.append(.dots(shown, radius: swarm.radius, .series(0)))
      }
      if let summary = group.summary, summary.numbers.allSatisfy(\.isFinite) {
        let x = place.centre(index) + sides[index].box
        draw(summary, at: x, half: sides[index].width / 2, in: place.frame, on: &drawing)
      }
    }
  }

  /// Where the points of a group stand, those that are not numbers nowhere.
  private func points(
    of group: Group, at middle: Double, _ place: BoxLayout.Place, _ sides: BoxSides
  ) -> (positions: [Position?], radius: Double) {
    let finite = group.points.indices.filter { group.points[$0].isFinite }
    var positions = [Position?](repeating: nil, count: group.points.count)
    for (index, own) in finite.enumerated() {
      let offset = sides.isLine ? 0 : sides.swarm.offsets[index]
      positions[own] = Position(x: middle + offset, y: place.frame.y(group.points[own]))
    }
    return (positions, sides.isLine ? 1.4 : sides.swarm.radius)
  }

  private func join(
    _ groups: [(positions: [Position?], radius: Double)], on drawing: inout Drawing
  ) {
    guard let first = groups.first, let second = groups.last else { return }
    let lines = zip(first.positions, second.positions).compactMap { pair in
      pair.0.flatMap { from in pair.1.map { [from, $0] } }
    }
    if !lines.isEmpty { drawing.marks.append(.lines(lines, Stroke(ink: .quiet, width: 0.4))) }
  }

  private func draw(
    _ summary: Summary, at x: Double, half: Double, in frame: Frame, on drawing: inout Drawing
  ) {
    let (low, high) = (frame.y(summary.lowerQuartile), frame.y(summary.upperQuartile))
    let ends = (frame.y(summary.lowerWhisker), frame.y(summary.upperWhisker))
    let corners = [(-half, low), (half, low), (half, high), (-half, high), (-half, low)]
    let cap = half / 2
    let whiskers = [(low, ends.0), (high, ends.1)].filter { $0.0 != $0.1 }
    let stems = whiskers.map { [Position(x: x, y: $0.0), Position(x: x, y: $0.1)] }
    let caps = whiskers.map { [Position(x: x - cap, y: $0.1), Position(x: x + cap, y: $0.1)] }
    let box = corners.map { Position(x: x + $0.0, y: $0.1) }
    drawing.marks.append(.lines([box] + stems + caps, Self.ink))
    let median = frame.y(summary.median)
    drawing.line(
      Position(x: x - half, y: median), Position(x: x + half, y: median),
      Stroke(ink: .ink, width: 1.8))
    let mean = frame.y(summary.mean)
    let diamond = [(0, -2.4), (2.4, 0), (0, 2.4), (-2.4, 0)]
    drawing.marks.append(
      .area(diamond.map { Position(x: x + $0.0, y: mean + $0.1) }, .series(1), opacity: 1))
  }

  private func drawNames(
    of panel: Panel, _ place: BoxLayout.Place, on drawing: inout Drawing
  ) {
    let box = place.frame.box
    var lines = [[Position(x: box.left, y: box.bottom), Position(x: box.right, y: box.bottom)]]
    for (index, names) in place.names.enumerated() {
      let x = place.centre(index)
      lines.append([Position(x: x, y: box.bottom), Position(x: x, y: box.bottom + Frame.tick)])
      if place.isTurned {
        let first = x - Double(names.count - 1) * BoxLayout.leading / 2 + 0.36 * TextSize.small
        for (line, text) in names.enumerated() {
          let at = Position(x: first + Double(line) * BoxLayout.leading, y: place.namesTop)
          drawing.add(Label(text: text, at: at, anchor: .end, isVertical: true))
        }
      } else {
        let at = Position(x: x, y: place.namesTop + 0.74 * TextSize.small)
        drawing.add(names, leading: BoxLayout.leading, Label(text: "", at: at, anchor: .middle))
      }
    }
    drawing.marks.append(.lines(lines, Stroke(ink: .ink)))
  }

  /// One row per point and per number of a box; `place` joins the points of a pair.
  func csv() -> String {
    var rows = [["variable", "group", "kind", "place", "value"]]
    let kinds = [
      "lower whisker", "lower quartile", "median", "upper quartile", "upper whisker", "mean",
    ]
    for panel in panels {
      for group in panel.groups {
        let head = [panel.axis.title, group.name]
        for (kind, number) in zip(kinds, group.summary?.numbers ?? []) {
          rows.append(head + [kind, "", DecimalText.full(number)])
        }
        for (place, point) in group.points.enumerated() {
          rows.append(head + ["point", String(place + 1), DecimalText.full(point)])
        }
      }
    }
    return CSV.text(rows)
  }
}

/// Where box and points stand within the room of one group, from its middle.
private struct BoxSides {
  /// The middle of the box.
  let box: Double
  /// The width of the box.
  let width: Double
  /// The middle of the points.
  let points: Double
  /// The points beside each other.
  let swarm: Swarm
  /// Whether all points stand on one line, to be joined.
  let isLine: Bool

  private static let apart = 5.0

  init(
    _ panel: BoxPlot.Panel, group: Int, _ place: BoxLayout.Place, radius: Double = Swarm.largest
  ) {
    let space = min(place.slot - 4, 80)
    width = min(14, space * 0.3)
    isLine = panel.isJoined
    let heights = panel.groups[group].points.filter(\.isFinite).map(place.frame.y)
    swarm = Swarm(
      heights: heights, room: max(space - width - Self.apart, 2), largest: radius)
    let own = isLine ? 4 : swarm.width
    // The points of a pair's second group stand at its left, that the lines cross no box.
    let way = isLine && group == 1 ? -1.0 : 1.0
    let whole = width + (own > 0 ? Self.apart : 0) + own
    box = way * (width - whole) / 2
    points = way * (whole - own) / 2 - (isLine ? 0 : swarm.middle)
  }
}
