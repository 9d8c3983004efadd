/// Where the parts of an interval plot stand: labels, the axis in the middle, columns of text.
struct IntervalLayout {
  let plot: IntervalPlot
  /// The area of boxes and whiskers, from the first row to the axis.
  private(set) var box: Box
  /// Where each column of text begins.
  private(set) var columns: [Double] = []
  /// Where each column of counts ends; empty where there is no room for them.
  private(set) var countEnds: [Double] = []
  /// For each row its label in lines.
  private(set) var labels: [[String]]
  /// The headings of labels and columns in lines.
  private(set) var headings: [[String]]

  static let leading = 8.6
  static let indent = 8.0
  private static let gap = 10.0
  /// The axis that counts leave.
  private static let narrowest = 110.0
  private static let padding = 3.0

  init(_ plot: IntervalPlot) {
    self.plot = plot
    let limit = plot.width.points * (plot.width == .twoColumns ? 0.34 : 0.3)
    let wrap = { TextMetrics.wrap($0, size: TextSize.small, limit: $1) }
    labels = plot.rows.map { row in
      guard let name = row.name, !name.label.isEmpty else { return [] }
      return wrap(name.label, limit - (name.isIndented ? Self.indent : 0))
    }
    let headingLimit = plot.width.points * 0.2
    headings = [wrap(plot.labelHeading, limit)] + plot.textHeadings.map { wrap($0, headingLimit) }
    box = Box(left: 0, top: 0, right: plot.width.points, bottom: 0)
    placeColumns()
    wrapSections()
    placeRows()
  }

  /// Words over a section may run as far as the line of no effect.
  private mutating func wrapSections() {
    let limit = (plot.null.map(x) ?? box.right) - 4
    for (index, row) in plot.rows.enumerated() {
      if case .section(let text) = row {
        labels[index] = TextMetrics.wrap(text, size: TextSize.small, limit: limit)
      }
    }
  }

  // MARK: - Across

  private mutating func placeColumns() {
    let names = zip(plot.rows, labels).map { row, lines -> Double in
      guard let name = row.name else { return 0 }
      return TextMetrics.width(lines, size: TextSize.small) + (name.isIndented ? Self.indent : 0)
    }
    let head = TextMetrics.width(headings.first ?? [], size: TextSize.small)
    let edge = max(TextMetrics.width(tickLabels, size: TextSize.small) / 2, 4)
    box.left = (names + [head]).reduce(0, max) + edge + 4
    var right = plot.width.points
    for index in plot.textHeadings.indices.reversed() {
      right -= columnWidth(index)
      columns.insert(right, at: 0)
      right -= Self.gap
    }
    box.right = max(right + Self.gap - max(edge, Self.gap), box.left + 30)
    placeCounts(after: (names + [head]).reduce(0, max))
  }

  /// Counts stand between labels and axis, where they leave it enough.
  private mutating func placeCounts(after labels: Double) {
    let widths = plot.countHeadings.enumerated().map { index, heading in
      let cells = plot.rows.compactMap { index < $0.counts.count ? $0.counts[index] : nil }
      return TextMetrics.width(cells + [heading], size: TextSize.small)
    }
    let needed = widths.reduce(0) { $0 + $1 + Self.gap }
    guard !widths.isEmpty, box.width - needed >= Self.narrowest else { return }
    var end = labels
    for width in widths {
      end += Self.gap + width
      countEnds.append(end)
    }
    box.left += needed
  }

  private func columnWidth(_ index: Int) -> Double {
    let cells = plot.rows.compactMap { index < $0.texts.count ? $0.texts[index] : nil }
    return TextMetrics.width(cells + headings[index + 1], size: TextSize.small)
  }

  var tickLabels: [String] {
    plot.axis.scale.kind == .linear
      ? DecimalText.labels(plot.axis.ticks) : plot.axis.ticks.map(DecimalText.label)
  }

  func x(_ value: Double) -> Double {
    box.left + plot.axis.scale.position(plot.axis.scale.clamped(value)) * box.width
  }

  // MARK: - Down

  /// The baseline of the names of the series; they stand above all else.
  var seriesBaseline: Double { 2 + 0.74 * TextSize.small }

  /// The baseline of the last line of the headings.
  var headingBaseline: Double {
    let lines = headings.map(\.count).max() ?? 1
    return 2 + (plot.series.count > 1 ? Self.leading + 5 : 0) + 0.74 * TextSize.small + Double(
      lines - 1) * Self.leading
  }

  private mutating func placeRows() {
    box.top = headingBaseline + 4
    box.bottom = box.top + 3 + rowHeights.reduce(0, +) + 2
  }

  /// A label of several lines runs on beside the further estimates of its row.
  private var rowHeights: [Double] {
    plot.rows.indices.map { index in
      let more = plot.rows[(index + 1)...].prefix(while: \.continues).count
      let own = plot.rows[index].continues ? 1 : max(labels[index].count - more, 1)
      return Double(own) * Self.leading + (more > 0 ? 0.5 : Self.padding)
    }
  }

  /// The baseline of each row's first line.
  var baselines: [Double] {
    var y = box.top + 3
    return rowHeights.map { height in
      defer { y += height }
      return y + Self.padding / 2 + 0.74 * TextSize.small
    }
  }

  /// The baseline of the tick labels.
  var tickBaseline: Double { box.bottom + Frame.tick + 1.5 + 0.74 * TextSize.small }

  /// The axis's title in lines, centred under the axis without leaving the paper.
  var title: [String] {
    let limit = max(2 * min(centre, plot.width.points - centre), 60)
    return TextMetrics.wrap(plot.axis.title, size: TextSize.title, limit: limit)
  }

  var centre: Double { (box.left + box.right) / 2 }

  /// The baseline of the words at both sides of the null value.
  var sidesBaseline: Double { tickBaseline + 4 + TextSize.small }

  /// The lines at both sides of the null value, each in its own room.
  var sides: (lower: [String], upper: [String]) {
    guard let sides = plot.sides, let null = plot.null else { return ([], []) }
    let wrap = { TextMetrics.wrap($0, size: TextSize.small, limit: max($1, 24)) }
    return (
      wrap(sides.lower, x(null) - 4), wrap(sides.upper, plot.width.points - x(null) - 4)
    )
  }

  /// The baseline of the first line of the axis's title.
  var titleBaseline: Double {
    let lines = Double(max(sides.lower.count, sides.upper.count))
    return tickBaseline + (lines > 0 ? 4 + lines * Self.leading : 0) + 3.5 + TextSize.title
  }

  var height: Double {
    titleBaseline + Double(title.count - 1) * TextSize.title * TextSize.leading + 4
  }
}
