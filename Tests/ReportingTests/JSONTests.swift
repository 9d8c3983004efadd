import Analysis
import Foundation
import Testing

@testable import Reporting

@Suite struct JSONTests {
  @Test(
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.1, "0.1"), (1e-7, "1e-07"), (1e22, "1e+22"),
      (0.30000000000000004, "0.30000000000000004"), (-2.5, "-2.5"), (.infinity, "\"Inf\""),
      (-.infinity, "\"-Inf\""), (.nan, "null"), (123_456_789, "123456789"),
    ] as [(Double, String)])
  func `numbers give the same double back`(value: Double, text: String) {
    #expect(JSON.number(value).text() == text)
    if value.isFinite { #expect(Double(text) == value) }
  }

  @Test(arguments: [
    ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("a\nb\r\t", #""a\nb\r\t""#),
    ("\u{8}\u{C}", #""\b\f""#), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
    ("é😀 ₂", #""é😀 ₂""#), ("</script>", #""</script>""#), ("\u{2028}", "\"\u{2028}\""),
  ])
  func `texts are escaped`(text: String, json: String) {
    #expect(JSON.text(text).text() == json)
  }

  /// The carriage return and the line feed of Windows are one Character, and two scalars.
  @Test func `a Foundation reader gives the texts back`() throws {
    let texts = ["a\r\nb", "\"\\/", "\u{1}", "e\u{301}", "𝄞"]
    let written = JSON.array(texts.map(JSON.text)).text()
    #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == texts)
  }

  @Test func `keys keep their order`() {
    let object = JSON.object([("b", .integer(1)), ("a", .bool(true)), ("c", .optional(nil))])
    #expect(object.text() == #"{"b": 1, "a": true, "c": null}"#)
  }
}

@Suite struct ResultsJSONTests {
  private struct File: Decodable {
    struct Row: Decodable {
      let analysis: String
      let group1_level: String?
      let stat_name: String
      let stat_fmt: String?
      let error: String?
    }
    let reprise: String
    let schema: Int
    let results: [Row]
  }

  @Test func `results are rows at full precision, as they are printed`() throws {
    let question = Fixture.question(
      "table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))])))
    let refusal = Fixture.refusal("table2", "student_t", of: "age", "p.value", "no \"values\"")
    let answer = Fixture.answer(question, Fixture.pmvi("table2") + [refusal])
    let text = ResultsJSON(Fixture.results([answer])).text()
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    #expect(file.schema == 1)
    #expect(file.results.count == Fixture.pmvi("table2").count + 1)
    let mean = file.results.first { $0.group1_level == "Survivors" && $0.stat_name == "mean" }
    #expect(mean?.stat_fmt == "113.3")
    #expect(file.results.last?.error == "no \"values\"")
    #expect(text.contains(#""stat": 0.04812, "stat_fmt": "0.048""#))
    #expect(!text.contains("/home/someone"))
  }

  @Test func `an answer without rows leaves an empty list`() throws {
    let text = ResultsJSON(Fixture.results([])).text()
    #expect(try JSONDecoder().decode(File.self, from: Data(text.utf8)).results.isEmpty)
  }
}
