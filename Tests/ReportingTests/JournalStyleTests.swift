import Analysis
import TestSupport
import Testing

@testable import Reporting

@Suite struct JournalStyleTests {
  /// p, then as default, jama, nejm, lancet, radiology and apa print it.
  ///
  /// Formats work with the point; the Lancet's is raised when a page is set.
  static let values: [(Double, [String])] = [
    (0, ["<0.001", "<.001", "<0.001", "<0.0001", "<.001", "<.001"]),
    (0.00004, ["<0.001", "<.001", "<0.001", "<0.0001", "<.001", "<.001"]),
    (0.0001, ["<0.001", "<.001", "<0.001", "0.0001", "<.001", "<.001"]),
    (0.00012, ["<0.001", "<.001", "<0.001", "0.0001", "<.001", "<.001"]),
    (0.00095, ["<0.001", "<.001", "<0.001", "0.0010", "<.001", "<.001"]),
    (0.00099, ["<0.001", "<.001", "<0.001", "0.0010", "<.001", "<.001"]),
    (0.001, ["0.001", ".001", "0.001", "0.0010", ".001", ".001"]),
    (0.00425, ["0.004", ".004", "0.004", "0.0043", ".004", ".004"]),
    (0.0099, ["0.010", ".010", "0.010", "0.0099", ".010", ".010"]),
    (0.00995, ["0.010", ".010", "0.010", "0.010", ".010", ".010"]),
    (0.01, ["0.010", ".01", "0.01", "0.010", ".01", ".010"]),
    (0.0116, ["0.012", ".01", "0.01", "0.012", ".01", ".012"]),
    (0.0472, ["0.047", ".047", "0.047", "0.047", ".047", ".047"]),
    (0.0494, ["0.049", ".049", "0.049", "0.049", ".049", ".049"]),
    (0.0495, ["0.0495", ".0495", "0.0495", "0.0495", ".0495", ".0495"]),
    (0.0496, ["0.0496", ".0496", "0.0496", "0.0496", ".0496", ".0496"]),
    (0.0499, ["0.0499", ".0499", "0.0499", "0.0499", ".0499", ".0499"]),
    (0.0499999, ["<0.05", "<.05", "<0.05", "<0.05", "<.05", "<.05"]),
    (0.05, ["0.050", ".05", "0.05", "0.050", ".05", ".050"]),
    (0.0504, ["0.050", ".05", "0.05", "0.050", ".05", ".050"]),
    (0.0999, ["0.100", ".10", "0.10", "0.10", ".10", ".100"]),
    (0.136, ["0.136", ".14", "0.14", "0.14", ".14", ".136"]),
    (0.9251, ["0.925", ".93", "0.93", "0.93", ".93", ".925"]),
    (0.99, ["0.990", ".99", "0.99", "0.99", ".99", ".990"]),
    (0.9901, [">0.99", ">.99", ">0.99", ">0.99", ">.99", ">.99"]),
    (0.9996, [">0.99", ">.99", ">0.99", ">0.99", ">.99", ">.99"]),
    (1, [">0.99", ">.99", ">0.99", ">0.99", ">.99", ">.99"]),
    (1.0000000000000002, [">0.99", ">.99", ">0.99", ">0.99", ">.99", ">.99"]),
  ]

  @Test(arguments: values) func `p-values in every style`(p: Double, texts: [String]) {
    #expect(ReportStyle.allCases.map { PValueFormat(style: $0).text(p) } == texts)
  }

  @Test(arguments: ReportStyle.allCases)
  func `no p is printed as 0 or 1, nor on the other side of 0.05`(style: ReportStyle) throws {
    let format = PValueFormat(style: style)
    var generator = SplitMix64(state: 11)
    for index in 0..<4000 {
      let unit = generator.unit()
      let p =
        switch index % 4 {
        case 0: unit
        case 1: unit * 0.01
        case 2: 0.0495 + 0.0005 * unit
        default: 1 - unit * 0.012
        }
      let text = format.text(p)
      let number = try #require(Double(text.drop { "<>".contains($0) }), "\(text)")
      #expect(number > 0 && number < 1, "\(p): \(text)")
      #expect((p < 0.05) == (text.first == "<" ? true : number < 0.05), "\(p): \(text)")
    }
  }

  @Test func `running text has the style's letter and spaces`() {
    let phrases = ReportStyle.allCases.map { PValueFormat(style: $0).phrase(0.0472) }
    #expect(
      phrases == [
        "p = 0.047", "P = .047", "P=0.047", "p=0.047", "P = .047", "p = .047",
      ])
    let small = ReportStyle.allCases.map { PValueFormat(style: $0).phrase(0.00001) }
    #expect(
      small == ["p < 0.001", "P < .001", "P<0.001", "p<0.0001", "P < .001", "p < .001"])
  }

  @Test func `limits`() {
    let styles = ReportStyle.allCases.map { JournalStyle($0) }
    #expect(
      styles.map { $0.aside($0.interval("0.63", "0.83")) } == [
        " (0.63–0.83)", " (0.63-0.83)", " (0.63 to 0.83)", " (0.63–0.83)", " (0.63, 0.83)",
        " [0.63, 0.83]",
      ])
    #expect(
      styles.map { $0.aside($0.interval("−0.1", "0.4")) } == [
        " (−0.1 to 0.4)", " (−0.1 to 0.4)", " (−0.1 to 0.4)", " (−0.1 to 0.4)", " (−0.1, 0.4)",
        " [−0.1, 0.4]",
      ])
    #expect(styles.map { $0.head("HR", "95% CI") }.last == "HR [95% CI]")
  }

  @Test(
    arguments: [
      ("1234", "1,234", "1234"), ("12345.6", "12,345.6", "12\u{202F}345.6"),
      ("−1234567", "−1,234,567", "−1\u{202F}234\u{202F}567"), ("999", "999", "999"),
      ("0.12345", "0.12345", "0.12345"), ("1.20×10¹²", "1.20×10¹²", "1.20×10¹²"), ("∞", "∞", "∞"),
    ] as [(String, String, String)])
  func `large numbers`(text: String, apa: String, jama: String) {
    #expect(JournalStyle.apa.grouped(text) == apa)
    #expect(JournalStyle.jama.grouped(text) == jama)
    #expect(JournalStyle.standard.grouped(text) == text)
  }

  @Test func `a number that cannot exceed 1 has no zero in APA style`() {
    #expect(JournalStyle.apa.bounded("−0.45") == "−.45")
    #expect(JournalStyle.apa.bounded("1.00") == "1.00")
    #expect(JournalStyle.apa.probability(0.7049) == ".70")
    #expect(JournalStyle.jama.probability(0.7049) == "0.705")
    #expect(JournalStyle.radiology.probability(0.7049) == "0.70")
  }

  @Test func `percentages have the decimals of the whole table`() {
    let rule = JournalStyle.standard.percent
    #expect([0, 99, 100, 5000].map(rule.decimals) == [0, 0, 1, 1])
    let annals = PercentRule(steps: [.init(patients: 200, decimals: 1)])
    #expect([199, 200].map(annals.decimals) == [0, 1])
    let jmir = PercentRule(
      steps: [.init(patients: 100, decimals: 1), .init(patients: 1000, decimals: 2)])
    #expect([99, 100, 999, 1000].map(jmir.decimals) == [0, 1, 1, 2])
  }
}
