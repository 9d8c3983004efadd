/// Where the panels of a box plot stand, and in them the groups.
struct BoxLayout {
  /// One panel on the paper.
  struct Place {
    /// The area of the values.
    var frame: Frame
    /// The lines above it.
    var words: [String]
    /// The width of one group.
    var slot: Double
    /// For each group the lines under it.
    var names: [[String]]
    /// Whether these lines read from below to above.
    var isTurned: Bool

    /// The middle of a group.
    func centre(_ group: Int) -> Double { frame.box.left + (Double(group) + 0.5) * slot }
  }

  private(set) var places: [Place] = []
  private(set) var height = 2.0

  static let leading = TextSize.small * TextSize.leading
  private static let gap = 14.0
  private static let narrowest = 44.0
  private let plot: BoxPlot

  init(_ plot: BoxPlot) {
    self.plot = plot
    let perRow = self.perRow
    let width = (plot.width.points - Self.gap * Double(perRow - 1)) / Double(perRow)
    for start in stride(from: 0, to: plot.panels.count, by: perRow) {
      let row = plot.panels[start..<min(start + perRow, plot.panels.count)]
      place(Array(row), width: width)
    }
  }

  /// As many panels beside each other as have room for their groups.
  private var perRow: Int {
    let needed = plot.panels.map { panel in
      let names = panel.groups.map { TextMetrics.width($0.name, size: TextSize.small) + 6 }
      let slot = min(max(names.max() ?? 0, Self.narrowest), 52)
      return Frame.leftMargin(panel.axis) + Double(max(panel.groups.count, 1)) * slot
    }
    let width = max(needed.max() ?? 0, 90)
    let fitting = Int(((plot.width.points + Self.gap) / (width + Self.gap)).rounded(.down))
    let most = max(1, min(fitting, plot.panels.count))
    let rows = max((plot.panels.count + most - 1) / most, 1)
    return max((plot.panels.count + rows - 1) / rows, 1)
  }

  /// The panels of one row have one height: above them the words, under them the names.
  private mutating func place(_ row: [BoxPlot.Panel], width: Double) {
    let left = row.map { Frame.leftMargin($0.axis) }.max() ?? 0
    let drawn = max(width - left - 1, 30)
    let words = row.map { panel in
      panel.words.isEmpty
        ? [] : TextMetrics.wrap(panel.words, size: TextSize.small, limit: width - left)
    }
    let top = height + 6 + Double(words.map(\.count).max() ?? 0) * Self.leading
    let down = plot.panels.count == 1 ? 175.0 : 150
    var bottom = top + down
    for (index, panel) in row.enumerated() {
      // A panel alone with few groups is no wider than they need.
      let most = Double(max(panel.groups.count, 1)) * 90
      let across = min(drawn, most)
      let x = Double(index) * (width + Self.gap) + left
      let box = Box(left: x, top: top, right: x + across, bottom: top + down)
      let none = Axis(title: "", scale: Scale(from: 0, to: 1), ticks: [])
      let slot = across / Double(max(panel.groups.count, 1))
      let isTurned = slot < 34
      let place = Place(
        frame: Frame(box: box, xAxis: none, yAxis: panel.axis), words: words[index], slot: slot,
        names: panel.groups.map { lines($0, slot, isTurned) }, isTurned: isTurned)
      places.append(place)
      bottom = max(bottom, place.bottom)
    }
    height = bottom + (row.last == plot.panels.last ? 2 : 12)
  }

  /// A group's words in lines that its room is wide enough for.
  private func lines(_ group: BoxPlot.Group, _ slot: Double, _ isTurned: Bool) -> [String] {
    guard isTurned else {
      let all = (group.name.isEmpty ? [] : [group.name]) + group.notes
      return all.flatMap { TextMetrics.wrap($0, size: TextSize.small, limit: slot - 4) }
    }
    let text = ([group.name] + group.notes).filter { !$0.isEmpty }.joined(separator: ", ")
    let most = max(Int((slot / Self.leading).rounded(.down)), 1)
    var limit = 80.0
    while true {
      let lines = TextMetrics.wrap(text, size: TextSize.small, limit: limit)
      if lines.count <= most { return lines }
      limit *= 1.2
    }
  }
}

extension BoxLayout.Place {
  /// The upper edge of the names.
  var namesTop: Double { frame.box.bottom + Frame.tick + 2 }

  /// Where the names end below.
  var bottom: Double {
    if isTurned {
      return namesTop + (names.map { TextMetrics.width($0, size: TextSize.small) }.max() ?? 0)
    }
    return namesTop + Double(names.map(\.count).max() ?? 0) * BoxLayout.leading
  }
}
