/// Where the parts of an interval plot stand: labels, the axis in the middle, columns of text.
struct IntervalLayout {
  let plot: IntervalPlot
  /// The area of boxes and whiskers, from the first row to the axis.
  private(set) var box: Box
  /// Where each column of text begins.
  private(set) var columns: [Double] = []
  /// For each row its label in lines.
  private(set) var labels: [[String]]
  /// The headings of labels and columns in lines.
  private(set) var headings: [[String]]

  static let leading = 8.6
  static let indent = 8.0
  private static let gap = 10.0
  private static let padding = 3.0

  init(_ plot: IntervalPlot) {
    self.plot = plot
    let limit = plot.width.points * (plot.width == .twoColumns ? 0.34 : 0.3)
    let wrap = { TextMetrics.wrap($0, size: TextSize.small, limit: $1) }
    labels = plot.rows.map { row in
      switch row {
      case .section: []
      case .estimate(let label, _, _, let isIndented), .words(let label, _, let isIndented):
        wrap(label, limit - (isIndented ? Self.indent : 0))
      }
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
      switch row {
      case .section: return 0
      case .estimate(_, _, _, let isIndented), .words(_, _, let isIndented):
        return TextMetrics.width(lines, size: TextSize.small) + (isIndented ? Self.indent : 0)
      }
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
  }

  private func columnWidth(_ index: Int) -> Double {
    let cells = plot.rows.compactMap { row -> String? in
      switch row {
      case .section: return nil
      case .estimate(_, _, let texts, _), .words(_, let texts, _):
        return index < texts.count ? texts[index] : nil
      }
    }
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

  /// The baseline of the last line of the headings.
  var headingBaseline: Double {
    let lines = headings.map(\.count).max() ?? 1
    return 2 + 0.74 * TextSize.small + Double(lines - 1) * Self.leading
  }

  private mutating func placeRows() {
    box.top = headingBaseline + 4
    box.bottom = box.top + 3 + rowHeights.reduce(0, +) + 2
  }

  private var rowHeights: [Double] {
    labels.map { Double(max($0.count, 1)) * Self.leading + Self.padding }
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
