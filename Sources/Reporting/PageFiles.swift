public import Analysis
import Document
import Figures

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
  public static func files(
    for results: StudyResults, formats: [PageFormat] = standard, resolvedPlan: String? = nil
  ) -> [PageFile] {
    let document = Report(results).document()
    let written = formats.flatMap { pages($0, document, results) }
    let plan = resolvedPlan.map { [PageFile(path: "plan.resolved.yml", contents: $0)] } ?? []
    return written + plan + figures(of: document)
  }

  private static func pages(
    _ format: PageFormat, _ document: Document, _ results: StudyResults
  ) -> [PageFile] {
    switch format {
    case .markdown: [PageFile(path: "report.md", contents: document.markdown())]
    case .html: [PageFile(path: "report.html", contents: document.html())]
    case .json: [PageFile(path: "results.json", contents: ResultsJSON(results).text())]
    case .csv: document.tables.map(table)
    }
  }

  private static func figures(of document: Document) -> [PageFile] {
    let remark = document.notice.plainText
    return document.figures.flatMap { figure($0, remark: remark) }
  }

  private static func figure(_ block: FigureBlock, remark: String) -> [PageFile] {
    let name =
      block.fileName.hasSuffix(".svg") ? String(block.fileName.dropLast(4)) : block.fileName
    return [
      PageFile(path: "figures/\(name).svg", contents: block.figure.svg(id: name, remark: remark)),
      PageFile(path: "figures/\(name).csv", contents: block.figure.csv()),
    ]
  }

  private static func table(_ table: Table) -> PageFile {
    let name = String(table.id.map { $0 == "/" || $0 == "\\" ? "-" : $0 })
    return PageFile(path: "tables/\(name).csv", contents: table.csv())
  }
}
