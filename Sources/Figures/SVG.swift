extension Drawing {
  /// The marks as SVG elements.
  var elements: [String] { marks.map(element) }

  /// The drawing as an SVG element, one mark per line.
  ///
  /// Colours are presentation attributes, which any rule of a page's stylesheet overrides; the
  /// classes `stroke-ink`, `fill-series-1` and so on are for that. No style attribute and no style
  /// element, so that a strict content security policy has nothing to forbid.
  func svg(id: String, title: String, description: String, elements: [String]) -> String {
    let name = XMLEscaping.escape(id)
    let points = "\(number(width.points)) \(number(height))"
    let millimetres = DecimalText.coordinate(height * 25.4 / 72)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(width.className)\""
        + " width=\"\(number(width.rawValue))mm\" height=\"\(millimetres)mm\""
        + " viewBox=\"0 0 \(points)\" role=\"img\""
        + " aria-labelledby=\"\(name)-title \(name)-desc\" font-family=\"\(Self.fonts)\">",
      "<title id=\"\(name)-title\">\(XMLEscaping.escape(title))</title>",
      "<desc id=\"\(name)-desc\">\(XMLEscaping.escape(description))</desc>",
      "<rect class=\"fill-paper\" width=\"\(number(width.points))\" height=\"\(number(height))\""
        + " fill=\"\(Palette.colour(.paper))\"/>",
    ]
    lines += elements
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// Helvetica and the fonts made to its measure first, because the layout is computed with it.
  private static let fonts = "Helvetica, Arial, 'Liberation Sans', system-ui, sans-serif"

  private func element(_ mark: Mark) -> String {
    switch mark {
    case .lines(let lines, let stroke):
      var path = TextBytes()
      for line in lines { add(line, to: &path) }
      return "<path d=\"\(path.text)\" fill=\"none\"\(attributes(stroke))/>"
    case .area(let points, let ink, let opacity):
      let opacity = opacity < 1 ? " fill-opacity=\"\(number(opacity))\"" : ""
      var path = TextBytes()
      add(points, to: &path)
      return "<path d=\"\(path.text)Z\"\(fill(ink))\(opacity)/>"
    case .ring(let centre, let radius, let stroke):
      let place = "cx=\"\(number(centre.x))\" cy=\"\(number(centre.y))\" r=\"\(number(radius))\""
      return "<circle \(place) fill=\"none\"\(attributes(stroke))/>"
    case .dots(let centres, let radius, let ink):
      return "<path d=\"\(dots(centres))\" fill=\"none\" stroke-linecap=\"round\""
        + "\(attributes(Stroke(ink: ink, width: 2 * radius)))/>"
    case .label(let label):
      return element(label)
    }
  }

  /// Lines without length, whose round ends are the dots: ten bytes each.
  private func dots(_ centres: [Position]) -> String {
    var path = TextBytes()
    for centre in centres {
      path.add("M")
      path.add(hundredths: DecimalText.hundredths(centre.x))
      path.add(" ")
      path.add(hundredths: DecimalText.hundredths(centre.y))
      path.add("h0")
    }
    return path.text
  }

  private func element(_ label: Label) -> String {
    let place = "x=\"\(number(label.at.x))\" y=\"\(number(label.at.y))\""
    let turn =
      label.isVertical
      ? " transform=\"rotate(-90 \(number(label.at.x)) \(number(label.at.y)))\"" : ""
    let anchor = label.anchor == .start ? "" : " text-anchor=\"\(label.anchor.rawValue)\""
    return "<text \(place)\(turn) font-size=\"\(number(label.size))\"\(anchor)\(fill(label.ink))>"
      + XMLEscaping.escape(label.text) + "</text>"
  }

  private func fill(_ ink: Ink) -> String {
    " class=\"fill-\(Palette.name(ink))\" fill=\"\(Palette.colour(ink))\""
  }

  private func attributes(_ stroke: Stroke) -> String {
    let dash = stroke.dash.isEmpty ? "" : " stroke-dasharray=\"\(stroke.dash)\""
    return " class=\"stroke-\(Palette.name(stroke.ink))\""
      + " stroke=\"\(Palette.colour(stroke.ink))\" stroke-width=\"\(number(stroke.width))\"\(dash)"
  }

  /// Adds path data: horizontal and vertical lines as such, a point that repeats the last not at all.
  private func add(_ points: [Position], to path: inout TextBytes) {
    var last: (x: Int, y: Int)?
    for point in points {
      let (x, y) = (DecimalText.hundredths(point.x), DecimalText.hundredths(point.y))
      if let last, last.x == x || last.y == y {
        if last.x != x {
          path.add("H")
          path.add(hundredths: x)
        } else if last.y != y {
          path.add("V")
          path.add(hundredths: y)
        }
      } else {
        path.add(last == nil ? "M" : "L")
        path.add(hundredths: x)
        path.add(" ")
        path.add(hundredths: y)
      }
      last = (x, y)
    }
  }

  private func number(_ value: Double) -> String { DecimalText.coordinate(value) }
}

extension FigureWidth {
  /// The class by which a page's stylesheet sizes the figure.
  var className: String {
    switch self {
    case .oneColumn: "one-column"
    case .twoColumns: "two-columns"
    }
  }
}
