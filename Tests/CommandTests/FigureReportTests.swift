import Foundation
import Testing

/// Figures that a plan asks for, from the cohort to the file.
@Suite struct FigureReportTests {
  static let plan = """
    study: {title: Figures}
    cohort: {file: cohort.csv, id: id}
    population:
      - {keep: 'age > 20', reason: Too young}
    variables:
      sex: {label: Sex, type: categorical, levels: {f: Female, m: Male}}
      x: {label: Marker, unit: mg/L, type: continuous}
      y: {label: Marker later, unit: mg/L, type: continuous}
      age: {label: Age, unit: years, type: integer}
      died: {label: Died, type: categorical, levels: {0: No, 1: Yes}}
    outcomes:
      rec: {label: Relapse, time: t, status: st, event: {1: Relapse, 2: Death}, unit: months}
    analyses:
    """

  /// Sixty patients without chance; every seventh lacks the marker, the first is too young.
  static let csv: String = {
    var rows = ["id,sex,age,x,y,died,t,st"]
    for i in 0..<60 {
      let sex = i % 2 == 0 ? "f" : "m"
      let x = i % 7 == 3 ? "" : String(Double(i * i % 37) / 4)
      rows.append(
        "\(i),\(sex),\(i == 0 ? 18 : 30 + i % 50),\(x),\(i * 5 % 31),\(i * i % 5 < 2 ? 1 : 0),"
          + "\(1 + i * 11 % 53),\(i % 3)")
    }
    return rows.joined(separator: "\n") + "\n"
  }()

  private func files(_ analyses: String) throws -> [String: String] {
    let own = try Case(plan: Self.plan + "\n" + analyses + "\n", csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: own.folder) }
    let run = try Tool.run(["report", "study.yml", "--output", "out"], in: own.folder)
    #expect(run.status == 0, "\(run.errors)")
    let out = own.folder.appending(path: "out")
    return try Dictionary(
      uniqueKeysWithValues: Tool.files(below: out).map {
        ($0, try String(contentsOf: out.appending(path: $0), encoding: .utf8))
      })
  }

  @Test func `box plots hold every value, the missing and the test`() throws {
    let files = try files("  - {id: a, compare: [x, age, sex], by: sex, plot: box}")
    let svg = try #require(files["figures/a.svg"])
    let csv = try #require(files["figures/a.csv"])
    #expect(svg.contains("missing<"))
    #expect(svg.contains(">Marker, mg/L<"))
    #expect(svg.contains("Welch"))
    let points = csv.split(separator: "\n").filter { $0.contains(",point,") }
    // 59 patients are old enough; 9 of them lack the marker, none an age; sex has no box.
    #expect(points.count == 50 + 59)
    #expect(files["report.md"]?.contains("whiskers end at the outermost values") == true)
    let none = try self.files("  - {id: a, compare: [x], by: sex}")
    #expect(none["figures/a.svg"] == nil)
  }

  @Test func `pairs are joined, those who lack one left out`() throws {
    let files = try files("  - {id: a, compare: [[x, y]], plot: box}")
    let svg = try #require(files["figures/a.svg"])
    #expect(svg.contains(">n = 50<"))
    #expect(svg.contains(">9 missing<"))
    #expect(files["report.md"]?.contains("Lines join the values of a patient") == true)
  }

  @Test func `models of both kinds stand in one forest plot with n and events`() throws {
    let files = try files(
      "  - {id: a, cox: rec, event: Relapse, univariable: [age, sex], multivariable: [age, sex]}\n"
        + "  - {id: b, cumulative_incidence: rec, regression: [age, sex]}\n"
        + "  - {id: c, linear: y, multivariable: [age, sex], plot: forest}\n"
        + "  - {id: d, linear: y, multivariable: [age, sex]}\n"
        + "  - {id: e, logistic: died, event: Yes, multivariable: [age, sex]}")
    let both = try #require(files["figures/a.svg"])
    for words in ["Univariable", "Multivariable", "Events", "Lower hazard of Relapse"] {
      #expect(both.contains(">\(words)<"), "\(words)")
    }
    #expect(files["figures/a.csv"]?.contains("Sex,Female,,,,,,") == true)
    #expect(files["figures/b-model.svg"]?.contains("Higher incidence of Relapse") == true)
    #expect(files["figures/b-model-2.svg"]?.contains("Higher incidence of Death") == true)
    #expect(files["figures/c.svg"] != nil && files["figures/d.svg"] == nil)
    #expect(files["figures/e.svg"]?.contains("Lower odds of Yes (Died)") == true)
    #expect(files["figures/e-calibration.svg"]?.contains("Hosmer–Lemeshow p") == true)
    #expect(files["figures/e-calibration.csv"]?.contains("histogram") == true)
  }

  @Test func `the flow is a figure of the participants unless the plan says otherwise`() throws {
    let analysis = "  - {id: flow, compare: [x], by: sex}\n"
    let files = try files(analysis)
    let csv = try #require(files["figures/flow.csv"])
    #expect(csv.contains("stage,,In cohort.csv,60\nleft out,In cohort.csv,Too young,1\n"))
    #expect(csv.contains("part,Population,Female,29\npart,Population,Male,30\n"))
    #expect(files["report.md"]?.contains("**Flow diagram.**") == true)
    let without = try self.files(analysis + "report: {flow: no}")
    #expect(without["figures/flow.svg"] == nil)
  }
}
