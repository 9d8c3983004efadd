import Testing

@testable import Reporting

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (1.2345, 3, "1.235"), (2.675, 2, "2.68"), (0.285, 2, "0.29"), (-0.0004, 3, "0.000"),
      (-0.0005, 3, "−0.001"), (1e-5, 5, "0.00001"), (1e-5, 4, "0.0000"), (0.9996, 3, "1.000"),
      (0.9995, 3, "1.000"), (12345.5, 0, "12346"), (12345.5, 1, "12345.5"), (0, 2, "0.00"),
      (-0.0, 1, "0.0"), (-2.5, 0, "−3"), (2.5, 0, "3"), (0.5, 0, "1"), (0.49, 0, "0"),
      (9.995, 2, "10.00"), (99.95, 1, "100.0"), (0.05, 1, "0.1"), (0.04, 1, "0.0"),
      (1.005, 2, "1.01"), (0.1 + 0.2, 1, "0.3"), (0.15 + 0.2, 1, "0.4"), (100, 2, "100.00"),
      (1e22, 1, "1.00×10²²"), (-1.5e12, 1, "−1.50×10¹²"), (.infinity, 1, "∞"),
      (-.infinity, 1, "−∞"), (.leastNonzeroMagnitude, 3, "0.000"),
    ] as [(Double, Int, String)])
  func `decimals round half away from zero on the shortest text`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(NumberFormat.decimals(value, decimals) == text)
  }

  /// 1.15 · 100 is 114.99999999999999 in binary: sixteen digits and more are first rounded to 15.
  @Test(
    arguments: [
      (1.15 * 100, 0, "115"), (0.285 * 100, 0, "29"), (1.1 * 1.1 * 100, 2, "121.00"),
      (4.35 * 100, 0, "435"), (0.615 * 100, 0, "62"),
    ] as [(Double, Int, String)])
  func `digits beyond the fifteenth do not count`(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.decimals(value, decimals) == text)
  }

  @Test(
    arguments: [
      (1.204, "1.20"), (0.0456, "0.046"), (0.095, "0.10"), (0.0949, "0.095"), (0.1, "0.10"),
      (0.00012, "0.00012"), (0.0000123, "1.2×10⁻⁵"), (0, "0.00"), (.infinity, "∞"),
    ] as [(Double, String)])
  func `ratios have two decimals, and two digits when small`(value: Double, text: String) {
    #expect(NumberFormat.ratio(value) == text)
  }

  @Test(
    arguments: [
      (72.0 / 88, 88.0, "82"), (72.0 / 100, 100, "72.0"), (1.0 / 3000, 3000, "<0.1"),
      (2999.0 / 3000, 3000, ">99.9"), (0, 3000, "0.0"), (1, 3000, "100.0"), (1, 50, "100"),
      (0.285, 40, "29"), (1.0 / 1000, 1000, "0.1"),
    ] as [(Double, Double, String)])
  func `percentages have a decimal from 100 patients on`(
    proportion: Double, total: Double, text: String
  ) {
    let places = JournalStyle.standard.percent.decimals(of: total)
    #expect(NumberFormat.percent(proportion, decimals: places) == text)
  }

  @Test func `ranges use the word to beside a minus`() {
    #expect(JournalStyle.standard.interval("0.63", "0.83") == "0.63–0.83")
    #expect(JournalStyle.standard.interval("−0.63", "0.83") == "−0.63 to 0.83")
    #expect(JournalStyle.standard.interval("1.2", "∞") == "1.2 to ∞")
  }

  @Test func `counts are whole or have one decimal`() {
    #expect(NumberFormat.count(88) == "88")
    #expect(NumberFormat.count(85.914) == "85.9")
    #expect(NumberFormat.count(2_000_000) == "2000000")
  }
}
