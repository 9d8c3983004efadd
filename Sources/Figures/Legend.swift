/// The names of curves beside a sample of their line, and words below them.
struct Legend: Equatable {
  /// For each curve the lines of text that name it.
  var entries: [[String]]
  /// Lines of words under the names.
  var words: [String]

  static let sample = 16.0
  static let gap = 4.0
  private static let leading = TextSize.small * 1.3

  /// A legend no wider than `limit`.
  init(names: [String], notes: [String] = [], words: [String], limit: Double) {
    let room = limit - Self.sample - Self.gap
    entries = names.enumerated().map { index, name in
      let note = index < notes.count ? notes[index] : ""
      let whole = note.isEmpty ? name : name + ", " + note
      let lines = TextMetrics.wrap(whole, size: TextSize.small, limit: room)
      if lines.count == 1 || note.isEmpty { return lines }
      return TextMetrics.wrap(name, size: TextSize.small, limit: room)
        + TextMetrics.wrap(note, size: TextSize.small, limit: room)
    }
    self.words = words.filter { !$0.isEmpty }.flatMap {
      TextMetrics.wrap($0, size: TextSize.small, limit: limit)
    }
  }

  var isEmpty: Bool { entries.isEmpty && words.isEmpty }

  var width: Double {
    let names = TextMetrics.width(entries.flatMap { $0 }, size: TextSize.small)
    let named = entries.isEmpty ? 0 : Self.sample + Self.gap + names
    return max(named, TextMetrics.width(words, size: TextSize.small))
  }

  var height: Double {
    let lines = entries.map(\.count).reduce(0, +) + words.count
    return Double(max(lines - 1, 0)) * Self.leading + 0.96 * TextSize.small
  }

  /// Draws the legend from the upper left corner of a box.
  func draw(on drawing: inout Drawing, in box: Box) {
    var y = box.top + 0.74 * TextSize.small
    for (index, lines) in entries.enumerated() {
      let middle = y - 0.27 * TextSize.small
      drawing.line(
        Position(x: box.left, y: middle), Position(x: box.left + Self.sample, y: middle),
        Palette.stroke(index))
      for text in lines {
        let place = Position(x: box.left + Self.sample + Self.gap, y: y)
        drawing.add(Label(text: text, at: place))
        y += Self.leading
      }
    }
    for text in words {
      drawing.add(Label(text: text, at: Position(x: box.left, y: y)))
      y += Self.leading
    }
  }
}
