/// A place on the paper in points, y downwards.
struct Position: Equatable {
  var x: Double
  var y: Double
}

/// A rectangle on the paper.
struct Box: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Whether two boxes share more than an edge.
  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether another box lies inside, with a tolerance of a hundredth of a point.
  func contains(_ other: Box) -> Bool {
    other.left >= left - 0.01 && other.right <= right + 0.01 && other.top >= top - 0.01
      && other.bottom <= bottom + 0.01
  }
}

/// A colour by its part in the figure.
enum Ink: Equatable {
  /// Text and axes.
  case ink
  /// Text that steps back.
  case quiet
  /// Lines that hardly show.
  case faint
  /// The paper itself.
  case paper
  /// The colour of the curve with this index from 0.
  case series(Int)
}

/// How a line is drawn.
struct Stroke: Equatable {
  var ink: Ink
  var width = 0.75
  var dash = ""
}

/// A line of text on the paper.
struct Label: Equatable {
  enum Anchor: String { case start, middle, end }

  var text: String
  /// The anchor on the baseline.
  var at: Position
  var size: Double = TextSize.small
  var anchor: Anchor = .start
  var ink: Ink = .ink
  /// Whether it reads from below to above.
  var isVertical = false

  /// The room it takes.
  var box: Box {
    let width = TextMetrics.width(text, size: size)
    let before =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let ascent = 0.74 * size
    let descent = 0.22 * size
    if isVertical {
      return Box(
        left: at.x - ascent, top: at.y - width + before, right: at.x + descent,
        bottom: at.y + before)
    }
    return Box(
      left: at.x - before, top: at.y - ascent, right: at.x - before + width,
      bottom: at.y + descent)
  }
}

/// The sizes of text in a figure, in points at print width.
enum TextSize {
  static let small = 7.0
  static let title = 7.5
  /// From one baseline to the next, as a multiple of the size.
  static let leading = 1.2
}

/// A mark on the paper.
enum Mark: Equatable {
  /// Joined points; several lines in one mark share their style.
  case lines([[Position]], Stroke)
  /// A filled area.
  case area([Position], Ink, opacity: Double)
  /// A circle without filling.
  case ring(Position, radius: Double, Stroke)
  /// Small filled circles of one colour.
  case dots([Position], radius: Double, Ink)
  /// A line of text.
  case label(Label)
}

/// A figure as marks on paper, in the order in which they are drawn.
struct Drawing: Equatable {
  var width: FigureWidth
  var height: Double
  var marks: [Mark] = []

  var box: Box { Box(left: 0, top: 0, right: width.points, bottom: height) }

  /// The lines of text.
  var labels: [Label] {
    marks.compactMap { mark in
      if case .label(let label) = mark { label } else { nil }
    }
  }

  /// Adds a line of quiet words below everything; nothing where it is empty.
  mutating func add(remark: String) {
    if remark.isEmpty { return }
    let leading = TextSize.small * TextSize.leading
    let lines = TextMetrics.wrap(remark, size: TextSize.small, limit: width.points)
    let place = Position(x: 0, y: height + 3 + 0.74 * TextSize.small)
    add(lines, leading: leading, Label(text: "", at: place, ink: .quiet))
    height += 4 + Double(lines.count) * leading
  }

  mutating func line(_ from: Position, _ to: Position, _ stroke: Stroke) {
    marks.append(.lines([[from, to]], stroke))
  }

  mutating func add(_ label: Label) {
    if !label.text.isEmpty { marks.append(.label(label)) }
  }

  /// Several lines of text from a first baseline downwards.
  mutating func add(
    _ lines: [String], leading: Double = TextSize.title * TextSize.leading, _ first: Label
  ) {
    for (index, text) in lines.enumerated() {
      var label = first
      label.text = text
      label.at.y += Double(index) * leading
      add(label)
    }
  }
}
