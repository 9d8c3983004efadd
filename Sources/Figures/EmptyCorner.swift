/// Finds room for words inside a frame where nothing is drawn.
struct EmptyCorner {
  var frame: Box
  /// Lines already drawn.
  var lines: [[Position]]
  /// Words already set.
  var boxes: [Box]

  /// A part of the frame, as shares of the free width and height.
  struct Place: Equatable {
    var right: Double
    var down: Double

    static let topRight = Place(right: 1, down: 0)
    static let bottomLeft = Place(right: 0, down: 1)
    static let bottomRight = Place(right: 1, down: 1)
    static let topLeft = Place(right: 0, down: 0)
    static let top = Place(right: 0.5, down: 0)
    static let bottom = Place(right: 0.5, down: 1)
  }

  /// The first of the places where a block fits without touching a line or words; `nil` where the
  /// frame has no such room.
  func box(width: Double, height: Double, among places: [Place]) -> Box? {
    let inset = 6.0
    let free = (frame.width - width - 2 * inset, frame.height - height - 2 * inset)
    guard free.0 >= 0, free.1 >= 0 else { return nil }
    let candidates = places.map { place in
      let left = frame.left + inset + place.right * free.0
      let top = frame.top + inset + place.down * free.1
      return Box(left: left, top: top, right: left + width, bottom: top + height)
    }
    return candidates.first(where: isEmpty)
  }

  /// Whether nothing comes nearer to a box than three points.
  func isEmpty(_ box: Box) -> Bool {
    let wide = box.inset(by: -3)
    return !boxes.contains(where: wide.overlaps)
      && !lines.contains { line in
        zip(line, line.dropFirst()).contains { wide.meets($0, $1) }
      }
  }
}

extension Box {
  /// The box with each edge moved inwards.
  func inset(by length: Double) -> Box {
    Box(left: left + length, top: top + length, right: right - length, bottom: bottom - length)
  }

  /// Whether the line between two points runs through the box: the part of the line inside each
  /// pair of edges, as shares of its length, must have something in common (Liang and Barsky).
  func meets(_ a: Position, _ b: Position) -> Bool {
    var start = 0.0
    var end = 1.0
    let sides = [(a.x, b.x - a.x, left, right), (a.y, b.y - a.y, top, bottom)]
    for (from, length, low, high) in sides {
      if length == 0 {
        if from < low || from > high { return false }
        continue
      }
      let ends = ((low - from) / length, (high - from) / length)
      start = max(start, min(ends.0, ends.1))
      end = min(end, max(ends.0, ends.1))
    }
    return start <= end
  }
}
