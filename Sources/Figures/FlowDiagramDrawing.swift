extension FlowDiagram {
  /// The diagram as marks on paper.
  func drawing() -> Drawing {
    let layout = FlowLayout(self)
    var drawing = Drawing(width: width, height: layout.height)
    let stroke = Stroke(ink: .ink)
    if !layout.lines.isEmpty { drawing.marks.append(.lines(layout.lines, stroke)) }
    for arrow in layout.arrows { draw(from: arrow.from, to: arrow.to, on: &drawing) }
    for node in layout.nodes { draw(node, on: &drawing) }
    return drawing
  }

  private func draw(_ node: FlowLayout.Node, on drawing: inout Drawing) {
    let box = node.box
    let corners = [
      Position(x: box.left, y: box.top), Position(x: box.right, y: box.top),
      Position(x: box.right, y: box.bottom), Position(x: box.left, y: box.bottom),
      Position(x: box.left, y: box.top),
    ]
    drawing.marks.append(.lines([corners], Stroke(ink: .ink)))
    let first = box.top + FlowLayout.padding + 0.82 * FlowLayout.size
    for (index, line) in node.lines.enumerated() {
      let left = box.left + FlowLayout.padding + line.indent
      let x = node.isCentred ? (box.left + box.right) / 2 : left
      let y = first + Double(index) * FlowLayout.leading
      drawing.add(
        Label(
          text: line.text, at: Position(x: x, y: y), size: FlowLayout.size,
          anchor: node.isCentred ? .middle : .start))
    }
  }

  /// A line down or to the right that ends in a head.
  private func draw(from: Position, to: Position, on drawing: inout Drawing) {
    drawing.line(from, to, Stroke(ink: .ink))
    let (long, wide) = (4.5, 2.0)
    let corners = [-wide, wide].map { side in
      from.y == to.y
        ? Position(x: to.x - long, y: to.y + side) : Position(x: to.x + side, y: to.y - long)
    }
    drawing.marks.append(.area([to] + corners, .ink, opacity: 1))
  }

  /// One row per stage, per loss and per group.
  func csv() -> String {
    var rows = [["kind", "of", "name", "n"]]
    for stage in stages {
      rows.append(["stage", "", stage.name, String(stage.count)])
      rows += stage.losses.map { ["left out", stage.name, $0.reason, String($0.count)] }
    }
    for part in parts {
      rows.append(["part", stages.last?.name ?? "", part.name, String(part.count)])
      rows += part.groups.map { ["group", part.name, $0.reason, String($0.count)] }
      rows += part.losses.map { ["left out", part.name, $0.reason, String($0.count)] }
    }
    return CSV.text(rows)
  }
}
