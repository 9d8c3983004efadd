import Testing

@testable import Reporting

@Suite struct CellTemplateTests {
  private func text(_ template: String, _ values: [String: String]) -> String {
    CellTemplate(template).text(.standard) { values[$0] ?? "—" }
  }

  @Test func `doubled braces are braces`() {
    #expect(CellTemplate("{{{median}}}").statistics == ["median"])
    #expect(text("{{{median}}}", ["median": "7"]) == "{7}")
    #expect(text("{mean", ["mean": "7"]) == "{mean")
  }

  @Test func `a dash between two numbers is a range`() {
    #expect(text("{min}-{max}", ["min": "1", "max": "9"]) == "1–9")
    #expect(text("{min}–{max}", ["min": "−3", "max": "9"]) == "−3 to 9")
    #expect(text("{n}-fold", ["n": "2"]) == "2-fold")
  }

  @Test func `a percent sign does not stand alone`() {
    #expect(text("{n} ({p}%)", ["n": "0"]) == "0 (—)")
    #expect(text("{n}/{N} ({p}%)", ["n": "3", "N": "8", "p": "38"]) == "3/8 (38%)")
  }

  @Test func `heads are the usual short words`() {
    let heads = [
      "{mean} ({sd})": "mean (SD)", "{median} ({p25}, {p75})": "median (Q1, Q3)",
      "{n} / {N} ({p}%)": "n / N (%)", "{min}-{max}": "min–max",
      "{p}% ({conf.low}–{conf.high})": "% (90% CI)",
      "{median} [{median.conf.low}; {median.conf.high}]": "median [90% CI]",
      "{conf.high} {conf.low}": "upper limit lower limit", "{N_miss} ({p_miss}%)": "missing (%)",
    ]
    for (template, head) in heads { #expect(CellTemplate(template).heading("90% CI") == head) }
  }
}
