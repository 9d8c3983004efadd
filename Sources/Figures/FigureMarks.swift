/// A figure whose marks are drawn: SVG elements with other ids and remarks take them as they are.
package struct FigureMarks: Sendable {
  private let figure: Figure
  private let drawing: Drawing
  private let elements: [String]

  /// The marks of a figure.
  package init(_ figure: Figure) {
    self.figure = figure
    drawing = figure.drawing
    elements = drawing.elements
  }

  /// The marks of a figure: those that were drawn, if they are of this figure.
  package static func of(_ figure: Figure, drawn: FigureMarks?) -> FigureMarks {
    if let drawn, drawn.figure == figure { return drawn }
    return FigureMarks(figure)
  }

  /// The figure as an SVG element with an id, and a remark below the marks.
  package func svg(id: String = "figure", remark: String = "") -> String {
    var frame = drawing
    frame.marks = []
    frame.add(remark: remark)
    let words = [remark, figure.alternativeText].filter { !$0.isEmpty }.joined(separator: " ")
    return frame.svg(
      id: id, title: figure.title, description: words, elements: elements + frame.elements)
  }
}
