/// Where the boxes of a flow diagram stand, and how they are joined.
struct FlowLayout {
  /// A line of a box and how far it is moved in.
  struct Line {
    var text: String
    var indent = 0.0
  }

  /// A box with its words.
  struct Node {
    var box: Box
    var lines: [Line]
    var isCentred: Bool
  }

  private let plot: FlowDiagram
  /// The boxes, from above.
  private(set) var nodes: [Node] = []
  /// The lines that end in an arrow's head.
  private(set) var arrows: [(from: Position, to: Position)] = []
  /// The other lines.
  private(set) var lines: [[Position]] = []
  /// Where the next box of the main line would begin.
  private var top = 0.5
  /// The middle of the lower edge of the last box of the main line.
  private var end: Position

  static let size = TextSize.title
  static let leading = TextSize.title * 1.3
  static let padding = 5.0
  private static let gap = 20.0
  private static let indent = 8.0

  init(_ plot: FlowDiagram) {
    self.plot = plot
    end = Position(x: 0, y: 0)
    for (index, stage) in plot.stages.enumerated() {
      place(stage, isFirst: index == 0)
      placeLosses(of: stage)
    }
    placeParts()
  }

  var height: Double { (nodes.map(\.box.bottom).max() ?? 0) + 0.5 }

  // MARK: - The main line

  /// The main line stands at the left where somebody left, else in the middle.
  private var hasSide: Bool { plot.stages.contains { !$0.losses.isEmpty } }
  private var mainWidth: Double { plot.width.points * (hasSide ? 0.42 : 0.6) }
  private var middle: Double { hasSide ? 0.5 + mainWidth / 2 : plot.width.points / 2 }

  private mutating func place(_ stage: FlowDiagram.Stage, isFirst: Bool) {
    let words = wrap(stage.name, stage.count, width: mainWidth)
    let left = middle - mainWidth / 2
    let box = Box(
      left: left, top: top, right: left + mainWidth, bottom: top + Self.height(of: words))
    if !isFirst { arrows.append((end, Position(x: middle, y: top))) }
    nodes.append(Node(box: box, lines: words, isCentred: true))
    end = Position(x: middle, y: box.bottom)
    top = box.bottom + Self.gap
  }

  /// Those who left stand at the side, between two boxes of the main line.
  private mutating func placeLosses(of stage: FlowDiagram.Stage) {
    guard !stage.losses.isEmpty else { return }
    let left = middle + Self.gap
    let right = plot.width.points - 0.5
    let words = losses(stage.losses, width: right - left)
    let above = end.y + Self.gap / 2
    let box = Box(left: left, top: above, right: right, bottom: above + Self.height(of: words))
    nodes.append(Node(box: box, lines: words, isCentred: false))
    let y = (box.top + box.bottom) / 2
    arrows.append((Position(x: middle, y: y), Position(x: left, y: y)))
    if plot.parts.isEmpty, stage == plot.stages.last {
      lines.append([end, Position(x: middle, y: y)])
    }
    top = box.bottom + Self.gap / 2
  }

  // MARK: - The end

  private mutating func placeParts() {
    guard !plot.parts.isEmpty else { return }
    let most = plot.width == .twoColumns ? 4 : 2
    let rows = (plot.parts.count + most - 1) / most
    let perRow = (plot.parts.count + rows - 1) / rows
    let gap = 10.0
    // Further rows hang on a trunk at the left.
    let inset = rows > 1 ? gap : 0
    let share = (plot.width.points - 1 - inset - gap * Double(perRow - 1)) / Double(perRow)
    let width = plot.parts.count == 1 ? mainWidth : share
    var from = end
    for start in stride(from: 0, to: plot.parts.count, by: perRow) {
      let row = Array(plot.parts[start..<min(start + perRow, plot.parts.count)])
      let lefts = row.indices.map {
        plot.parts.count == 1
          ? middle - width / 2 : 0.5 + inset + Double($0) * (width + gap)
      }
      let fork = top - Self.gap / 2
      place(row, lefts: lefts, width: width, from: from, trunk: rows > 1 ? 0.5 : nil)
      from = Position(x: 0.5, y: fork)
    }
  }

  private mutating func place(
    _ row: [FlowDiagram.Part], lefts: [Double], width: Double, from: Position,
    trunk: Double?
  ) {
    let words = row.map { part($0, width: width) }
    let bottom = top + (words.map(Self.height).max() ?? 0)
    let isCentred = row.allSatisfy { $0.losses.isEmpty && $0.groups.isEmpty }
    let fork = top - Self.gap / 2
    lines.append([from, Position(x: from.x, y: fork)])
    let centres = lefts.map { $0 + width / 2 }
    let ends = centres + [from.x] + (trunk.map { [$0] } ?? [])
    lines.append([
      Position(x: ends.min() ?? from.x, y: fork), Position(x: ends.max() ?? from.x, y: fork),
    ])
    for (x, own) in zip(centres, words) {
      let box = Box(left: x - width / 2, top: top, right: x + width / 2, bottom: bottom)
      nodes.append(Node(box: box, lines: own, isCentred: isCentred))
      arrows.append((Position(x: x, y: fork), Position(x: x, y: top)))
    }
    top = bottom + Self.gap
  }

  // MARK: - Words

  private func wrap(
    _ name: String, _ count: Int, width: Double, indent: Double = 0
  ) -> [Line] {
    let words = name + " (n\u{A0}=\u{A0}\(count))"
    let limit = width - 2 * Self.padding - indent
    return TextMetrics.wrap(words, size: Self.size, limit: limit).map {
      Line(text: $0, indent: indent)
    }
  }

  /// The reasons under their sum.
  private func losses(_ losses: [FlowDiagram.Loss], width: Double) -> [Line] {
    let total = losses.reduce(0) { $0 + $1.count }
    return wrap("Left out", total, width: width)
      + losses.flatMap { wrap($0.reason, $0.count, width: width, indent: Self.indent) }
  }

  private func part(_ part: FlowDiagram.Part, width: Double) -> [Line] {
    wrap(part.name, part.count, width: width)
      + part.groups.flatMap { wrap($0.reason, $0.count, width: width, indent: Self.indent) }
      + (part.losses.isEmpty ? [] : losses(part.losses, width: width))
  }

  private static func height(of lines: [Line]) -> Double {
    2 * padding + size + Double(max(lines.count - 1, 0)) * leading
  }
}
