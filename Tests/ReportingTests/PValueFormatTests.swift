import Analysis
import Testing

@testable import Reporting

@Suite struct PValueFormatTests {
  @Test(
    arguments: [
      (0.048, "0.048"), (0.0009996, "<0.001"), (0.001, "0.001"), (0, "<0.001"), (1, ">0.99"),
      (0.9996, ">0.99"), (0.99001, ">0.99"), (0.99, "0.990"), (1.0000001, ">0.99"),
      (0.05, "0.050"), (0.0504, "0.050"), (0.0495, "0.0495"), (0.0499, "0.0499"),
      (0.04996, "0.04996"), (0.0499996, "<0.05"), (0.0499994, "0.049999"), (0.137, "0.137"),
      (0.9251, "0.925"), (0.0485, "0.049"),
    ] as [(Double, String)])
  func `the project's own style has three decimals`(p: Double, text: String) {
    #expect(PValueFormat().text(p) == text)
  }

  @Test(
    arguments: [
      (ReportStyle.jama, 0.048, ".048"), (.jama, 0.0472, ".047"), (.jama, 0.136, ".14"),
      (.jama, 0.0042, ".004"), (.jama, 0.0002, "<.001"), (.jama, 0.998, ">.99"),
      (.nejm, 0.136, "0.14"), (.nejm, 0.0042, "0.004"), (.lancet, 0.136, "0.14"),
      (.lancet, 0.00425, "0.0043"), (.lancet, 0.00004, "<0.0001"), (.apa, 0.136, ".136"),
      (.apa, 0.0002, "<.001"),
    ] as [(ReportStyle, Double, String)])
  func `journals have their own rules`(style: ReportStyle, p: Double, text: String) {
    #expect(PValueFormat(style: style).text(p) == text)
  }

  @Test func `running text joins the letter and the sign`() {
    #expect(PValueFormat().phrase(0.048) == "p = 0.048")
    #expect(PValueFormat().phrase(0.00001) == "p < 0.001")
  }
}
