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

  /// A file of texts one after the other, written as UTF-8.
  public init(path: String, contents: String...) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(contents.reduce(0) { $0 + $1.utf8.count })
    for text in contents { bytes += text.utf8 }
    self.init(path: path, bytes: bytes)
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
  /// tables/*.csv, and their captions and notes in tables.csv.
  case csv
  /// report.docx, with its figures in it.
  case word = "docx"
  /// report.tex, with its figures as PDF beside it.
  case latex = "tex"
  /// figures/*.png.
  case png
  /// figures/*.pdf.
  case pdf

  /// The pictures for print that it takes; `nil` where it takes none.
  public var picture: PictureConverter.Format? {
    switch self {
    case .png, .word: .png
    case .pdf, .latex: .pdf
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
  ///   - resolvedPlan: the text of plan.resolved.yml; asked for while pages are made.
  ///   - converter: what makes the figures' pictures for print, where a format takes them.
  public static func files(
    for results: StudyResults, formats: [PageFormat] = standard,
    resolvedPlan: @autoclosure @Sendable () -> String? = nil,
    converter: PictureConverter? = nil
  ) throws(PictureConverter.Failure) -> [PageFile] {
    let format = StudyFormat(results)
    let comparisons = PublishedComparison.all(in: results, format)
    let report = Report(results, format, comparisons)
    let (beginning, (json, plan)) = concurrently(
      { report.beginning() },
      {
        let json = formats.contains(.json) ? ResultsJSON(results, format, comparisons) : nil
        return (json?.bytes(), resolvedPlan())
      })
    let ((rest, marks), sources) = concurrently(
      { (report.rest(after: beginning), Document.marks(in: beginning.blocks)) },
      { report.sources(of: beginning) })
    let document = report.document(beginning, rest, sources)
    let figures = document.figures
    let remark = document.notice.plainText
    let pictures = formats.compactMap(\.picture)
    let (body, (foot, markdown, drawn)) = concurrently(
      { formats.contains(.html) ? document.htmlBody(drawn: marks) : "" },
      {
        (
          formats.contains(.html) ? document.htmlFoot() : "",
          formats.contains(.markdown) ? document.markdown() : "",
          Result { () throws(PictureConverter.Failure) in
            try DrawnFigure.all(figures, marks, remark: remark, pictures, converter)
          }
        )
      })
    let figureFiles = try drawn.get()
    let written = formats.flatMap { name -> [PageFile] in
      switch name {
      case .markdown: [PageFile(path: "report.md", contents: markdown)]
      case .html: [PageFile(path: "report.html", contents: body, foot)]
      case .json: json.map { [PageFile(path: "results.json", bytes: $0)] } ?? []
      case .csv: tables(of: report.plainDocument())
      case .word:
        [PageFile(path: "report.docx", bytes: document.word(pictures: pngs(figures, figureFiles)))]
      case .latex: [PageFile(path: "report.tex", contents: document.latex())]
      case .png, .pdf: []
      }
    }
    let planFile = plan.map { [PageFile(path: "plan.resolved.yml", contents: $0)] } ?? []
    return written + planFile + figureFiles.flatMap { $0.files(formats) }
  }

  /// The pictures of a document's figures, by their file names.
  private static func pngs(
    _ figures: [FigureBlock], _ drawn: [DrawnFigure]
  ) -> [String: [UInt8]] {
    var pictures: [String: [UInt8]] = [:]
    for (block, drawn) in zip(figures, drawn) { pictures[block.fileName] = drawn.pictures[.png] }
    return pictures
  }

  /// The tables with decimal points, whatever the style, and what stands around them.
  private static func tables(of document: Document) -> [PageFile] {
    document.tables.map(table)
      + [PageFile(path: "tables.csv", contents: document.tableNotesCSV())]
  }

  private static func table(_ table: Table) -> PageFile {
    let name = String(table.id.map { $0 == "/" || $0 == "\\" ? "-" : $0 })
    return PageFile(path: "tables/\(name).csv", contents: table.csv())
  }
}
