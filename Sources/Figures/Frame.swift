/// The rectangle in which data are drawn, with its two axes.
struct Frame: Equatable {
  var box: Box
  var xAxis: Axis
  var yAxis: Axis

  /// How far ticks stand out.
  static let tick = 3.0

  func x(_ value: Double) -> Double {
    box.left + xAxis.scale.position(xAxis.scale.clamped(value)) * box.width
  }

  func y(_ value: Double) -> Double {
    box.bottom - yAxis.scale.position(yAxis.scale.clamped(value)) * box.height
  }

  func point(_ horizontal: Double, _ vertical: Double) -> Position {
    Position(x: x(horizontal), y: y(vertical))
  }

  /// The room left of the frame that the y axis needs for ticks, their labels and its title.
  static func leftMargin(_ axis: Axis) -> Double {
    let labels = TextMetrics.width(axis.labels, size: TextSize.small)
    let lines = axis.title.isEmpty ? 0 : Double(title(axis).count)
    let title = lines * TextSize.title * TextSize.leading + 3
    return title + labels + tick + 3
  }

  /// The y axis's title in lines that no frame is too low for.
  private static func title(_ axis: Axis) -> [String] {
    TextMetrics.wrap(axis.title, size: TextSize.title, limit: 145)
  }

  /// The baseline of the x axis's tick labels.
  var tickBaseline: Double { box.bottom + Self.tick + 1.5 + 0.74 * TextSize.small }

  /// The baseline of the first line of the x axis's title.
  var titleBaseline: Double { tickBaseline + 3.5 + TextSize.title }

  /// The x axis's title in lines that the frame is wide enough for.
  var xTitle: [String] {
    TextMetrics.wrap(xAxis.title, size: TextSize.title, limit: max(box.width, 60))
  }

  /// Where the axes' words end below.
  var bottom: Double {
    titleBaseline + Double(xTitle.count - 1) * TextSize.title * TextSize.leading
      + 0.22 * TextSize.title
  }

  /// Every which tick of the x axis has words, so that words this wide do not touch.
  func tickStride(widths: [Double]) -> Int {
    let places = xAxis.ticks.map(x)
    let isFree = { (stride: Int) in
      let kept = Swift.stride(from: 0, to: places.count, by: stride).map { $0 }
      return zip(kept, kept.dropFirst()).allSatisfy { a, b in
        guard a < widths.count, b < widths.count else { return true }
        return places[b] - places[a] >= (widths[a] + widths[b]) / 2 + 3
      }
    }
    return (1...max(places.count, 1)).first(where: isFree) ?? 1
  }

  /// Draws both axes; of the x axis's ticks only every `stride`-th has a label.
  func draw(on drawing: inout Drawing, stride: Int = 1) {
    drawHorizontal(on: &drawing, stride: stride)
    drawVertical(on: &drawing)
  }

  private func drawHorizontal(on drawing: inout Drawing, stride: Int) {
    let stroke = Stroke(ink: .ink)
    let labels = xAxis.labels
    var lines = [[Position(x: box.left, y: box.bottom), Position(x: box.right, y: box.bottom)]]
    for (index, tick) in xAxis.ticks.enumerated() {
      let x = x(tick)
      lines.append([Position(x: x, y: box.bottom), Position(x: x, y: box.bottom + Self.tick)])
      guard index % stride == 0 else { continue }
      drawing.add(Label(text: labels[index], at: Position(x: x, y: tickBaseline), anchor: .middle))
    }
    drawing.marks.append(.lines(lines, stroke))
    let centre = Position(x: (box.left + box.right) / 2, y: titleBaseline)
    drawing.add(xTitle, Label(text: "", at: centre, size: TextSize.title, anchor: .middle))
  }

  func drawVertical(on drawing: inout Drawing) {
    let labels = yAxis.labels
    var lines = [[Position(x: box.left, y: box.top), Position(x: box.left, y: box.bottom)]]
    for (tick, label) in zip(yAxis.ticks, labels) {
      let y = y(tick)
      lines.append([Position(x: box.left - Self.tick, y: y), Position(x: box.left, y: y)])
      let place = Position(x: box.left - Self.tick - 2, y: y + 0.36 * TextSize.small)
      drawing.add(Label(text: label, at: place, anchor: .end))
    }
    drawing.marks.append(.lines(lines, Stroke(ink: .ink)))
    let width = TextMetrics.width(labels, size: TextSize.small)
    for (index, title) in Self.title(yAxis).reversed().enumerated() {
      let offset = Double(index) * TextSize.title * TextSize.leading
      let place = Position(
        x: box.left - Self.tick - 5 - width - offset, y: (box.top + box.bottom) / 2)
      drawing.add(
        Label(text: title, at: place, size: TextSize.title, anchor: .middle, isVertical: true))
    }
  }
}
