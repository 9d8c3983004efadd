import Analysis
import Cohorts
import Testing

@Suite struct PlanReaderTests {
  @Test func `the example of PRODUCT.md reads without problems`() throws {
    let study = try PlanReader.read(Array(examplePlan.utf8), fileName: "study.yml")
    #expect(study.title == "Imaging-based prognostic factors before thermal ablation")
    #expect(
      study.variables.map(\.name) == [
        "age", "sex", "height", "psoas", "pmvi", "tbs", "low_pmvi", "male",
      ])
    #expect(study.questions.map(\.id) == ["table1", "table2", "fig1", "fig2", "table3", "prose-6"])
  }
}
