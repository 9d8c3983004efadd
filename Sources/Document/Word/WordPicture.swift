import Figures

/// A figure in the text: a PNG, and the SVG beside it, which Word shows instead since 2016.
struct WordPicture {
  /// Pixels of a picture.
  struct Size: Equatable {
    var width: Int
    var height: Int
  }

  var figure: FigureBlock
  /// Counts the pictures from 1.
  var index: Int
  var size: Size
  /// The relation to the PNG.
  var png: String
  /// The relation to the SVG.
  var svg: String

  /// The size that a PNG's header tells (ISO/IEC 15948, 11.2.2); `nil` for other files.
  static func size(of png: [UInt8]) -> Size? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard png.count >= 24, png.starts(with: signature) else { return nil }
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
    return width > 0 && height > 0 ? Size(width: width, height: height) : nil
  }

  /// The text's height on an upright page, less room for a caption, in points.
  private static let mostHeight = 640.0

  /// Width and height in English metric units, 12,700 to the point: as wide as it is printed,
  /// smaller where it would be taller than the page.
  var extent: (width: Int, height: Int) {
    let ratio = Double(size.height) / Double(size.width)
    let widest = min(figure.figure.width.points, TableLayout.portraitWidth)
    let width = min(widest, Self.mostHeight / ratio)
    return (
      max(1, Int((width * 12_700).rounded())), max(1, Int((width * ratio * 12_700).rounded()))
    )
  }

  var xml: String {
    let size = [String(extent.width), String(extent.height)]
    let properties = wordElement(
      "wp:docPr",
      [
        "id": String(index), "name": figure.number, "descr": figure.figure.alternativeText,
        "title": figure.figure.title,
      ])
    let frame =
      wordElement("wp:extent", ["cx": size[0], "cy": size[1]])
      + wordElement("wp:effectExtent", ["l": "0", "t": "0", "r": "0", "b": "0"]) + properties
      + "<wp:cNvGraphicFramePr>"
      + wordElement(
        "a:graphicFrameLocks", ["xmlns:a": WordStyles.drawing, "noChangeAspect": "1"])
      + "</wp:cNvGraphicFramePr>"
    let graphic = wordElement(
      "a:graphic", ["xmlns:a": WordStyles.drawing],
      wordElement("a:graphicData", ["uri": WordStyles.picture], picture(size)))
    let inline = wordElement(
      "wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"], frame + graphic)
    return "<w:drawing>" + inline + "</w:drawing>"
  }

  private func picture(_ size: [String]) -> String {
    let names =
      wordElement("pic:cNvPr", ["id": String(index), "name": figure.number])
      + wordElement("pic:cNvPicPr")
    let vector = wordElement(
      "asvg:svgBlip",
      [
        "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "r:embed": svg,
      ])
    let `extension` = wordElement(
      "a:ext", ["uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"], vector)
    let blip = wordElement(
      "a:blip", ["r:embed": png], "<a:extLst>" + `extension` + "</a:extLst>")
    let shape =
      "<a:xfrm>" + wordElement("a:off", ["x": "0", "y": "0"])
      + wordElement("a:ext", ["cx": size[0], "cy": size[1]]) + "</a:xfrm>"
      + wordElement("a:prstGeom", ["prst": "rect"], "<a:avLst/>")
    return wordElement(
      "pic:pic", ["xmlns:pic": WordStyles.picture],
      "<pic:nvPicPr>" + names + "</pic:nvPicPr><pic:blipFill>" + blip
        + "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>" + shape
        + "</pic:spPr>")
  }
}
