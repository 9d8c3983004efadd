import Document
import Figures
import Testing

@testable import Reporting

@Suite struct PageFilesTests {
  /// Plans in which a figure of one analysis would be called as one of another.
  private static let plans = [
    [
      "{id: cox, cox: os, multivariable: [age, marker], by: sex}",
      "{id: cox-2, cox: os, multivariable: [age]}",
    ],
    [
      "{id: log, logistic: response, event: Response, multivariable: [age, marker]}",
      "{id: log-calibration, logistic: response, event: Response, multivariable: age}",
    ],
    [
      "{id: cif, cumulative_incidence: rec, by: arm, regression: [age, sex]}",
      "{id: cif-model, cumulative_incidence: rec, by: sex}",
    ],
  ]

  @Test func `each table is a file of its own`() throws {
    let results = try StudyFile.results([
      "{id: km, kaplan_meier: os, at: [12]}", "{id: km-times, compare: age, by: arm}",
      "{id: KM, summarize: [age]}",
    ])
    let files = try PageFiles.files(for: results, formats: [.html, .csv])
    let tables = files.map(\.path).filter { $0.hasPrefix("tables/") }
    #expect(Set(tables.map { $0.lowercased() }).count == tables.count)
    #expect(tables.contains("tables/km-times.csv") && tables.contains("tables/km-times.2.csv"))
    let document = Report(results).document()
    #expect(Set(document.tables.map(\.id)).count == document.tables.count)
  }

  @Test(arguments: plans) func `each figure is its own in the page and in the folder`(
    _ plan: [String]
  ) throws {
    let results = try StudyFile.results(plan)
    let figures = Report(results).document().figures
    #expect(figures.count > 2)
    #expect(Set(figures.map(\.id)).count == figures.count)
    #expect(Set(figures.map(\.fileName)).count == figures.count)
    let files = try PageFiles.files(for: results, formats: [.html])
    let page = files.first { $0.path == "report.html" }?.contents ?? ""
    for block in figures {
      let name = String(block.fileName.dropLast(4))
      let file = files.first { $0.path == "figures/" + block.fileName }
      #expect(file?.bytes == Array(block.figure.svg(id: name).utf8))
      let inPage = block.figure.svg(id: block.id)
      #expect(page.contains("id=\"\(block.id)\">") && page.contains(inPage))
    }
  }
}
