public import Analysis
import Document
public import Figures

/// A file of a report, still in memory.
public struct PageFile: Equatable, Sendable {
  /// Where it stands in the report's folder.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]

  /// A file of bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file of text, written as UTF-8.
  public init(path: String, contents: String) {
    self.init(path: path, bytes: Array(contents.utf8))
  }

  /// Its bytes read as UTF-8.
  public var contents: String { String(decoding: bytes, as: UTF8.self) }
}

/// What a report can be written as.
public enum PageFormat: String, CaseIterable, Sendable {
  /// report.md, with its figures beside it.
  case markdown = "md"
  /// report.html, with its figures in it.
  case html
  /// results.json.
  case json
  /// tables/*.csv.
  case csv
  /// figures/*.png.
  case png
  /// figures/*.pdf.
  case pdf

  /// The pictures for print that it takes; `nil` where it takes none.
  public var picture: PictureConverter.Format? {
    switch self {
    case .png: .png
    case .pdf: .pdf
    case .markdown, .html, .json, .csv: nil
    }
  }
}

/// The files of a report, in the order in which they are written.
public enum PageFiles {
  /// The formats that are written unless others are asked for.
  public static let standard: [PageFormat] = [.markdown, .html, .json]

  /// The files of a study's results.
  ///
  /// - Parameters:
  ///   - results: what was found.
  ///   - formats: what to write; figures and the resolved plan are always written.
  ///   - resolvedPlan: the text of plan.resolved.yml.
  ///   - converter: what makes the figures' pictures for print, where a format takes them.
  public static func files(
    for results: StudyResults, formats: [PageFormat] = standard, resolvedPlan: String? = nil,
    converter: PictureConverter? = nil
  ) throws(PictureConverter.Failure) -> [PageFile] {
    let document = Report(results).document()
    let remark = document.notice.plainText
    var written = formats.flatMap { pages($0, document, results) }
    written += resolvedPlan.map { [PageFile(path: "plan.resolved.yml", contents: $0)] } ?? []
    for figure in document.figures {
      written += try files(
        of: figure, remark: remark, formats.compactMap(\.picture), converter)
    }
    return written
  }

  private static func pages(
    _ format: PageFormat, _ document: Document, _ results: StudyResults
  ) -> [PageFile] {
    switch format {
    case .markdown: [PageFile(path: "report.md", contents: document.markdown())]
    case .html: [PageFile(path: "report.html", contents: document.html())]
    case .json: [PageFile(path: "results.json", contents: ResultsJSON(results).text())]
    case .csv: document.tables.map(table)
    case .png, .pdf: []
    }
  }

  /// A figure's drawing, the data behind it, and its pictures for print.
  private static func files(
    of block: FigureBlock, remark: String, _ pictures: [PictureConverter.Format],
    _ converter: PictureConverter?
  ) throws(PictureConverter.Failure) -> [PageFile] {
    let isNamed = block.fileName.hasSuffix(".svg")
    let name = isNamed ? String(block.fileName.dropLast(4)) : block.fileName
    let svg = block.figure.svg(id: name, remark: remark)
    var files = [
      PageFile(path: "figures/\(name).svg", contents: svg),
      PageFile(path: "figures/\(name).csv", contents: block.figure.csv()),
    ]
    for format in PictureConverter.Format.allCases where pictures.contains(format) {
      guard let converter else { throw .init("nothing is there that makes a \(format.rawValue)") }
      let bytes = try converter.convert(svg, to: format)
      files.append(PageFile(path: "figures/\(name).\(format.rawValue)", bytes: bytes))
    }
    return files
  }

  private static func table(_ table: Table) -> PageFile {
    let name = String(table.id.map { $0 == "/" || $0 == "\\" ? "-" : $0 })
    return PageFile(path: "tables/\(name).csv", contents: table.csv())
  }
}
