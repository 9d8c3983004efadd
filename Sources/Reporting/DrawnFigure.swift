import Document
import Figures

/// A figure's drawing, the data behind it, and its pictures for print.
struct DrawnFigure {
  private let name: String
  private let svg: String
  private let csv: String
  /// The pictures that were asked for.
  private(set) var pictures: [PictureConverter.Format: [UInt8]] = [:]

  /// The figures of a document, whose marks may be drawn already.
  static func all(
    _ blocks: [FigureBlock], _ marks: [String: FigureMarks], remark: String,
    _ formats: [PictureConverter.Format], _ converter: PictureConverter?
  ) throws(PictureConverter.Failure) -> [DrawnFigure] {
    var figures: [DrawnFigure] = []
    for block in blocks {
      figures.append(
        try DrawnFigure(block, marks[block.fileName], remark: remark, formats, converter))
    }
    return figures
  }

  /// Sets the marks of a figure, drawn now unless they are, with a remark below them, and converts
  /// the picture once to each of the formats.
  init(
    _ block: FigureBlock, _ marks: FigureMarks?, remark: String,
    _ formats: [PictureConverter.Format],
    _ converter: PictureConverter?
  ) throws(PictureConverter.Failure) {
    let isNamed = block.fileName.hasSuffix(".svg")
    name = isNamed ? String(block.fileName.dropLast(4)) : block.fileName
    svg = FigureMarks.of(block.figure, drawn: marks).svg(id: name, remark: remark)
    csv = block.figure.csv()
    for format in PictureConverter.Format.allCases where formats.contains(format) {
      guard let converter else { throw .init("nothing is there that makes a \(format.rawValue)") }
      pictures[format] = try converter.convert(svg, to: format)
    }
  }

  /// The files in the folder `figures`: SVG and CSV always; PNG when asked for; PDF when asked for
  /// or needed by LaTeX.
  func files(_ formats: [PageFormat]) -> [PageFile] {
    var files = [
      PageFile(path: "figures/\(name).svg", contents: svg),
      PageFile(path: "figures/\(name).csv", contents: csv),
    ]
    if formats.contains(.png), let png = pictures[.png] {
      files.append(PageFile(path: "figures/\(name).png", bytes: png))
    }
    if let pdf = pictures[.pdf] {
      files.append(PageFile(path: "figures/\(name).pdf", bytes: pdf))
    }
    return files
  }
}
