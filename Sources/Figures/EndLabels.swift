/// Names beside the ends of curves: each at its end, or, where they would touch, in a column with
/// fine lines to the ends.
struct EndLabels {
  let plot: StepPlot
  let frame: Frame

  /// The room between a curve's end and its name.
  static let gap = 3.0
  /// The length of the lines to the ends.
  static let reach = 9.0
  /// The farthest that a name stands above or below its curve's end.
  private static let farthest = 24.0

  /// The names, and the lines to those that had to give way.
  typealias Placed = (labels: [Label], leaders: [[Position]])

  /// Where the names stand, at the ends or at the end of lines; `nil` where they touch each other, a
  /// curve or the axis.
  func placed(reach: Double) -> Placed? {
    let lines = plot.curves.map { StepLayout.line($0, frame) }
    let ends = lines.map { $0.last ?? frame.point(0, 0) }
    if reach > 0 { return column(ends, lines) }
    let direct = labels(at: ends.map { Position(x: $0.x + Self.gap, y: $0.y) })
    return areFree(direct, lines) ? (direct, []) : nil
  }

  private func labels(at places: [Position]) -> [Label] {
    zip(plot.curves, places).map { curve, place in
      let lowest = frame.box.bottom - 0.6 * TextSize.small
      let y = min(place.y, lowest) + 0.36 * TextSize.small
      return Label(text: curve.name, at: Position(x: place.x, y: y))
    }
  }

  /// The names one below the other, right of the last end.
  private func column(_ ends: [Position], _ lines: [[Position]]) -> Placed? {
    let (first, last) = (ends.map(\.x).min() ?? 0, ends.map(\.x).max() ?? 0)
    guard last - first <= 0.06 * frame.box.width else { return nil }
    let heights = Self.spread(ends.map(\.y), apart: TextSize.small * 1.1)
    let isNear = zip(ends, heights).allSatisfy { abs($0.y - $1) <= Self.farthest }
    let places = heights.map { Position(x: last + Self.gap + Self.reach, y: $0) }
    let labels = labels(at: places)
    let paper = plot.width.points
    guard isNear, labels.allSatisfy({ $0.box.right <= paper }), areFree(labels, lines) else {
      return nil
    }
    let leaders = zip(ends, labels).map { end, label in
      let middle = label.at.y - 0.36 * TextSize.small
      return [
        Position(x: end.x + 1.5, y: end.y), Position(x: label.at.x - 1.5, y: middle),
      ]
    }
    return (labels, leaders)
  }

  /// Heights moved apart, each as little as its neighbours allow (pooled around their means).
  static func spread(_ heights: [Double], apart: Double) -> [Double] {
    let order = heights.indices.sorted { heights[$0] < heights[$1] }
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      blocks.append((heights[index] - Double(rank) * apart, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard last.sum / Double(last.count) < before.sum / Double(before.count) else { break }
        blocks.removeLast(2)
        blocks.append((last.sum + before.sum, last.count + before.count))
      }
    }
    var result = heights
    var rank = 0
    for block in blocks {
      for _ in 0..<block.count {
        result[order[rank]] = block.sum / Double(block.count) + Double(rank) * apart
        rank += 1
      }
    }
    return result
  }

  private func areFree(_ labels: [Label], _ lines: [[Position]]) -> Bool {
    let boxes = labels.map(\.box)
    return boxes.indices.allSatisfy { index in
      let box = boxes[index].inset(by: -0.5)
      let others = boxes.indices.filter { $0 != index }
      return others.allSatisfy { other in
        !box.overlaps(boxes[other])
          && !zip(lines[other], lines[other].dropFirst()).contains { box.meets($0, $1) }
      }
    }
  }
}
