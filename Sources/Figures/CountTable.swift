/// The table under a step plot: counts in columns exactly under the ticks, rows by curve, groups of
/// rows by kind.
struct CountTable {
  let plot: StepPlot
  let layout: StepLayout

  private static let leading = TextSize.small * 1.25
  private static let gap = 6.0
  private static let key = 9.0

  init(_ plot: StepPlot, _ layout: StepLayout) {
    self.plot = plot
    self.layout = layout
  }

  // MARK: - Room

  /// The room for row names; long ones are wrapped at a third of the figure.
  private static func nameWidth(_ plot: StepPlot) -> Double {
    let limit = plot.width.points * 0.3
    let names = plot.counts.isEmpty ? [] : plot.curves.map(\.name)
    let widest = plot.counts.map(\.heading).flatMap {
      TextMetrics.wrap($0, size: TextSize.small, limit: limit)
    }
    let lines = names.flatMap { TextMetrics.wrap($0, size: TextSize.small, limit: limit) }
    let key = plot.curves.count > 1 ? Self.key : 0
    let named = plot.curves.count > 1 ? TextMetrics.width(lines, size: TextSize.small) + key : 0
    return max(named, TextMetrics.width(widest, size: TextSize.small))
  }

  /// The room left of the frame: names, and half of the first column.
  static func leftMargin(_ plot: StepPlot) -> Double {
    plot.counts.isEmpty ? 0 : nameWidth(plot) + (columnWidths(plot).first ?? 0) / 2 + gap
  }

  /// The room right of the frame: what the last columns need beyond it.
  static func rightMargin(_ plot: StepPlot) -> Double {
    let narrow = plot.width.points * 0.4
    return zip(plot.xAxis.ticks, columnWidths(plot)).map { tick, width in
      width / 2 + 1 - (1 - plot.xAxis.scale.position(tick)) * narrow
    }.reduce(1, max)
  }

  /// The widest text in each column, tick labels included.
  static func columnWidths(_ plot: StepPlot) -> [Double] {
    plot.xAxis.labels.enumerated().map { index, label in
      let cells = plot.counts.flatMap(\.rows).compactMap { row in
        index < row.count ? String(row[index]) : nil
      }
      return TextMetrics.width(cells + [label], size: TextSize.small)
    }
  }

  // MARK: - Lines

  /// One line of the table.
  private enum Line {
    case heading(String)
    case counts(name: [String], curve: Int?, [Int])

    var height: Double {
      switch self {
      case .heading: CountTable.leading
      case .counts(let name, _, _): Double(max(name.count, 1)) * CountTable.leading
      }
    }
  }

  private func lines(_ group: StepPlot.CountGroup) -> [Line] {
    let limit = plot.width.points * 0.3
    let wrap = { TextMetrics.wrap($0, size: TextSize.small, limit: limit) }
    if plot.curves.count < 2 || group.rows.count < 2 {
      return group.rows.map { .counts(name: wrap(group.heading), curve: nil, $0) }
    }
    let rows = zip(plot.curves, group.rows).enumerated().map { index, pair in
      Line.counts(name: wrap(pair.0.name), curve: index, pair.1)
    }
    return [.heading(group.heading)] + rows
  }

  /// The height of the whole table with the room above it.
  var height: Double {
    let groups = plot.counts.map { lines($0).map(\.height).reduce(0, +) + 3 }
    return groups.isEmpty ? 0 : groups.reduce(Self.gap, +)
  }

  func draw(on drawing: inout Drawing) {
    var y = layout.frame.bottom + Self.gap
    for group in plot.counts {
      for line in lines(group) {
        draw(line, at: y + 0.74 * TextSize.small, on: &drawing)
        y += line.height
      }
      y += 3
    }
  }

  private func draw(_ line: Line, at baseline: Double, on drawing: inout Drawing) {
    switch line {
    case .heading(let text):
      drawing.add(Label(text: text, at: Position(x: 0, y: baseline)))
    case .counts(let name, let curve, let counts):
      if let curve {
        let y = baseline - 0.27 * TextSize.small
        let key = Palette.stroke(curve, width: 2)
        let solid = Stroke(ink: key.ink, width: key.width)
        drawing.line(Position(x: 0, y: y), Position(x: Self.key - 3, y: y), solid)
      }
      let left = curve == nil ? 0 : Self.key
      drawing.add(name, leading: Self.leading, Label(text: "", at: Position(x: left, y: baseline)))
      draw(counts, at: baseline, on: &drawing)
    }
  }

  private func draw(_ counts: [Int], at baseline: Double, on drawing: inout Drawing) {
    let pairs = zip(plot.xAxis.ticks, counts).enumerated()
    for (index, (tick, count)) in pairs where index % layout.stride == 0 {
      let place = Position(x: layout.frame.x(tick), y: baseline)
      drawing.add(Label(text: String(count), at: place, anchor: .middle))
    }
  }
}
