import Foundation
import Testing

/// `reprise verify` on small cohorts: what it prints, and how it ends.
struct VerifyTests {
  static let csv = "g,x\na,1\na,2\na,4\nb,3\nb,6\nb,9\n"

  static func plan(_ published: String) -> String {
    """
    cohort: {file: cohort.csv}
    variables: {x: {type: continuous}, g: {levels: [a, b]}}
    analyses:
      - {id: t, compare: x, by: g, test: student_t, published: {\(published)}}
    """
  }

  func verify(_ published: String) throws -> Tool.Run {
    let folder = try Case(plan: Self.plan(published), csv: Self.csv).folder
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Tool.run(["verify", "study.yml"], in: folder)
    #expect(try Tool.files(below: folder) == ["cohort.csv", "study.yml"])
    return run
  }

  /// The means are 7/3 and 6; Student's t has 4 degrees of freedom.
  @Test func `numbers that come out end 0`() throws {
    let run = try verify(#"x.a.mean: "2.3", x.b.mean: "6", x.student_t.parameter: "4""#)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\nreproduced: 3\n"))
    let finer = try verify(#"x.a.mean: "2.33333333""#)
    #expect(finer.output.contains("t.x.a.mean  2.33333333  2.33333333  reproduced"))
  }

  @Test func `a number that differs ends 1`() throws {
    let run = try verify(#"x.a.mean: "2.4", x.b.mean: "6""#)
    #expect(run.status == 1)
    #expect(run.output.contains("t.x.a.mean  2.4"))
    #expect(run.output.hasSuffix("\nreproduced: 1; differs: 1\n"))
  }

  @Test func `a reason explains a difference, and fails without one`() throws {
    let explained = try verify(#"x.a.mean: {value: "2.4", differs: other rows}"#)
    #expect(explained.status == 0)
    #expect(explained.output.contains("t.x.a.mean: other rows"))
    let idle = try verify(#"x.a.mean: {value: "2.3", differs: other rows}"#)
    #expect(idle.status == 1)
    #expect(idle.output.contains("reproduced, though said to differ"))
  }

  /// R's t.test gives p = 0.15657 for {1, 2, 4} and {3, 6, 9}, with var.equal = TRUE 0.13229; the
  /// squared deviations of {1, 2, 4} add up to 14/3, and √(14/9) is 1.25.
  @Test func `a number that differs names the choice that gives it`() throws {
    let run = try verify(#"x.p.value: "0.157", x.a.sd: "1.25", x.b.mean: "6.5""#)
    #expect(run.status == 1)
    #expect(
      run.output.contains(
        "t.x.p.value: 0.157 fits Welch's t-test, the default of R, SAS and SPSS (test: welch_t); as"
          + " planned, with Student's t-test, it is 0.132."))
    #expect(run.output.contains("t.x.a.sd: 1.25 fits the standard deviation with n in the place"))
    #expect(run.output.contains("t.x.b.mean: No choice that is tried changes this number."))
  }

  @Test func `every choice that was tried is listed on demand`() throws {
    let folder = try Case(plan: Self.plan(#"x.p.value: "0.3""#), csv: Self.csv).folder
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Tool.run(["verify", "--choices", "study.yml"], in: folder)
    #expect(run.output.contains("None of the"))
    #expect(run.output.contains("the one-sided test (less) (alternative: less)"))
  }

  @Test func `a plan without published numbers says so`() throws {
    let folder = try Case(
      plan: "cohort: {file: cohort.csv}\nanalyses: [{summarize: x}]", csv: Self.csv
    ).folder
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Tool.run(["verify", "study.yml"], in: folder)
    #expect(run.status == 0)
    #expect(run.output == "The plan holds no published numbers.\n")
  }

  @Test(
    arguments: try FileManager.default.contentsOfDirectory(
      atPath: Tool.root.appending(path: "Examples").path
    ).sorted())
  func `the example studies verify`(study: String) throws {
    let run = try Tool.run(["verify", "Examples/\(study)/study.yml"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}
