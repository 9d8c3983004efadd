import Foundation
import Testing

/// What `reprise check` and the section on data quality say of a cohort with faults.
@Suite struct DataQualityTests {
  /// Forty patients: heights in cm of which line 4 and line 9 are in m, a row that is there twice
  /// (lines 12 and 42), a death without a date, a far CRP, and a level in two spellings.
  static let csv: String = {
    var rows = (1...40).map { row -> [String] in
      let height = 150 + (row * 17) % 41
      return [
        "P\(row)", "\(height)", row % 3 == 0 ? "male" : "female",
        "\(10 + (row * 7) % 23).\(row % 10)",
        "2020-01-\(row % 28 < 9 ? "0" : "")\(row % 28 + 1)", "\(5 + row % 11)", "\(row % 2)",
      ]
    }
    rows[2][1] = "1.72"
    rows[7][1] = "1.8"
    rows[4][2] = "Male"
    rows[20][3] = "999"
    rows[30][5] = ""
    rows.append(["P41"] + rows[10].dropFirst())
    let head = "id,height,sex,crp,op,months,died"
    return ([head] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
  }()

  static func plan(_ more: String = "") -> String {
    """
    study: {title: Faults}
    cohort: {file: cohort.csv, id: id}
    variables:
      height: {label: Height, unit: cm}
      sex: {label: Sex, type: categorical}
      crp: {label: CRP}
      op: {label: Operation, type: date}
    outcomes:
      os: {label: Survival, time: months, event: died == 1, unit: months}
    analyses:
      - {id: table1, summarize: [height, sex, crp]}
    \(more)
    """
  }

  @Test func checkTellsWhatSeemsOddWithItsLines() throws {
    let at = try Case(plan: Self.plan(), csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let run = try Tool.run(["check", "study.yml"], in: at.folder)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.hasPrefix("variable  type         n   missing  distinct  outliers") })
    #expect(
      lines.contains(
        "data: rows that are the same in every column but the id: line 12 (P11) and line 42 (P41)"))
    #expect(lines.contains("data: sex: “male”, “Male” may be one level; the rarer: line 6 (P5)"))
    #expect(
      lines.contains(
        "data: os: how it ended is known, and not when, in 1 row, with an event: line 32 (P31)"))
    #expect(
      lines.contains {
        $0.hasPrefix("data: crp: 1 value lies beyond the fences")
          && $0.hasSuffix("999 in line 22 (P21)")
      })
    #expect(
      lines.contains(
        "warning: height: 2 values are about 100 times smaller than the others, as if in m: "
          + "1.72 in line 4 (P3), 1.8 in line 9 (P8); nothing was changed"))
  }

  @Test func theReportHasTheSectionWhereThePlanAsks() throws {
    let asked = try Case(plan: Self.plan("report: {quality: yes}"), csv: Self.csv).report()
    #expect(asked.run.status == 0, "\(asked.run.errors)")
    #expect(asked.page.contains("</a>Data quality"))
    #expect(asked.page.contains("mixed units?"))
    #expect(asked.json.contains("\"analysis\": \"report.quality\""))
    #expect(
      asked.json.contains(
        "\"variable_level\": \"mixed_units\", \"context\": \"quality\", "
          + "\"stat_name\": \"lines\""))
    #expect(asked.json.contains("\"stat\": \"4, 9\""))
  }

  @Test func withoutTheKeyOnlyTheWarningStands() throws {
    let plain = try Case(plan: Self.plan(), csv: Self.csv).report()
    #expect(!plain.page.contains("Data quality"))
    #expect(!plain.json.contains("report.quality"))
    #expect(plain.page.contains("2 values are about 100 times smaller than the others, as if in m"))
  }

  @Test func aCohortOfOneRowHasNothingOdd() throws {
    let csv = Self.csv.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
    let one = try Case(plan: Self.plan("report: {quality: yes}"), csv: csv).report()
    #expect(one.run.status == 0, "\(one.run.errors)")
    #expect(one.page.contains("Nothing in them seems odd."))
  }
}
