import Analysis
import Testing

/// `median-split`: 1, 2, 3, 10 have the median 2.5.
@Suite struct MedianSplitTests {
  private func study(at cut: String, _ analysis: String) throws -> SmallStudy {
    try SmallStudy(
      csv: "x,y\n1,4\n2,3\n3,2\n10,1\n",
      declarations: "variables: {half: {cut: x, at: \(cut)}}", analyses: [analysis])
  }

  @Test func `the cut is told wherever the halves are used`() throws {
    for analysis in [
      "{compare: y, by: half, test: student_t}", "{linear: y, univariable: half}",
      "{summarize: half, test: none}",
    ] {
      let study = try study(at: "median", analysis)
      #expect(study.codes == ["median-split"])
      #expect(study.found(.medianSplit, "cutpoint") == 2.5)
    }
  }

  @Test func `numbers, tertiles and the variable itself are not median splits`() throws {
    #expect(try study(at: "[2.5]", "{compare: y, by: half, test: student_t}").checks.isEmpty)
    #expect(try study(at: "tertiles", "{compare: y, by: half, test: anova}").checks.isEmpty)
    #expect(try study(at: "median", "{linear: y, univariable: x}").checks.isEmpty)
  }
}
